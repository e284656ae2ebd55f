"""What stands where names stand and says that nobody knows who speaks."""

UNKNOWN = frozenset({"unknown", "unknown speaker", "unidentified speaker", "unidentified", "?", "speaker ?"})
"""As people and tools write it, in small letters."""
NO_VALUE = UNKNOWN | {"none", "null", "n/a", "uu", "nan", "undefined"}
"""With what stands for an empty field."""
