"""Files locked with a passphrase, at a real terminal: asked for, hidden, and opened by the age program."""

import re
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest
from core_helpers import PACK, WORDS
from pty_session import DEADLINE, Terminal
from reads_corpus import CORPUS, answers_file
from reads_program import Ended, inside, program
from scripted import answered

from impasse_check import locked
from impasse_check.answers import dump_answers, parse_answers, read_answers
from impasse_check.errors import ExitCode
from impasse_check.locked import unlock
from impasse_check.model import Answer

QUICK = str(CORPUS / "locked" / "quick.yaml.age")
QUICK_PASSPHRASE = "walrus quince"  # noqa: S105  # it locks nothing but a file of the corpus
SECRET = "horse battery"  # noqa: S105  # nor does this one
KEPT = ("quiz", "--save-answers", "kept.yaml.age")
SAID = {"therapy-status": Answer(given="on-a-break")}


def lines_of(text: str) -> str:
    """Give a text as one line."""
    return " ".join(text.split())


def opened(path: Path) -> object:
    """Give the answers in a locked file, which only its owner can read."""
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    return parse_answers("a", unlock(path.read_bytes(), SECRET), PACK).answers


def to_the_second_question(terminal: Terminal) -> None:
    """Read what a locked file is, begin, and answer the first question."""
    assert "when you leave" in lines_of(terminal.wait_for_question())
    for key in ("\r", "\r", "1", "2"):
        terminal.answer(key)


def test_answers_are_locked_on_leaving_and_gone_on_from(tmp_path: Path) -> None:
    """Nothing is on the disk before; two passphrases that differ are said; the screen shows neither."""
    path = tmp_path / "kept.yaml.age"
    with Terminal(*KEPT, folder=tmp_path) as terminal:
        to_the_second_question(terminal)
        assert list(tmp_path.iterdir()) == []
        assert WORDS.say("locked.new") in terminal.answer("q")
        assert WORDS.say("locked.empty") in terminal.answer("\r")
        assert WORDS.say("locked.again") in terminal.answer(f"{SECRET}\r")
        assert WORDS.say("locked.not-the-same") in lines_of(terminal.answer("zebra\r"))
        terminal.answer(f"{SECRET}\r")
        terminal.type(f"{SECRET}\r")
        assert terminal.end() == 0
        # Where the answers are and how to go on from them stays to be read.
        assert "Your answers are in" in lines_of(terminal.text)
        assert terminal.is_as_before()
        assert SECRET.encode() not in terminal.raw
        assert b"zebra" not in terminal.raw
    assert opened(path) == SAID
    with Terminal(*KEPT, "--answers", "kept.yaml.age", folder=tmp_path) as terminal:
        terminal.wait_for(WORDS.say("locked.open", file="kept.yaml.age"))
        terminal.type(f"{SECRET}\r")
        terminal.answer("\r")
        terminal.answer("\r")
        terminal.answer("3")
        terminal.type("\x03")
        assert terminal.end() == ExitCode.INTERRUPTED
        assert SECRET.encode() not in terminal.raw
    assert opened(path) == SAID | {"ordered-care": Answer(given="unsure")}
    assert list(tmp_path.iterdir()) == [path]


def test_plain_lines_do_not_show_a_passphrase_either(tmp_path: Path) -> None:
    """It is typed unseen, is taken letter by letter, and the terminal is as before."""
    with Terminal(*KEPT, "--plain", folder=tmp_path) as terminal:
        for reply in ("", "", "1", "2", "leave", SECRET, SECRET):
            terminal.wait_for_last(": ")
            terminal.type(f"{reply}\r")
        assert terminal.end() == 0
        assert terminal.settings_are_as_before()
        assert SECRET.encode() not in terminal.raw
    assert opened(tmp_path / "kept.yaml.age") == SAID


PASTED = f"\x1b[200~{SECRET}\n\x1b[201~"
"""A passphrase out of a list of them, with the end of its line, as terminals pass on what is pasted."""


def test_a_line_end_that_was_pasted_along_does_not_lock_anybody_out(tmp_path: Path) -> None:
    """Pasted twice where it is set, typed where it is asked for."""
    with Terminal(*KEPT, folder=tmp_path) as terminal:
        to_the_second_question(terminal)
        terminal.answer("q")
        terminal.answer(f"{PASTED}\r")
        terminal.type(f"{PASTED}\r")
        assert terminal.end() == 0
    assert opened(tmp_path / "kept.yaml.age") == SAID
    with Terminal("report", "kept.yaml.age", folder=tmp_path, after="> out.txt") as terminal:
        terminal.wait_for(WORDS.say("locked.open", file="kept.yaml.age"))
        terminal.type(f"{SECRET}\r")
        assert terminal.end() == 0


