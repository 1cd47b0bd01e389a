"""A card that cannot be made: it is said in words, and the answers can still be saved, changed or left."""

from pathlib import Path
from typing import Any

import pytest
from core_helpers import PACK, RESOURCES, WORDS, on_page
from ended import TO_TALK, ending, more
from scripted import Reply, Talk, answered, sit, values

from impasse_check.answers import read_answers
from impasse_check.errors import NotWrittenError
from impasse_check.prompts.page import Page
from impasse_check.report import Report
from impasse_check.sitting import documents

NO_CARD = "end.no-card"
LEFT_BLANK = answered({"topic-pushed": "often"}, leaving=("safe-to-raise",))


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _break(patch: pytest.MonkeyPatch, error: Exception, what: str = "make") -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    patch.setattr(f"impasse_check.sitting.end.{what}", fail)


def _failing(talk: Talk) -> list[Page]:
    return [page for page in talk.pages if page.where == WORDS.say(NO_CARD)]


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (RuntimeError("walrus"), "end.no-card-mistake"),
        (MemoryError(), "end.no-card-memory"),
        (NotWrittenError("error.nothing-to-bring"), "end.no-card-mistake"),
    ],
)
def test_it_is_told_on_one_page_with_what_can_be_done(
    error: Exception, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What failed, that nothing is lost, where help is; nothing of the answers, and no screen without end."""
    _break(monkeypatch, error)
    held = sit([(NO_CARD, "leave")], start=TO_TALK)
    (page,) = held.pages
    assert page.text[0] == WORDS.say(why)
    assert values(page) == ["again", "save-answers", "change"]
    assert any(RESOURCES[0].contact in each for each in page.text)
    assert "walrus" not in repr(page)


@pytest.mark.parametrize("what", ["make", "Hand"])
def test_whatever_part_of_the_card_fails_the_quiz_goes_on(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its document, or what stands on it."""
    _break(monkeypatch, RuntimeError("walrus"), what)
    assert sit([(NO_CARD, "leave")], start=TO_TALK).ended == "left"


def test_the_answers_can_be_saved_from_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which is said there, and nobody who leaves then is asked again; before, they are in no file."""
    _break(monkeypatch, RuntimeError("walrus"))
    replies = [
        *(("Before you begin", "go-on"), ("safe-to-raise", "yes")),
        *((NO_CARD, "save-answers"), ("leave.file", "mine"), (NO_CARD, "leave")),
    ]
    held = sit(replies, start=LEFT_BLANK)
    before, after = _failing(held)
    assert WORDS.say("end.in-no-file") in before.text
    assert WORDS.say("end.in-no-file") not in after.text
    assert any(str(Path("mine.yaml").resolve()) in each for each in after.text)
    assert read_answers("mine.yaml", PACK).answers == held.answers.answers


def test_the_answers_can_be_changed_there_and_the_card_comes_once_it_can_be_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A mistake may hang on one answer; memory may be free again."""
    real, calls = documents.make, list[int]()

    def fail_twice(*args: Any, **named: Any) -> Report:
        calls.append(1)
        if len(calls) <= 2:
            raise MemoryError
        return real(*args, **named)

    monkeypatch.setattr("impasse_check.sitting.end.make", fail_twice)
    change: list[Reply] = [
        (NO_CARD, "change"),
        ("review.question", "topic-pushed"),
        ("topic-pushed", "rarely"),
    ]
    held = ending(
        [
            *change,
            ("impact", "back"),
            ("topic-pushed", "back"),
            ("review.question", "back"),
            (NO_CARD, "again"),
        ],
        drops=True,
    )
    assert held.answers.answers["topic-pushed"].value == "rarely"
    assert "could not" not in " ".join(held.pages[-2].text)


def test_back_from_there_leads_to_the_last_question(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it does from the card: another answer may be the one that can be made into one."""
    _break(monkeypatch, MemoryError())
    held = sit(
        [(NO_CARD, "back"), ("safe-to-raise", "hard"), (NO_CARD, "leave"), ("leave.question", "drop")],
        start=TO_TALK,
    )
    assert held.answers.answers["safe-to-raise"].given == "hard"


def test_where_the_help_lines_fail_too_the_page_still_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without them: what was said is what must not be lost."""
    _break(monkeypatch, RuntimeError("walrus"))

    def no_lines(_: object) -> tuple[str, ...]:
        raise MemoryError

    monkeypatch.setattr("impasse_check.sitting.help.Help.short_lines", no_lines)
    assert sit([(NO_CARD, "leave")], start=TO_TALK).ended == "left"


@pytest.mark.parametrize("does", ["leaving", "session", "everything"])
def test_a_page_behind_the_card_that_fails_is_said_on_the_card(
    does: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not end the quiz."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("walrus")

    where = {"leaving": "end.leaving", "session": "sheet.make", "everything": "reading.render"}[does]
    monkeypatch.setattr(f"impasse_check.sitting.{where}", fail)
    held = ending(more(does))
    assert held.pages[-1].text == (on_page("error.mistake"),)
