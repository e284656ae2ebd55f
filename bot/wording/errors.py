"""What people read when something cannot be done, whatever they asked for."""

from bot.wording.grammar import counted

ONLY_IN_SERVERS = "That only works on a server."
VIEW_CHANNEL, SEND_MESSAGES, SEND_IN_THREADS = "View Channel", "Send Messages", "Send Messages in Threads"
CREATE_THREADS = "Create Public Threads"
"""Permissions, as Discord’s settings call them."""
MAY_NOT_POST_THERE = "I can’t write in {channel}: I need {permissions} there."
NOT_ALLOWED = "You don’t have permission to do that here."
UNKNOWN_BUTTON = "That button no longer works. Ask again for one that does."
AGAIN = "Try again…"
SLOW_DOWN = "One moment: you can try again in {wait}."
AFTER_THE_END = "The interview ends at {end}. Try an earlier time."
NOT_A_TIME = "I can’t read “{text}” as a time. Try 3:53, 1:02:03, 233 (seconds) or 3m53s."
IN_FILE, IN_LINE = "{file}: {reason}", "{file}, line {line}: {reason}"
NOT_TAKEN = "Discord didn’t take my answer just now. Please try again in a moment."
UNEXPECTED = (
    "Sorry, something went wrong on my side. If it happens again, tell whoever runs this bot and mention"
    " `{reference}`."
)


def seconds(count: int) -> str:
    """`1 second`, `2 seconds`."""
    return counted(count, "second")
