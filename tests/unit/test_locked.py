"""Files locked with a passphrase: what opens them, and what is said of those that stay locked."""

import base64
import re
import subprocess
import sys
from pathlib import Path

import pytest
from reads_corpus import CORPUS, answers_file

from impasse_check import age, locked
from impasse_check.errors import LockedError
from impasse_check.locked import LONGEST, can_lock, is_locked, lock, passphrase_from, unlock

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
    written = Path(answers_file("route-talk")).read_bytes()
    for data in (QUICK, armored(QUICK), armored(QUICK, b"\r\n")):
        assert unlock(data, PASSPHRASE) == written


@pytest.mark.slow
def test_what_is_locked_is_opened_by_its_passphrase_alone() -> None:
    """Letters of every kind count, and blanks too; the text is nowhere in the file."""
    data = lock("caf\u00e9 over-directs: often\n", " p\u00e4ss  w\u00f6rd ")
    assert b"over-directs" not in data
    assert unlock(data, " p\u00e4ss  w\u00f6rd ") == "caf\u00e9 over-directs: often\n".encode()


@pytest.mark.parametrize(
    "passphrase", ["walrus", "walrus quince ", " walrus quince", "Walrus quince", "x" * 250]
)
def test_another_passphrase_opens_nothing(passphrase: str) -> None:
    """However near it is."""
    assert refused(QUICK, passphrase) == "locked.wrong"


@pytest.mark.parametrize("place", range(0, len(QUICK), 7))
def test_a_damaged_file_opens_nothing(place: int) -> None:
    """Whichever byte was changed or is the first that is missing; nothing is given in part."""
    for data in (QUICK[:place], QUICK[:place] + bytes([QUICK[place] ^ 1]) + QUICK[place + 1 :]):
        assert refused(data) in {"locked.other", "locked.wrong", "locked.damaged", "locked.too-hard"}


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


def with_work(work: int) -> bytes:
    """Give the file of the corpus as if it took so much work."""
    return re.sub(rb"(-> scrypt \S+) \d+", rb"\1 %d" % work, QUICK, count=1)


