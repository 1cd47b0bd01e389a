"""What was asked to be kept is kept: whatever kills the quiz, fills the disk or meets it on its file."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import killing
import killing_talks
import pytest
from core_helpers import PACK, WORDS, on_page
from pty_session import Terminal
from scripted import answered

from impasse_check.answers import dump_answers, read_answers
from impasse_check.errors import ExitCode

SMALL = "size=40k"
MOUNT = shutil.which("mount")
FAKETIME = shutil.which("faketime")


def test_no_kill_loses_a_confirmed_answer(tmp_path: Path) -> None:
    """At twenty random moments; ``run.py --long`` does it two hundred times."""
    found = killing.kill(20, tmp_path, seed=1)
    assert found.rounds == 20
    assert found.confirmed > 20


def test_no_kill_loses_what_was_told_after_a_talk(tmp_path: Path) -> None:
    """At ten random moments; ``run.py --long`` does it a hundred times."""
    found = killing_talks.kill(10, tmp_path, seed=1)
    assert found.rounds == 10
    assert found.confirmed > 10


def mount(*arguments: str) -> bool:
    """Mount, and say whether that is allowed here."""
    return subprocess.run([str(MOUNT), *arguments], capture_output=True, check=False).returncode == 0  # noqa: S603


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of a few pages."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if MOUNT is None or not mount("-t", "tmpfs", "-o", SMALL, "tmpfs", str(disk)):
        pytest.skip("no file system can be mounted here (only root may); a failing fsync stands in elsewhere")
    try:
        yield disk
    finally:
        subprocess.run(["/bin/umount", "-l", str(disk)], check=True)  # noqa: S603


def to_the_first_question(terminal: Terminal) -> None:
    """Go on from what is said before, and take all of it."""
    terminal.answer("\r")
    terminal.answer("1")


def fill(disk: Path) -> None:
    """Leave no room on a disk."""
    with (disk / "fill").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError as error:
            assert error.errno == errno.ENOSPC  # noqa: PT017  # the way out of the loop


def test_a_disk_that_is_full_or_read_only_loses_nothing(small: Path) -> None:
    """A full one is said at once, and once there is room all is in the file; the other before a question."""
    kept = small / "kept.yaml"
    with Terminal("quiz", "--save-answers", "kept.yaml", folder=small) as terminal:
        to_the_first_question(terminal)
        terminal.answer("1")
        fill(small)
        assert os.strerror(errno.ENOSPC) in " ".join(terminal.answer("1").split())
        assert len(read_answers(str(kept), PACK).answers) == 1
        terminal.answer(WORDS.say("letter.without"))
        (small / "fill").unlink()
        terminal.answer("1")
        assert len(read_answers(str(kept), PACK).answers) == 3
        terminal.type("q")
        assert terminal.end() == 0
    assert [path.name for path in small.iterdir()] == ["kept.yaml"]
    assert mount("-o", "remount,ro", str(small))
    for options in (("--save-answers", "new.yaml"), ("-o", "new.md")):
        with Terminal("quiz", *options, folder=small) as terminal:
            assert terminal.end() == ExitCode.NOT_WRITTEN
            assert b"could not be written" in terminal.raw
    assert len(read_answers(str(kept), PACK).answers) == 3


def test_two_quizzes_on_one_file_are_told_apart(tmp_path: Path) -> None:
    """The second says so before its first question, whatever it was told; the first goes on."""
    with Terminal("quiz", "--save-answers", "kept.yaml", folder=tmp_path) as first:
        to_the_first_question(first)
        first.answer("1")
        for options in (("--force",), ("--answers", "kept.yaml")):
            with Terminal("quiz", "--save-answers", "kept.yaml", *options, folder=tmp_path) as second:
                assert second.end() == ExitCode.NOT_WRITTEN
                assert second.raw.decode() == WORDS.say("error.in-use", file="kept.yaml") + "\r\n"
        first.answer("2")
        assert len(read_answers(str(tmp_path / "kept.yaml"), PACK).answers) == 2
        first.type("\x18")
        assert first.end() == 0
    with Terminal("quiz", "--save-answers", "kept.yaml", "--answers", "kept.yaml", folder=tmp_path) as second:
        second.answer("\r")
        second.answer("1")
        second.type("\x18")
        assert second.end() == 0
    assert len(read_answers(str(tmp_path / "kept.yaml"), PACK).answers) == 3


def test_a_link_swapped_in_is_not_followed(tmp_path: Path) -> None:
    """Between two answers, by whoever can write to the folder: what it leads to stays as it is."""
    other = tmp_path / "other"
    other.write_text("theirs")
    with Terminal("quiz", "--save-answers", "kept.yaml", folder=tmp_path) as terminal:
        to_the_first_question(terminal)
        terminal.answer("1")
        (tmp_path / "kept.yaml").unlink()
        (tmp_path / "kept.yaml").symlink_to(other)
        said = " ".join(terminal.answer("1").split())
        assert on_page("error.changed", file="kept.yaml") in said
        terminal.type("\x18")
        assert terminal.end() == 0
    assert other.read_text() == "theirs"


@pytest.mark.parametrize("time", ["1970-01-02", "2038-01-20", "2106-02-08"])
def test_the_time_of_day_changes_nothing(tmp_path: Path, time: str) -> None:
    """No clock is used: the same answers are the same file, whatever the year."""
    if FAKETIME is None:
        pytest.skip(
            "faketime is not there (Debian package faketime), and the clock of this machine is not ours"
        )
    with Terminal("quiz", "--save-answers", "kept.yaml", folder=tmp_path) as terminal:
        to_the_first_question(terminal)
        terminal.answer("1")
        terminal.type("q")
        assert terminal.end() == 0
    command = ("-f", f"@{time} 00:00:00", sys.executable, "-m", "impasse_check")
    with Terminal(
        "quiz", "--save-answers", "later.yaml", folder=tmp_path, program=(FAKETIME, *command)
    ) as terminal:
        to_the_first_question(terminal)
        terminal.answer("1")
        terminal.type("q")
        assert terminal.end() == 0
    assert (tmp_path / "later.yaml").read_bytes() == (tmp_path / "kept.yaml").read_bytes()


def test_a_document_that_cannot_be_written_at_the_end_loses_no_answers(tmp_path: Path) -> None:
    """The card says why, and from there it is written elsewhere; so it is where no passphrase was given."""
    (tmp_path / "start.yaml").write_text(dump_answers(answered(), PACK), encoding="utf-8")
    for name, said in (("mine.md", "save.exists"), ("mine.md.age", "locked.not-written")):
        with Terminal("quiz", "--answers", "start.yaml", "-o", name, folder=tmp_path) as terminal:
            terminal.wait_for_question()
            if said == "save.exists":
                (tmp_path / name).write_text("theirs")
            else:
                assert WORDS.say("locked.new") in terminal.answer("\r")
            screen = terminal.answer("\r" if said == "save.exists" else "\x1b[Z")
            assert WORDS.say(said) in " ".join(screen.split())
            terminal.answer(WORDS.say("letter.save"))
            terminal.answer(WORDS.say("letter.to-read"))
            terminal.answer(f"\x15other-{said}.md\r")
            terminal.type("\x18")
            assert terminal.end() == 0
        assert (tmp_path / f"other-{said}.md").read_text(encoding="utf-8").startswith("# ")
    assert (tmp_path / "mine.md").read_text() == "theirs"
    assert not (tmp_path / "mine.md.age").exists()
