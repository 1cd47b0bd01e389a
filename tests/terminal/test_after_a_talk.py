"""After a talk, at a real terminal: whole runs with widgets and in plain lines, and what the file holds."""

import re
import shutil
import signal
import stat
from pathlib import Path

import pytest
from core_helpers import GRAVE, PACK, WORDS
from pty_session import Terminal
from reads_program import on_terminal, program
from scripted import answered

from impasse_check.answers import dump_answers, parse_answers, read_answers
from impasse_check.errors import ExitCode
from impasse_check.locked import lock, unlock
from impasse_check.model import Answer, Answers, Talk

SAID = answered({"topic-pushed": "often+somewhat", "easy-ground": "rarely"})
NOTE = "That they hear me out."
SECRET = "horse battery"  # noqa: S105  # it locks nothing but a file of this test
TELL = ("1", "1", "1", f"{NOTE}\r")
"""Said, it helped, it is safe, and a good answer would have been."""
DONE = ("d", "n", "\r")
"""That is all, the grave questions are not looked at again, and the card is read."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with a file of answers."""
    (tmp_path / "notes.yaml").write_text(dump_answers(SAID, PACK), encoding="utf-8")
    return tmp_path


def kept(folder: Path) -> Answers:
    """Give what is in the file, which only its owner can read once it was written."""
    assert stat.S_IMODE((folder / "notes.yaml").stat().st_mode) == 0o600
    assert [path.name for path in folder.iterdir()] == ["notes.yaml"]
    return read_answers(str(folder / "notes.yaml"), PACK)


def as_told(answers: Answers) -> None:
    """Check that what was told is there, has moved what it moves, and nothing else is changed."""
    assert [each.model_dump(exclude_none=True) for each in answers.talks or ()] == [
        {
            "question": "topic-pushed",
            "happened": "yes",
            "came_back": "helpful",
            "safe": "yes",
            "date": "2026-11-24",
            "note": NOTE,
        }
    ]
    said = SAID.answers["topic-pushed"].model_copy(update={"said": "helped"})
    assert answers.answers == SAID.answers | {"topic-pushed": said}


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
def test_a_whole_run_with_widgets(folder: Path, size: tuple[int, int]) -> None:
    """Four keys, and the file has it; the next report begins with it; the terminal is as it was."""
    command = ("follow-up", "notes.yaml", "--date", "2026-11-24")
    with Terminal(*command, folder=folder, size=size) as terminal:
        screens = [terminal.answer(keys) for keys in (*TELL, *DONE[:-1])]
        terminal.type(DONE[-1])
        assert terminal.end() == 0
        assert terminal.is_as_before()
    asked = ("came-back", "safe", "note", "pick", "grave-question", "next")
    for key, screen in zip(asked, screens, strict=True):
        assert WORDS.raw(f"follow.{key}").split(":")[0] in " ".join(screen.split())
    assert all(len(line) < size[0] for screen in screens for line in screen.splitlines())
    assert WORDS.say("came.yes-helpful") in " ".join(screens[-1].split())
    assert WORDS.say("came.yes-helpful") not in terminal.text
    assert terminal.raw.decode().rstrip().endswith("impasse_check report notes.yaml")
    as_told(kept(folder))
    report = program("report", "notes.yaml", "--format", "markdown", cwd=folder).out
    assert report.split("\n\n")[2] == WORDS.say("came.yes-helpful")


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
def test_a_whole_run_in_plain_lines(folder: Path, size: tuple[int, int]) -> None:
    """Append-only and printable; what is kept is the same."""
    command = ("follow-up", "notes.yaml", "--date", "2026-11-24", "--plain")
    with Terminal(*command, folder=folder, size=size) as terminal:
        for keys in (*TELL, *DONE):
            terminal.wait_for_prompt()
            terminal.type(f"{keys.rstrip()}\r")
        assert terminal.end() == 0
    shown = terminal.raw.decode().replace("\r\n", "\n")
    assert re.search(r"[^\n -~]", shown) is None
    assert max(map(len, shown.splitlines()[:-2])) <= size[0]
    as_told(kept(folder))


def test_enter_alone_and_a_wrong_key_answer_nothing(folder: Path) -> None:
    """Before anything is pointed at."""
    with Terminal("follow-up", "notes.yaml", folder=folder) as terminal:
        terminal.wait_for_question()
        for keys in ("\r", "9", "x"):
            terminal.type(keys)
            terminal.wait_for(WORDS.say("follow.happened"))
        terminal.type("\x18")
        assert terminal.end() == 0
    assert read_answers(str(folder / "notes.yaml"), PACK).talks is None


