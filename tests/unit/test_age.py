"""The age format, laid out by hand: what another program locked is opened, what was tampered with is not."""

import base64

import pyrage
import pytest
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from impasse_check import age
from impasse_check.errors import LockedError

QUICK = 4
"""So little work that a test can do it often."""
PASSPHRASE = "walrus quince"  # noqa: S105  # it locks nothing
PIECE = 2**16 + 16
"""Bytes of a piece that is full."""


def opened(data: bytes) -> bytes:
    """Open what was locked."""
    return age.take_apart(data).open(PASSPHRASE)


def refused(data: bytes) -> str:
    """Try to open something and give the code of the refusal."""
    with pytest.raises(LockedError) as caught:
        opened(data)
    return caught.value.code


def split(data: bytes) -> tuple[bytes, list[bytes]]:
    """Give all that stands before the pieces, and the pieces."""
    begin = data.index(b"\n", data.index(b"\n--- ") + 1) + 1 + 16
    return data[:begin], [data[place : place + PIECE] for place in range(begin, len(data), PIECE)]


@pytest.mark.parametrize("length", [0, 1, 2**16 - 1, 2**16, 2**16 + 1, 2**17, 200_000])
def test_a_text_of_any_length_is_locked_and_opened(length: int) -> None:
    """Here and by another program, to the last byte."""
    plain = bytes(range(256)) * (length // 256) + b"x" * (length % 256)
    data = age.lock(plain, PASSPHRASE, QUICK)
    assert opened(data) == plain
    assert pyrage.passphrase.decrypt(data, PASSPHRASE) == plain


def test_no_two_locked_files_are_alike() -> None:
    """Not even of the same text, under the same passphrase."""
    assert len({age.lock(b"same", PASSPHRASE, QUICK)[60:] for _ in range(5)}) == 5


@pytest.mark.parametrize(
    "change", ["cut", "half", "swapped", "twice", "longer", "emptied", "an empty one behind"]
)
def test_pieces_are_all_there_in_their_order_or_nothing_is_given(change: str) -> None:
    """The passphrase is the right one, and that is said."""
    head, pieces = split(age.lock(b"a" * 2**16 * 2 + b"b", PASSPHRASE, QUICK))
    match change:
        case "cut":
            pieces.pop()
        case "half":
            pieces[-1] = pieces[-1][:-1]
        case "swapped":
            pieces[0], pieces[1] = pieces[1], pieces[0]
        case "twice":
            pieces.insert(0, pieces[0])
        case "longer":
            pieces.append(b"x")
        case "emptied":
            pieces.clear()
        case _:
            cipher = ChaCha20Poly1305(bytes(32))
            pieces.append(cipher.encrypt(bytes(12), b"", None))
    assert refused(head + b"".join(pieces)) == "locked.damaged"


def test_a_last_piece_without_anything_in_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other programs refuse it as well: there is one way only to lay out a text."""
    monkeypatch.setattr(age, "_numbered", lambda *_: [(bytes(12), b"a" * 2**16), (bytes(10) + b"\1\1", b"")])
    data = age.lock(b"", PASSPHRASE, QUICK)
    monkeypatch.undo()
    assert refused(data) == "locked.damaged"


def test_a_head_is_what_was_signed() -> None:
    """Although the passphrase opens its key."""
    data = age.lock(b"text", PASSPHRASE, QUICK)
    place = data.index(b"\n--- ") + 10
    other = b"A" if data[place : place + 1] != b"A" else b"B"
    assert refused(data[:place] + other + data[place + 1 :]) == "locked.damaged"


def test_a_head_that_no_program_writes_is_refused() -> None:
    """Bits that stand for nothing are nothing."""
    data = age.lock(b"text", PASSPHRASE, QUICK)
    lines = data.split(b"\n", 4)
    salt = lines[1].split()[2]
    padded = base64.b64decode(salt + b"==")
    loose = next(
        salt[:-1] + bytes([last])
        for last in b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        if last != salt[-1] and base64.b64decode(salt[:-1] + bytes([last]) + b"==") == padded
    )
    assert refused(data.replace(salt, loose)) == "locked.other"
