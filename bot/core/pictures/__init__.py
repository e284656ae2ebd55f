"""Quote cards, timelines, podiums and daily results, as PNG with alt text."""
