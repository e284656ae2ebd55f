"""Podcasts that a server follows: their episodes come by themselves."""
