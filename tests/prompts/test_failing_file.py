"""A file that can no longer be written in the middle of a quiz: it is said, and no answer is lost."""

from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from core_helpers import PACK, WORDS, on_page
from kept_quiz import FAILED, Disk, keeping, set_full
from scripted import START, Reply, answered, calmly, values

from impasse_check import files
from impasse_check.answers import read_answers
from impasse_check.errors import NotWrittenError
from impasse_check.sitting.saving import failures

BEGUN: Reply = (START, "go-on")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    """Give a disk that can be full."""
    return Disk(monkeypatch)


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
        [BEGUN, *calmly("told-wrong"), (FAILED, "without"), *replies],
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
    assert on_page("error.changed", file="kept.yaml") == quiz.failures()[0].text[0]
    assert (here / "kept.yaml").read_text() == "mine"
    assert read_answers("new.yaml", PACK).answers == quiz.answers.answers


def test_a_move_that_fails_is_said_too(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even the new file can be taken by somebody else."""
    real, taken = files.Held, list[str]()

    def held(name: str, *, force: bool) -> files.Held:
        if name.endswith("new.yaml") and force and not taken:
            taken.append(name)
            raise NotWrittenError("error.in-use", file="new.yaml")
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
    assert on_page("error.in-use", file="new.yaml") == quiz.failures()[1].text[0]


@pytest.mark.parametrize(
    ("error", "code"), [(MemoryError(), "error.no-memory"), (RuntimeError("walrus"), "error.mistake")]
)
def test_whatever_fails_while_answers_are_written_is_said_and_nothing_is_lost(
    error: Exception, code: str
) -> None:
    """Too little memory, or a mistake of the program: none of it ends the quiz."""
    broken = pytest.MonkeyPatch()

    def fail(*_: object) -> str:
        raise error

    quiz = keeping(
        [
            BEGUN,
            *calmly("therapy-status"),
            (FAILED, "again"),
            (FAILED, "again"),
            *calmly("ordered-care"),
            ("on-my-side", "leave"),
        ],
        {1: lambda: broken.setattr("impasse_check.sitting.keeping.dump_answers", fail), 3: broken.undo},
    )
    assert [page.text[0] for page in quiz.failures()] == [on_page(code)] * 2
    assert quiz.ended == "left"
    assert read_answers("kept.yaml", PACK).answers == quiz.answers.answers


def test_memory_that_runs_out_before_anything_is_done_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be tried again like any other failure."""
    calls = list[int]()

    def failing() -> AbstractContextManager[None]:
        calls.append(1)
        if len(calls) == 2:
            raise MemoryError
        return failures()

    monkeypatch.setattr("impasse_check.sitting.keeping.failures", failing)
    quiz = keeping(
        [BEGUN, *calmly("therapy-status"), (FAILED, "again"), ("ordered-care", "leave")],
        {},
    )
    (failure,) = quiz.failures()
    assert failure.text[0] == on_page("error.no-memory")
    assert read_answers("kept.yaml", PACK).answers == quiz.answers.answers
