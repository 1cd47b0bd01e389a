"""How the program ends: a code for every way, silence where a signal ended it, and never an answer."""

import os
import signal
from pathlib import Path

import pytest
from reads_corpus import CORPUS, answers_file, exchanges, expected, small_with
from reads_program import DEADLINE, Ended, inside, on_terminal, opened_by_reader, program, started

from impasse_check.errors import ExitCode
from impasse_check.words import Words

PRIVATE = "walrus at the quince"
NOTED = (
    "format: impasse-check/answers\nformat_version: 1\n"
    f"answers: {{over-directs: {{frequency: almost-always, note: {PRIVATE}}}}}\n"
)
BREAKING = """
import importlib, pathlib

def broken(*arguments, **named):
    local = pathlib.Path({file!r}).read_text()
    answer = "almost-always"
    raise {error}(local, answer)

setattr(importlib.import_module({module!r}), {function!r}, broken)
"""
PLACES = [
    ("impasse_check.strict_yaml", "parse"),
    ("impasse_check.answers", "parse_for"),
    ("impasse_check.scoring", "score"),
    ("impasse_check.report", "build_report"),
    ("impasse_check.renderers.terminal", "draw"),
    ("impasse_check.cli.documents", "remarks"),
    ("impasse_check.cli.output", "choose_output"),
    ("impasse_check.words", "load_words"),
]
"""One function in each layer that ``report`` goes through."""


def broken_at(tmp_path: Path, module: str, function: str, error: str = "RuntimeError") -> dict[str, str]:
    """Make one function of the program fail with an answer in its hands; give the environment for it."""
    file = tmp_path / "secret"
    file.write_text(PRIVATE)
    (tmp_path / "sitecustomize.py").write_text(
        BREAKING.format(file=str(file), module=module, function=function, error=error)
    )
    return {"PYTHONPATH": os.pathsep.join(filter(None, [str(tmp_path), os.environ.get("PYTHONPATH")]))}


def noted(tmp_path: Path) -> str:
    """Write an answers file with a note; give its name."""
    path = tmp_path / "answers.yaml"
    path.write_text(NOTED)
    return str(path)


@pytest.mark.slow
@pytest.mark.parametrize(("module", "function"), PLACES)
def test_a_fault_of_the_program_is_said_without_any_answer(
    module: str, function: str, tmp_path: Path
) -> None:
    """Wherever it happens, and although its place in the program is asked for."""
    around = broken_at(tmp_path, module, function) | {"IMPASSE_CHECK_DEBUG": "1"}
    ended = program("report", noted(tmp_path), around=around)
    assert (ended.code, ended.out if function != "remarks" else "") == (ExitCode.BUG, "")
    assert ended.err
    for private in (PRIVATE, "walrus", "almost-always", "quince", "Traceback"):
        assert private not in ended.err


@pytest.mark.slow
@pytest.mark.parametrize("error", ["KeyError", "OSError", "RecursionError", "MemoryError", "BaseException"])
def test_every_kind_of_fault_ends_the_same_way(error: str, tmp_path: Path, words: Words) -> None:
    """One line that says whose fault it was, and code 1."""
    ended = program(
        "report", noted(tmp_path), around=broken_at(tmp_path, "impasse_check.scoring", "score", error)
    )
    said = words.say("error.bug", variable="IMPASSE_CHECK_DEBUG") + "\n"
    assert ended == Ended(ExitCode.BUG, "", said)


def test_the_place_of_a_fault_is_said_only_if_asked_for(tmp_path: Path, words: Words) -> None:
    """Its type, then file, line and function of each step on the way, and nothing else."""
    around = broken_at(tmp_path, "impasse_check.scoring", "score")
    said = words.say("error.bug", variable="IMPASSE_CHECK_DEBUG")
    assert program("report", noted(tmp_path), around=around) == Ended(ExitCode.BUG, "", said + "\n")
    ended = program("report", noted(tmp_path), around=around | {"IMPASSE_CHECK_DEBUG": "1"})
    lines = ended.err.splitlines()
    assert lines[:2] == [said, "RuntimeError"]
    assert lines[-1] == "  sitecustomize.py:7 broken"
    assert {len(line.split()) for line in lines[2:]} == {2}


