"""Topics in Discord: whose outline holds where, how it looks, and what is pressed. What they are is in topics/."""
