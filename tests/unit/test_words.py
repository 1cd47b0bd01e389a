"""The words of the program: each key that the code says is there with its blanks, and no other is."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from string import Formatter
from typing import get_args

import pytest
from conftest import ROOT

from impasse_check import files
from impasse_check.language import OURS
from impasse_check.model import SPOKEN, TONES, CameBack, Happened, ReplyKind
from impasse_check.prompts.meaning import Missed
from impasse_check.prompts.page import Command, Move
from impasse_check.sitting.card import Doing
from impasse_check.sitting.keeping import Keep
from impasse_check.sitting.no_card import Without
from impasse_check.sitting.practice import Turn
from impasse_check.sitting.quiz import Last
from impasse_check.sitting.save_menu import Saving
from impasse_check.sitting.sheet import Sheet
from impasse_check.sitting.talk_pages import After
from impasse_check.strict_yaml import parse
from impasse_check.words import SHIPPED, Words, load_words

PHRASES = {
    f"{group}.{key}": text
    for group, texts in parse(files.shipped(SHIPPED), most_bytes=2**20).value.items()
    for key, text in texts.items()
}
KEY = re.compile(rf"(?:{'|'.join({key.split('.')[0] for key in PHRASES})})\.[a-z0-9-]+")
NOT_BLANKS = {"code", "details", "line", "path"}
"""Names of arguments that stand beside a key and fill nothing in its phrase."""
COMMANDS = tuple(command.value for command in Command)
OPTIONS = tuple(
    dict.fromkeys(
        each.value
        for kind in (Move, Keep, Doing, Sheet, Saving, Without, Turn, Last, After)
        for each in kind
        if each not in (Move.GO_ON, Move.ALL, Move.OPEN)
    )
)
"""What can be done on some page, each with its words and its letter."""
PUT_TOGETHER = {
    "do": OPTIONS,
    "letter": OPTIONS,
    "missed": tuple(each.value for each in Missed),
    "practise": get_args(ReplyKind),
    "open": ("html", "txt", "age"),
    "lines": ("number", "letter", "enter"),
    "tone": TONES,
    "reply": get_args(ReplyKind),
    "happened": get_args(Happened),
    "came-back": get_args(CameBack),
    "came": (*get_args(Happened), *(f"{said}-{came}" for said in SPOKEN for came in get_args(CameBack))),
    "widgets": COMMANDS,
    "command": COMMANDS,
    "keys": tuple(each for each in COMMANDS if each != Command.VANISH.value),
}
"""What the code puts in the braces of such keys as f"tone.{tone}", where a type names it all."""

Use = tuple[str, frozenset[str]]
Function = ast.FunctionDef | ast.AsyncFunctionDef
ALL_BLANKS = frozenset(
    name for text in PHRASES.values() for _, name, _, _ in Formatter().parse(text) if name is not None
)


def modules() -> list[ast.Module]:
    """Read every module of the program."""
    return [ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "src").rglob("*.py"))]


def blanks(key: str) -> frozenset[str]:
    """Give the names of the blanks in a phrase."""
    return frozenset(name for _, name, _, _ in Formatter().parse(PHRASES[key]) if name is not None)


def keys_in(node: ast.AST) -> set[str]:
    """Give the key that a node is, or those it chooses from or puts together."""
    if isinstance(node, ast.IfExp):
        return keys_in(node.body) | keys_in(node.orelse)
    if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
        group = str(node.values[0].value).removesuffix(".")
        return {f"{group}.{name}" for name in PUT_TOGETHER.get(group, ())}
    text = node.value if isinstance(node, ast.Constant) else None
    return {text} if isinstance(text, str) and KEY.fullmatch(text) else set()


def filled(call: ast.Call) -> frozenset[str]:
    """Give the names of the blanks that a call fills by name, or by a tuple of details."""
    named = {each.arg for each in call.keywords if each.arg}
    named -= set() if name_of(call) == "say" else NOT_BLANKS
    for each in call.keywords:
        if each.arg == "details" and isinstance(each.value, ast.Tuple):
            pairs = (pair for pair in each.value.elts if isinstance(pair, ast.Tuple))
            named |= {str(ast.literal_eval(pair.elts[0])) for pair in pairs}
    return frozenset(named)


def name_of(call: ast.Call) -> str:
    """Give the last part of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def said_by_name(function: Function) -> Iterator[tuple[ast.Call, str]]:
    """Give every call that fills a phrase whose key a variable holds, with its name."""
    for call in ast.walk(function):
        fills = isinstance(call, ast.Call) and name_of(call) in ("say", "problem", "fault")
        if isinstance(call, ast.Call) and fills and isinstance(call.args[0], ast.Name):
            yield call, call.args[0].id


def passed_on(module: ast.Module) -> dict[str, frozenset[str]]:
    """Give the functions that take a key and fill its blanks on their own."""
    found = {}
    for function in ast.walk(module):
        if isinstance(function, Function):
            taken = {each.arg for each in function.args.args}
            for call, name in said_by_name(function):
                if name in taken and all(each.arg for each in call.keywords):
                    found[function.name] = filled(call)
    return found


def chosen_before(function: Function) -> Iterator[list[Use]]:
    """Give what is said by a name that was set to one key or another before."""
    for call, name in said_by_name(function):
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) == name:
                yield [(key, filled(call)) for key in keys_in(node.value)]


