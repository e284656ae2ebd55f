"""The interviews of a server: how they are added, changed, removed, and shown."""
