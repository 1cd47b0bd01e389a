"""Files locked with a passphrase, in the age format; the only module that knows pyrage.

Nothing an error of this module carries holds a passphrase, or anything of what was locked.
"""

import base64
import binascii
import re
from importlib.util import find_spec
from typing import Final

SUFFIX: Final = ".age"
"""The end of a name that asks for a locked file."""
_HARDEST: Final = 22
"""The work that opening may take, as a power of two: 4 GiB of memory, as the age program allows."""
_ARMOR: Final = re.compile(
    rb"\s*-----BEGIN AGE ENCRYPTED FILE-----\r?\n(.*)-----END AGE ENCRYPTED FILE-----\s*", re.DOTALL
)
_HEAD: Final = re.compile(rb"age-encryption\.org/v1\n-> scrypt [A-Za-z0-9+/]+ ([1-9][0-9]?)\n")


class LockedError(Exception):
    """A locked file stays locked; ``code`` is the key of the words that say why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def is_locked(name: str | None) -> bool:
    """Say whether a file of this name is a locked one."""
    return name is not None and name.lower().endswith(SUFFIX)


def can_lock() -> bool:
    """Say whether what locks and unlocks is installed."""
    return find_spec("pyrage") is not None


def lock(text: str, passphrase: str) -> bytes:
    """Give a text as a locked file. Nothing but the passphrase opens it. Takes seconds, by design."""
    from pyrage import passphrase as by_passphrase

    return bytes(by_passphrase.encrypt(text.encode(), passphrase))


def unlock(data: bytes, passphrase: str) -> bytes:
    """Give what is in a locked file, in binary or text form.

    Raises LockedError where it is no such file, where opening would take too much, or where the
    passphrase is another.
    """
    import pyrage

    binary = _binary(data)
    head = _HEAD.match(binary)
    if head is None:
        raise LockedError("locked.other")
    if int(head[1]) > _HARDEST:
        raise LockedError("locked.too-hard")
    try:
        return bytes(pyrage.passphrase.decrypt(binary, passphrase))
    except pyrage.DecryptError:
        raise LockedError("locked.wrong") from None


def _binary(data: bytes) -> bytes:
    """Give the binary form of a file that may be written as text."""
    armored = _ARMOR.fullmatch(data)
    if armored is None:
        return data
    try:
        return base64.b64decode(b"".join(armored[1].split()), validate=True)
    except binascii.Error:
        raise LockedError("locked.other") from None
