"""The program knows no subject: its code names nothing that a pack holds, and has no words of its own."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from conftest import ROOT
from core_helpers import PACK, WORDS

from impasse_check import load_pack
from impasse_check.model import Pack
from impasse_check.schema import json_schema

SOURCE: Final = ROOT / "src" / "impasse_check"
PACKS: Final = (
    PACK,
    load_pack("therapist"),
    *(load_pack(str(path)) for path in sorted((ROOT / "examples" / "packs").glob("*.yaml"))),
)
ALLOWED: Final = {
    # What can be answered to an event is the same in every pack, and stands where answers are declared.
    ("model/values.py", "yes"),
    ("model/values.py", "no"),
    # What readers of YAML take for something else.
    ("model/limits.py", "yes"),
    ("model/limits.py", "no"),
    # What can come of a talk is the same in every pack, and so is a key that only says yes.
    ("model/values.py", "partly"),
    ("model/values.py", "unclear"),
    ("model/values.py", "worse"),
    ("model/questions.py", "yes"),
    ("model/texts.py", "yes"),
    ("model/conditions.py", "yes"),
    # When to use colour.
    ("cli/output.py", "never"),
}
"""The module that may, and what."""
SAID: Final = {
    # Help is the program's own and part of the command line; said where even the words cannot be loaded.
    # The lines of the commands, the titles of their groups, and the examples.
    "cli/group.py": 9 + 2 + 6,
    "cli/main.py": 2,
    # What is matched, not said: what the YAML reader calls things, what browsers and terminals know.
    "strict_yaml.py": 3 + 1,
    "renderers/html.py": 5,
    "renderers/terminal.py": 1,
    "prompts/widgets.py": 2,
    # The text of an exception, as above, that nobody is shown, and one of a schema, which is for editors.
    "validation.py": 1,
    "schema.py": 1,
}
"""How many sentences a module may hold, and why."""
PROSE: Final = re.compile(r"[A-Za-z]{2,}[,.:;]? [a-z]{2,}")


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Read every module of the program."""
    for path in sorted(SOURCE.rglob("*.py")):
        yield path.relative_to(SOURCE).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def strings(module: ast.Module) -> Iterator[str]:
    """Give every text in the code that is neither a docstring nor says what a field or an option is."""
    apart = {node.value for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.keyword) and node.arg in ("description", "help"):
            apart |= {each for each in ast.walk(node.value) if isinstance(each, ast.expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and node not in apart and isinstance(node.value, str | bytes):
            yield node.value if isinstance(node.value, str) else node.value.decode()


def names_of(pack: Pack) -> set[str]:
    """Give every id of a pack, and every answer that is not a kind of absence."""
    answers = {each for name, words in pack.choices.items() if name != "absence" for each in words}
    parts = (pack.sections, pack.questions, pack.indicators, pack.signs, pack.openers, pack.sources)
    return answers | {name for part in parts for name in part}


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_no_code_names_a_question_or_an_answer(pack: Pack) -> None:
    """What is asked, and by which scale, can change without a change of code."""
    named = {(module, text) for module, tree in modules() for text in strings(tree) if text in names_of(pack)}
    assert named - ALLOWED == set()


def test_what_the_code_may_name_it_does() -> None:
    """So that the list of it gets no longer than it must be."""
    named = {(module, text) for module, tree in modules() for text in strings(tree)}
    assert named >= ALLOWED


def test_no_word_of_the_program_names_a_question() -> None:
    """Not even as an example."""
    ids = {name for pack in PACKS for name in pack.questions if "-" in name}
    named = {key for key in WORDS.keys for name in ids if name in WORDS.raw(key)}
    assert named == set()


def test_no_sentence_is_said_by_the_code() -> None:
    """All that a person reads is data, so that another language can say it; help alone is not."""
    said = {module: sum(bool(PROSE.search(text)) for text in strings(tree)) for module, tree in modules()}
    assert {module: count for module, count in said.items() if count} == SAID


def test_the_programs_words_take_nobodys_view() -> None:
    """Neither a client's nor a therapist's; what an author reads of a key does not either."""
    view = re.compile(r"\b(therap\w*|clients?|patients?|supervis\w*)\b", re.IGNORECASE)
    assert {key: found for key in WORDS.keys if (found := view.findall(WORDS.raw(key)))} == {}
    for of in ("pack", "report"):
        described = json.dumps(json_schema(of, PACK))
        assert set(view.findall(described)) <= {"client", "therapist"}, of
        by_word = ('"client", "therapist"', '"therapist", "someone"')
        assert described.count("therapist") == sum(map(described.count, by_word))


def test_only_the_command_line_says_what_the_program_is_for() -> None:
    """The pack that ships with it is about therapy; a module is not."""
    about = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if re.search("therap", path.read_text(encoding="utf-8"), re.IGNORECASE)
    }
    # The last four ask by the words of the format whose view it is, and who hears something first.
    by_word = {"report/card.py", "report/help.py", "report/openers.py", "sitting/card.py"}
    assert about <= {"__init__.py", "cli/main.py", "model/values.py", "pack.py"} | by_word


def test_nothing_shipped_is_named_outside_its_loader() -> None:
    """Data is reached in one way only, which a language can stand in for."""
    names = {path.name for path in (ROOT / "data").iterdir()}
    homes = {"pack.py", "words.py", "resources.py", "background.py", "renderers/html.py", "cli/privacy.py"}
    naming = {module for module, tree in modules() for text in strings(tree) if Path(text).name in names}
    assert naming == homes
