import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core import markup


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("plain words, don’t you think?", "plain words, don’t you think?"),
        ("@everyone", r"\@everyone"),
        ("<@123> <#4> <t:5:R>", r"\<\@123\> \<\#4\> \<t:5:R\>"),
        ("**bold** _it_ ~~no~~ ||what||", r"\*\*bold\*\* \_it\_ \~\~no\~\~ \|\|what\|\|"),
        ("```py\nprint()```", r"\`\`\`py print\(\)\`\`\`"),
        ("[click](https://evil.example/a_b)", r"\[click\]\(https\://evil.example/a\_b\)"),
        ("# big", r"\# big"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("well-known 3.5", "well-known 3.5"),
        ("a\nb", "a b"),
        ("\u202eabc\u2066", "abc"),
        ("back\\slash", r"back\\slash"),
    ],
)
def test_nothing_formats_links_or_pings(text: str, escaped: str) -> None:
    assert markup.escape(text) == escaped


@given(st.text())
def test_escaped_text_reads_as_itself_and_at_most_doubles(text: str) -> None:
    escaped = markup.escape(text)
    as_discord_shows_it = re.sub(r"\\([^0-9A-Za-z\s])", r"\1", escaped)
    assert as_discord_shows_it.split() == markup.plain(text).split()
    assert len(escaped) <= 2 * len(text)


@pytest.mark.parametrize(
    ("ranges", "expected"),
    [
        ([(0, 3)], r"**one** two \*three"),
        ([(0, 3), (4, 7)], r"**one two** \*three"),
        ([(3, 8)], r"one **two** \*three"),
        ([(8, 99)], r"one two **\*three**"),
        ([(3, 4)], r"one two \*three"),
    ],
)
def test_matching_words_are_bold(ranges: list[tuple[int, int]], expected: str) -> None:
    assert markup.bold("one two *three", ranges) == expected


@given(st.text(min_size=1) | st.text(alphabet="a 😀𝐀", max_size=80), st.integers(1, 50))
def test_shortening_keeps_the_beginning_and_the_limit(text: str, limit: int) -> None:
    short = markup.shorten(text, limit)
    assert len(short.encode("utf-16-le", "surrogatepass")) // 2 <= limit
    assert text.startswith(short.removesuffix(markup.ELLIPSIS))


@pytest.mark.parametrize(
    ("title", "limit", "expected"),
    [
        ("Gulls:  a talk", 20, "Gulls: a talk"),
        ("Of `gulls` and boats", 20, "Of and boats"),
        ("Gulls and boats", 10, "Gulls and"),
        ("Supercalifragilistic", 10, "Supercalifragilistic"),
    ],
)
def test_a_title_is_typed_by_whole_words_that_stand_between_backticks(
    title: str, limit: int, expected: str
) -> None:
    assert markup.typed(title, limit) == expected
