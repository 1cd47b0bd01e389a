"""What killed runs left beside a file: found if certainly ours, deleted only if asked for."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from impasse_check import siblings
from impasse_check.errors import NotWrittenError
from impasse_check.files import Held

KILLED = """
import os, signal, sys
from impasse_check.files import Held
def kill(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
file = Held(sys.argv[1], force=True)
if sys.argv[2] == "link":
    real = os.link
    os.link = lambda *a, **k: (real(*a, **k), kill())
else:
    setattr(os, sys.argv[2], kill)
file.write(b"said")
"""
"""Writes a file, and is killed at one of the steps."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the name of a file."""
    return tmp_path / "kept.yaml"


@pytest.fixture
def held(path: Path) -> Iterator[Held]:
    """Hold that file."""
    file = Held(str(path), force=True)
    yield file
    file.let_go()


def kill(path: Path, step: str = "fsync") -> str:
    """Let a run be killed while it writes a file; give the name of what it left."""
    before = set(os.listdir(path.parent))  # noqa: PTH208  # names
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", KILLED, str(path), step], capture_output=True, timeout=15, check=False
    )
    assert done.returncode == -signal.SIGKILL
    (left,) = set(os.listdir(path.parent)) - before - {path.name}  # noqa: PTH208  # names
    return left


NAMES = [
    "k",
    "\u00e9" * 127 + "x",
    "\u6d77" * 85,
    "\U0001f9ed" * 63 + "abc",
    "x" * 250 + ".yaml",
    "x" * 251 + ".age",
]
"""Names as long as a file system takes them, in several scripts."""


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_name_of_any_length_and_script_is_written(name: str, tmp_path: Path) -> None:
    """Again and again; what stands beside it meanwhile has a name of its own."""
    path = tmp_path / name
    file = Held(str(path), force=False)
    for content in (b"first", b"second"):
        file.write(content)
        assert path.read_bytes() == content
    file.let_go()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("step", ["fsync", "link", "replace"])
def test_what_a_kill_left_is_found_and_deleted_if_asked_for(path: Path, step: str) -> None:
    """Whichever step it was killed at; the file itself stays, and what others left beside other files."""
    (path.parent / "other").mkdir()
    elsewhere = kill(path.with_name("other.yaml"))
    if step != "link":
        path.write_bytes(b"before")
    left = kill(path, step)
    before = path.read_bytes()
    held = Held(str(path), force=True)
    assert held.left_behind() == (left,)
    assert (path.parent / left).exists()
    held.delete((left,))
    assert held.left_behind() == ()
    assert path.read_bytes() == before
    assert (path.parent / elsewhere).exists()
    held.write(b"after")
    held.let_go()


def test_the_name_of_what_is_left_says_nothing() -> None:
    """Neither what program it is of nor what file, and it is the same for no other file."""
    names = [siblings.beside(Path("notes", name)).name for name in ("kept.yaml", "Kept.yaml", "kept.yam", "")]
    assert all(len(name) == 30 and "kept" not in name and name.startswith(".") for name in names)
    assert len({name[:17] for name in names}) == 4


@pytest.mark.parametrize(
    "change", ["readable", "a link", "a folder", "a pipe", "another name", "in use", "another owner"]
)
def test_what_is_not_certainly_left_by_us_is_not_touched(
    path: Path, held: Held, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not offered, and not deleted although it was named."""
    name = siblings.beside(path).name
    there = path.with_name(name)
    keeps: list[object] = []
    match change:
        case "readable":
            there.write_bytes(b"x")
            there.chmod(0o644)
        case "a link":
            path.with_name("other").write_bytes(b"x")
            there.symlink_to(path.with_name("other"))
        case "a folder":
            there.mkdir(mode=0o600)
        case "a pipe":
            os.mkfifo(there, 0o600)
        case "another name":
            name = f"{name}x"
            there = path.with_name(name)
            there.touch(mode=0o600)
        case "in use":
            there.touch(mode=0o600)
            keeps.append(Held(str(there), force=True))
        case _:
            there.touch(mode=0o600)
            monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    assert held.left_behind() == ()
    held.delete((name,))
    assert there.exists()


@pytest.mark.parametrize("what", ["no such system", "no such file system"])
def test_where_nobody_can_tell_whether_it_is_in_use_it_is_not_touched(
    path: Path, held: Held, what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a drive that knows no claims, another run might be at it."""
    siblings.beside(path).touch(mode=0o600)
    assert len(held.left_behind()) == 1
    if what == "no such system":
        monkeypatch.setitem(sys.modules, "fcntl", None)
    else:

        def fail(_handle: int, _operation: int) -> None:
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

        monkeypatch.setattr("fcntl.flock", fail)
    assert held.left_behind() == ()


def test_a_folder_that_cannot_be_listed_has_nothing_in_it(
    path: Path, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To write into it may be allowed all the same."""
    siblings.beside(path).touch(mode=0o600)

    def fail(_folder: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "listdir", fail)
    assert held.left_behind() == ()


def test_what_cannot_be_deleted_is_said(path: Path, held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its name, with the reason of the system."""
    sibling = siblings.beside(path)
    sibling.touch(mode=0o600)

    def fail(_path: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(Path, "unlink", fail)
    with pytest.raises(NotWrittenError) as caught:
        held.delete((sibling.name,))
    assert caught.value.code == "error.cannot-delete"
    assert caught.value.details == {"file": sibling.name, "reason": os.strerror(errno.EROFS)}
