"""`python -m verbatim_bot`, where the command `verbatim-bot` is not on the path."""

from verbatim_bot import main

if __name__ == "__main__":
    main()
