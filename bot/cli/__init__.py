"""What the subcommands of `python -m bot` do; `bot/__main__.py` only names them and their options."""
