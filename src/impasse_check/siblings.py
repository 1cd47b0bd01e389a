"""The hidden file beside one that is being written: its name, its end, and what killed runs left of it."""

import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

PRIVATE: Final = 0o600
"""The mode of all that is written: its owner alone can read it."""
NO_LINK: Final = getattr(os, "O_NOFOLLOW", 0)
NO_WAIT: Final = getattr(os, "O_NONBLOCK", 0)
_END: Final = ".tmp"


def beside(path: Path) -> Path:
    """Give a new name for a sibling of a file."""
    return path.with_name(f"{_begin(path)}{os.urandom(4).hex()}{_END}")


@contextmanager
def taken_away(sibling: Path) -> Iterator[None]:
    """Take a sibling away in the end, if it is still there."""
    try:
        yield
    finally:
        with suppress(FileNotFoundError):
            sibling.unlink()


def claimed(handle: int) -> bool | None:
    """Claim an open file for this run: say whether it is ours now, or another's.

    None where the system knows no such claims.
    """
    try:
        import fcntl
    except ImportError:
        return None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # Some file systems know no claims.
        return None
    return True


def left_beside(path: Path, held: int | None) -> tuple[str, ...]:
    """Give the names of what killed runs left beside a file: certainly ours, and no run works on it.

    ``held`` is the handle of the file, where this run holds it.
    """
    ours = re.compile(re.escape(_begin(path)) + r"[0-9a-f]{8}" + re.escape(_END))
    try:
        names = sorted(filter(ours.fullmatch, os.listdir(path.parent)))  # noqa: PTH208  # names, not paths
    except OSError:
        return ()
    return tuple(name for name in names if _is_left(path.with_name(name), held))


def _begin(path: Path) -> str:
    """Give how the name of every sibling of a file begins: of one length, whatever the name of the file."""
    import hashlib

    return f".{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]}."


def _is_left(sibling: Path, held: int | None) -> bool:
    """Say whether this is a private file of this account that no run works on."""
    try:
        handle = os.open(sibling, os.O_RDONLY | NO_LINK | NO_WAIT)
    except OSError:
        return False
    try:
        status = os.fstat(handle)
        if (status.st_uid, status.st_mode) != (os.geteuid(), stat.S_IFREG | PRIVATE):
            return False
        # A kill between the two steps of a first writing leaves a second name of the file itself.
        is_second_name = held is not None and os.path.samestat(os.fstat(held), status)
        return is_second_name or claimed(handle) is True
    finally:
        os.close(handle)