def limited(megabytes: int) -> tuple[str, ...]:
    """Give the program with so much memory and no more."""
    shell = f'ulimit -v {megabytes * 1024}; exec "$0" "$@"'
    return ("/bin/sh", "-c", shell, sys.executable, "-m", "impasse_check")


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of memory that is held is Linux's")
@pytest.mark.parametrize("way", ["widgets", "plain"])
def test_too_little_memory_to_lock_loses_nothing(tmp_path: Path, way: str) -> None:
    """It is said on a page; one can try again, or keep the answers without a lock."""
    memory = lines_of(WORDS.say("locked.memory", megabytes=256))
    if way == "plain":
        with Terminal(*KEPT, "--plain", folder=tmp_path, program=limited(280)) as terminal:
            for reply in ("", "", "1", "2", "leave", SECRET, SECRET, "a", "k", "plain.yaml"):
                terminal.wait_for_last(": ")
                terminal.type(f"{reply}\r")
            assert terminal.end() == 0
            assert lines_of(terminal.raw.decode()).count(memory) == 2
            assert terminal.settings_are_as_before()
    else:
        with Terminal(*KEPT, folder=tmp_path, program=limited(280)) as terminal:
            to_the_second_question(terminal)
            terminal.answer("q")
            terminal.answer(f"{SECRET}\r")
            assert memory in lines_of(terminal.answer(f"{SECRET}\r"))
            assert memory in lines_of(terminal.answer("a"))
            terminal.answer("k")
            terminal.type("\x15plain.yaml\r")
            assert terminal.end() == 0
            assert terminal.is_as_before()
    (path,) = tmp_path.iterdir()
    assert read_answers(str(path), PACK).answers == SAID


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of memory that is held is Linux's")
def test_too_little_memory_to_open_is_said(tmp_path: Path) -> None:
    """As what it is, and not as a wrong passphrase."""
    data = re.sub(rb"(-> scrypt \S+) \d+", rb"\1 20", Path(QUICK).read_bytes(), count=1)
    (tmp_path / "a.age").write_bytes(data)
    with Terminal("report", "a.age", folder=tmp_path, program=limited(500)) as terminal:
        terminal.wait_for(WORDS.say("locked.open", file="a.age"))
        terminal.type(f"{QUICK_PASSPHRASE}\r")
        assert terminal.end() == ExitCode.ANSWERS
        assert WORDS.say("locked.memory", megabytes=1024) in lines_of(terminal.raw.decode())


NO_PASSPHRASES = {
    b"\x1b[200~" + b"x" * 5000 + b"\x1b[201~": "too-long",
    b"\x1b[200~horse\tbattery\x1b[201~": "unseen",
    b"\x1b[200~horse\nbattery\x1b[201~": "unseen",
    b"horse\xc2\xa0battery": "unseen",
    b"horse\xe9battery": "broken",
    "cafe\u0301".encode(): "two-parts",
}
"""What is typed or pasted, and the code of what is said about it."""


def test_what_could_not_be_typed_again_is_not_taken_on_pages(tmp_path: Path) -> None:
    """It is said why, and the next try does it; nothing was locked meanwhile."""
    with Terminal(*KEPT, folder=tmp_path) as terminal:
        to_the_second_question(terminal)
        terminal.answer("q")
        for typed, code in NO_PASSPHRASES.items():
            terminal.wait_for_question()
            terminal.type(typed + b"\r")
            said = WORDS.say(f"locked.{code}", **({"most": locked.LONGEST} if code == "too-long" else {}))
            assert said in lines_of(terminal.wait_for_question()), typed[:20]
        assert list(tmp_path.iterdir()) == []
        terminal.answer(f"{SECRET}\r")
        terminal.type(f"{SECRET}\r")
        assert terminal.end() == 0
    assert opened(tmp_path / "kept.yaml.age") == SAID


IN_LINES = {
    b"x" * 300: "too-long",
    b"horse\tbattery": "unseen",
    b"horse\x16\x15battery": "unseen",
    b"horse\xc2\xa0battery": "unseen",
    b"horse\x00battery": "unseen",
    b"horse\xe9battery": "broken",
    "cafe\u0301".encode(): "two-parts",
}
"""The same in lines that the terminal puts together; there the key after Ctrl-V is taken as it is."""


