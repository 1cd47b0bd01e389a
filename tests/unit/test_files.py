"""What we write: private, whole, never through a link, never over a file unasked."""

import os
import stat
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from impasse_check import files
from impasse_check.errors import NotWrittenError


def listed(folder: Path) -> list[str]:
    """Give what is in a folder."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(params=[0o000, 0o022, 0o077])
def _umask(request: pytest.FixtureRequest) -> object:
    before = os.umask(request.param)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_umask")
def test_a_file_is_private_whatever_the_umask(tmp_path: Path) -> None:
    """Only the owner can open it, and nothing else is left behind."""
    path = tmp_path / "a.md"
    files.write(str(path), "caf\u00e9\n".encode(), force=False)
    files.write(str(path), b"new\n", force=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes() == b"new\n"
    assert listed(tmp_path) == ["a.md"]


def test_writing_over_a_shared_file_makes_it_private(tmp_path: Path) -> None:
    """A file that others could read is replaced by one they cannot."""
    path = tmp_path / "a.md"
    path.write_text("old")
    path.chmod(0o644)
    files.write(str(path), b"new", force=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def refused(path: Path, *, force: bool) -> str:
    """Try to write and give the code of the refusal."""
    before = listed(path.parent) if path.parent.is_dir() else []
    with pytest.raises(NotWrittenError) as caught:
        files.write(str(path), b"new", force=force)
    assert (listed(path.parent) if path.parent.is_dir() else []) == before
    assert caught.value.details["file"] == str(path)
    return caught.value.code


def test_a_file_that_exists_is_kept(tmp_path: Path) -> None:
    """Only force writes over it."""
    path = tmp_path / "a.md"
    path.write_text("old")
    assert refused(path, force=False) == "error.exists"
    assert path.read_text() == "old"


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("target", ["there.md", "nowhere.md"])
def test_a_link_is_never_followed(tmp_path: Path, target: str, *, force: bool) -> None:
    """Not to a file, not to nowhere, not with force."""
    (tmp_path / "there.md").write_text("old")
    link = tmp_path / "a.md"
    link.symlink_to(tmp_path / target)
    assert refused(link, force=force) == "error.symlink"
    assert (tmp_path / "there.md").read_text() == "old"


def test_a_link_set_in_the_last_moment_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is taken in one step, so there is no moment in between."""
    path = tmp_path / "a.md"
    monkeypatch.setattr(files, "_refuse", lambda path, **_: path.symlink_to(tmp_path / "b.md"))
    with pytest.raises(NotWrittenError) as caught:
        files.write(str(path), b"new", force=False)
    assert caught.value.code == "error.exists"
    assert listed(tmp_path) == ["a.md"]


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_is_not_written_over_and_told_as_one(tmp_path: Path, *, force: bool) -> None:
    """Nobody is told to use force, which would not help."""
    (tmp_path / "a.md").mkdir()
    assert refused(tmp_path / "a.md", force=force) == "error.folder"


@pytest.mark.parametrize("force", [False, True])
def test_a_pipe_is_told_at_once_and_nothing_waits_for_it(tmp_path: Path, *, force: bool) -> None:
    """It is no place for a file."""
    os.mkfifo(tmp_path / "a.md")
    assert refused(tmp_path / "a.md", force=force) == "error.not-a-file"


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    """The reason is the system's own."""
    assert refused(tmp_path / "none" / "a.md", force=False) == "error.cannot-write"


@pytest.mark.parametrize("broken", ["fsync", "link", "replace"])
def test_a_failure_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    """A full disk or a refusal of the system: no file, no remains, and what was there stays."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.md"
    if broken == "replace":
        path.write_text("old")
    monkeypatch.setattr(os, broken, fail)
    assert refused(path, force=broken == "replace") == "error.cannot-write"
    assert not path.exists() or path.read_text() == "old"


def test_a_file_system_without_hard_links_works_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There a rename does it."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "a.md"
    files.write(str(path), b"new", force=False)
    assert path.read_text() == "new"
    assert listed(tmp_path) == ["a.md"]


def test_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither half a file nor its sibling."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stop)
    with pytest.raises(KeyboardInterrupt):
        files.write(str(tmp_path / "a.md"), b"new", force=False)
    assert listed(tmp_path) == []


def test_a_folder_that_cannot_be_opened_does_not_stop_the_writing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Making the name last is extra care, not a condition."""
    real = os.open

    def only_files(path: object, flags: int, *rest: int) -> int:
        if Path(str(path)).is_dir():
            raise PermissionError
        return real(str(path), flags, *rest)

    monkeypatch.setattr(os, "open", only_files)
    files.write(str(tmp_path / "a.md"), b"new", force=False)
    assert listed(tmp_path) == ["a.md"]


@pytest.mark.parametrize(("size", "given"), [(2, 2), (3, 3), (4, 4), (5, 4), (500, 4)])
@pytest.mark.parametrize("name", ["-", "file"])
def test_one_byte_too_many_is_read_and_no_more(
    size: int, given: int, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that a limit can be told from its breach, and an endless file ends."""
    (tmp_path / "file").write_bytes(b"x" * size)
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(b"x" * size)))
    assert len(files.read(name if name == "-" else str(tmp_path / "file"), 3)) == given


def test_no_standard_input_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """It can be closed from the start."""
    monkeypatch.setattr("sys.stdin", None)
    with pytest.raises(OSError):  # noqa: PT011  # it says nothing more
        files.read("-", 3)


def test_the_shipped_files_are_found_in_the_package_and_in_a_checkout(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beside the modules when installed, else at the top of the source tree."""
    package = tmp_path / "src" / "impasse_check"
    (tmp_path / "data").mkdir(parents=True)
    package.mkdir(parents=True)
    (tmp_path / "data" / "x.yaml").write_text("checkout")
    monkeypatch.setattr(files, "__file__", str(package / "files.py"))
    assert files.shipped("x.yaml") == b"checkout"
    (package / "data").mkdir()
    (package / "data" / "x.yaml").write_text("installed")
    assert files.shipped("x.yaml") == b"installed"
