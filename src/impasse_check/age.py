"""The age format, version 1, for files that one passphrase locks; the only module that knows cryptography.

How such a file is laid out stands at https://c2sp.org/age. What locks comes from the library; here is only
what goes where. How much work a file takes is ours to say, and does not depend on the machine or its load.
"""

import base64
import binascii
import hmac
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from impasse_check.errors import LockedError

_VERSION: Final = b"age-encryption.org/v1"
_KEY: Final = 32
"""Bytes of every key but the file's own."""
_FILE_KEY: Final = 16
_SALT: Final = 16
_TAG: Final = 16
"""Bytes by which a locked piece is longer than what is in it."""
_CHUNK: Final = 2**16
"""Bytes that are locked in one piece; the last piece may be shorter."""
_BLOCK: Final = 8
"""What scrypt calls r; the format leaves no choice."""
_ARMOR: Final = re.compile(
    rb"\s*-----BEGIN AGE ENCRYPTED FILE-----\r?\n(.*)-----END AGE ENCRYPTED FILE-----\s*", re.DOTALL
)
_LAYOUT: Final = re.compile(
    rb"(" + re.escape(_VERSION) + rb"\n-> scrypt ([A-Za-z0-9+/]{22}) ([1-9][0-9]{0,5})\n"
    rb"([A-Za-z0-9+/]{43})\n---) ([A-Za-z0-9+/]{43})\n(.{16})(.*)",
    re.DOTALL,
)


def memory_for(work: int) -> int:
    """Give the bytes of memory that a file of this work takes, to be locked or opened."""
    return 128 * _BLOCK << work


@dataclass(frozen=True, kw_only=True)
class Locked:
    """A locked file, taken apart but not opened."""

    head: bytes
    """All that its signature covers."""
    salt: bytes
    work: int
    """How much work opening it takes, as a power of two."""
    wrapped: bytes
    """The key of the file, locked by the passphrase."""
    signature: bytes
    nonce: bytes
    pieces: bytes

    def open(self, passphrase: str) -> bytes:
        """Give what is in it. Raises LockedError, or MemoryError where there is too little memory."""
        try:
            key = ChaCha20Poly1305(_stretched(passphrase, self.salt, self.work)).decrypt(
                bytes(12), self.wrapped, None
            )
        except InvalidTag:
            raise LockedError("locked.wrong") from None
        if hmac.compare_digest(_signature(key, self.head), self.signature):
            with suppress(InvalidTag):
                return _opened(_payload_key(key, self.nonce), self.pieces)
        raise LockedError("locked.damaged")


def take_apart(data: bytes) -> Locked:
    """Take a locked file apart, in binary or text form. Raises LockedError where it is no such file."""
    laid_out = _LAYOUT.fullmatch(_binary(data))
    if laid_out is None:
        raise LockedError("locked.other")
    head, salt, work, wrapped, signature, nonce, pieces = laid_out.groups()
    return Locked(
        head=head,
        salt=_decoded(salt),
        work=int(work),
        wrapped=_decoded(wrapped),
        signature=_decoded(signature),
        nonce=nonce,
        pieces=pieces,
    )


def lock(plain: bytes, passphrase: str, work: int) -> bytes:
    """Lock bytes with a passphrase. Raises MemoryError where there is too little memory."""
    key, salt, nonce = os.urandom(_FILE_KEY), os.urandom(_SALT), os.urandom(_SALT)
    wrapped = ChaCha20Poly1305(_stretched(passphrase, salt, work)).encrypt(bytes(12), key, None)
    head = b"%b\n-> scrypt %b %d\n%b\n---" % (_VERSION, _encoded(salt), work, _encoded(wrapped))
    cipher = ChaCha20Poly1305(_payload_key(key, nonce))
    pieces = (cipher.encrypt(number, piece, None) for number, piece in _numbered(plain, _CHUNK))
    return b"%b %b\n%b%b" % (head, _encoded(_signature(key, head)), nonce, b"".join(pieces))


def _opened(key: bytes, pieces: bytes) -> bytes:
    """Give what is in the pieces. Raises InvalidTag where one is damaged, missing or too many."""
    cipher = ChaCha20Poly1305(key)
    opened = [cipher.decrypt(number, piece, None) for number, piece in _numbered(pieces, _CHUNK + _TAG)]
    if len(opened) > 1 and not opened[-1]:
        raise InvalidTag
    return b"".join(opened)


def _numbered(data: bytes, size: int) -> Iterator[tuple[bytes, bytes]]:
    """Give the pieces of some data, at least one, each with its number; that of the last says so."""
    starts = range(0, max(1, len(data)), size)
    for number, start in enumerate(starts, 1):
        last = number == len(starts)
        yield (number - 1).to_bytes(11, "big") + bytes([last]), data[start : start + size]


def _stretched(passphrase: str, salt: bytes, work: int) -> bytes:
    """Make a key of a passphrase, which takes time and memory by design."""
    label = _VERSION + b"/scrypt"
    return Scrypt(salt=label + salt, length=_KEY, n=2**work, r=_BLOCK, p=1).derive(passphrase.encode())


def _payload_key(key: bytes, nonce: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=_KEY, salt=nonce, info=b"payload").derive(key)


def _signature(key: bytes, head: bytes) -> bytes:
    own = HKDF(algorithm=SHA256(), length=_KEY, salt=None, info=b"header").derive(key)
    return hmac.digest(own, head, "sha256")


def _encoded(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _decoded(text: bytes) -> bytes:
    """Give what a text stands for. Raises LockedError where no program would have written it so."""
    data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    if _encoded(data) != text:
        raise LockedError("locked.other")
    return data


def _binary(data: bytes) -> bytes:
    """Give the binary form of a file that may be written as text."""
    armored = _ARMOR.fullmatch(data)
    if armored is None:
        return data
    try:
        return base64.b64decode(b"".join(armored[1].split()), validate=True)
    except binascii.Error:
        raise LockedError("locked.other") from None
