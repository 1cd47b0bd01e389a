"""A locked file that cannot be written on leaving: the answers are at hand, and it is asked what to do."""

from pathlib import Path
from typing import Any

import pytest
from core_helpers import PACK, WORDS, on_page
from kept_quiz import Disk, keeping, set_full
from scripted import START, Reply, calmly, values

from impasse_check.answers import read_answers
from impasse_check.errors import LockedError, NotWrittenError
from impasse_check.sitting import passphrase as passphrases

LOCKED: list[Reply] = [
    ("locked.later", "go-on"),
    (START, "go-on"),
    *calmly("therapy-status"),
    ("ordered-care", "leave"),
]
"""Begins a quiz that keeps its answers in a locked file, and leaves it."""
TYPED: list[Reply] = [("locked.new", "walrus"), ("locked.again", "walrus")]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Give a disk that can be full."""
    return Disk(monkeypatch)


class Lock:
    """A lock that shows what it locked and with what, and that fails as often as it is told."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.failures: list[Exception] = []
        monkeypatch.setattr("impasse_check.locked.lock", self._lock)

    def _lock(self, text: str, typed: str) -> bytes:
        if self.failures:
            raise self.failures.pop(0)
        return f"{typed}\n{text}".encode()


@pytest.fixture(autouse=True)
def lock(monkeypatch: pytest.MonkeyPatch) -> Lock:
    """Give a lock that is quick."""
    return Lock(monkeypatch)


_SHORT = WORDS.say("locked.memory", megabytes="256")
FAILURES: dict[str, tuple[Exception, str]] = {
    "memory for the work": (
        LockedError("locked.memory", megabytes="256"),
        on_page("error.not-locked", file="kept.age", reason=_SHORT),
    ),
    "memory": (MemoryError(), on_page("error.no-memory")),
    "mistake": (RuntimeError("walrus"), on_page("error.mistake")),
}
"""What can fail, and what is said of it."""


@pytest.mark.parametrize("what", FAILURES)
def test_who_cannot_lock_now_can_try_again(what: str, lock: Lock, here: Path) -> None:
    """As often as they like, with the passphrase they chose; nothing is preselected."""
    error, said = FAILURES[what]
    lock.failures = [error] * 2
    quiz = keeping(
        [*LOCKED, *TYPED, ("leave.question", "again"), ("leave.question", "again")], {}, file="kept.age"
    )
    assert quiz.ended == "left"
    assert (here / "kept.age").read_text().startswith("walrus\nformat: ")
    for page in quiz.pages[-2:]:
        assert values(page) == ["again", "keep", "drop"]
        assert page.text == (said, WORDS.say("leave.about"))


def test_who_cannot_lock_now_can_keep_it_elsewhere(lock: Lock, here: Path) -> None:
    """Without a lock, if they say so by the name; the locked file is not there."""
    lock.failures = [FAILURES["memory for the work"][0]] * 2
    quiz = keeping(
        [
            *LOCKED,
            *TYPED,
            ("leave.question", "keep"),
            ("leave.file", "new.age"),
            *TYPED,
            ("leave.file", "new.yaml"),
        ],
        {},
        file="kept.age",
    )
    assert [path.name for path in here.iterdir()] == ["new.yaml"]
    assert read_answers("new.yaml", PACK).answers == quiz.answers.answers


@pytest.mark.parametrize(("reply", "ended"), [("drop", "left"), ("leave", "left")])
def test_who_cannot_lock_now_can_go_without(reply: str, ended: str, lock: Lock, here: Path) -> None:
    """Nothing is then written, least of all in the clear."""
    lock.failures = [FAILURES["memory"][0]]
    quiz = keeping([*LOCKED, *TYPED, ("leave.question", reply)], {}, file="kept.age")
    assert quiz.ended == ended
    assert list(here.iterdir()) == []


def test_who_cannot_lock_now_can_stay(lock: Lock, here: Path) -> None:
    """And what they say then is locked with the rest, with the passphrase they chose."""
    lock.failures = [FAILURES["mistake"][0]]
    quiz = keeping(
        [
            *LOCKED,
            *TYPED,
            ("leave.question", "back"),
            *calmly("ordered-care"),
            ("on-my-side", "leave"),
        ],
        {},
        file="kept.age",
    )
    assert quiz.ended == "left"
    assert len(quiz.answers.answers) == 2
    assert "ordered-care" in (here / "kept.age").read_text()


def test_a_locked_file_that_cannot_be_written_loses_nothing(disk: Disk, here: Path) -> None:
    """Another name is asked for; a locked one gets a passphrase of its own; back asks for the name."""
    quiz = keeping(
        [
            *LOCKED,
            ("locked.new", "walrus"),
            ("locked.again", "back"),
            ("locked.new", "walrus"),
            ("locked.again", "walrus"),
            ("leave.question", "keep"),
            ("leave.file", "new.age"),
            ("locked.new", "back"),
            ("leave.file", "new.age"),
            ("locked.new", "quince"),
            ("locked.again", "quince"),
        ],
        {1: set_full(disk, full=True), 8: set_full(disk, full=False)},
        file="kept.age",
    )
    assert quiz.ended == "left"
    assert [path.name for path in here.iterdir()] == ["new.age"]
    assert (here / "new.age").read_text().startswith("quince\nformat: ")
    asked = [page for page in quiz.pages if page.question == WORDS.say("locked.new")]
    assert all(page.hidden and page.takes_text and page.current is None for page in asked)


def test_a_locked_file_without_a_passphrase_keeps_the_person_here(here: Path) -> None:
    """Back at the passphrase is back in the quiz."""
    quiz = keeping(
        [
            *LOCKED,
            ("locked.new", "back"),
            ("ordered-care", "leave"),
            ("locked.new", "leave"),
        ],
        {},
        file="kept.age",
    )
    assert quiz.ended == "left"
    assert list(here.iterdir()) == []


def test_memory_that_runs_out_at_the_door_is_said_and_loses_nothing(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever was about to be done: there is a way to try again."""
    real, calls = passphrases.choose, list[int]()

    def choose(*given: Any) -> str | None:
        calls.append(1)
        if len(calls) == 1:
            raise MemoryError
        return real(*given)

    monkeypatch.setattr(passphrases, "choose", choose)
    quiz = keeping(
        [*LOCKED, ("leave.question", "keep"), ("leave.file", "new.age"), *TYPED],
        {},
        file="kept.age",
    )
    assert quiz.ended == "left"
    (asked,) = [page for page in quiz.pages if page.question == WORDS.say("leave.question")]
    assert asked.text[0] == on_page("error.no-memory")
    assert [path.name for path in here.iterdir()] == ["new.age"]


@pytest.mark.parametrize("again", ["walru", "", "walrus\x00", "\udce9"])
def test_what_is_typed_the_second_time_must_be_the_same(here: Path, again: str) -> None:
    """Also where it is nothing, or could be no passphrase: both are asked for anew, and that is said."""
    quiz = keeping([*LOCKED, ("locked.new", "walrus"), ("locked.again", again), *TYPED], {}, file="kept.age")
    assert quiz.ended == "left"
    assert (here / "kept.age").read_text().startswith("walrus\n")
    told = [page for page in quiz.pages if WORDS.say("locked.not-the-same") in page.text]
    assert [page.question for page in told] == [WORDS.say("locked.new")]


def test_a_name_that_asks_for_a_lock_needs_what_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where it is typed on a page."""
    monkeypatch.setattr("impasse_check.locked.find_spec", lambda _: None)
    with pytest.raises(NotWrittenError) as caught:
        passphrases.check_name("a.age")
    assert caught.value.code == "error.cannot-lock"
