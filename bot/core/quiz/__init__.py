"""Questions, rounds and scores. Knows neither Discord nor SQLite; the clock and the dice come in from outside."""