def test_a_message_that_cannot_be_said_gives_nothing_away(tmp_path: Path) -> None:
    """Where the telling of a fault fails in its turn, there is a code and no answer."""
    around = broken_at(tmp_path, "impasse_check.cli.messages", "fault_line")
    name = tmp_path / "answers.yaml"
    name.write_text(NOTED + f"walrus: {PRIVATE}\n")
    ended = program("report", str(name), around=around)
    assert (ended.code, ended.out) == (ExitCode.BUG, "")
    assert PRIVATE not in ended.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("walrus",),
        ("--walrus",),
        ("report",),
        ("report", "a", "b"),
        ("report", "a", "--walrus"),
        ("report", "a", "--for", "walrus"),
        ("report", "a", "--format", "walrus"),
        ("report", "a", "--color", "walrus"),
        ("report", "a", "--date", "walrus"),
        ("report", "a", "-o", "walrus"),
        ("quiz", "--for", "walrus"),
        ("questions", "--country", "gb"),
        ("resources", "--for", "me"),
        ("schema",),
        ("schema", "walrus"),
        ("check",),
        ("check", "a", "--color", "walrus"),
        ("pack",),
    ],
)
def test_a_wrong_call_is_said_and_nothing_is_printed(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """Before anything is read; what to do is said."""
    ended = inside(capsys, *arguments)
    assert (ended.code, ended.out) == (ExitCode.USAGE, "")
    assert "help" in ended.err or "-h" in ended.err or "YYYY-MM-DD" in ended.err or "--format" in ended.err


def test_answers_are_never_taken_from_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    """Nor do options of that kind exist."""
    for option in ("--answer", "--note", "--bring", "--tone"):
        ended = inside(capsys, "report", answers_file("route-talk"), option, "often")
        assert (ended.code, ended.out) == (ExitCode.USAGE, "")


def places(ended: Ended) -> list[str]:
    """Give the place of each fault that was told."""
    return [line.split(": ")[0] for line in ended.err.splitlines()[1:]]


def places_of(file: Path) -> list[str]:
    """Give the place of each fault that an invalid file has."""
    faults = (line.split() for line in expected(file))
    return [f"- line {line}, {place}" for _, place, line in faults]


def test_a_pack_that_cannot_be_used_is_named_with_all_its_faults(
    tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """By every command that takes one, in the same words."""
    pack = tmp_path / "pack.yaml"
    file = CORPUS / "packs" / "invalid" / "everything-at-once.yaml"
    pack.write_bytes(small_with(exchanges(file)))
    ended = inside(capsys, "check", str(pack))
    assert (ended.code, ended.out) == (ExitCode.PACK, "")
    assert ended.err.splitlines()[0] == words.say("error.file", file=str(pack))
    assert places(ended) == places_of(file)
    report = ("report", answers_file("route-talk"))
    for arguments in (report, ("questions",), ("template",)):
        assert inside(capsys, *arguments, "--pack", str(pack)) == ended
    missing = str(tmp_path / "none.yaml")
    unreadable = f"{words.say('error.file', file=missing)}\n- {words.say('file.missing')}\n"
    assert inside(capsys, "template", "--pack", missing) == Ended(ExitCode.PACK, "", unreadable)


def test_answers_that_cannot_be_used_are_named_with_all_their_faults(
    words: Words, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Line and place of each, and not a word of what stands there."""
    file = CORPUS / "answers" / "invalid" / "everything-at-once.yaml"
    ended = inside(capsys, "report", str(file), "-o", str(tmp_path / "walrus.md"))
    assert (ended.code, ended.out) == (ExitCode.ANSWERS, "")
    assert ended.err.splitlines()[0] == words.say("error.file", file=str(file))
    assert places(ended) == places_of(file)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("given", [b"", b"\n" * 200, b"1\n2\n3\n"])
@pytest.mark.parametrize("plain", [(), ("--plain",)])
def test_questions_need_a_terminal_and_nothing_is_taken_for_an_answer(
    plain: tuple[str, ...], given: bytes, tmp_path: Path, words: Words
) -> None:
    """What comes through a pipe answers nothing; the way without a terminal is named."""
    kept = tmp_path / "kept.yaml"
    ended = program("quiz", *plain, "--save-answers", str(kept), given=given)
    assert ended == Ended(ExitCode.NO_TERMINAL, "", words.say("error.no-terminal") + "\n")
    assert "impasse-check report" in ended.err
    assert not kept.exists()


@pytest.mark.parametrize("plain", [(), ("--plain",)])
def test_a_terminal_to_write_on_is_not_enough_for_questions(plain: tuple[str, ...], words: Words) -> None:
    """Nobody could answer there."""
    ended = on_terminal("quiz", *plain)
    assert ended == Ended(ExitCode.NO_TERMINAL, "", words.say("error.no-terminal") + "\n")


def test_a_file_that_exists_is_the_code_for_nothing_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As are a link and a sheet with nothing to bring, which have tests of their own."""
    path = tmp_path / "walrus.md"
    path.touch()
    assert inside(capsys, "report", answers_file("route-talk"), "-o", str(path)).code == ExitCode.NOT_WRITTEN


@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, ExitCode.INTERRUPTED), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
)
@pytest.mark.parametrize("source", ["file", "input"])
def test_a_signal_ends_it_in_silence(source: str, number: int, code: int, tmp_path: Path) -> None:
    """While it waits for the answers: no message, no document, no file."""
    answers, target = tmp_path / "answers.yaml", tmp_path / "walrus.md"
    os.mkfifo(answers)
    name = str(answers) if source == "file" else "-"
    with started("report", name, "-o", str(target)) as process:
        assert process.stdin is not None
        if source == "file":
            ours = opened_by_reader(answers)
        else:
            # More than a pipe holds: all of it is only gone once the program has begun to read.
            process.stdin.write(b"#" * 300_000)
            process.stdin.flush()
            ours = os.dup(process.stdin.fileno())
        process.send_signal(number)
        os.close(ours)
        out, err = process.communicate(timeout=DEADLINE)
    assert Ended(process.returncode, out.decode(), err.decode()) == Ended(code, "", "")
    assert [each.name for each in tmp_path.iterdir()] == ["answers.yaml"]
