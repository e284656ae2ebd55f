from typing import Any

import pytest
from end_to_end.reading import buttons, is_private, texts
from end_to_end.stage import Stage

from bot.playground.keyboard import Person
from bot.wording import quotes as wording

ASKED = "look at an MRI and predict whether they are a psychopath"


async def test_find_gives_the_words_their_time_and_speaker(ada: Person) -> None:
    reply = await (await ada.slash("quote find", text=ASKED)).answer()
    assert "MRI" in texts(reply)
    assert "“" in texts(reply)
    assert "psychopath**" in texts(reply)
    assert "**3:15 – 3:25**" in texts(reply)
    assert "Guest" in texts(reply)
    assert ASKED in texts(reply)
    assert not is_private(reply)
    assert reply["interaction_metadata"]["name"] == "quote find"


@pytest.mark.parametrize("private", [None, True, False])
async def test_find_says_when_nothing_like_it_was_said_to_all_only_if_asked_to(
    ada: Person, private: bool | None
) -> None:
    options: dict[str, Any] = {} if private is None else {"private": private}
    reply = await (await ada.slash("quote find", text="bake sourdough bread in an iron oven", **options)).answer()
    assert is_private(reply) == (private is not False)
    assert wording.NOT_SAID in texts(reply)
    assert wording.VERDICT_DOUBT in texts(reply)
    assert wording.NEXT not in buttons(reply)


@pytest.mark.parametrize(
    "text",
    [
        "@everyone <@123> <#1> @here psychopath",
        "```py\npsychopath\n``` **bold** ||spoiler|| [a](https://example.org)",
        "هل هو مختل عقليا psychopath \u202e\u202e",
        "psychopath " * 545,
        "🧠🧠🧠",
        "…—?!",
        "x",
    ],
)
async def test_whatever_is_asked_is_answered_and_pings_nobody(stage: Stage, ada: Person, text: str) -> None:
    reply = await (await ada.slash("quote find", text=text)).answer()
    assert texts(reply)
    assert not reply["mentions"]
    assert not reply["mention_everyone"]
    checked = await (await ada.slash("quote check", text=text)).answer()
    assert texts(checked)
    await ada.autocomplete("quote find", "text", text[:100])


@pytest.mark.parametrize(
    ("claim", "alone"),
    [
        pytest.param("psychopath is probably a good analogy", False, id="said"),
        pytest.param("we bought a new wheelbarrow", True, id="not said"),
    ],
)
async def test_what_comes_nearest_to_what_nobody_said_is_shown_to_who_asks_alone(
    ada: Person, claim: str, alone: bool
) -> None:
    assert is_private(await (await ada.slash("quote check", text=claim)).answer()) == alone


async def test_suggestions_have_times_and_open_that_very_quote(ada: Person) -> None:
    choices = await ada.autocomplete("quote find", "text", "psychopath")
    assert choices
    assert all(len(choice["name"]) <= 100 and len(choice["value"]) <= 100 for choice in choices)
    assert all(choice["name"].partition(" · ")[0].count(":") == 1 for choice in choices)
    chosen = choices[1]
    reply = await (await ada.slash("quote find", text=chosen["value"])).answer()
    time, _, words = chosen["name"].partition(" · ")
    assert f"**{time} – " in texts(reply)
    assert words.removesuffix("…")[:40] in texts(reply)


@pytest.mark.parametrize("value", ["#1:00000000:0.0-0.5", "#99:00000000:0.0-0.5"])
async def test_a_suggestion_that_is_out_of_date_says_so(ada: Person, value: str) -> None:
    reply = await (await ada.slash("quote find", text=value)).answer()
    assert (texts(reply), is_private(reply)) == (wording.SUGGESTION_GONE, True)


async def test_suggestions_of_nothing_show_what_there_is(ada: Person) -> None:
    assert len(await ada.autocomplete("quote find", "text", "")) == 10


