"""What a server has set, what is posted there by the clock, and what becomes of it when the bot leaves."""