def uses() -> Iterator[list[Use]]:
    """Give every place where the code has keys at hand: each key there, and the blanks that are filled."""
    for module in modules():
        own = passed_on(module)
        for node in ast.walk(module):
            if isinstance(node, ast.Call):
                given = own.get(name_of(node), filled(node))
                for argument in (*node.args, *(each.value for each in node.keywords)):
                    yield [(key, given) for key in keys_in(argument)]
            elif isinstance(node, Function):
                yield from chosen_before(node)
            elif isinstance(node, ast.If) and isinstance(node.test, ast.Compare):
                # Where the code is that key, a detail is set by its name.
                slices = (each.slice for each in ast.walk(node) if isinstance(each, ast.Subscript))
                names = frozenset(str(each.value) for each in slices if isinstance(each, ast.Constant))
                yield [(key, names & ALL_BLANKS) for key in keys_in(node.test.comparators[0])]


USES = [use for use in uses() if use]
PLACED = {key for use in USES for key, _ in use}
ANYWHERE = {key for module in modules() for node in ast.walk(module) for key in keys_in(node)}


def spelled() -> set[str]:
    """Give every key that the code puts together, as f"menu.{name}", from a word that its module holds."""
    found = set()
    for module in modules():
        texts = {str(node.value) for node in ast.walk(module) if isinstance(node, ast.Constant)}
        for node in ast.walk(module):
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                group, dot, rest = str(node.values[0].value).partition(".")
                if dot and not rest:
                    found |= {f"{group}.{name}" for name in PUT_TOGETHER.get(group, texts)}
    return found


def test_every_key_in_the_code_is_there() -> None:
    """Nobody meets a missing phrase."""
    assert ANYWHERE - PHRASES.keys() == set()
    named = {f"{group}.{name}" for group, names in PUT_TOGETHER.items() for name in names}
    assert named - PHRASES.keys() == set()
    assert named <= spelled()


def test_every_phrase_is_said_somewhere() -> None:
    """What stands in the file is what people can meet, so that nobody translates in vain."""
    assert PHRASES.keys() - ANYWHERE - spelled() == set()


def test_every_blank_is_filled_and_nothing_else_is() -> None:
    """Where one of several keys is chosen before, what is filled is what any of them needs."""
    wrong = defaultdict(list)
    for use in USES:
        needed = frozenset[str]().union(*(blanks(key) for key, _ in use))
        for key, given in use:
            if not blanks(key) <= given or given - needed:
                wrong[key].append((sorted(blanks(key)), sorted(given)))
    assert wrong == {}


def test_a_key_that_stands_alone_has_no_blanks() -> None:
    """A code that is only handed on, and every key put together from a name, needs nothing filled."""
    alone = (ANYWHERE | spelled() & PHRASES.keys()) - PLACED
    assert {key: sorted(blanks(key)) for key in alone if blanks(key)} == {}


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_a_phrase_is_whole(key: str) -> None:
    """It says something, its blanks have names, and no space hangs on either end."""
    assert KEY.fullmatch(key)
    assert PHRASES[key] == PHRASES[key].strip() != ""
    assert all(name.isidentifier() for name in blanks(key))


def test_words_are_given_by_key_with_their_blanks_filled() -> None:
    """A key or a blank that is not there is a mistake of the program, and is raised as one."""
    words = Words({"a.one": "Hello {name}, {{so}}.", "a.two": "Plain."}, OURS)
    assert words.say("a.one", name="{there}") == "Hello {there}, {so}."
    assert words.say("a.two", name="unused") == "Plain."
    assert words.keys == {"a.one", "a.two"}
    assert (words.knows("a.two"), words.knows("a.three")) == (True, False)
    for key in ("a.three", "a.one"):
        with pytest.raises(KeyError):
            words.say(key)


def test_a_phrase_can_be_looked_for() -> None:
    """Where there may be none."""
    assert [Words({"a.one": "Hello"}, OURS).find(key) for key in ("a.one", "a.two")] == ["Hello", ""]


def test_keys_and_words_for_commands_can_be_told_apart() -> None:
    """Each is its own; a key is one character that no choice has, a word no number."""
    keys = [text for key, text in PHRASES.items() if key.startswith("keys.")]
    names = [text for key, text in PHRASES.items() if key.startswith("command.")]
    assert all(len(key) == 1 and not key.isdigit() for key in keys)
    assert all(name.isalpha() and name.islower() for name in names)
    assert len({*keys, *names, PHRASES["lines.nothing"]}) == len(keys) + len(names) + 1


def test_a_phrase_can_be_given_with_its_blanks_left_empty() -> None:
    """So that its own words can be looked at."""
    assert Words({"a.one": "Hello {name}, {so}."}, OURS).raw("a.one") == "Hello , ."


def test_the_shipped_words_are_all_loaded() -> None:
    """Every group and key of the file, by their joined name."""
    assert load_words().keys == PHRASES.keys()
    assert load_words().say("lines.heard", answer="Often") == "Often."


def test_the_words_of_the_program_fit_any_subject() -> None:
    """What is about therapy stands in the pack, so that another pack gets no word of it."""
    assert {key: text for key, text in PHRASES.items() if "therap" in text.lower()} == {}


def test_what_fills_a_blank_stays_within_the_line() -> None:
    """A name can have a line end or an escape in it; what is said of it is still one line of ours."""
    said = load_words().say("error.file", file="a\nimpasse-check: b\r\tc\x1b[2J\u202ed")
    assert said == "impasse-check: a impasse-check: b  c[2Jd cannot be used."
