"""The interviews there are: opening, searching, reading closely, outlining."""
