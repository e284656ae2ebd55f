"""Finding a quote from what somebody half remembers. Knows neither Discord nor SQLite."""
