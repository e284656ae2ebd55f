"""What people read while the database does not do what it should; what the host has to do is in the log."""

NO_ROOM = "I can’t write anything down right now, for there is no room left. What was stored before is safe."
NOT_WRITABLE = (
    "I can’t write anything down right now. What was stored before is safe; try again when my host has had a look."
)
BUSY = "I can’t write anything down right now, for something else is writing there. Try again in a moment."
DAMAGED = "I can’t read my own notes right now. My host knows what to do; try again later."
UNREACHABLE = "I can’t reach my notes right now. Try again later, when my host has had a look."
