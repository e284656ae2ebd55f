"""Builds all services, and hands one feature what it asks of another."""

import time
from functools import partial

import discord

from bot.discord_ui.command_links import CommandLinks
from bot.discord_ui.dialogues import Typed
from bot.discord_ui.overrides import Given, Overrides
from bot.discord_ui.services import Services
from bot.features.about.examples import ExampleRoads
from bot.features.about.greeting import Greeter
from bot.features.about.privacy import Privacy
from bot.features.following.announcing import Announcer
from bot.features.following.episode_buttons import EpisodeRoads, asking
from bot.features.following.follow_view import looked_at
from bot.features.following.follower import Follower, Gait, Shelf
from bot.features.following.podcasts import Podcasts
from bot.features.library.desk import LibraryDesk
from bot.features.library.importer import Importer, Rhythm
from bot.features.library.limits import Limits
from bot.features.library.receiving import receive_one
from bot.features.library.screen import UploadScreen
from bot.features.quiz.alone import Alone
from bot.features.quiz.alone_clock import AloneClock
from bot.features.quiz.alone_start import AloneStart
from bot.features.quiz.alone_view import begin_solo, begin_stretch, show_late
from bot.features.quiz.channel import ChannelScreen
from bot.features.quiz.daily_draw import DailyDraw
from bot.features.quiz.daily_view import invitation
from bot.features.quiz.drawing import GameDraw
from bot.features.quiz.forgetting import without
from bot.features.quiz.host import QuizHost
from bot.features.quiz.lines import PrivateLines
from bot.features.quiz.match import Pace
from bot.features.quiz.names import PlayerNames
from bot.features.quiz.practice import learnt
from bot.features.quiz.reading_on import ReadingRoad
from bot.features.quiz.scores import Scores
from bot.features.quotes.answers import find_in, show_sentence
from bot.features.quotes.checks import check_in
from bot.features.quotes.mender import Mender
from bot.features.quotes.quote_of_the_day import QuoteOfTheDay
from bot.features.quotes.view import post
from bot.features.quotes.voices import VoiceRoads
from bot.features.servers.daily_post import DailyPost, QuotePost
from bot.features.servers.departures import Departures
from bot.features.servers.servers import Servers
from bot.features.servers.setup_view import SetupRoads
from bot.features.topics.onward import Onward
from bot.interviews.catalogue import Interviews
from bot.interviews.close_reading import CloseReading
from bot.interviews.open_rounds import OpenRounds
from bot.interviews.outlines import Outlines, outline_early
from bot.interviews.writer import Writer
from bot.running.gate import Gate
from bot.running.turns import Turns
from bot.running.web import Web
from bot.running.workers import Workers
from bot.store.complaints import ComplaintStore
from bot.store.database import Database
from bot.store.episodes import EpisodeStore
from bot.store.facts import FactStore
from bot.store.failures import FailureStore
from bot.store.follows import FollowStore
from bot.store.games import GameStore
from bot.store.mendings import MendingStore
from bot.store.outlines import OutlineStore
from bot.store.players import PlayerStore
from bot.store.quote_replies import QuoteReplyStore
from bot.store.servers import ServerStore
from bot.store.stars import StarStore
from bot.store.topics import TopicStore
from bot.store.uploads import UploadStore


def compose(
    client: discord.Client,
    database: Database,
    interviews: Interviews,
    reading: CloseReading,
    limits: Limits,
    pace: Pace,
    rhythm: Rhythm,
    web: Web,
    gait: Gait,
    gate: Gate,
    writer: Writer | None,
) -> Services:
    """All services, each from those above it; what one feature asks of another is handed to it here."""
    open_rounds, workers = OpenRounds(), Workers()
    outlines = Outlines(TopicStore(database), OutlineStore(database), FailureStore(database), workers, writer)

    stars = StarStore(database)
    games, players, facts = GameStore(database), PlayerStore(database), FactStore(database)
    server_store = ServerStore(database)
    servers = Servers(server_store)

    names, lines, links = PlayerNames(client), PrivateLines(), CommandLinks()

    async def given(guild_id: int) -> Given:
        return await client.http.get_guild_application_command_permissions(client.application_id or 0, guild_id)

    channels = ChannelScreen(client, interviews, outlines, names, lines)
    learning, allowed = partial(learnt, players), servers.check_quiz_allowed
    draw = GameDraw(games, interviews)
    quizzes = QuizHost(games, draw, open_rounds, channels, pace, learning, allowed, gate)
    daily_draw = DailyDraw(games, facts, interviews, lambda guild_id: servers.of(guild_id).daily_show)
    alone = Alone(games, players, draw, open_rounds)
    alone_start = AloneStart(alone, games, players, draw, daily_draw, interviews, open_rounds)
    follows, turns = FollowStore(database), Turns[str]()
    announcer = Announcer(client, follows, interviews, outlines)

    async def check_room(guild_id: int) -> None:
        await desk.check_room(guild_id)

    shelf = Shelf(limits.upload_mb, limits.interviews, check_room, lambda: importer.wake(), interviews.refresh)
    episodes, queue = EpisodeStore(database), UploadStore(database)
    follower = Follower(follows, episodes, queue, web, workers, shelf, announcer.announce, gait)
    uploads = UploadScreen(client, database, interviews, follower, asking)
    outline = partial(outline_early, interviews, outlines)
    importer = Importer(database, interviews, reading, uploads, limits, turns, workers, rhythm, outline)
    desk = LibraryDesk(database, interviews, limits, turns, workers, importer.wake)

    async def servers_forgotten() -> None:
        await interviews.refresh()
        await outlines.load()

    podcasts = Podcasts(follows, web, workers, time.time, follower.wake)
    return Services(
        database,
        facts,
        interviews,
        reading,
        outlines,
        open_rounds,
        workers,
        Typed(),
        links,
        Overrides(given, links),
        Greeter(links),
        names,
        lines,
        quizzes,
        alone,
        alone_start,
        AloneClock(alone, partial(show_late, client)),
        Scores(games, players),
        QuoteReplyStore(database),
        ComplaintStore(database),
        Onward(quote=post, quiz=begin_stretch),
        ReadingRoad(quote=show_sentence),
        importer,
        desk,
        follower,
        announcer,
        podcasts,
        SetupRoads(add=receive_one, look=looked_at, channels=podcasts.channels, announce=podcasts.announce),
        ExampleRoads(find=find_in, check=check_in, quiz=begin_solo),
        Mender(MendingStore(database), interviews, desk.own, importer.wake),
        VoiceRoads(tell=desk.tell, rename=desk.rename),
        EpisodeRoads(find=find_in, quiz=begin_stretch),
        servers,
        DailyPost(client, servers, partial(invitation, daily_draw)),
        QuotePost(client, servers, QuoteOfTheDay(stars, interviews, open_rounds).view),
        stars,
        Departures(server_store, servers, servers_forgotten),
        Privacy(database, partial(without, quizzes=quizzes, alone=alone, names=names)),
    )
