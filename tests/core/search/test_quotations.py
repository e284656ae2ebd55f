import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.search.quotations import quotations


@pytest.mark.parametrize(
    ("message", "quoted"),
    [
        ("He said “you must be a psychopath” and left.", ["you must be a psychopath"]),
        ('Did she say "we shut it down" or "we kept it up"?', ["we shut it down", "we kept it up"]),
        ("Er sagte: „das ist kein Problem“, oder?", ["das ist kein Problem"]),
        ("Il a dit « ce n’est pas vrai » hier", ["ce n’est pas vrai"]),
        ("she said 'we don't know what it's like' again", ["we don't know what it's like"]),
        ("> you must be a psychopath\nI don’t believe that", ["you must be a psychopath"]),
        ("> you must be\n> a psychopath\nreally?", ["you must be a psychopath"]),
        ("> “you must be a psychopath” — Guest, 3:15\nreally?", ["you must be a psychopath"]),
        ("look:\n>>> you must be\na psychopath", ["you must be a psychopath"]),
        ("you must be a psychopath", []),
        ("the so-called “deep state” is no quote", []),
        ("I'd say it's what they're saying", []),
        ("“you must be a psychopath” and again “you must be a psychopath”", ["you must be a psychopath"]),
        (">nothing quoted here\nbut this", ["nothing quoted here"]),
        ("3 > 2 and that is it", []),
    ],
)
def test_a_message_quotes_what_is_in_its_marks_and_block_quotes(message: str, quoted: list[str]) -> None:
    assert quotations(message) == quoted


@given(st.text(alphabet="ab “”\"'>\n«»„", max_size=200))
def test_any_message_is_taken(message: str) -> None:
    for quote in quotations(message):
        assert all(word in message for word in quote.split())
