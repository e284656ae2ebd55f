"""Small generators of the worst files that somebody could send: each makes one of about so many characters."""
