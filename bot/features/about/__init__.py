"""What the bot tells of itself, and of what it knows about people."""