@pytest.mark.parametrize("command", ["quiz", "report"])
def test_what_could_not_be_typed_again_is_not_taken_in_lines(tmp_path: Path, command: str) -> None:
    """By the same rule, in plain mode and where a document is locked."""
    arguments = (*KEPT, "--plain")
    if command == "report":
        arguments = ("report", answers_file("route-talk"), "-o", "kept.md.age")
    with Terminal(*arguments, folder=tmp_path) as terminal:
        for reply in ("", "", "1", "2", "leave") if command == "quiz" else ():
            terminal.wait_for_last(": ")
            terminal.type(f"{reply}\r")
        for typed, code in IN_LINES.items():
            terminal.wait_for_last(": ")
            begun = len(terminal.raw)
            terminal.type(typed + b"\r")
            said = WORDS.say(f"locked.{code}", **({"most": locked.LONGEST} if code == "too-long" else {}))
            terminal.wait_for_last(": ")
            assert said in lines_of(terminal.raw[begun:].decode()), typed[:20]
        assert list(tmp_path.iterdir()) == []
        for _ in range(2):
            terminal.wait_for_last(": ")
            terminal.type(f"{SECRET}\r")
        assert terminal.end() == 0
    (path,) = tmp_path.iterdir()
    assert unlock(path.read_bytes(), SECRET)


@pytest.mark.parametrize(("typed", "code"), [(b"horse\xe9", "broken"), (b"\t", "unseen"), (b"", "empty")])
def test_what_cannot_be_a_passphrase_opens_nothing(tmp_path: Path, typed: bytes, code: str) -> None:
    """It is said why, by the same rule as where one is set."""
    with Terminal("report", QUICK, folder=tmp_path) as terminal:
        terminal.wait_for(WORDS.say("locked.open", file=QUICK))
        terminal.type(typed + b"\r")
        assert terminal.end() == ExitCode.ANSWERS
        assert WORDS.say(f"locked.{code}") in lines_of(terminal.text)


def test_the_name_of_a_file_cannot_fake_the_prompt_for_its_passphrase(tmp_path: Path) -> None:
    """No title, no wiped screen, no line of its own: a name is shown without what steers."""
    name = "a\x1b]0;title\x07\x1b[2J\nGive it here\u202e.age"
    shutil.copy(QUICK, tmp_path / name)
    with Terminal("report", name, folder=tmp_path, after="> out.txt") as terminal:
        terminal.wait_for_last(f"{WORDS.say('locked.open', file='a]0;title[2J Give it here.age')} ")
        terminal.type(f"{QUICK_PASSPHRASE}\r")
        assert terminal.end() == 0
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("way", ["\x18", "kill"])
def test_who_vanishes_leaves_nothing(tmp_path: Path, way: str) -> None:
    """As was said before the first question."""
    with Terminal(*KEPT, folder=tmp_path) as terminal:
        to_the_second_question(terminal)
        if way == "kill":
            terminal.signal(9)
        else:
            terminal.type(way)
        assert terminal.end() == (-9 if way == "kill" else 0)
    assert list(tmp_path.iterdir()) == []


def test_turning_back_from_the_passphrase_leads_back_to_the_question(tmp_path: Path) -> None:
    """And leaving there for good keeps nothing in the clear."""
    with Terminal(*KEPT, folder=tmp_path) as terminal:
        to_the_second_question(terminal)
        question = terminal.text
        terminal.answer("q")
        assert terminal.answer("\x1b[Z") == question
        terminal.answer("q")
        terminal.type("\x04")
        assert terminal.end() == 0
    assert list(tmp_path.iterdir()) == []


