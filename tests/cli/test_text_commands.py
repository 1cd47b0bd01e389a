"""Help, and the commands that are about no one's answers."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from reads_corpus import SMALL
from reads_program import Ended, inside, program

from impasse_check import __version__, load_pack, load_resources
from impasse_check.model import Pack
from impasse_check.renderers import FORMATS, render
from impasse_check.report.catalogue import list_questions, list_resources
from impasse_check.report.form import make_form
from impasse_check.resources import countries
from impasse_check.template import template
from impasse_check.words import Words

MAKING = ("--for", "--full", "--country", "--date", "--format", "-o", "--force")
COMMANDS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("quiz",): ("--answers", "--save-answers", "--focus", "--pack", *MAKING),
    ("report",): ("--since", "--pack", *MAKING),
    ("follow-up",): ("--date", "--pack"),
    ("template",): ("--pack", "--focus", "--format", "-o", "--force"),
    ("questions",): ("--pack", "--format", "-o", "--force"),
    ("background",): ("--format", "-o", "--force"),
    ("resources",): ("--country", "--format", "-o", "--force"),
    ("privacy",): (),
    ("check",): ("--pack", "-o", "--force"),
    ("schema",): ("--pack", "-o", "--force"),
}
"""Each command of the contract with its options, beside those that every command has."""
GROUPS = [
    ("quiz", "template"),
    ("follow-up",),
    ("report", "questions", "background", "resources", "privacy"),
    ("check", "schema"),
]
"""The commands in the order of the help, by what they are for."""
EVERYWHERE = ("--plain", "--color", "--help", "-h")


def test_without_arguments_there_is_a_short_help_that_begins_with_the_quiz() -> None:
    """It is short, with all commands by what they are for, and the same with -h and --help."""
    ended = program()
    assert (ended.code, ended.err) == (0, "")
    begin, _, listed = ended.out.partition("\nAsk:\n")
    assert "impasse-check quiz" in begin
    titles = re.findall(r"(?m)^(\S[^:\n]*):$", f"Ask:\n{listed}")
    assert titles == ["Ask", "After the talk", "Read", "For authors"]
    grouped = [tuple(re.findall(r"(?m)^  (\S+)  ", each)) for each in re.split(r"(?m)^\S.*:$", listed)]
    assert grouped == GROUPS
    assert sorted(name for group in grouped for name in group) == sorted(name for (name,) in COMMANDS)
    # One screen, with a line for the next command below it.
    assert len(ended.out.splitlines()) <= 23
    assert "--version" in listed
    assert {"Start with: impasse-check quiz", "For a screen reader: impasse-check quiz --plain"} <= {
        line.strip() for line in begin.splitlines()
    }
    assert program("-h") == program("--help") == ended


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_of_the_contract_is_listed_and_has_help(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    """The same by both names of the option, and with what it takes."""
    assert f"\n  {command[0]} " in inside(capsys, "--help").out
    ended = inside(capsys, *command, "--help")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith("Usage: ")
    assert inside(capsys, *command, "-h") == ended


def options() -> Iterator[object]:
    """Give each command with each of its options."""
    for command, own in COMMANDS.items():
        for option in (*own, *EVERYWHERE):
            yield pytest.param(command, option, id=f"{' '.join(command)} {option}")


@pytest.mark.parametrize(("command", "option"), list(options()))
def test_every_option_of_the_contract_is_in_the_help(
    command: tuple[str, ...], option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """By its name, in the list of options."""
    _, _, listed = inside(capsys, *command, "--help").out.partition("\nOptions:\n")
    listed, example, _ = listed.partition("\nExample:\n")
    assert example
    names = {
        name.strip(",")
        for line in listed.splitlines()
        for name in line.split("  ")[1].split()[:2]
        if line[2:3] == "-"
    }
    assert option in names


def test_the_version_is_one_line() -> None:
    """The name of the program and three numbers."""
    assert program("--version") == Ended(0, f"impasse-check {__version__}\n", "")


@pytest.mark.parametrize("name", [None, str(SMALL)])
def test_the_template_is_printed_as_it_is_made(
    name: str | None, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of the shipped pack or of another."""
    ended = inside(capsys, "template", *(("--pack", name) if name else ()))
    assert ended == Ended(0, template(load_pack(name), words), "")