@pytest.mark.parametrize("work", [21, 22, 99, 100, 99999])
def test_a_file_that_would_take_all_memory_is_not_tried(work: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stranger's file says how much work it takes; there is an end to that before any is done."""
    monkeypatch.setattr(age.Locked, "open", lambda *_: pytest.fail("it was tried"))
    assert refused(with_work(work)) == "locked.too-hard"


@pytest.mark.slow
def test_a_file_as_hard_as_other_software_makes_them_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Up to a gibibyte of memory."""
    tried: list[int] = []
    monkeypatch.setattr(age.Locked, "open", lambda file, _: tried.append(file.work))
    for work in (1, 18, 20):
        unlock(with_work(work), PASSPHRASE)
    assert tried == [1, 18, 20]


def test_the_work_that_locking_takes_is_the_same_on_every_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """As much as the age program asks for, however busy the machine is; nothing measures it."""
    asked: list[int] = []

    def note(_plain: bytes, _passphrase: str, work: int) -> bytes:
        asked.append(work)
        return QUICK

    monkeypatch.setattr(age, "lock", note)
    monkeypatch.setattr(age.Locked, "open", lambda *_: b"text")
    assert lock("text", PASSPHRASE) == QUICK
    assert asked == [18]


def test_what_would_not_open_again_is_not_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was locked is opened with what was typed, and compared, before anybody relies on it."""
    monkeypatch.setattr(age, "lock", lambda *_: QUICK)
    for typed, code in ((PASSPHRASE, "locked.unsure"), ("other", "locked.wrong")):
        with pytest.raises(LockedError) as caught:
            lock("text", typed)
        assert caught.value.code == code


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n", "\n\n"])
def test_a_line_end_that_was_pasted_along_is_no_part_of_a_passphrase(
    end: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither where a file is locked nor where it is opened."""
    monkeypatch.setattr(locked, "_WORK", 2)
    assert passphrase_from(f"walrus quince{end}") == PASSPHRASE
    data = lock("text", f"{PASSPHRASE}{end}")
    assert unlock(data, PASSPHRASE) == b"text"
    assert unlock(data, f"{PASSPHRASE}{end}") == b"text"


@pytest.mark.parametrize(
    "typed",
    [
        "a",
        " ",
        " walrus  quince ",
        "caf\u00e9",
        "\u6d77\u8c61",
        "\u0414\u0430",
        "\U0001f9ed",
        "\U0001f9ed" * LONGEST,
    ],
)
def test_what_any_keyboard_can_type_is_taken_as_it_is(typed: str) -> None:
    """Every letter and blank of it."""
    assert passphrase_from(typed) == typed


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "locked.empty"),
        ("\n", "locked.empty"),
        ("x" * (LONGEST + 1), "locked.too-long"),
        ("x" * 5000, "locked.too-long"),
        ("a\tb", "locked.unseen"),
        ("a\nb", "locked.unseen"),
        ("\na", "locked.unseen"),
        ("a\x00", "locked.unseen"),
        ("a\x16", "locked.unseen"),
        ("a\x1b[31m", "locked.unseen"),
        ("a\x7f", "locked.unseen"),
        ("a\x85", "locked.unseen"),
        ("a\xa0b", "locked.unseen"),
        ("a\xadb", "locked.unseen"),
        ("a\u200bb", "locked.unseen"),
        ("\u200ea", "locked.unseen"),
        ("a\u2028", "locked.unseen"),
        ("a\u3000b", "locked.unseen"),
        ("a\ufeff", "locked.unseen"),
        ("a\U000e0041", "locked.unseen"),
        ("a" + chr(0xDCE9), "locked.broken"),
        ("a\ufffd", "locked.broken"),
        ("cafe\u0301", "locked.two-parts"),
        ("\u212b", "locked.two-parts"),
    ],
)
def test_what_might_not_come_out_the_same_elsewhere_is_no_passphrase(
    typed: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is refused before anything is locked, and by the same rule where a file is opened."""
    monkeypatch.setattr(age, "lock", lambda *_: pytest.fail("it was locked"))
    assert refused(QUICK, typed) == code
    with pytest.raises(LockedError) as caught:
        lock("text", typed)
    assert caught.value.code == code


def test_a_passphrase_that_is_too_long_is_told_how_long_it_may_be() -> None:
    """In characters, of which the longest that fits is taken."""
    assert passphrase_from("x" * LONGEST) == "x" * LONGEST
    with pytest.raises(LockedError) as caught:
        passphrase_from("x" * (LONGEST + 1))
    assert caught.value.details == {"most": "250"}


SHORT_OF_MEMORY = """
import resource, sys
from impasse_check import age, locked
from impasse_check.errors import LockedError
free = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize() + int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (free, free))
try:
    if sys.argv[2] == "lock":
        locked.lock("text", "walrus")
    else:
        locked.unlock(sys.stdin.buffer.read(), "walrus")
except LockedError as error:
    print(error.code, error.details)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of memory that is held is Linux's")
@pytest.mark.parametrize("missing", [2**30, 2**28, 2**20])
@pytest.mark.parametrize("doing", ["lock", "unlock"])
def test_too_little_memory_is_said_before_the_work(doing: str, missing: int) -> None:
    """However little is missing; the process goes on."""
    work = 18 if doing == "lock" else 20
    room = max(0, age.memory_for(work) + 2**25 - missing)
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", SHORT_OF_MEMORY, str(room), doing],
        input=with_work(20),
        capture_output=True,
        timeout=60,
        check=False,
    )
    said = f"locked.memory {{'megabytes': '{age.memory_for(work) >> 20}'}}\n"
    assert (done.returncode, done.stdout.decode(), done.stderr.decode()) == (0, said, "")


def test_memory_that_runs_out_during_the_work_is_said_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody else may have taken it in between."""

    def fail(*_: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(age, "lock", fail)
    with pytest.raises(LockedError) as caught:
        lock("text", PASSPHRASE)
    assert (caught.value.code, caught.value.details) == ("locked.memory", {"megabytes": "256"})


class PanicError(BaseException):
    """What is raised by what is not written in Python: no error that anybody would catch."""


@pytest.mark.parametrize(
    ("raised", "caught"), [(PanicError(), LockedError), (KeyboardInterrupt(), KeyboardInterrupt)]
)
def test_a_panic_for_want_of_memory_is_said_and_a_way_out_is_left_alone(
    raised: BaseException, caught: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody loses what was to be locked; who leaves meanwhile has left."""

    def fail(*_: object) -> bytes:
        raise raised

    monkeypatch.setattr(age, "lock", fail)
    with pytest.raises(caught) as found:
        lock("text", PASSPHRASE)
    assert getattr(found.value, "code", None) == (None if caught is KeyboardInterrupt else "locked.memory")


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
