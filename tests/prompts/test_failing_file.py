"""A file that can no longer be written in the middle of a quiz: it is said, and no answer is lost."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from core_helpers import PACK, WORDS
from scripted import HELP_LINES, REVIEWED, START, Reply, Scripted, answered, calmly, values

from impasse_check import files
from impasse_check.answers import read_answers
from impasse_check.cli import passphrase as passphrases
from impasse_check.cli.keeping import Keeper
from impasse_check.errors import NotWrittenError
from impasse_check.model import Answers
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.interview import Interview
from impasse_check.prompts.page import LeftError, Page
from impasse_check.prompts.pages import Pages

BEGUN: Reply = (START, "go-on")
FAILED = "leave.failed"
NOTHING = Answers()


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Disk:
    """A disk that is full for as long as ``full`` is so."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = False
        real = os.fsync

        def fsync(handle: int) -> None:
            if self.full and stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(28, "No space left on device")
            real(handle)

        monkeypatch.setattr(os, "fsync", fsync)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Give a disk that can be full."""
    return Disk(monkeypatch)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A quiz that kept its answers on the way."""

    pages: list[Page]
    answers: Answers
    ended: str

    def failures(self) -> list[Page]:
        """Give the pages that told of a failure."""
        return [page for page in self.pages if page.question == WORDS.say(FAILED)]


class Happening(Scripted):
    """A person around whom something happens just before a reply, by the number of the reply."""

    def __init__(self, replies: list[Reply], happens: dict[int, Callable[[], object]]) -> None:
        super().__init__(replies)
        self._happens = happens

    def _next(self, page: Page) -> str:
        self._happens.get(len(self.pages), lambda: None)()
        return super()._next(page)


def keeping(
    replies: list[Reply],
    happens: dict[int, Callable[[], object]],
    *,
    start: Answers = NOTHING,
    file: str = "kept.yaml",
) -> Kept:
    """Hold a quiz that keeps each answer in a file, up to its end or until somebody leaves."""
    asker, ended = Happening(replies, happens), "done"
    keeper = Keeper(file, PACK, WORDS, force=False, kept=NOTHING)
    keeper.begin(start)
    pages = Pages(PACK, WORDS, HELP_LINES)
    conversation = Conversation(asker, pages.help(), lambda: keeper.offer(interview.answers, conversation))
    interview = Interview(
        pack=PACK,
        pages=pages,
        conversation=conversation,
        answers=start,
        keep=lambda answers: keeper.keep(answers, conversation),
    )
    try:
        keeper.explain(conversation)
        interview.run()
        ended = "done" if keeper.finish(interview.answers, conversation) else "stays"
    except LeftError:
        ended = "left"
    asker.finish()
    return Kept(pages=asker.pages, answers=interview.answers, ended=ended)


def set_full(disk: Disk, *, full: bool) -> Callable[[], None]:
    """Give what fills or empties the disk."""

    def happen() -> None:
        disk.full = full

    return happen


def test_a_full_disk_is_said_once_and_mends_itself(disk: Disk) -> None:
    """Who goes on is not told again; once there is room, all of it is in the file."""
    quiz = keeping(
        [
            BEGUN,
            *calmly("therapy-status"),
            (FAILED, "without"),
            *calmly("ordered-care", "on-my-side"),
            ("can-take-in-care", "leave"),
        ],
        {1: set_full(disk, full=True), 4: set_full(disk, full=False)},
    )
    (failure,) = quiz.failures()
    assert values(failure) == ["again", "elsewhere", "without"]
    assert "No space left on device" in failure.text[0]
    assert failure.text[1] == WORDS.say("leave.still-here")
    assert quiz.ended == "left"
    assert len(quiz.answers.answers) == 3
    assert read_answers("kept.yaml", PACK).answers == quiz.answers.answers


def test_a_second_failure_is_said_again_after_the_first_was_mended(disk: Disk) -> None:
    """It is another event."""
    quiz = keeping(
        [
            BEGUN,
            *calmly("therapy-status"),
            (FAILED, "again"),
            (FAILED, "again"),
            *calmly("ordered-care"),
            (FAILED, "without"),
            ("on-my-side", "leave"),
            ("leave.question", "drop"),
        ],
        {1: set_full(disk, full=True), 3: set_full(disk, full=False), 4: set_full(disk, full=True)},
    )
    assert len(quiz.failures()) == 3
    assert len(read_answers("kept.yaml", PACK).answers) == 1


def test_answers_can_be_kept_elsewhere_from_now_on(disk: Disk, here: Path) -> None:
    """A name that does not do is explained; what comes after goes to the new file too."""

    def make_room() -> None:
        disk.full = False

    quiz = keeping(
        [
            BEGUN,
            *calmly("therapy-status"),
            (FAILED, "elsewhere"),
            ("leave.file", "back"),
            (FAILED, "elsewhere"),
            ("leave.file", "kept.yaml"),
            ("leave.file", "other.yaml"),
            *calmly("ordered-care"),
            ("on-my-side", "leave"),
        ],
        {1: set_full(disk, full=True), 6: make_room},
    )
    assert (quiz.ended, len(quiz.answers.answers)) == ("left", 2)
    assert read_answers("kept.yaml", PACK).answers == {}
    assert read_answers("other.yaml", PACK).answers == quiz.answers.answers
    assert sorted(path.name for path in here.iterdir()) == ["kept.yaml", "other.yaml"]


