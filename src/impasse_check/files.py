"""The only module that opens files: what ships with the program, what a person names, what we write.

What we write is readable by its owner alone, whole or not there at all, never through a symbolic link,
and never over a file unless that was asked for.
"""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from impasse_check.errors import NotWrittenError

_PRIVATE = 0o600


def shipped(name: str) -> bytes:
    """Read a file of ``data/``: from the installed package, else from the source checkout around it."""
    package = Path(__file__).parent
    installed = package / "data" / name
    return (installed if installed.exists() else package.parents[1] / "data" / name).read_bytes()


def read(name: str, most_bytes: int) -> bytes:
    """Read a file, or standard input for ``-``: at most one byte more than ``most_bytes``.

    Raises OSError.
    """
    if name == "-":
        if sys.stdin is None:
            raise OSError
        return sys.stdin.buffer.read(most_bytes + 1)
    with open(name, "rb") as file:
        return file.read(most_bytes + 1)


def write(name: str, text: str, *, force: bool) -> None:
    """Write a file in one step, mode 0600; over an existing one only with ``force``.

    Raises NotWrittenError where nothing was written: it exists, is a symbolic link, or cannot be made.
    """
    path = Path(name)
    _refuse(path, force=force)
    sibling = path.with_name(f".{path.name[:200]}.{os.urandom(4).hex()}")
    try:
        try:
            _fill(sibling, text)
            _put_in_place(sibling, path, force=force)
        finally:
            with suppress(FileNotFoundError):
                sibling.unlink()
    except FileExistsError:
        raise NotWrittenError("error.exists", file=name) from None
    except OSError as error:
        raise NotWrittenError("error.cannot-write", file=name, reason=error.strerror or "") from None


def _refuse(path: Path, *, force: bool) -> None:
    """Raise NotWrittenError if what stands at the path must not be written over."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return
    if stat.S_ISLNK(mode):
        raise NotWrittenError("error.symlink", file=str(path))
    if not force:
        raise NotWrittenError("error.exists", file=str(path))
    if not stat.S_ISREG(mode):
        raise NotWrittenError("error.not-a-file", file=str(path))


def _fill(path: Path, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0), _PRIVATE)
    with open(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(sibling: Path, path: Path, *, force: bool) -> None:
    """Give the filled file its name; a hard link fails where the name is taken, a rename would not."""
    if force:
        os.replace(sibling, path)
    else:
        try:
            os.link(sibling, path, follow_symlinks=False)
        except (PermissionError, NotImplementedError):
            # A file system without hard links: the name was free a moment ago, and a rename is whole.
            _refuse(path, force=False)
            os.rename(sibling, path)
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where a folder can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