@pytest.mark.parametrize(
    ("given", "focus"),
    [("money", ("money",)), ("Money, feedback", ("feedback", "money")), ("money,feedback,boundaries", ())],
)
def test_a_template_can_be_of_some_parts(
    given: str, focus: tuple[str, ...], words: Words, pack: Pack, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file or a form, with the parts named in any case and order; all of them are everything."""
    ended = inside(capsys, "template", "--focus", given)
    assert ended == Ended(0, template(pack, words, focus), "")
    form = render(make_form(pack, words, load_resources(), focus), "markdown")
    assert inside(capsys, "template", "--focus", given, "--format", "markdown") == Ended(0, form, "")


@pytest.mark.parametrize("given", ["walrus", "money,walrus", "closing", ""])
def test_a_template_of_a_part_that_is_not_there_is_none(
    given: str, words: Words, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says which there are, and writes nothing."""
    said = words.say("error.choice", option="--focus", choices="feedback, money, boundaries")
    ended = inside(capsys, "template", "--focus", given, "-o", str(tmp_path / "answers.yaml"))
    assert ended == Ended(2, "", f"{said}\n")
    assert list(tmp_path.iterdir()) == []


def test_a_template_that_was_saved_is_a_file_that_can_be_reported_on(
    tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """From template to report, by hand, with the command that was named, and as no terminal says it too."""
    path = tmp_path / "answers.yaml"
    command = ("report", str(path))
    written = words.say("template.written", file=str(path))
    next = words.say("template.next", command=f"impasse-check {' '.join(command)}")
    assert inside(capsys, "template", "-o", str(path)) == Ended(0, "", f"{written}\n{next}\n")
    path.write_text(path.read_text(encoding="utf-8").replace("  easy-ground:", "  easy-ground: often"))
    ended = inside(capsys, *command, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["flagged"] == {"outside": [], "consult": [], "talk": ["easy-ground"]}


def test_the_command_for_answers_to_ones_own_pack_works_as_it_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It names the pack, which no answers file can; so does the head of the file."""
    path = tmp_path / "answers.yaml"
    said = inside(capsys, "template", "--pack", str(SMALL), "-o", str(path)).err
    command = said.strip().rpartition("impasse-check ")[2].split()
    assert inside(capsys, *command, "--format", "json").code == 0
    assert "impasse-check report FILE --pack PACK" in " ".join(path.read_text().replace("#", "").split())


@pytest.mark.parametrize("name", [None, str(SMALL)], ids=["shipped", "another"])
@pytest.mark.parametrize("format", FORMATS)
def test_questions_are_listed_as_they_are_made(
    format: str, name: str | None, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of them, in every form, of the shipped pack or of another."""
    listed = render(list_questions(load_pack(name), words), format)
    pack = ("--pack", name) if name else ()
    assert inside(capsys, "questions", *pack, "--format", format) == Ended(0, listed, "")


@pytest.mark.parametrize(
    ("code", "country"),
    [(None, None), ("GB", "GB"), ("gb", "GB"), ("UK", "GB"), (" uk ", "GB"), ("zz", "ZZ")],
)
def test_resources_are_listed_for_a_country_however_it_is_written(
    code: str | None, country: str | None, pack: Pack, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """All of them where none is named; where one has none, which ones have is said beside the list."""
    resources = load_resources()
    listed = render(list_resources(pack, resources, words, country), "json")
    note = words.say("note.unknown-country", countries=", ".join(countries(resources))) + "\n"
    ended = inside(
        capsys, "resources", "--format", "json", *(("--country", code) if code is not None else ())
    )
    assert ended == Ended(0, listed, note if country == "ZZ" else "")


@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_every_number_and_address_is_there_to_read(
    format: str, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """As literal text, no part of it broken, and with the day and the source."""
    ended = inside(capsys, "resources", "--format", format)
    assert (ended.code, ended.err) == (0, "")
    text = ended.out.replace("\\", "")
    assert [part for each in load_resources() for part in each.contact.split() if part not in text] == []
    dense = "".join(text.split())
    for each in load_resources():
        checked = words.say("resource.checked", date=each.checked, source=each.source)
        parts = (each.contact, each.hours, each.languages, each.what, each.asks_first, checked)
        assert [part for part in parts if part and "".join(part.split()) not in dense] == []


def test_privacy_says_what_is_kept_and_how_to_remove_it(capsys: pytest.CaptureFixture[str]) -> None:
    """As plain text on standard output, and nothing beside it."""
    ended = inside(capsys, "privacy")
    assert (ended.code, ended.err) == (0, "")
    assert len(ended.out.splitlines()) > 5