def test_a_document_can_be_locked_at_the_end_and_from_the_menu(tmp_path: Path) -> None:
    """With the form before .age; in the menu a name without one is explained."""
    (tmp_path / "start.yaml").write_text(dump_answers(answered(), PACK), encoding="utf-8")
    with Terminal("quiz", "--answers", "start.yaml", "-o", "mine.md.age", folder=tmp_path) as terminal:
        assert WORDS.say("locked.new") in terminal.answer("\r")
        terminal.answer(f"{SECRET}\r")
        terminal.type(f"{SECRET}\r")
        assert terminal.end() == 0
    written = unlock((tmp_path / "mine.md.age").read_bytes(), SECRET).decode()
    assert written.startswith(f"# {WORDS.say('report.title')}\n")
    with Terminal("quiz", "--answers", "start.yaml", folder=tmp_path) as terminal:
        terminal.answer("w")
        terminal.answer("r")
        assert WORDS.say("save.suffix-before-age") in lines_of(terminal.answer("\x15more.x.age\r"))
        terminal.answer("\x08" * 6 + ".json.age\r")
        terminal.answer(f"{SECRET}\r")
        assert WORDS.say("open.age") in lines_of(terminal.answer(f"{SECRET}\r"))
        terminal.type("\x18")
        assert terminal.end() == 0
    assert unlock((tmp_path / "more.json.age").read_bytes(), SECRET).startswith(b"{")


@pytest.mark.parametrize(
    ("typed", "code"), [(QUICK_PASSPHRASE, 0), ("wrong", 4), ("\x04", 0), ("\x18", 0), ("\x03", 130)]
)
def test_a_report_asks_on_the_terminal(tmp_path: Path, typed: str, code: int) -> None:
    """Although its output goes elsewhere; a wrong passphrase is said, and not repeated."""
    with Terminal("report", QUICK, folder=tmp_path, after="> out.txt") as terminal:
        terminal.wait_for(WORDS.say("locked.open", file=QUICK))
        terminal.type(typed if typed < " " else f"{typed}\r")
        assert terminal.end() == code
        assert terminal.settings_are_as_before()
        assert typed.encode() not in terminal.raw
    out = (tmp_path / "out.txt").read_text()
    expected = program("report", answers_file("route-talk"))
    assert out == (expected.out if typed == QUICK_PASSPHRASE else "")
    assert (WORDS.say("locked.wrong") in lines_of(terminal.text)) is (code == 4)


def test_what_is_locked_can_be_checked(tmp_path: Path) -> None:
    """Its passphrase is asked for as for a report; who checks it need not unlock it first."""
    with Terminal("check", QUICK, folder=tmp_path) as terminal:
        terminal.wait_for(WORDS.say("locked.open", file=QUICK))
        terminal.type(f"{QUICK_PASSPHRASE}\r")
        assert terminal.end() == 0
        assert WORDS.say("check.answers") in lines_of(terminal.text)


def test_a_report_can_be_locked(tmp_path: Path) -> None:
    """What cannot be opened without the passphrase says so first; the two must be the same."""
    command = ("report", answers_file("route-talk"), "-o", "mine.md.age")
    with Terminal(*command, folder=tmp_path) as terminal:
        for typed in (SECRET, "other", "", SECRET, SECRET):
            terminal.wait_for_last(": ")
            terminal.type(f"{typed}\r")
        assert terminal.end() == 0
        assert WORDS.say("locked.no-way-back") in terminal.raw.decode()
        assert WORDS.say("locked.not-the-same") in terminal.raw.decode()
        assert SECRET.encode() not in terminal.raw
    assert (
        unlock((tmp_path / "mine.md.age").read_bytes(), SECRET).decode()
        == program("report", answers_file("route-talk"), "--format", "markdown").out
    )


def alone(*arguments: str, cwd: Path) -> Ended:
    """Run the program where there is no terminal at all, with a passphrase in a pipe."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "impasse_check", *arguments],
        input=f"{QUICK_PASSPHRASE}\n" * 3,
        capture_output=True,
        text=True,
        cwd=cwd,
        timeout=DEADLINE,
        check=False,
        start_new_session=True,
    )
    return Ended(done.returncode, done.stdout, done.stderr)


def test_without_a_terminal_no_passphrase_is_taken(tmp_path: Path) -> None:
    """Not from a pipe; one line says what to do."""
    said = WORDS.say("error.no-passphrase") + "\n"
    assert alone("report", QUICK, cwd=tmp_path) == Ended(ExitCode.NO_TERMINAL, "", said)
    ended = alone("report", answers_file("route-talk"), "-o", "a.md.age", cwd=tmp_path)
    assert (ended.code, ended.out, ended.err.splitlines()[-1]) == (ExitCode.NO_TERMINAL, "", said.strip())
    assert list(tmp_path.iterdir()) == []


def without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what locks."""
    monkeypatch.setattr(locked, "find_spec", lambda _: None)


