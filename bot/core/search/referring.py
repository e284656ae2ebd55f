"""What a pronoun stands for: “the ferry is good” for “it is good”, where the ferry was spoken of just before."""

from collections.abc import Sequence

from bot.core.search.beside import Beside, Gap
from bot.core.search.likeness import Pair
from bot.core.search.tokens import Token, forms_of, is_content, without_passing
from bot.core.search.words import stem

_PRONOUNS = frozenset("it they them he she him her this that these those".split())  # noqa: SIM905
_LONGEST_NAME, _LONGEST_PHRASE, _SPOKEN_OF_WITHIN = 3, 5, 24


def referred(beside: Beside) -> set[int]:
    """The numbers of the content words of a claim that name what a pronoun stands for there."""
    return {number for gap in beside.gaps() for number in _named(beside, gap)}


def without_names(pairs: list[Pair], said: Sequence[Token]) -> list[Pair]:
    """Without what names something in the sentence before, if a pronoun stands for it in the next."""
    sentences = [said[pair.said].sentence for pair in pairs]
    count = sentences.count(sentences[0])
    if not 0 < count < min(len(pairs), _LONGEST_PHRASE):
        return pairs
    following = pairs[count].said
    return pairs[count:] if said[following - 1].form in _PRONOUNS else pairs


def _named(beside: Beside, gap: Gap) -> set[int]:
    out = forms_of(without_passing(beside.said[gap.first : gap.end]))
    numbers = {number for number in range(gap.left, gap.stop) if is_content(beside.asked[number].form)}
    is_pronoun = out[-1:] != () and out[-1] in _PRONOUNS and (len(out) == 1 or gap.left == 0)
    if not numbers or len(numbers) > _LONGEST_NAME or not is_pronoun:
        return set()
    before = forms_of(beside.said[max(0, gap.end - _SPOKEN_OF_WITHIN) : gap.end - 1])
    spoken_of = {stem(form) for form in before}
    return numbers if all(stem(beside.asked[number].form) in spoken_of for number in numbers) else set()
