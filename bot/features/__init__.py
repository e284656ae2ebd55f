"""One room a feature: its services, and how it looks in Discord."""
