"""What the features share on the side of Discord."""