@pytest.mark.parametrize("command", ["report", "template", "questions"])
def test_without_the_extra_nothing_is_written_in_the_clear(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said which part is not there."""
    without_the_extra(monkeypatch)
    name = str(tmp_path / "a.md.age")
    arguments = (command, *((answers_file("route-talk"),) if command == "report" else ()), "-o", name)
    said = WORDS.say("error.cannot-lock", file=name) + "\n"
    assert inside(capsys, *arguments) == Ended(ExitCode.NOT_WRITTEN, "", said)
    assert list(tmp_path.iterdir()) == []
    ended = inside(capsys, "report", QUICK)
    assert (ended.code, ended.out) == (ExitCode.ANSWERS, "")
    assert WORDS.say("locked.cannot") in ended.err


def test_without_the_extra_the_quiz_says_so_before_the_first_question(tmp_path: Path) -> None:
    """And asks nothing."""
    hidden = "import impasse_check.locked as l; l.find_spec = lambda _: None\n"
    start = f"{hidden}from impasse_check.cli import main; main()"
    with Terminal(*KEPT, folder=tmp_path, program=(sys.executable, "-c", start)) as terminal:
        assert terminal.end() == ExitCode.NOT_WRITTEN
        assert "".join(terminal.text.split()) == "".join(
            WORDS.say("error.cannot-lock", file="kept.yaml.age").split()
        )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["a.age", "a.txt.md.age.age", "age.age"])
def test_a_locked_document_needs_its_form_in_its_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Or in an option; a wrong call is said before anything is asked."""
    ended = inside(capsys, "report", answers_file("route-talk"), "-o", name)
    assert (ended.code, ended.out) == (ExitCode.USAGE, "")
    assert "report.md.age" in ended.err
    ended = inside(capsys, "report", answers_file("route-talk"), "-o", "a.md.age", "--format", "json")
    assert (ended.code, ended.out) == (ExitCode.USAGE, "")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (None, "file.missing"),
        (b"plain: text\n", "locked.other"),
        (b"x" * 3_000_000, "locked.other"),
        (re.sub(rb"(-> scrypt \S+) \d+", rb"\1 21", Path(QUICK).read_bytes(), count=1), "locked.too-hard"),
    ],
)
@pytest.mark.parametrize("command", ["report", "quiz"])
def test_a_file_that_cannot_be_opened_is_said_before_its_passphrase_is_asked_for(
    data: bytes | None, code: str, command: str, tmp_path: Path
) -> None:
    """As a file of answers that cannot be used; nobody types a secret for nothing."""
    if data is not None:
        (tmp_path / "a.age").write_bytes(data)
    with Terminal(
        command, *(("--answers",) if command == "quiz" else ()), "a.age", folder=tmp_path
    ) as terminal:
        assert terminal.end() == ExitCode.ANSWERS
        assert WORDS.say(code) in lines_of(terminal.text)
        assert WORDS.say("locked.open", file="a.age") not in lines_of(terminal.text)


AGE = shutil.which("age")


@pytest.fixture
def _age() -> None:
    if AGE is None:
        pytest.skip("age is not there (Debian package age), and no other program opens locked files")


def age(*arguments: str, cwd: Path, times: int) -> None:
    """Run the age program at a terminal and type the passphrase as often as it asks."""
    child = pexpect.spawn(str(AGE), list(arguments), cwd=str(cwd), timeout=DEADLINE, encoding="utf-8")
    for _ in range(times):
        child.expect(re.compile(r"passphrase[^:]*: *$"))
        child.sendline(SECRET)
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0, child.before


@pytest.mark.usefixtures("_age")
def test_the_age_program_opens_what_we_lock(tmp_path: Path) -> None:
    """To the same text, byte for byte."""
    (tmp_path / "ours.age").write_bytes(locked.lock("caf\u00e9: 1\n", SECRET))
    age("--decrypt", "-o", "theirs", "ours.age", cwd=tmp_path, times=1)
    assert (tmp_path / "theirs").read_text(encoding="utf-8") == "caf\u00e9: 1\n"


@pytest.mark.usefixtures("_age")
def test_what_the_age_program_locks_is_read(tmp_path: Path) -> None:
    """In the form that is text; a file of the corpus has the other."""
    text = Path(answers_file("route-talk")).read_bytes()
    (tmp_path / "a.yaml").write_bytes(text)
    age("--passphrase", "--armor", "-o", "a.yaml.age", "a.yaml", cwd=tmp_path, times=2)
    assert unlock((tmp_path / "a.yaml.age").read_bytes(), SECRET) == text
