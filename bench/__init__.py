"""How good and how fast the search is, beside what one would use instead."""
