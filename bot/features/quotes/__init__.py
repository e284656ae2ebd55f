"""Quotes in Discord: how they look, their buttons, and what is said above them."""
