"""What was said, when and by whom. Knows neither Discord nor SQLite."""
