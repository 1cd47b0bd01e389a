"""What holds answers: models of pydantic that show nothing of them, to no one who happens to look."""

import copy
import json
import pickle
import pprint
import subprocess
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from dataclasses import FrozenInstanceError
from io import StringIO
from pathlib import Path
from typing import Any

import pydantic
import pytest
from core_helpers import PACK, document, said
from reads_corpus import answers_file
from reads_program import DEADLINE, UNCOUNTED, surroundings
from rich import inspect, pretty
from rich.console import Console
from rich.traceback import Traceback

from impasse_check import load_pack, read_answers
from impasse_check.answers import marks, parse_answers, permits
from impasse_check.errors import AnswersError
from impasse_check.model import Answer, Model
from impasse_check.report.export import report_data
from impasse_check.scoring import score

PRIVATE = ("almost-always", "very-much", "walrus", "quince")
"""What one person said, and may stand nowhere."""
HEAD = "format: impasse-check/answers\nformat_version: 1\nanswers:\n"
TEXT = f"{HEAD}  over-directs: {{frequency: almost-always, impact: very-much, note: walrus quince}}\n"
ANSWERS = parse_answers("answers.yaml", TEXT.encode(), PACK)
SCORE = score(PACK, ANSWERS)
REPORT = document(ANSWERS)
HOLDING: dict[str, object] = {
    "answer": ANSWERS.answers["over-directs"],
    "answers": ANSWERS,
    "score": SCORE,
    "section score": SCORE.sections["boundaries"],
    "report": REPORT,
    "blocks": REPORT.blocks,
    "JSON report": report_data(REPORT),
    "all of them": {"answers": [ANSWERS, SCORE, REPORT]},
}
PLUGIN = """
from pathlib import Path

class Taker:
    def __init__(self):
        self.told = Path(__file__).with_name("told.txt")

    def on_enter(self, input, **options):
        with self.told.open("a") as file:
            file.write(repr(input))

    def new_schema_validator(self, *given, **options):
        return self, None, None

plugin = Taker()
"""


def drawn(draw: Callable[[Console], object]) -> str:
    """Give what Rich draws."""
    told = StringIO()
    draw(Console(file=told, width=200))
    return told.getvalue()


def bug(thing: object) -> BaseException:  # noqa: ARG001
    """Give a mistake that happened where a thing was at hand."""
    with pytest.raises(ZeroDivisionError) as caught:
        _ = 1 / 0
    return caught.value


def with_locals(thing: object) -> str:
    """Give a traceback that shows what was at hand."""
    return "".join(traceback.TracebackException.from_exception(bug(thing), capture_locals=True).format())


SHOWN: dict[str, Callable[[object], str]] = {
    "repr": repr,
    "str": str,
    "f-string": lambda thing: f"{thing} {thing!r} {thing!s} {thing!a}",
    "old format": lambda thing: "%s %r" % (thing, thing),  # noqa: UP031
    "pprint": pprint.pformat,
    "traceback": with_locals,
    "rich.print": lambda thing: drawn(lambda console: console.print(thing)),
    "rich.pretty": pretty.pretty_repr,
    "rich.traceback": lambda thing: drawn(
        lambda console: console.print(
            Traceback.from_exception(
                ZeroDivisionError, bug(thing), bug(thing).__traceback__, show_locals=True
            )
        )
    ),
}


@pytest.mark.parametrize(
    "thing",
    [
        PACK,
        PACK.questions["over-directs"],
        read_answers(answers_file("route-talk"), PACK),
        ANSWERS.answers["over-directs"],
        SCORE,
        SCORE.sections["boundaries"],
        report_data(REPORT),
        report_data(document(said({"easy-ground": "often"}), "session")),
    ],
    ids=lambda thing: type(thing).__name__,
)
def test_what_goes_in_and_out_is_a_model_that_nobody_changes(thing: object) -> None:
    """Of pydantic, frozen, and without room for anything of its own making."""
    assert isinstance(thing, pydantic.BaseModel)
    name = next(iter(type(thing).model_fields))
    with pytest.raises(FrozenInstanceError) as set_anew:
        setattr(thing, name, "walrus")
    with pytest.raises(FrozenInstanceError) as deleted:
        delattr(thing, name)
    assert (str(set_anew.value), set_anew.value.__context__) == (name, None)
    assert (str(deleted.value), deleted.value.__context__) == (name, None)
    with pytest.raises(pydantic.ValidationError):
        type(thing).model_validate({"walrus": "quince"})


@pytest.mark.parametrize("way", SHOWN)
@pytest.mark.parametrize("what", HOLDING)
def test_nothing_that_was_answered_is_shown(what: str, way: str) -> None:
    """However it is printed by somebody who looks for a mistake."""
    text = SHOWN[way](HOLDING[what])
    assert [each for each in PRIVATE if each in text] == []


