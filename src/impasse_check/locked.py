"""Files locked with a passphrase: which they are, what a passphrase may be, and what locking them takes."""

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final

from impasse_check.errors import LockedError

if TYPE_CHECKING:
    from impasse_check.age import Locked

SUFFIX: Final = ".age"
"""The end of a name that asks for a locked file."""
LONGEST: Final = 250
"""Characters of a passphrase: as many as every terminal takes in one line, whatever they are."""
_WORK: Final = 18
"""The work that locking and opening takes, as a power of two: as much as the age program asks for."""
_HARDEST: Final = 20
"""The work that opening may take: 1 GiB of memory."""
_SPARE: Final = 2**25
"""Bytes of memory that must be left for everything else meanwhile."""
_OTHER_ENDS: Final = (Exception, KeyboardInterrupt, SystemExit, GeneratorExit)
"""Whatever can be raised but for a panic, whose kind has no name of its own."""
_BROKEN: Final = re.compile("[\ud800-\udfff\ufffd]")
"""What stands for bytes that are no character."""
_UNSEEN: Final = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f"
    "\u205f-\u206f\u2800\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)
"""Control characters, blanks but the plain one, and whatever else is not seen where it stands.

A table of our own: what a file was locked with must not depend on the version of Python.
"""


def is_locked(name: str | None) -> bool:
    """Say whether a file of this name is a locked one."""
    return name is not None and name.lower().endswith(SUFFIX)


def can_lock() -> bool:
    """Say whether what locks and unlocks is installed."""
    return find_spec("cryptography") is not None


def passphrase_from(typed: str) -> str:
    """Give the passphrase that was typed or pasted; a line end that was pasted along is no part of it.

    It is taken as it is, with every blank, since other programs do so too. One that may not come out the same
    on another keyboard or in another program raises LockedError.
    """
    passphrase = typed.rstrip("\r\n")
    if not passphrase:
        raise LockedError("locked.empty")
    if len(passphrase) > LONGEST:
        raise LockedError("locked.too-long", most=str(LONGEST))
    if _BROKEN.search(passphrase):
        raise LockedError("locked.broken")
    if _UNSEEN.search(passphrase):
        raise LockedError("locked.unseen")
    if not unicodedata.is_normalized("NFC", passphrase):
        raise LockedError("locked.two-parts")
    return passphrase


def look_at(data: bytes) -> "Locked":
    """Give a locked file that can be opened here, if one has its passphrase.

    Raises LockedError where it is no such file, or where opening would take too much.
    """
    from impasse_check import age

    file = age.take_apart(data)
    if file.work > _HARDEST:
        raise LockedError("locked.too-hard")
    return file


def unlock(data: bytes, typed: str) -> bytes:
    """Give what is in a locked file, in binary or text form; ``typed`` is the passphrase as it was typed.

    Raises LockedError, also where the passphrase is another, and where there is too little memory.
    """
    passphrase, file = passphrase_from(typed), look_at(data)
    with _memory(file.work):
        return file.open(passphrase)


def lock(text: str, typed: str) -> bytes:
    """Give a text as a locked file that was opened once, with what was typed, to see that it can be.

    Takes seconds, by design. Raises LockedError where the passphrase is none, where there is too little
    memory, or where the file would not open.
    """
    from impasse_check import age

    plain, passphrase = text.encode(), passphrase_from(typed)
    with _memory(_WORK):
        data = age.lock(plain, passphrase, _WORK)
    if unlock(data, typed) != plain:
        raise LockedError("locked.unsure")
    return data


@contextmanager
def _memory(work: int) -> Iterator[None]:
    """Ask for the memory that work takes before it begins. Raises LockedError where there is too little."""
    from impasse_check import age

    needed = age.memory_for(work)
    try:
        # Nothing of it is used, so that it costs nothing. Without it, what fails first could be anything.
        bytearray(needed + _SPARE)
        yield
    except MemoryError:
        raise LockedError("locked.memory", megabytes=str(needed >> 20)) from None
    except BaseException as error:
        if isinstance(error, _OTHER_ENDS):
            raise
        # What locks is not written in Python, and panics where it is given no memory.
        raise LockedError("locked.memory", megabytes=str(needed >> 20)) from None
