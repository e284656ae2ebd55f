"""What people read when something cannot be done, whatever they asked for."""

ONLY_IN_SERVERS = "That works in a server only."
NOT_ALLOWED = "You don’t have the permission for that here."
SLOW_DOWN = "One moment: try again in {seconds} seconds."
AFTER_THE_END = "The interview ends at {end}. Try an earlier time."
UNEXPECTED = (
    "Something went wrong on my side, and it is not your doing. If it happens again, mention `{reference}`."
)