async def test_random_shows_other_quotes_one_after_the_other(ada: Person) -> None:
    reply = await (await ada.slash("quote random")).answer()
    await (await ada.press(reply, wording.NEXT_QUOTE)).answer()
    changed = await ada.sees_change(reply)
    assert texts(changed) != texts(reply)


@pytest.mark.parametrize("time", ["3:53", "233", "0:03:53", "3m53s"])
async def test_at_shows_what_was_said_then(ada: Person, time: str) -> None:
    reply = await (await ada.slash("quote at", time=time)).answer()
    assert "charming on the surface" in texts(reply)


@pytest.mark.parametrize(("time", "said"), [("1:02:03", "5:01"), ("soon", "3:53"), ("-3", "3:53")])
async def test_at_says_which_times_there_are(ada: Person, time: str, said: str) -> None:
    reply = await (await ada.slash("quote at", time=time)).answer()
    assert said in texts(reply)
    assert is_private(reply)


@pytest.mark.parametrize(
    ("text", "verdict", "shown"),
    [
        ("You must be a psychopath", "verbatim", "psychopath"),
        ("do you think that cloud has conscious experience", "verbatim", "Claude"),
        ("charming on the surface, very goal oriented and very rich", "partly", "~~rich~~"),
        ("we really have very little idea what we are talking about", "nearly", "__we're what we're__"),
        ("we really know what happens", "reversed", "__don't__"),
        ("the best recipe for sourdough bread", "not said", ""),
    ],
)
async def test_check_says_how_close_the_words_are(ada: Person, text: str, verdict: str, shown: str) -> None:
    reply = await (await ada.slash("quote check", text=text)).answer()
    assert wording.CHECKED[verdict] in texts(reply)
    assert shown in texts(reply)
    assert not [sure for sure in (*wording.VERDICT_PARAPHRASE, wording.VERDICT_DOUBT) if sure in texts(reply)]


@pytest.mark.parametrize(
    ("text", "legend"),
    [
        ("charming on the surface, very goal oriented and very rich", wording.STRUCK_AND_ADDED),
        ("we really know what happens", wording.ADDED),
        ("you really must be a psychopath", wording.STRUCK),
        ("you must be a psychopath", None),
    ],
)
async def test_only_marks_that_are_shown_are_explained(ada: Person, text: str, legend: str | None) -> None:
    shown = texts(await (await ada.slash("quote check", text=text)).answer())
    legends = (wording.STRUCK_AND_ADDED, wording.STRUCK, wording.ADDED)
    assert [one for one in legends if one in shown] == ([legend] if legend else [])


async def test_what_differs_much_is_shown_on_two_lines(ada: Person) -> None:
    claim = "mechanistic interpretability is already up to the task"
    shown = texts(await (await ada.slash("quote check", text=claim)).answer())
    assert f"> Asked: {claim}\n> Said: It's not anywhere near up to the task yet." in shown
    assert "~~" not in shown
    assert "__" not in shown


@pytest.mark.parametrize("text", ["hello", "psychopaht", "oven bread", "“hello”"])
async def test_a_word_or_two_that_were_not_said_ask_for_more_in_private(ada: Person, text: str) -> None:
    reply = await (await ada.slash("quote check", text=text)).answer()
    assert texts(reply) == wording.TOO_SHORT_TO_CHECK
    assert is_private(reply)


@pytest.mark.parametrize(("command", "said"), [("find", wording.NO_WORDS), ("check", wording.TOO_SHORT_TO_CHECK)])
async def test_a_single_filler_asks_for_more(ada: Person, command: str, said: str) -> None:
    reply = await (await ada.slash(f"quote {command}", text="The")).answer()
    assert (texts(reply), is_private(reply)) == (said, True)


async def test_a_word_that_was_said_is_told(ada: Person) -> None:
    reply = await (await ada.slash("quote check", text="psychopath")).answer()
    assert wording.CHECKED["verbatim"] in texts(reply)


