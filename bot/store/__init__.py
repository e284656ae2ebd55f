"""SQLite, and the only place that knows it."""