@pytest.mark.parametrize(("key", "code"), [("q", 0), ("\x04", 0), ("\x18", 0), ("\x03", 130)])
def test_whoever_leaves_in_the_midst_loses_nothing(folder: Path, key: str, code: int) -> None:
    """What was told is in the file already, and is gone on with the next time."""
    with Terminal("follow-up", "notes.yaml", folder=folder) as terminal:
        terminal.answer("2")
        terminal.type(key)
        assert terminal.end() == code
    assert kept(folder).talks == (Talk(question="topic-pushed", happened="partly"),)
    with Terminal("follow-up", "notes.yaml", folder=folder) as terminal:
        assert f"> 2. {WORDS.say('happened.partly')}" in terminal.wait_for_question()
        terminal.answer("1")
        terminal.answer("3")
        terminal.signal(signal.SIGHUP)
        assert terminal.end() == 128 + signal.SIGHUP
    (talk,) = kept(folder).talks or ()
    assert (talk.happened, talk.came_back) == ("yes", "unhelpful")


def test_not_safe_shows_someone_outside_and_help_lines(folder: Path) -> None:
    """And the file says from then on that it is not safe to raise."""
    with Terminal("follow-up", "notes.yaml", folder=folder) as terminal:
        terminal.answer("1")
        terminal.answer("4")
        screen = " ".join(terminal.answer("2").split())
        assert WORDS.say("card.someone") in screen
        assert "findahelpline.com" in screen
        terminal.type("\x18")
        assert terminal.end() == 0
    assert kept(folder).answers["safe-to-raise"] == Answer(given="no")


def test_on_the_route_outside_help_is_shown_and_nothing_is_written(tmp_path: Path) -> None:
    """The file stays as it was, to the byte."""
    grave = SAID.put(SAID.answers | {GRAVE[0]: Answer(given="yes")})
    path = tmp_path / "notes.yaml"
    path.write_text("# mine\n" + dump_answers(grave, PACK), encoding="utf-8")
    before = path.read_bytes()
    with Terminal("follow-up", "notes.yaml", "--plain", folder=tmp_path) as terminal:
        assert "emergency number" in " ".join(terminal.wait_for_prompt().split())
        assert PACK.questions["topic-pushed"].text not in terminal.raw.decode()
        terminal.type("s\r")
        assert terminal.end() == 0
    assert path.read_bytes() == before


def test_a_locked_file_stays_locked(tmp_path: Path) -> None:
    """Its passphrase is asked for once, and what was told is locked into it on leaving."""
    path = tmp_path / "notes.yaml.age"
    path.write_bytes(lock(dump_answers(SAID, PACK), SECRET))
    with Terminal("follow-up", path.name, "--date", "2026-11-24", folder=tmp_path) as terminal:
        terminal.wait_for(WORDS.say("locked.open", file=path.name))
        terminal.type(f"{SECRET}\r")
        for keys in ("\r", *TELL, *DONE[:-1]):
            terminal.answer(keys)
        terminal.type(DONE[-1])
        assert terminal.end() == 0
        assert SECRET.encode() not in terminal.raw
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    as_told(parse_answers("a", unlock(path.read_bytes(), SECRET), PACK))
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_in_use_is_left_alone(folder: Path) -> None:
    """By a quiz, or by another run of this; it is said before the first question."""
    with Terminal("follow-up", "notes.yaml", folder=folder) as first:
        first.wait_for_question()
        with Terminal("follow-up", "notes.yaml", folder=folder) as second:
            assert second.end() == ExitCode.NOT_WRITTEN
            assert second.raw.decode() == WORDS.say("error.in-use", file="notes.yaml") + "\r\n"
        first.type("\x18")
        assert first.end() == 0
    with Terminal("quiz", "--save-answers", "notes.yaml", "--answers", "notes.yaml", folder=folder) as quiz:
        quiz.wait_for_question()
        with Terminal("follow-up", "notes.yaml", folder=folder) as second:
            assert second.end() == ExitCode.NOT_WRITTEN


@pytest.mark.parametrize(("columns", "options"), [(80, ()), (40, ()), (80, ("--plain",)), (40, ("--plain",))])
def test_a_month_later_both_files_are_looked_at(folder: Path, columns: int, options: tuple[str, ...]) -> None:
    """From a copy that was made before; what was said of it since stands there in words."""
    shutil.copy(folder / "notes.yaml", folder / "november.yaml")
    with Terminal("follow-up", "notes.yaml", folder=folder) as terminal:
        for keys in (*TELL, *DONE[:-1]):
            terminal.answer(keys)
        terminal.type(DONE[-1])
        assert terminal.end() == 0
    files = [str(folder / name) for name in ("notes.yaml", "november.yaml")]
    done = on_terminal("report", files[0], "--since", files[1], *options, columns=columns)
    assert (done.code, done.err) == (0, "")
    assert max(map(len, re.sub(r"\x1b\[[0-9;]*m", "", done.out).splitlines())) <= columns
    text = " ".join(re.sub(r"\x1b\[[0-9;]*m", "", done.out).split())
    question = PACK.questions["topic-pushed"].text
    assert f"{question} Different. Then: Often. How heavy: Somewhat. Now: Often. How heavy: Somewhat." in text
    assert ("\x1b" in done.out) == (not options)
