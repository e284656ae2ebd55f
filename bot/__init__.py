"""Verbatim: a Discord bot that knows an interview by heart."""
