"""What people read is in bot/wording, and right whatever number it tells."""

import ast
import inspect
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from bot import wording
from bot.wording import grammar

ROOT = Path(__file__).parents[2]
ELSEWHERE = {
    "bot/core/transcript/formats/json_tools.py",
    "bot/running/metrics.py",
    "bot/cli/watching.py",
    "bot/wording",
    "bot/playground",
}
"""Where sentences may stand: names of tools, what Prometheus is told, wording itself, and the playground."""
READ_BY_PEOPLE = {
    *("whisper", "send", "send_message", "edit_message", "edit", "print", "echo", "UsageError", "UserError"),
    *("TextDisplay", "Label", "Button", "Select", "SelectOption", "Choice", "Modal", "TextInput", "describe"),
}
READ_BY_HOSTS = {"debug", "info", "warning", "error", "exception", "report", "create_task", "TaskGroup", "compile"}
"""Logs and names of tasks, which are for whoever looks after the program."""
BY_NAME = {"label", "description", "placeholder", "help", "title", "text", "content", "group_description"}
SENTENCE = re.compile(
    r"(?!SELECT |INSERT |UPDATE |DELETE )[A-Z“][\w’'“”,;:()*`-]*(?: [\w’'“”,;:()*`{}…–/-]+){3,}[.?!:…”]*"
)
PAST = {"**Started**", "checked"}
MARKUP = re.compile(r"\[/?[a-z ]*\]")
WORDS = re.compile(r"[A-Za-z]{2,}.* .*[A-Za-z]|[A-Z][a-z]+")


def modules() -> list[Path]:
    files = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "cogs").glob("*.py")]
    return [one for one in files if not any(one.relative_to(ROOT).is_relative_to(place) for place in ELSEWHERE)]


def texts_of(node: ast.AST) -> Iterator[str]:
    """What stands literally in an expression: strings, and what f-strings have between their values."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def said_outside(tree: ast.Module) -> Iterator[str]:
    """Literals that are handed to what shows them to people, and those that are sentences wherever they stand."""
    exempt: set[int] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant(value=str())):  # a docstring
                exempt.add(id(node.value))
            case ast.Call() if called(node) in READ_BY_HOSTS:
                exempt |= {id(part) for part in ast.walk(node)}
            case ast.Raise(exc=ast.Call() as call) if called(call) in ("ValueError", "LookupError", "RuntimeError"):
                exempt |= {id(part) for part in ast.walk(node)}
            case _:
                pass
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and id(node) not in exempt:
            shown = node.args if called(node) in READ_BY_PEOPLE or called(node).endswith("Error") else []
            shown = [*shown, *(keyword.value for keyword in node.keywords if keyword.arg in BY_NAME)]
            literal = [part for part in shown if isinstance(part, ast.Constant | ast.JoinedStr | ast.BinOp)]
            yield from (text for part in literal for text in texts_of(part) if WORDS.search(MARKUP.sub("", text)))
        elif isinstance(node, ast.Constant) and id(node) not in exempt and SENTENCE.fullmatch(str(node.value)):
            yield str(node.value)


def test_what_people_read_is_in_wording() -> None:
    found = {
        str(file.relative_to(ROOT)): set(said_outside(ast.parse(file.read_text("utf-8")))) for file in modules()
    }
    assert len(found) > 100
    assert not {file: said for file, said in found.items() if said}


@pytest.mark.parametrize(
    "code",
    [
        'await whisper(interaction, "There is no game here.")',
        'raise UserError(f"Only {count} of them fit.")',
        'ui.Button(label="Answer…", custom_id="a")',
        '@command(name="a", description="Find a quote")\ndef a(): ...',
        'GONE = "That interview is not here any more."',
    ],
)
def test_a_sentence_elsewhere_is_noticed(code: str) -> None:
    assert list(said_outside(ast.parse(code)))


WORDINGS = [import_module(f"bot.wording.{module.name}") for module in pkgutil.iter_modules(wording.__path__)]
COUNTING = [
    pytest.param(function, id=f"{module.__name__.rpartition('.')[2]}.{name}")
    for module in WORDINGS
    if module is not grammar
    for name, function in inspect.getmembers(module, inspect.isfunction)
    if function.__module__ == module.__name__ and list(inspect.signature(function).parameters) == ["count"]
]
NUMBERS = "count|number|most|all|pages|seconds|points|hours|minutes|cogs|right|answered"
NEVER_ONE = {
    "{count} topics.",  # only of more than fit into a description
    "{minutes} minutes",  # with a decimal: 1.0 minutes
    "{hours} hours",  # with a decimal
    "{cogs} cogs",
    "{count} chapters",  # more than there may be
}


@pytest.mark.parametrize("counted", COUNTING)
def test_one_is_singular_and_two_are_plural(counted: object) -> None:
    assert callable(counted)
    one, two = str(counted(1)), str(counted(2))
    assert re.match(r"1 (?:more |right )?\w+[^s]\b|once", one)
    assert re.match(r"2 (?:more |right )?\w+", two)
    assert one.removeprefix("1") != two.removeprefix("2")


def test_no_template_has_a_plural_behind_a_number() -> None:
    """A number and the word it counts come from one function, else it says `1 rounds` one day."""
    found = {
        match[0]
        for module in WORDINGS
        for text in texts_of(ast.parse(inspect.getsource(module)))
        for match in re.finditer(rf"\{{(?:{NUMBERS})\}}\*{{0,2}} (?:more |right )?[a-z]+[a-z]s\b\.?", text)
    }
    assert found <= NEVER_ONE


def test_what_is_to_come_reads_well_once_it_has_passed() -> None:
    """Discord writes “in 20 seconds”, later “9 minutes ago”: no verb stands before that but of what is past."""
    said = [
        text
        for path in (ROOT / "bot" / "wording").glob("*.py")
        for text in texts_of(ast.parse(path.read_text("utf-8")))
        if ":R>" in text
    ]
    assert said
    before = [start.strip() for text in said for start in re.findall(r"(\S+\s*)<t:\{\w+\}:R>", text)]
    assert not [word for word in before if not word.endswith((":", "·")) and word not in PAST]
