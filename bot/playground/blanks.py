"""Discord's objects with every field that clients expect, before anything is known of them."""

from collections.abc import Sequence

from discord import Permissions

from bot.playground.objects import (
    ANNOUNCEMENT_THREAD,
    DIRECT_MESSAGE,
    GROUP,
    GUILD_ANNOUNCEMENT,
    GUILD_FORUM,
    GUILD_TEXT,
    GUILD_VOICE,
    PRIVATE_THREAD,
    PUBLIC_THREAD,
    Json,
    snowflake,
    timestamp,
)

EMPTY_IN_GUILD_CREATE = (
    "presences",
    "voice_states",
    "stage_instances",
    "guild_scheduled_events",
    "soundboard_sounds",
)

GUILD: Json = {
    **dict.fromkeys(
        (
            "icon",
            "splash",
            "discovery_splash",
            "banner",
            "description",
            "vanity_url_code",
            "application_id",
            "afk_channel_id",
            "system_channel_id",
            "rules_channel_id",
            "public_updates_channel_id",
            "safety_alerts_channel_id",
            "max_presences",
        )
    ),
    **dict.fromkeys(
        (
            "verification_level",
            "default_message_notifications",
            "explicit_content_filter",
            "mfa_level",
            "system_channel_flags",
            "premium_tier",
            "premium_subscription_count",
            "nsfw_level",
        ),
        0,
    ),
    "afk_timeout": 300,
    "preferred_locale": "en-US",
    "premium_progress_bar_enabled": False,
    "max_members": 500_000,
    "features": [],
    "emojis": [],
    "stickers": [],
}


def user(name: str, *, bot: bool = False) -> Json:
    user: Json = {
        "id": snowflake(),
        "username": name.lower(),
        "discriminator": "0",
        "global_name": name,
        "avatar": None,
        "public_flags": 0,
    }
    return user | {"username": name, "global_name": None, "discriminator": "0000", "bot": True} if bot else user


def role(role_id: str, name: str, permissions: Permissions) -> Json:
    return {
        "id": role_id,
        "name": name,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "position": 0,
        "permissions": str(permissions.value),
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }


_ARCHIVED_AFTER_MINUTES = 1440
_BY_KIND: dict[int, Json] = {
    GUILD_VOICE: {"bitrate": 64_000, "user_limit": 0, "rtc_region": None, "video_quality_mode": 1},
    GUILD_FORUM: {
        "available_tags": [],
        "default_reaction_emoji": None,
        "default_sort_order": None,
        "default_forum_layout": 0,
        "default_auto_archive_duration": _ARCHIVED_AFTER_MINUTES,
    },
}


def channel(name: str, position: int, guild_id: str, kind: int = GUILD_TEXT) -> Json:
    """A channel of a server."""
    return {
        "id": snowflake(),
        "type": kind,
        "guild_id": guild_id,
        "name": name,
        "position": position,
        "permission_overwrites": [],
        "nsfw": False,
        "parent_id": None,
        "topic": None,
        "last_message_id": None,
        "rate_limit_per_user": 0,
        "flags": 0,
        **_BY_KIND.get(kind, {}),
    }


def thread(name: str, parent: Json, owner_id: str, *, private: bool = False) -> Json:
    """A thread in a channel, or a post in a forum."""
    now = timestamp()
    public = ANNOUNCEMENT_THREAD if parent["type"] == GUILD_ANNOUNCEMENT else PUBLIC_THREAD
    return {
        "id": snowflake(),
        "type": PRIVATE_THREAD if private else public,
        "guild_id": parent["guild_id"],
        "parent_id": parent["id"],
        "owner_id": owner_id,
        "name": name,
        "last_message_id": None,
        "message_count": 0,
        "member_count": 1,
        "total_message_sent": 0,
        "rate_limit_per_user": 0,
        "flags": 0,
        "applied_tags": [],
        "thread_metadata": {
            "archived": False,
            "auto_archive_duration": _ARCHIVED_AFTER_MINUTES,
            "archive_timestamp": now,
            "locked": False,
            "create_timestamp": now,
        },
    }


def direct_message(bot: Json) -> Json:
    """A direct message as a person sees it: the other one is the bot."""
    return {"id": snowflake(), "type": DIRECT_MESSAGE, "last_message_id": None, "flags": 0, "recipients": [bot]}


def group(name: str, people: Sequence[Json]) -> Json:
    """A direct message of several people, who are all named in it; the first began it."""
    return {
        "id": snowflake(),
        "type": GROUP,
        "name": name,
        "icon": None,
        "owner_id": people[0]["id"],
        "last_message_id": None,
        "flags": 0,
        "recipients": list(people),
    }


def message(channel_id: str, author: Json, kind: int, flags: int) -> Json:
    return {
        "id": snowflake(),
        "channel_id": channel_id,
        "author": author,
        "content": "",
        "timestamp": timestamp(),
        "edited_timestamp": None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "type": kind,
        "flags": flags,
    }
