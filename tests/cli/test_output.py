"""Where a document goes and how it looks there: files and their names, terminals, colour and width."""

import json
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from core_helpers import FOR_READING
from reads_corpus import answers_file
from reads_program import Ended, inside, on_terminal, program, program_bytes

from impasse_check.cli import output
from impasse_check.model import Pack
from impasse_check.renderers import FORMATS, SUFFIXES, render
from impasse_check.report.catalogue import list_questions
from impasse_check.words import Words

ESC = "\x1b"
STYLE = re.compile(r"\x1b\[([0-9;]*)m|\x1b\]8;;[^\x1b]*\x1b\\")
"""Weight and colour, and what begins and ends a link."""
ACCENTS = {"0", "1", "2", "3", "36"}
"""Weights, a slant, and one accent of the sixteen colours."""
SIGNS = "\u25a0\u25a1\u2502\u2500\u2022"
TALK = answers_file("route-talk")
OTHERS = tuple(each for each in FORMATS if each != "terminal")
"""Every form that is not for a terminal."""
DOCUMENTS: dict[str, tuple[str, ...]] = {
    "report": ("report", TALK),
    "questions": ("questions",),
    "background": ("background",),
    "resources": ("resources",),
}
"""Commands whose document has several forms."""
TEXTS: dict[str, tuple[str, ...]] = {"schema": ("schema", "answers")}
"""Commands whose document has one form only."""


