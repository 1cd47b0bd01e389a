"""Files locked with a passphrase: what opens them, and what is said of those that stay locked."""

import base64
import importlib.machinery
import re

import pyrage
import pytest
from core_helpers import PACK
from reads_corpus import CORPUS, answers_file

from impasse_check import locked
from impasse_check.answers import parse_answers, read_answers
from impasse_check.locked import LockedError, can_lock, is_locked, lock, unlock

PASSPHRASE = "walrus quince"  # noqa: S105  # it locks nothing but a file of the corpus
QUICK = (CORPUS / "locked" / "quick.yaml.age").read_bytes()
"""route-talk.yaml, locked by other software with so little work that it opens at once."""


def armored(data: bytes, line_end: bytes = b"\n") -> bytes:
    """Give the text form of a locked file, as ``age --armor`` writes it."""
    lines = base64.encodebytes(data).splitlines()
    begin, end = b"-----BEGIN AGE ENCRYPTED FILE-----", b"-----END AGE ENCRYPTED FILE-----"
    return line_end.join([begin, *lines, end, b""])


def refused(data: bytes, passphrase: str = PASSPHRASE) -> str:
    """Try to open a file and give the code of the refusal, which holds nothing else."""
    with pytest.raises(LockedError) as caught:
        unlock(data, passphrase)
    assert caught.value.args == (caught.value.code,)
    return caught.value.code


def test_what_other_software_locked_is_opened() -> None:
    """In binary form, and in the form that is text."""
    answers = read_answers(answers_file("route-talk"), PACK)
    for data in (QUICK, armored(QUICK), armored(QUICK, b"\r\n")):
        assert parse_answers("a", unlock(data, PASSPHRASE), PACK) == answers


def test_what_is_locked_is_opened_by_its_passphrase_alone() -> None:
    """Letters of every kind count, and blanks too; the text is nowhere in the file."""
    data = lock("caf\u00e9 over-directs: often\n", " p\u00e4ss  w\u00f6rd ")
    assert b"over-directs" not in data
    assert unlock(data, " p\u00e4ss  w\u00f6rd ") == "caf\u00e9 over-directs: often\n".encode()


@pytest.mark.parametrize("passphrase", ["", "walrus", "walrus quince ", "x" * 4000])
def test_another_passphrase_opens_nothing(passphrase: str) -> None:
    """However near it is."""
    assert refused(QUICK, passphrase) == "locked.wrong"


@pytest.mark.parametrize("place", range(0, len(QUICK), 7))
def test_a_damaged_file_opens_nothing(place: int) -> None:
    """Whichever byte was changed or is the first that is missing; nothing is given in part."""
    for data in (QUICK[:place], QUICK[:place] + bytes([QUICK[place] ^ 1]) + QUICK[place + 1 :]):
        assert refused(data) in {"locked.other", "locked.wrong", "locked.too-hard"}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"format: impasse-check/answers\n",
        b"age-encryption.org/v1\n-> X25519 7tNw\nxyz\n--- abc\n",
        b"-----BEGIN AGE ENCRYPTED FILE-----\n!\n-----END AGE ENCRYPTED FILE-----\n",
        b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n",
        armored(b"nothing"),
        b"\xff" * 1000,
    ],
)
def test_what_no_passphrase_locks_is_said(data: bytes) -> None:
    """Plain text, a file for somebody's key, and what is no such file at all."""
    assert refused(data) == "locked.other"


@pytest.mark.parametrize(
    ("work", "code"), [(22, "locked.wrong"), (23, "locked.too-hard"), (99, "locked.too-hard")]
)
def test_a_file_that_would_take_all_memory_is_not_tried(
    work: int, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stranger's file says how much work it takes; as with the age program, there is an end to that."""
    tried: list[bytes] = []

    def fail(data: bytes, _passphrase: str) -> bytes:
        tried.append(data)
        raise pyrage.DecryptError

    monkeypatch.setattr(pyrage.passphrase, "decrypt", fail)
    assert refused(re.sub(rb"(-> scrypt \S+) \d+", rb"\1 %d" % work, QUICK, count=1)) == code
    assert len(tried) == (code == "locked.wrong")


@pytest.mark.parametrize(
    ("name", "is_so"),
    [("a.age", True), ("A.MD.AGE", True), ("age", False), ("a.age.md", False), (None, False)],
)
def test_the_end_of_a_name_asks_for_a_lock(name: str | None, *, is_so: bool) -> None:
    """In any case of the letters."""
    assert is_locked(name) is is_so


def test_it_is_known_whether_anything_can_be_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What locks is an extra that is not always there."""
    assert can_lock()
    monkeypatch.setattr(locked, "find_spec", lambda _: None)
    assert not can_lock()
    assert importlib.machinery.PathFinder.find_spec("pyrage") is not None