@pytest.mark.parametrize("what", [name for name, each in HOLDING.items() if isinstance(each, Model)])
def test_nothing_that_was_answered_is_listed(what: str) -> None:
    """Neither by Rich, which prints all that it finds in an object, nor in any way that pydantic has."""
    thing: Any = HOLDING[what]
    other = dict.fromkeys(type(thing).model_fields, "walrus")
    told = [
        drawn(lambda console: inspect(thing, console=console, all=True, methods=True)),
        str(list(thing.__rich_repr__())),
        "".join(map(str, thing.__pretty__(repr))),
        repr([each for each in map(thing.__getattribute__, dir(thing)) if not callable(each)]),
        repr(copy.deepcopy(thing)),
        repr(pickle.loads(pickle.dumps(thing))),  # noqa: S301
        repr(thing.model_copy(update=other)),
        repr(type(thing).model_construct(**other)),
    ]
    assert [each for each in PRIVATE for text in told if each in text] == []
    assert "model_copy" in told[0]


@pytest.mark.parametrize("what", [name for name, each in HOLDING.items() if isinstance(each, Model)])
def test_no_mistake_with_them_tells_what_was_answered(what: str) -> None:
    """Whatever a programmer tries with one, and gets wrong; and what fits is written without a warning."""
    thing: Any = HOLDING[what]
    mistakes: list[Callable[[], object]] = [
        lambda: thing.missing,
        lambda: thing["frequency"],
        lambda: thing < thing,  # noqa: PLR0124
        lambda: f"{thing:>9}",
        lambda: json.dumps(thing),
        lambda: pickle.dumps(thing.model_copy(update={"held": lambda: thing})),
        lambda: type(thing)(thing),
    ]
    for mistake in mistakes:
        with pytest.raises((AttributeError, TypeError, pickle.PicklingError)) as caught:
            mistake()
        told = [text for error in errors(caught.value) for text in (str(error), repr(error))]
        assert [each for each in PRIVATE for text in told if each in text] == []
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        thing.model_dump_json()
    assert warned == []


def errors(error: BaseException | None) -> Iterator[BaseException]:
    """Give an error and all that stand behind it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


@pytest.mark.parametrize(
    "written",
    [
        {"frequency": "walrus"},
        {"frequency": ["walrus", {"quince": "walrus"}]},
        {"frequency": "never", "impact": "very-much", "note": "walrus"},
        {"frequency": "often", "impact": "walrus", "note": ["quince"]},
        {"impact": "very-much", "note": "walrus" * 1000},
        "walrus",
        7391,
    ],
)
def test_no_error_repeats_what_was_answered(written: object) -> None:
    """Not pydantic's own, which never gets far, and none that stands behind ours."""
    question = PACK.questions["over-directs"]
    context = {"permits": permits(PACK, question), "marks": marks(PACK, question)}
    told = []
    with pytest.raises(pydantic.ValidationError) as caught:
        Answer.model_validate(written, context=context, by_alias=True, by_name=False)
    told += [str(caught.value), repr(caught.value)]
    with pytest.raises(AnswersError) as ours:
        parse_answers("a", json.dumps({"answers": {"over-directs": written}}).encode(), PACK)
    for error in errors(ours.value):
        assert not isinstance(error, pydantic.ValidationError)
        told += [str(error), repr(error), repr(vars(error))]
    # Words that fit may stand there, all of them alike.
    assert [each for each in ("walrus", "quince", "7391") for text in told if each in text] == []


def test_a_pack_is_equal_to_itself_alone() -> None:
    """So that it can be looked up quickly, and two that read alike are not taken for one."""
    other = load_pack()
    assert PACK == PACK  # noqa: PLR0124
    assert other != PACK
    assert PACK.model_copy() != PACK
    assert len({PACK, other, PACK}) == 2


def test_an_installed_plugin_of_pydantic_is_handed_nothing(tmp_path: Path) -> None:
    """It would see every answer of every command; it works for others, so it was really there."""
    (tmp_path / "taker.py").write_text(PLUGIN)
    info = tmp_path / "taker-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: taker\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[pydantic]\ntaker = taker:plugin\n")
    (tmp_path / "answers.yaml").write_text(TEXT)
    around = surroundings({**UNCOUNTED, "PYTHONPATH": str(tmp_path), "PYDANTIC_DISABLE_PLUGINS": None})

    def run(*arguments: str) -> None:
        done = subprocess.run(  # noqa: S603
            [sys.executable, *arguments],
            cwd=tmp_path,
            env=around,
            capture_output=True,
            timeout=DEADLINE,
            check=False,
        )
        assert done.returncode == 0, done.stderr

    run("-m", "impasse_check", "report", "answers.yaml", "--format", "json")
    library = "import pydantic, impasse_check; pack = impasse_check.load_pack()\n"
    run("-c", f"{library}impasse_check.score(pack, impasse_check.read_answers('answers.yaml', pack))")
    told = tmp_path / "told.txt"
    assert not told.exists()
    run("-c", "import pydantic; pydantic.create_model('Walrus', said=str)(said='quince')")
    assert "quince" in told.read_text()
