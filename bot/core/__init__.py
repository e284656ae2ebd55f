"""The domain: what was said, where it is found, what is asked about it. Knows neither Discord nor SQLite."""
