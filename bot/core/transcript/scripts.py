"""Scripts that are written without blanks between words, as parts of a character class."""

UNSPACED = r"\u0e00-\u0eff\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Thai, Lao, Japanese and Chinese: a word has about two of these signs."""

CLOSE = UNSPACED + r"\uac00-\ud7af"
"""These and Korean, which has blanks between words, but may have none after a colon."""
