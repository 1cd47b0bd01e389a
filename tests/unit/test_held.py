"""Two runs and one file: what one holds the other finds in use, and what somebody else wrote stays."""

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from impasse_check import files
from impasse_check.errors import NotWrittenError
from impasse_check.files import Held

OTHER = """
import sys
from impasse_check.errors import NotWrittenError
from impasse_check.files import Held
try:
    Held(sys.argv[1], force=True).write(b"other")
except NotWrittenError as error:
    print(error.code, end="")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the name of a file."""
    return tmp_path / "kept.yaml"


@pytest.fixture
def held(path: Path) -> Iterator[Held]:
    """Hold that file, and have written it once."""
    file = Held(str(path), force=False)
    file.write(b"first")
    yield file
    file.let_go()


def another_run(path: Path) -> str:
    """Let another process write over the file; give the code of its refusal, if it was refused."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", OTHER, str(path)], capture_output=True, text=True, timeout=15, check=True
    )
    return done.stdout


def refused(file: Held) -> str:
    """Try to write and give the code of the refusal; nothing is left beside the file."""
    with pytest.raises(NotWrittenError) as caught:
        file.write(b"lost")
    assert caught.value.details["file"].endswith("kept.yaml")
    return caught.value.code


def test_one_run_writes_again_and_again(path: Path, held: Held) -> None:
    """Whole each time, and nothing beside it."""
    for number in range(3):
        held.write(b"x" * number * 100_000)
        assert path.read_bytes() == b"x" * number * 100_000
    assert list(path.parent.iterdir()) == [path]


def test_what_one_run_holds_is_in_use_for_another(path: Path, held: Held) -> None:
    """Even with force, from the first writing on and after each, until it lets go."""
    for content in (b"second", b"third"):
        assert another_run(path) == "error.in-use"
        held.write(content)
    assert path.read_bytes() == b"third"
    held.let_go()
    held.let_go()
    assert another_run(path) == ""
    assert path.read_bytes() == b"other"


def test_a_second_hold_is_refused_with_the_name(path: Path, held: Held) -> None:
    """Also in one process."""
    held.write(b"more")
    with pytest.raises(NotWrittenError) as caught:
        Held(str(path), force=True)
    assert (caught.value.code, caught.value.details) == ("error.in-use", {"file": str(path)})


def test_a_file_gone_on_from_is_held_before_it_is_written(path: Path) -> None:
    """From the moment it is named."""
    path.write_bytes(b"start")
    held = Held(str(path), force=True)
    assert another_run(path) == "error.in-use"
    held.write(b"more")
    held.let_go()
    assert path.read_bytes() == b"more"


@pytest.mark.parametrize("change", ["written over", "put in its place", "a link", "a folder"])
def test_what_somebody_else_put_there_is_not_written_over(path: Path, held: Held, change: str) -> None:
    """An editor, a sync program, a link swapped in: the name is no longer ours."""
    other = path.parent / "other"
    other.write_bytes(b"theirs")
    match change:
        case "written over":
            path.write_bytes(b"theirs")
        case "put in its place":
            other.rename(path)
        case "a link":
            path.unlink()
            path.symlink_to(other)
        case _:
            path.unlink()
            path.mkdir()
    before = sorted(path.parent.iterdir())
    assert refused(held) == "error.changed"
    assert sorted(path.parent.iterdir()) == before
    assert path.is_dir() or path.read_bytes() == b"theirs"


def test_a_file_that_was_taken_away_comes_again(path: Path, held: Held) -> None:
    """The person asked for it to be kept."""
    path.unlink()
    held.write(b"second")
    assert path.read_bytes() == b"second"
    assert another_run(path) == "error.in-use"


def test_a_name_taken_in_the_meantime_is_left(path: Path) -> None:
    """A free name is only ours once something stands there."""
    held = Held(str(path), force=True)
    path.write_bytes(b"theirs")
    assert refused(held) == "error.exists"
    assert path.read_bytes() == b"theirs"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS])
def test_a_failure_is_no_end(path: Path, held: Held, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was there stays, the file stays held, and the next try does it."""

    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fail)
        assert refused(held) == "error.cannot-write"
    assert path.read_bytes() == b"first"
    assert list(path.parent.iterdir()) == [path]
    assert another_run(path) == "error.in-use"
    held.write(b"second")
    assert path.read_bytes() == b"second"


def test_no_handle_is_left_open(path: Path) -> None:
    """However often it is written, and whatever fails."""

    def handles() -> int:
        return len(os.listdir("/dev/fd"))  # noqa: PTH208  # no path object for each

    before = handles()
    held = Held(str(path), force=False)
    for _ in range(5):
        held.write(b"again")
    path.write_bytes(b"theirs")
    refused(held)
    held.let_go()
    for name, force in ((path, False), (path.parent, True), (path / "below", False)):
        with pytest.raises(NotWrittenError):
            Held(str(name), force=force)
    files.write(str(path), b"once", force=True)
    assert handles() == before


def test_a_file_replaced_while_it_is_claimed_is_claimed_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The claim is worth something only on what has the name now."""
    path.write_bytes(b"old")
    real, claims = files._claim, list[int]()  # noqa: SLF001  # the moment in between has no other name

    def claim(handle: int, name: str) -> None:
        real(handle, name)
        claims.append(handle)
        if len(claims) == 1:
            (path.parent / "new").write_bytes(b"new")
            (path.parent / "new").rename(path)

    monkeypatch.setattr(files, "_claim", claim)
    held = Held(str(path), force=True)
    assert len(claims) == 2
    assert another_run(path) == "error.in-use"
    held.let_go()


@pytest.mark.parametrize("what", ["no such system", "no such file system"])
def test_where_there_are_no_claims_changes_are_still_seen(
    path: Path, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On another system or a network drive."""
    if what == "no such system":
        monkeypatch.setitem(sys.modules, "fcntl", None)
    else:

        def fail(_handle: int, _operation: int) -> None:
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

        monkeypatch.setattr("fcntl.flock", fail)
    held = Held(str(path), force=False)
    held.write(b"first")
    path.write_bytes(b"theirs")
    assert refused(held) == "error.changed"
    held.let_go()


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.EPERM, ""), None),
        (OSError(errno.ENOTSUP, ""), None),
        (OSError(errno.ENOSYS, ""), None),
        (NotImplementedError(), None),
        (OSError(errno.ENOSPC, ""), "error.cannot-write"),
        (OSError(errno.EEXIST, ""), "error.exists"),
    ],
)
def test_only_where_there_are_no_hard_links_a_rename_does_it(
    path: Path, error: Exception, code: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any other failure is one."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(os, "link", fail)
    held = Held(str(path), force=False)
    if code is None:
        held.write(b"new")
        assert path.read_bytes() == b"new"
    else:
        assert refused(held) == code
        assert list(path.parent.iterdir()) == []
    held.let_go()


def test_a_folder_that_takes_nothing_is_said_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before the first question, not after the last."""
    asked: list[int] = []

    def access(_folder: object, mode: int) -> bool:
        asked.append(mode)
        return False

    monkeypatch.setattr(os, "access", access)
    for name, number in ((path, errno.EACCES), (path / "below", errno.ENOENT)):
        with pytest.raises(NotWrittenError) as caught:
            Held(str(name), force=False)
        assert caught.value.code == "error.cannot-write"
        assert caught.value.details == {"file": str(name), "reason": os.strerror(number)}
    assert set(asked) == {os.W_OK | os.X_OK}
