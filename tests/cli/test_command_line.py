"""What `load`, `find`, `check`, `run` and `play` print."""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from cli.terminal import INTERVIEW, Terminal


def test_load_adds_then_leaves_alone_then_replaces(terminal: Terminal) -> None:
    talk = terminal.folder / "talk.txt"
    talk.write_bytes(INTERVIEW.read_bytes())
    assert "98 lines, 48 sentences, 5 min, no speakers): added" in terminal.run("load", "talk.txt")
    assert "unchanged" in terminal.run("load", "talk.txt")
    talk.write_text("[00:00:00.000 --> 00:00:02.640]   All new words.\n", "utf-8")
    assert "replaced" in terminal.run("load", "talk.txt")
    assert "All new words." in terminal.run("find", "all new words")


def test_one_bad_file_and_nothing_is_imported(terminal: Terminal, loaded: Path) -> None:
    (terminal.folder / "bad.txt").write_text("[00:00:00.000 --> 00:00:02.640]   a\nhello\n", "utf-8")
    before = Path(shutil.copy(loaded, terminal.folder)).read_bytes()
    (terminal.folder / "good.txt").write_text("[00:00:00.000 --> 00:00:02.640]   Good.", "utf-8")
    assert "bad.txt, line 2: expected a line like" in terminal.run("load", "good.txt", "bad.txt", code=2)
    assert (terminal.folder / "verbatim.db").read_bytes() == before


def test_find_prints_the_words_with_their_time(terminal: Terminal) -> None:
    printed = terminal.run("find", "you must be a psychopath")
    assert "3:39 – 3:40 · Guest · word for word" in printed
    assert "“You must be a psychopath.”" in printed or "“You must be a psychopath”" in printed


def test_find_as_json_keeps_its_contract(terminal: Terminal) -> None:
    answer = json.loads(terminal.run("find", "--json", "--limit", "2", "you must be a psychopath"))
    assert answer["query"] == "you must be a psychopath"
    assert answer["answered"] is True
    assert 1 <= len(answer["hits"]) <= 2
    hit = answer["hits"][0]
    assert hit["start"] == pytest.approx(219.594)
    assert 219.6 < hit["end"] < 221
    assert hit["text"].startswith("You must be a psychopath")
    assert (hit["speaker"], hit["verdict"]) == ("Guest", "verbatim")
    assert 0 <= hit["score"] <= 1
    assert set(hit) >= {"before", "after"}


def test_find_as_json_shows_the_reply_to_a_question(terminal: Terminal) -> None:
    printed = terminal.run(
        "find", "--json", "--transcript", str(INTERVIEW), "how likely is it that Claude is conscious"
    )
    hit = json.loads(printed)["hits"][0]
    assert hit["speaker"] == "Interviewer"
    assert hit["after"][0]["speaker"] == "Guest"


def test_of_a_claim_with_quotations_each_is_ruled_on(terminal: Terminal) -> None:
    claims = 'He said "you must be a psychopath" and "we really know what happens"\nyou must be a psychopath\n'
    printed = terminal.run("said", "--transcript", str(INTERVIEW), "--batch", "-", stdin=claims)
    both, one = (json.loads(line) for line in printed.splitlines())
    assert both["query"] == claims.splitlines()[0]
    assert both["verdict"] == "reversed"
    assert [each["verdict"] for each in both["quotations"]] == ["verbatim", "reversed"]
    assert both["hit"] == both["quotations"][1]["hit"]
    assert one["verdict"] == "verbatim"
    assert "quotations" not in one


def test_batch_answers_a_line_a_query_and_leaves_the_database_alone(terminal: Terminal) -> None:
    queries = "you must be a psychopath\n\nsourdough bread in a cast iron oven\n"
    printed = terminal.run("find", "--transcript", str(INTERVIEW), "--batch", "-", stdin=queries)
    answers = [json.loads(line) for line in printed.splitlines()]
    assert [answer["query"] for answer in answers] == queries.splitlines()
    assert [answer["answered"] for answer in answers] == [True, False, False]
    assert list(terminal.folder.iterdir()) == []


def test_check_needs_no_token_and_makes_no_database(terminal: Terminal) -> None:
    printed = terminal.run("check")
    assert "Commands: " in printed
    assert "Token: missing" in printed
    assert list(terminal.folder.iterdir()) == []


@pytest.mark.parametrize("command", ["run", "sync"])
def test_a_missing_token_gives_one_clear_line(terminal: Terminal, command: str) -> None:
    assert terminal.run(command, code=2).splitlines() == [
        "Error: There is no token. Put DISCORD_TOKEN=… into .env (the README explains how to get one), "
        "or try the command `play`, which needs none."
    ]