def test_who_leaves_with_a_failing_file_is_asked_and_told_why(disk: Disk, here: Path) -> None:
    """And can name another file, or stay."""
    quiz = keeping(
        [
            BEGUN,
            *calmly("therapy-status"),
            (FAILED, "leave"),
            ("leave.question", "back"),
            (FAILED, "leave"),
            ("leave.question", "keep"),
            ("leave.file", "other.yaml"),
            ("leave.bye", "done"),
        ],
        {1: set_full(disk, full=True), 6: set_full(disk, full=False)},
    )
    assert quiz.ended == "left"
    assert (
        "No space left" in next(page for page in quiz.pages if page.where == WORDS.say("leave.title")).text[0]
    )
    assert read_answers("other.yaml", PACK).answers == quiz.answers.answers
    assert (here / "kept.yaml").exists()


@pytest.mark.parametrize(
    ("replies", "ended"), [([("leave.question", "back")], "stays"), ([("leave.question", "drop")], "done")]
)
def test_a_failing_file_is_said_at_the_very_end_too(replies: list[Reply], ended: str, disk: Disk) -> None:
    """Where the quiz ends in a document and nobody says that they leave."""
    start = answered(leaving=("told-wrong",))
    quiz = keeping(
        [BEGUN, *calmly("told-wrong"), (FAILED, "without"), REVIEWED, *replies],
        {1: set_full(disk, full=True)},
        start=start,
    )
    assert quiz.ended == ended


def test_somebody_elses_change_is_not_written_over(here: Path) -> None:
    """It is said like any failure; both sets of words are still there."""

    def edit() -> None:
        (here / "kept.yaml").write_text("mine")

    quiz = keeping(
        [
            BEGUN,
            *calmly("therapy-status"),
            (FAILED, "elsewhere"),
            ("leave.file", "new.yaml"),
            ("ordered-care", "leave"),
        ],
        {1: edit},
    )
    assert WORDS.say("error.changed", file="kept.yaml") == quiz.failures()[0].text[0]
    assert (here / "kept.yaml").read_text() == "mine"
    assert read_answers("new.yaml", PACK).answers == quiz.answers.answers


@contextmanager
def _quick_lock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr("impasse_check.locked.lock", lambda text, word: f"{word}\n{text}".encode())
    yield


LOCKED: list[Reply] = [("quiz.read", "go-on"), BEGUN, *calmly("therapy-status")]


def test_a_locked_file_that_cannot_be_written_loses_nothing(
    disk: Disk, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another name is asked for; a locked one gets a passphrase of its own; back asks for the name."""
    with _quick_lock(monkeypatch):
        quiz = keeping(
            [
                *LOCKED,
                ("ordered-care", "leave"),
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
                ("leave.bye", "done"),
            ],
            {1: set_full(disk, full=True), 8: set_full(disk, full=False)},
            file="kept.age",
        )
    assert quiz.ended == "left"
    assert [path.name for path in here.iterdir()] == ["new.age"]
    assert (here / "new.age").read_text().startswith("quince\nformat: ")
    asked = [page for page in quiz.pages if page.question == WORDS.say("locked.new")]
    assert all(page.hidden and page.takes_text and page.current is None for page in asked)


def test_a_locked_file_without_a_passphrase_keeps_the_person_here(
    monkeypatch: pytest.MonkeyPatch, here: Path
) -> None:
    """Back at the passphrase is back in the quiz."""
    with _quick_lock(monkeypatch):
        quiz = keeping(
            [
                *LOCKED,
                ("ordered-care", "leave"),
                ("locked.new", "back"),
                ("ordered-care", "leave"),
                ("locked.new", "leave"),
            ],
            {},
            file="kept.age",
        )
    assert quiz.ended == "left"
    assert list(here.iterdir()) == []


def test_a_move_that_fails_is_said_too(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even the new file can be taken by somebody else."""
    real, taken = files.Held, list[str]()

    def held(name: str, *, force: bool) -> files.Held:
        if name == "new.yaml" and force and not taken:
            taken.append(name)
            raise NotWrittenError("error.in-use", file=name)
        return real(name, force=force)

    def make_room() -> None:
        disk.full = False
        monkeypatch.setattr(files, "Held", held)

    quiz = keeping(
        [
            BEGUN,
            *calmly("therapy-status"),
            (FAILED, "elsewhere"),
            ("leave.file", "new.yaml"),
            (FAILED, "again"),
            ("ordered-care", "leave"),
        ],
        {1: set_full(disk, full=True), 3: make_room},
    )
    assert WORDS.say("error.in-use", file="new.yaml") == quiz.failures()[1].text[0]


def test_a_name_that_asks_for_a_lock_needs_what_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where it is typed on a page."""
    monkeypatch.setattr("impasse_check.locked.find_spec", lambda _: None)
    with pytest.raises(NotWrittenError) as caught:
        passphrases.check_name("a.age")
    assert caught.value.code == "error.cannot-lock"