@pytest.fixture
def _open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("_open_umask")
@pytest.mark.parametrize("suffix", [*SUFFIXES, ".MD"])
@pytest.mark.parametrize("command", DOCUMENTS)
def test_the_end_of_the_name_gives_the_form(
    command: str, suffix: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file holds what would have gone to standard output, and is for its owner alone."""
    path = tmp_path / f"walrus{suffix}"
    assert inside(capsys, *DOCUMENTS[command], "-o", str(path)) == Ended(0, "", "")
    shown = inside(capsys, *DOCUMENTS[command], "--format", SUFFIXES[suffix.lower()], "-o", "-")
    assert path.read_text(encoding="utf-8") == shown.out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("_open_umask")
@pytest.mark.parametrize("command", TEXTS)
def test_a_text_of_one_form_goes_to_any_name(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """For its owner alone, too; a hyphen is standard output."""
    path = tmp_path / "walrus"
    assert inside(capsys, *TEXTS[command], "-o", str(path)) == Ended(0, "", "")
    assert path.read_text(encoding="utf-8") == inside(capsys, *TEXTS[command], "--output", "-").out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.usefixtures("_open_umask")
@pytest.mark.parametrize(("suffix", "format"), [(".yaml", "yaml"), (".html", "html"), (".md", "markdown")])
def test_a_template_is_a_file_or_a_form_by_its_name(
    suffix: str, format: str, tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """To fill in with an editor or with a pen; a file of answers where nothing is named.

    Beside it, it says where it is and what to do next.
    """
    path = tmp_path / f"walrus{suffix}"
    written = words.say("template.written", file=str(path))
    next = words.say("template.next", command=f"impasse-check report {path}")
    next = next if format == "yaml" else words.say("template.pen")
    assert inside(capsys, "template", "-o", str(path)) == Ended(0, "", f"{written}\n{next}\n")
    shown = inside(capsys, "template", "--format", format).out
    assert path.read_text(encoding="utf-8") == shown
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert inside(capsys, "template").out == inside(capsys, "template", "--format", "yaml").out


@pytest.mark.parametrize("name", ["walrus", "walrus.txt", "walrus.json"])
def test_a_template_has_no_other_form(
    name: str, tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says which there are, and writes nothing."""
    ended = inside(capsys, "template", "-o", str(tmp_path / name))
    assert ended == Ended(2, "", words.say("error.suffix", suffixes=".yaml, .html, .md") + "\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["walrus", "walrus.pdf", "walrus.htm", ".md", "md", ""])
def test_a_name_that_says_no_form_is_refused(
    name: str, tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """Unless the form is named."""
    path = str(tmp_path / name) if name else ""
    ended = inside(capsys, "report", TALK, "-o", path)
    assert ended == Ended(2, "", words.say("error.suffix", suffixes=", ".join(SUFFIXES)) + "\n")
    assert list(tmp_path.iterdir()) == []


def test_a_form_that_is_named_fits_any_other_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name without an end, or with one that stands for nothing."""
    for name in ("walrus", "walrus.backup"):
        assert inside(capsys, "report", TALK, "--format", "json", "-o", str(tmp_path / name)).code == 0
        assert json.loads((tmp_path / name).read_text(encoding="utf-8"))["audience"] == "me"


@pytest.mark.parametrize(("suffix", "format"), [(".md", "json"), (".JSON", "terminal"), (".txt", "markdown")])
def test_a_form_against_the_name_is_refused(
    suffix: str, format: str, tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is guessed, and nothing written."""
    ended = inside(capsys, "report", TALK, "--format", format, "-o", str(tmp_path / f"walrus{suffix}"))
    said = words.say("error.format-and-suffix", suffix=suffix.lower(), format=format)
    assert ended == Ended(2, "", said + "\n")
    assert list(tmp_path.iterdir()) == []


def test_a_form_that_nobody_knows_is_a_mistake_of_the_caller(pack: Pack, words: Words) -> None:
    """Who uses the program as a library learns it at once."""
    with pytest.raises(KeyError, match="walrus"):
        render(list_questions(pack, words), "walrus")


@pytest.mark.parametrize("command", DOCUMENTS | TEXTS)
def test_a_file_that_exists_is_kept_unless_force_is_named(
    command: str, tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """With it, the file that others could read becomes one they cannot."""
    path = tmp_path / "walrus.md"
    path.write_text("old")
    path.chmod(0o644)
    arguments = (*(DOCUMENTS | TEXTS)[command], "-o", str(path))
    assert inside(capsys, *arguments) == Ended(6, "", words.say("error.exists", file=str(path)) + "\n")
    assert path.read_text() == "old"
    assert inside(capsys, *arguments, "--force") == Ended(0, "", "")
    assert len(path.read_text(encoding="utf-8")) > 1000
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("force", [(), ("--force",)])
@pytest.mark.parametrize("target", ["there.md", "nowhere.md"])
def test_a_link_is_refused(
    target: str, force: tuple[str, ...], tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """With force too, wherever it leads."""
    (tmp_path / "there.md").write_text("old")
    link = tmp_path / "walrus.md"
    link.symlink_to(tmp_path / target)
    ended = inside(capsys, "report", TALK, "-o", str(link), *force)
    assert ended == Ended(6, "", words.say("error.symlink", file=str(link)) + "\n")
    assert (tmp_path / "there.md").read_text() == "old"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["there.md", "walrus.md"]


def test_a_place_that_is_not_there_is_named(
    tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the reason of the system."""
    path = str(tmp_path / "none" / "walrus.md")
    said = words.say("error.cannot-write", file=path, reason="No such file or directory")
    assert inside(capsys, "report", TALK, "-o", path) == Ended(6, "", said + "\n")


BOLD, NOT_BOLD, PLAIN = (True, False), (False, False), (False, True)
"""Whether a terminal gets bold, and whether lines are plain."""


@pytest.mark.parametrize(
    ("around", "color", "plain", "look"),
    [
        ({}, "auto", False, BOLD),
        ({"NO_COLOR": ""}, "auto", False, BOLD),
        ({"CLICOLOR": "1"}, "auto", False, BOLD),
        ({"FORCE_COLOR": "0"}, "auto", False, BOLD),
        ({"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, "auto", False, BOLD),
        ({"NO_COLOR": "1"}, "always", False, BOLD),
        ({"CLICOLOR": "0"}, "always", False, BOLD),
        ({"ACCESSIBLE": "0", "IMPASSE_CHECK_PLAIN": ""}, "auto", False, BOLD),
        ({"NO_COLOR": "1"}, "auto", False, NOT_BOLD),
        ({"CLICOLOR": "0"}, "auto", False, NOT_BOLD),
        ({"FORCE_COLOR": "1"}, "never", False, NOT_BOLD),
        ({"TERM": "dumb"}, "auto", False, PLAIN),
        ({"FORCE_COLOR": "1"}, "always", True, PLAIN),
        ({"ACCESSIBLE": "1"}, "auto", False, PLAIN),
        ({"IMPASSE_CHECK_PLAIN": "1"}, "auto", False, PLAIN),
    ],
)
def test_the_usual_variables_and_the_options_say_how_it_looks_on_a_terminal(
    around: dict[str, str],
    color: str,
    look: tuple[bool, bool],
    monkeypatch: pytest.MonkeyPatch,
    *,
    plain: bool,
) -> None:
    """An option goes before a variable; an empty one, or 0, asks for nothing."""
    for name, value in around.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(output, "is_terminal", lambda _: True)
    chosen = output.choose_output(format=None, file=None, force=False, plain=plain, color=color).look
    assert (chosen.color, chosen.plain) == look


def unstyled(text: str) -> list[str]:
    """Give the lines of a document without weight, colour and links."""
    return [line.rstrip() for line in STYLE.sub("", text).splitlines()]


@pytest.fixture(scope="module")
def plain() -> str:
    """Give the report as it is without any escape byte."""
    return program("report", TALK).out


def test_a_terminal_gets_weights_and_one_accent(plain: str) -> None:
    """And nothing else: no cursor is moved, and it reads the same without them."""
    ended = on_terminal("report", TALK)
    assert (ended.code, ended.err) == (0, "")
    assert unstyled(ended.out) == plain.splitlines()
    assert {code for found in STYLE.finditer(ended.out) for code in (found[1] or "0").split(";")} == ACCENTS


def test_a_terminal_gets_no_escape_byte_where_that_is_wished(plain: str) -> None:
    """Although one of the usual variables asks for them."""
    ended = on_terminal("report", TALK, "--color", "never", around={"FORCE_COLOR": "1"})
    assert ended == Ended(0, plain, "")


def test_plain_lines_have_no_bars_either() -> None:
    """The picture is told in words, on a terminal and in a pipe."""
    ended = on_terminal("report", TALK, "--plain", "--color", "always")
    assert ended == program("report", TALK, "--plain")
    assert (ended.code, ended.err) == (0, "")
    assert ESC not in ended.out
    assert not {*SIGNS, "#"} & {*ended.out}
    assert "How often: Sometimes. How heavy: Very much." in " ".join(ended.out.split())


@pytest.mark.slow
@pytest.mark.parametrize("format", OTHERS)
def test_other_forms_are_plain_on_a_terminal_too(format: str) -> None:
    """Only the form for terminals carries escape bytes."""
    ended = on_terminal("report", TALK, "--format", format, "--color", "always", around={"FORCE_COLOR": "1"})
    assert ended.code == 0
    assert ended.out == program("report", TALK, "--format", format).out


@pytest.mark.parametrize("arguments", [("-h",), ("report", TALK)], ids=" ".join)
def test_no_escape_byte_goes_into_a_pipe(arguments: tuple[str, ...]) -> None:
    """Not even where the surroundings ask for colour in every way."""
    ended = program(*arguments, around={"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"})
    assert ended.code == 0
    assert ESC not in ended.out + ended.err


@pytest.mark.slow
@pytest.mark.parametrize("command", DOCUMENTS)
def test_a_pipe_gets_them_where_the_option_says_always(command: str) -> None:
    """As for a pager: it reads the same without them, and the same answers give the same bytes."""
    coloured = program(*DOCUMENTS[command], "--color", "always")
    assert (coloured.code, coloured.err) == (0, "")
    assert ESC in coloured.out
    assert unstyled(coloured.out) == program(*DOCUMENTS[command]).out.splitlines()
    assert program(*DOCUMENTS[command], "--color", "always") == coloured


@pytest.mark.slow
@pytest.mark.parametrize("options", [*(("--format", format) for format in OTHERS), ("--plain",)])
@pytest.mark.parametrize("command", DOCUMENTS)
def test_always_colours_no_other_form(command: str, options: tuple[str, ...]) -> None:
    """Nor plain lines: a file for another program, or a voice, has no use for it."""
    ended = program(*DOCUMENTS[command], *options, "--color", "always")
    assert ended == program(*DOCUMENTS[command], *options)
    assert ESC not in ended.out


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_bars_and_rules_fall_back_where_their_signs_are_missing(encoding: str) -> None:
    """To # . | and -, in the same places; the words say it all in either case."""
    drawn = program("report", TALK).out
    code, out, _ = program_bytes("report", TALK, around={"PYTHONIOENCODING": encoding})
    expected = (
        drawn if encoding == "utf-8" else drawn.translate(dict(zip(map(ord, SIGNS), "#.|--", strict=True)))
    )
    assert code == 0
    assert out.decode(encoding) == expected
    assert set(SIGNS) <= set(drawn)


def test_full_adds_pages_and_says_nothing_less(capsys: pytest.CaptureFixture[str]) -> None:
    """Every part of the short document stands there, then more; JSON is the same in both lengths."""
    for format in FOR_READING:
        short = inside(capsys, "report", TALK, "--format", format).out
        full = inside(capsys, "report", TALK, "--format", format, "--full").out
        assert len(full) > 2 * len(short)
    told = inside(capsys, "report", TALK, "--plain").out
    parts = [line for line in told.splitlines() if line.startswith("Part ")]
    whole = inside(capsys, "report", TALK, "--plain", "--full").out
    assert [part for part in parts if part.partition(": ")[2] not in whole] == []
    assert inside(capsys, "report", TALK, "--format", "json", "--full") == inside(
        capsys, "report", TALK, "--format", "json"
    )


def test_no_escape_byte_goes_into_a_file(tmp_path: Path, plain: str) -> None:
    """Also where the program runs on a terminal."""
    path = tmp_path / "walrus.txt"
    ended = on_terminal("report", TALK, "-o", str(path), "--color", "always", around={"FORCE_COLOR": "1"})
    assert ended == Ended(0, "", "")
    assert path.read_text(encoding="utf-8") == plain
    assert ESC not in plain


@pytest.mark.parametrize(
    ("columns", "widest", "changed"), [(40, 40, {}), (60, 60, {"TERM": "dumb"}), (200, 80, {})]
)
def test_lines_fit_the_terminal_and_are_never_too_long_to_read(
    columns: int, widest: int, changed: dict[str, str]
) -> None:
    """What a person reads is wrapped for the terminal there is."""
    lines = on_terminal("report", TALK, columns=columns, around=changed).out.splitlines()
    longest = max(map(len, unstyled("\n".join(lines))))
    assert widest - 12 <= longest <= widest