def test_wrong_settings_are_named(terminal: Terminal) -> None:
    assert "VERBATIM_THREADS" in terminal.run("check", code=2, VERBATIM_THREADS="many")


def test_a_hub_that_cannot_be_used_is_told_in_a_line(terminal: Terminal) -> None:
    printed = terminal.run("model", "mpnet", "--source", "hub", code=2, HF_HUB_OFFLINE="1")
    (line,) = printed.strip().splitlines()
    assert line.startswith("Error: The model hub can’t be used (")


def test_a_second_look_without_its_package_says_what_to_install(terminal: Terminal) -> None:
    assert terminal.run("find", "salt", code=2, VERBATIM_RERANK="fastembed:a/b").splitlines() == [
        "Error: VERBATIM_RERANK is fastembed:a/b, but the package fastembed is not installed. "
        "Install it (pip install fastembed), or leave the setting out."
    ]


@contextmanager
def playing(terminal: Terminal) -> Generator[subprocess.Popen[str]]:
    """`play` in a process of its own, once it has said where it is."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "play", "--port", "0", "--no-browser"],
        cwd=terminal.folder,
        env=terminal.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    with process:
        try:
            assert process.stdout
            said = process.stdout.readline()
            assert re.fullmatch(r"Verbatim is at http://127\.0\.0\.1:\d+ \(press Ctrl\+C to stop\)\n", said)
            yield process
        finally:
            process.kill()


def bot_of(process: subprocess.Popen[str]) -> int:
    """The process id of the bot that this playground started; 0 while there is none."""
    return int(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").strip() or 0)


def comes_true(look: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 30
    while not look() and time.monotonic() < deadline:
        time.sleep(0.05)
    return look()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGTERM to send")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_play_says_where_it_is_and_ends_cleanly(terminal: Terminal, ending: signal.Signals) -> None:
    with playing(terminal) as process:
        process.send_signal(ending)
        assert process.wait(timeout=30) == 0
        assert process.stderr
        assert process.stderr.read() == ""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the bot's process by Linux's /proc")
def test_a_bot_that_is_killed_comes_back_and_none_outlives_its_playground(terminal: Terminal) -> None:
    with playing(terminal) as process:
        first = bot_of(process)
        os.kill(first, signal.SIGKILL)
        assert process.stderr
        assert "started again" in process.stderr.readline()
        assert comes_true(lambda: bot_of(process) not in (0, first))
        second = bot_of(process)
        process.kill()
        assert comes_true(lambda: not Path(f"/proc/{second}").exists())


def test_the_bot_says_hello_in_a_playground_that_is_new(terminal: Terminal) -> None:
    kept = terminal.folder / "playground-discord.db"

    def hellos() -> int:
        with closing(sqlite3.connect(kept)) as database:
            return "\n".join(database.iterdump()).count("Hello, I")

    with playing(terminal):
        assert comes_true(lambda: hellos() == 1)
    with playing(terminal):
        time.sleep(4)
    assert hellos() == 1


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the bot's process by Linux's /proc")
def test_a_bot_whose_playground_is_gone_holds_up_nobody_whatever_it_is_doing(terminal: Terminal) -> None:
    with playing(terminal) as process:
        bot = bot_of(process)
        os.kill(bot, signal.SIGSTOP)
        process.kill()
        process.wait()
        told = terminal.outcome("play", "--port", "0", "--no-browser")
        assert told.returncode == 2
        (line,) = told.stderr.splitlines()
        assert "playground.db" in line
        assert "Ctrl+C in the window" in line
        assert "--database" in line
        os.kill(bot, signal.SIGCONT)
        assert comes_true(lambda: not Path(f"/proc/{bot}").exists())
    with playing(terminal):
        pass


def test_load_check_says_who_speaks_which_chapters_there_are_and_what_is_strange(terminal: Terminal) -> None:
    turns = ["[00:00:00] Ben: Good evening.", "[00:00:05] Ben Ray: The fog came in from the north, as ever.\n"]
    (terminal.folder / "talk.txt").write_text("\n\n".join(turns), "utf-8")
    (terminal.folder / "talk.chapters.txt").write_text("0:00 Greetings\n0:05 The *fog*\n", "utf-8")
    first, *below = terminal.run("load", "--check", "talk.txt").splitlines()
    assert first.startswith("talk.txt: ok: ")
    assert below == [
        "  Ben Ray 75 % “The fog came in from the north, as ever.”",
        "  Ben 25 % “Good evening.”",
        "  chapter 0:00 Greetings",
        "  chapter 0:05 The *fog*",
        "  warning: “Ben Ray” and “Ben” may be one person: `/library edit` can give both the same name.",
    ]


def test_load_check_says_a_line_a_file_and_touches_nothing(terminal: Terminal) -> None:
    (terminal.folder / "bad.txt").write_text("[00:00:00.000 --> 00:00:02.640]   Fine.\nhello\n", "utf-8")
    (terminal.folder / "wrong.txt").write_bytes(INTERVIEW.read_bytes())
    (terminal.folder / "wrong.toml").write_text("titel = 'x'", "utf-8")
    good = f"{INTERVIEW}: ok: whisper.cpp text, 98 lines, 5.0 minutes, 2 speakers"
    assert terminal.run("load", "--check", str(INTERVIEW)).splitlines()[0] == good
    told = terminal.outcome("load", "--check", "bad.txt", str(INTERVIEW), "gone.mp3", "wrong.txt")
    assert told.returncode == 2
    assert told.stderr == ""
    bad, fine, gone, wrong = [line for line in told.stdout.splitlines() if not line.startswith("  ")]
    assert bad.startswith("bad.txt: refused: line 2: expected a line like")
    assert fine == good
    assert gone.startswith("gone.mp3: refused: line 1: no such file")
    assert wrong.startswith("wrong.txt: refused: line 1: wrong.toml: titel:")
    assert not (terminal.folder / "verbatim.db").exists()


def test_load_check_as_json_says_an_object_a_file(terminal: Terminal) -> None:
    (terminal.folder / "bad.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    (terminal.folder / "bad\udce9.txt").write_text("Only words.", "utf-8")
    told = terminal.outcome("load", "--check", "--json", "bad.txt", "bad\udce9.txt", str(INTERVIEW), "gone.mp3")
    assert told.returncode == 2
    *refused, good, gone = map(json.loads, told.stdout.splitlines())
    assert {frozenset(one) for one in (*refused, good, gone)} == {
        frozenset(["file", "ok", "format", "reason", "warnings", "speakers", "chapters", "sentences"])
    }
    assert [one["ok"] for one in (*refused, gone)] == [False] * 3
    assert all(one["reason"] for one in (*refused, gone))
    assert (good["ok"], good["reason"], good["format"]) == (True, None, "whisper.cpp text")
    assert good["speakers"] == ["Guest", "Interviewer"]
    assert good["sentences"][-1]["end"] == pytest.approx(301.2)
    assert set(good["sentences"][0]) == {"start", "end", "speaker", "text"}


def test_topics_as_json_cover_the_interview_and_quote_it(terminal: Terminal) -> None:
    topics = json.loads(terminal.run("topics", "--json", "--transcript", str(INTERVIEW)))
    assert set(topics[0]) == {"title", "start", "end", "keyphrases", "summary"}
    assert (topics[0]["start"], topics[-1]["end"]) == (0, 301.2)
    said = " ".join(re.sub(r"\[.*?\] +", "", INTERVIEW.read_text("utf-8")).split()).replace("cloud", "Claude")
    for topic in topics:
        assert topic["summary"]
        for excerpt in topic["summary"]:
            assert set(excerpt) == {"start", "end", "text", "speaker"}
            assert topic["start"] <= excerpt["start"] < excerpt["end"] <= topic["end"]
            assert excerpt["text"] in said
    assert not (terminal.folder / "verbatim.db").exists()


def test_quiz_prints_a_question_a_line_and_the_same_ones_for_a_seed(terminal: Terminal) -> None:
    options = ["--kind", "when", "--count", "3", "--seed", "4", "--level", "easy"]
    asked = "quiz", "--transcript", str(INTERVIEW), *options
    printed = terminal.run(*asked)
    assert printed == terminal.run(*asked)
    questions = [json.loads(line) for line in printed.splitlines()]
    assert len(questions) == 3
    for question in questions:
        assert list(question) == ["kind", "level", "prompt", "choices", "answer", "start", "end"]
        minutes, seconds = map(int, question["choices"][question["answer"]].split(":"))
        assert int(question["start"]) == 60 * minutes + seconds


def test_topics_of_every_interview_name_theirs_where_there_are_several(terminal: Terminal) -> None:
    talk = terminal.folder / "talk.txt"
    talk.write_text("[00:00:00.000 --> 00:00:02.640]   The zebra crossing is closed.\n", "utf-8")
    (terminal.folder / "talk.toml").write_text('chapters = [{at = "0:00", title = "Zebras"}]', "utf-8")
    terminal.run("load", "talk.txt", str(INTERVIEW))
    listed = json.loads(terminal.run("topics", "--json"))
    assert {topic["interview"] for topic in listed} == {"Talk", "Mechanistic interpretability: an interview"}
    assert "Zebras" in terminal.run("topics", "--transcript", "talk.txt")
    assert "0:00 – 0:02" in terminal.run("topics")
