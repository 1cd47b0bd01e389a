"""The only module that opens files, with siblings: what ships, what a person names, what we write.

What we write is readable by its owner alone, whole or not there at all, never through a symbolic link,
and never over a file unless that was asked for, nor over what another run holds or somebody changed since.
"""

import errno
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from impasse_check.errors import Fault, NotWrittenError
from impasse_check.siblings import NO_LINK, NO_WAIT, PRIVATE, beside, claimed, left_beside, taken_away

_NO_HARD_LINKS: Final = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)
"""What file systems say that have no hard links."""
_Stand = tuple[int, int, int, int]
"""What tells a file from another, and from itself before it was changed."""


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


def unreadable(error: OSError) -> Fault:
    """Give the fault of a file that could not be read: missing, a folder, or hindered otherwise."""
    if isinstance(error, IsADirectoryError):
        return Fault(code="file.folder")
    return Fault(code="file.missing" if isinstance(error, FileNotFoundError) else "file.unreadable")


def write(name: str, data: bytes, *, force: bool) -> None:
    """Write a file in one step, mode 0600; over an existing one only with ``force``.

    Raises NotWrittenError where nothing was written: it exists, is a symbolic link or in use, or cannot be.
    """
    with held(name, force=force) as file:
        file.write(data)


@contextmanager
def held(name: str, *, force: bool) -> Iterator["Held"]:
    """Hold a file that is to be written, and let go of it in the end. Raises NotWrittenError."""
    file = Held(name, force=force)
    try:
        yield file
    finally:
        file.let_go()


class Held:
    """A file that this run writes, maybe again and again; no other run of ours does until it lets go.

    What somebody else put there in the meantime is never written over.
    """

    def __init__(self, name: str, *, force: bool) -> None:
        """Take a free name, or with ``force`` a file that is there. Raises NotWrittenError."""
        self._name = name
        self._path = Path(name)
        self._handle: int | None = None
        self._stands: _Stand | None = None
        self._fresh: tuple[int, _Stand] | None = None
        """What is being put in the file's place: its handle, and what tells it from others."""
        with _refusals(name):
            _check_folder(self._path.parent)
            if _refuse(self._path, force=force):
                self._take()

    def write(self, data: bytes) -> None:
        """Write the file in one step. Raises NotWrittenError, and then what was in it still is."""
        with _refusals(self._name):
            self._settle()
            sibling = beside(self._path)
            # Twice, since memory may run out while it is taken away.
            with taken_away(sibling), taken_away(sibling):
                self._put(sibling, data)

    def let_go(self) -> None:
        """Leave the file to others."""
        self._settle()
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def left_behind(self) -> tuple[str, ...]:
        """Give the names of what runs that were killed left beside this file, and no run works on."""
        return left_beside(self._path, self._handle)

    def delete(self, names: tuple[str, ...]) -> None:
        """Delete what was left behind, as far as that still is what it is. Raises NotWrittenError."""
        for name in sorted(set(names) & set(self.left_behind())):
            try:
                self._path.with_name(name).unlink()
            except OSError as error:
                reason = error.strerror or ""
                raise NotWrittenError("error.cannot-delete", file=name, reason=reason) from None

    def _put(self, sibling: Path, data: bytes) -> None:
        """Fill a sibling and give it the name of the file."""
        handle = os.open(sibling, os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_LINK, PRIVATE)
        try:
            _claim(handle, self._name)
            _fill(handle, data)
            self._fresh = handle, _stand(os.fstat(handle))
            self._put_in_place(sibling)
        finally:
            if self._fresh is None:
                os.close(handle)
            else:
                self._settle()

    def _settle(self) -> None:
        """Take as ours what was put in place last, also where that was cut short right afterwards."""
        if self._fresh is None:
            return
        old, (handle, stands) = self._handle, self._fresh
        if self._now() == stands:
            self._handle, self._stands, self._fresh = handle, stands, None
        else:
            old, self._fresh = handle, None
        if old is not None:
            os.close(old)

    def _take(self) -> None:
        """Claim the file that is there; again if another took its place before it was ours."""
        while self._handle is None:
            handle = os.open(self._path, os.O_RDONLY | NO_LINK | NO_WAIT)
            try:
                _claim(handle, self._name)
                stands = _stand(os.fstat(handle))
                if stands == self._now():
                    self._handle, self._stands = handle, stands
            finally:
                if self._handle is None:
                    os.close(handle)

    def _now(self) -> _Stand | None:
        """Give what stands at the path now, if anything does."""
        try:
            return _stand(self._path.lstat())
        except FileNotFoundError:
            return None

    def _put_in_place(self, sibling: Path) -> None:
        """Give the filled file its name; a hard link fails where the name is taken, a rename would not."""
        now = self._now()
        if now is None:
            try:
                os.link(sibling, self._path, follow_symlinks=False)
            except (OSError, NotImplementedError) as error:
                if isinstance(error, OSError) and error.errno not in _NO_HARD_LINKS:
                    raise
                # The name was free a moment ago, and a rename is whole.
                os.rename(sibling, self._path)
        elif self._stands is None:
            raise FileExistsError
        elif now == self._stands:
            os.replace(sibling, self._path)
        else:
            raise NotWrittenError("error.changed", file=self._name)
        _sync_folder(self._path.parent)


@contextmanager
def _refusals(name: str) -> Iterator[None]:
    """Turn what the system refuses into what is said about it. Raises NotWrittenError."""
    try:
        yield
    except FileExistsError:
        raise NotWrittenError("error.exists", file=name) from None
    except OSError as error:
        raise NotWrittenError("error.cannot-write", file=name, reason=error.strerror or "") from None
    except MemoryError:
        raise NotWrittenError("error.no-memory") from None


def _check_folder(folder: Path) -> None:
    """Raise OSError where nothing could be written, before it is tried."""
    number = errno.EACCES if folder.is_dir() else errno.ENOENT
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OSError(number, os.strerror(number))


def _refuse(path: Path, *, force: bool) -> bool:
    """Say whether a file is there; raise NotWrittenError if it must not be written over."""
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return False
    if stat.S_ISLNK(mode):
        raise NotWrittenError("error.symlink", file=str(path))
    # Before all else: to write over such a thing is never meant, and to look into a pipe would wait for ever.
    if not stat.S_ISREG(mode):
        raise NotWrittenError("error.folder" if stat.S_ISDIR(mode) else "error.not-a-file", file=str(path))
    if not force:
        raise NotWrittenError("error.exists", file=str(path))
    return True


def _stand(status: os.stat_result) -> _Stand:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _claim(handle: int, name: str) -> None:
    """Claim an open file for this run, where the system knows such claims. Raises NotWrittenError."""
    if claimed(handle) is False:
        raise NotWrittenError("error.in-use", file=name)


def _fill(handle: int, data: bytes) -> None:
    with open(handle, "wb", closefd=False) as file:
        file.write(data)
        file.flush()
        os.fsync(handle)


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where a folder can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
