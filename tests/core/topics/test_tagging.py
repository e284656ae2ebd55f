"""The tagger lives on parts of HanTa that are not said to stay: here they are, and what they have to mean."""

from operator import itemgetter
from typing import Any

import pytest
from HanTa.HanoverTagger import HanoverTagger  # pyright: ignore[reportMissingTypeStubs]

from bot.core.topics.tagging import Part, tagger_for
from bot.core.transcript.model import Sentence

SAID = {
    "morphmodel_en.pgz": "What you have is the memory of an old house, and on that they built the idea of London.",
    "morphmodel_ger.pgz": "Und das ist die alte Frage, die sich der junge Mann in Berlin nicht mit dem Kopf.",
    "morphmodel_dutch.pgz": "Het is dus een vraag van de jonge man, maar ook voor het nieuwe huis zijn er wat.",
}
NOUNS = {
    "morphmodel_en.pgz": ["memory", "house", "idea", "london"],
    "morphmodel_ger.pgz": ["frage", "mann", "berlin", "kopf"],
    "morphmodel_dutch.pgz": ["vraag", "man", "huis"],
}


@pytest.mark.parametrize("model", SAID)
def test_the_members_of_hanta_that_the_tagger_needs_are_there(model: str) -> None:
    hanta: Any = HanoverTagger(model)
    tags = set(hanta.LP_wtag)
    of_all = itemgetter(*tags)
    assert all(max(of_all(odds)) <= 0 for odds in hanta.LP_trans_word.values())
    fits = dict(hanta._tag_word("house", casesensitive=True, conditional=True))
    assert fits
    assert tags >= fits.keys()
    assert all(isinstance(hanta.int2tag[tag], str) for tag in fits)
    lemma, *_ = hanta._analyze("house", max(fits, key=lambda tag: fits[tag]))
    assert isinstance(lemma, str)


@pytest.mark.parametrize("model", SAID)
def test_a_sentence_is_tagged_as_hanta_would(model: str) -> None:
    text = SAID[model]
    tagger = tagger_for([Sentence(text, None, ((0, 0), (len(text), 9000)))])
    assert tagger.grammatical
    found = [token for token in tagger.tag(text) if token.kind is not Part.BREAK]
    assert [token.lemma for token in found if token.kind in (Part.NOUN, Part.NAME)] == NOUNS[model]
    assert [text[token.start : token.end] for token in found] == text.replace(",", "").rstrip(".").split()