async def test_of_several_quotations_each_is_told_and_the_worst_is_shown(ada: Person) -> None:
    text = 'He said "you must be a psychopath" and then "we really know what happens", I think!'
    shown = texts(await (await ada.slash("quote check", text=text)).answer())
    assert wording.CHECKED_EACH["verbatim"].format(quote="you must be a psychopath") in shown
    assert wording.CHECKED_EACH["reversed"].format(quote="we really know what happens") in shown
    assert wording.CHECKED["reversed"] in shown
    assert "__don't__" in shown


async def test_of_quotations_one_that_does_not_stand_by_itself_is_told_so(ada: Person) -> None:
    text = 'He said "you must be a psychopath" and "you had an oracle that could just scan a model"'
    shown = texts(await (await ada.slash("quote check", text=text)).answer())
    assert wording.CHECKED_EACH_WITHIN.format(quote="you had an oracle that could just scan a model") in shown


async def test_what_stands_around_a_quotation_is_no_part_of_the_claim(ada: Person) -> None:
    shown = texts(
        await (await ada.slash("quote check", text='Someone said "you must be a psychopath" once')).answer()
    )
    assert wording.CHECKED["verbatim"] in shown
    assert "Someone" not in shown


async def test_words_that_were_only_supposed_are_shown_with_what_supposes_them(ada: Person) -> None:
    reply = await (await ada.slash("quote check", text="you had an oracle that could just scan a model")).answer()
    assert wording.CHECKED_WITHIN in texts(reply)
    assert "easier if__ you had an oracle" in texts(reply)


@pytest.mark.parametrize("menu", [wording.MENU_FIND, wording.MENU_CHECK])
async def test_a_right_click_on_a_message_looks_for_its_words_in_private(
    ada: Person, ben: Person, menu: str
) -> None:
    message = await ben.say("he looked at his own scan and discovered that he was a psychopath")
    reply = await (await ada.menu(menu, message)).answer()
    assert "discovered" in texts(reply)
    assert is_private(reply)


async def test_of_a_message_that_quotes_only_the_quotes_are_checked(ada: Person, ben: Person) -> None:
    message = await ben.say("Lol: “discovered that he was a psychopath”, and then “we bought a new wheelbarrow”!")
    first = await (await ada.menu(wording.MENU_CHECK, message)).answer()
    assert wording.CHECKED["verbatim"] in texts(first)
    second = await ada.sees_message(lambda seen: wording.CHECKED["not said"] in texts(seen))
    assert is_private(second)


async def test_a_forwarded_message_is_read(stage: Stage, ada: Person, ben: Person) -> None:
    message = await ben.say("look")
    data = stage.playground.world.message(message["channel_id"], message["id"]).data
    snapshot = {
        key: data[key] for key in ("type", "timestamp", "edited_timestamp", "embeds", "attachments", "flags")
    }
    snapshot |= {"content": "> discovered that he was a psychopath", "mentions": [], "mention_roles": []}
    data |= {"content": "", "message_snapshots": [{"message": snapshot}]}
    reply = await (await ada.menu(wording.MENU_CHECK, data)).answer()
    assert wording.CHECKED["verbatim"] in texts(reply)


async def test_a_message_without_text_says_so(ada: Person) -> None:
    quote = await (await ada.slash("quote random")).answer()
    reply = await (await ada.menu(wording.MENU_FIND, quote)).answer()
    assert texts(reply) == wording.MESSAGE_WITHOUT_TEXT


async def test_everything_works_in_a_direct_message(ada: Person) -> None:
    reply = await (await ada.slash("quote find", channel="@bot", text=ASKED)).answer()
    await (await ada.press(reply, wording.LATER)).answer()
    assert "psychopath" in texts(await ada.sees_change(reply, lambda now: texts(now) != texts(reply)))
