"""Threads of channels and posts of forums: how they begin, take people in, close and open again."""

from bot.playground import blanks
from bot.playground.channels import Channel
from bot.playground.objects import timestamp
from bot.playground.world import Event, World


def start(
    world: World, parent: Channel, name: str, owner_id: str, *, private: bool = False, thread_id: str | None = None
) -> Channel:
    """A thread in a channel, or a post in a forum; a private one has its owner alone at first, and one below a
    message has that one's id."""
    data = blanks.thread(name, parent.data, owner_id, private=private)
    data["id"] = thread_id or data["id"]
    thread = Channel(data, parent.guild_id, members=[owner_id])
    world.add(thread)
    world.tell(Event("THREAD_CREATE", thread.data | {"newly_created": True}, thread.guild_id))
    return thread


def take_in(world: World, thread: Channel, user_id: str) -> None:
    """Add somebody to a private thread, as by a mention in it."""
    if user_id in thread.members:
        return
    thread.members.append(user_id)
    thread.data["member_count"] = len(thread.members)
    joined = {"id": thread.id, "user_id": user_id, "join_timestamp": timestamp(), "flags": 0}
    if user_id == world.bot["id"]:
        world.tell(Event("THREAD_CREATE", thread.data | {"member": joined}, thread.guild_id))
    about = {"id": thread.id, "guild_id": thread.guild_id, "member_count": len(thread.members)}
    world.tell(Event("THREAD_MEMBERS_UPDATE", about | {"added_members": [joined]}, thread.guild_id))


def archive(world: World, thread: Channel, *, locked: bool = False) -> None:
    """Close a thread; one that is also `locked` is opened by moderators alone."""
    _change(world, thread, archived=True, locked=locked)


def reopen(world: World, thread: Channel) -> None:
    _change(world, thread, archived=False, locked=False)


def _change(world: World, thread: Channel, **changes: bool) -> None:
    thread.data["thread_metadata"] |= {"archive_timestamp": timestamp(), **changes}
    world.tell(Event("THREAD_UPDATE", thread.data, thread.guild_id))
