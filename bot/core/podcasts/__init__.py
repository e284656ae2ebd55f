"""Podcasts as their feeds tell of them."""
