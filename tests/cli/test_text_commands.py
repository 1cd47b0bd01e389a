"""Help, and the commands that are about no one's answers."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from reads_corpus import MIB, SMALL
from reads_program import Ended, inside, program

from impasse_check import __version__, load_pack, load_resources
from impasse_check.model import Pack
from impasse_check.schema import SCHEMAS
from impasse_check.strict_yaml import parse
from impasse_check.template import template
from impasse_check.words import Words

MAKING = ("--for", "--full", "--country", "--date", "--format", "-o", "--force")
COMMANDS: dict[tuple[str, ...], tuple[str, ...]] = {
    ("quiz",): ("--answers", "--save-answers", "--pack", *MAKING),
    ("report",): ("--pack", *MAKING),
    ("template",): ("--pack", "-o", "--force"),
    ("questions",): ("--pack", "--format", "-o", "--force"),
    ("background",): ("--format", "-o", "--force"),
    ("resources",): ("--country", "--format", "-o", "--force"),
    ("privacy",): (),
    ("check",): ("--pack", "-o", "--force"),
    ("schema",): ("-o", "--force"),
}
"""Each command of the contract with its options, beside those that every command has."""
EVERYWHERE = ("--plain", "--color", "--help", "-h")


def test_without_arguments_there_is_a_short_help_that_begins_with_the_quiz() -> None:
    """It fits a screen, and is the same with -h and --help."""
    ended = program()
    assert (ended.code, ended.err) == (0, "")
    listed = ended.out.index("Commands:")
    named = [
        ended.out.index(f"\n  {command[0]} ", listed)
        for command in COMMANDS
        if f"\n  {command[0]} " in ended.out
    ]
    assert named == sorted(named)
    assert ended.out.index("impasse-check quiz") < listed
    assert len(ended.out.splitlines()) <= 24
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
    """Of the shipped pack or of another; it reads as it stands."""
    ended = inside(capsys, "template", *(("--pack", name) if name else ()))
    assert ended == Ended(0, template(load_pack(name), words), "")
    assert list(parse(ended.out.encode(), most_bytes=MIB).value["answers"]) == list(load_pack(name).questions)


def test_a_template_that_was_saved_is_a_file_that_can_be_reported_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From template to report, by hand, as the message without a terminal says."""
    path = tmp_path / "answers.yaml"
    assert inside(capsys, "template", "-o", str(path)) == Ended(0, "", "")
    path.write_text(path.read_text(encoding="utf-8").replace("  easy-ground:", "  easy-ground: often"))
    ended = inside(capsys, "report", str(path), "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["flagged"] == {"outside": [], "consult": [], "talk": ["easy-ground"]}


def test_questions_as_json_are_all_there_in_asking_order(
    pack: Pack, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each with the keys of the contract and the words of the pack."""
    ended = inside(capsys, "questions", "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    content = json.loads(ended.out)
    assert list(content) == ["questions"]
    keys = ("section", "indicator", "kind", "level", "also", "text", "why", "sources")
    scales = {"frequency": "frequency", "extent": "extent"}
    assert content["questions"] == [
        {"id": name, "scale": scales.get(each.choice_set if each.kind == "graded" else "")}
        | {key: list(value) if isinstance(value := getattr(each, key), tuple) else value for key in keys}
        for name, each in pack.questions.items()
    ]
    assert len(content["questions"]) == 52


@pytest.mark.parametrize("format", ["terminal", "markdown"])
def test_questions_to_read_have_text_reason_and_source(
    format: str, pack: Pack, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every one of them, in words that a search finds."""
    ended = inside(capsys, "questions", "--format", format)
    assert (ended.code, ended.err) == (0, "")
    flat = " ".join(ended.out.replace("\\", "").split())
    assert [name for name, each in pack.questions.items() if " ".join(each.text.split()) not in flat] == []
    assert [name for name, each in pack.questions.items() if " ".join(each.why.split()) not in flat] == []
    used = {source for each in pack.questions.values() for source in each.sources}
    assert [name for name in used if pack.sources[name].citation[:30] not in flat] == []


def test_questions_of_another_pack_can_be_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """By the same option as elsewhere."""
    ended = inside(capsys, "questions", "--pack", str(SMALL), "--format", "json")
    assert [each["id"] for each in json.loads(ended.out)["questions"]] == list(
        load_pack(str(SMALL)).questions
    )


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    """Give the resources that the command lists, as JSON."""
    ended = inside(capsys, "resources", "--format", "json", *arguments)
    assert ended.code == 0
    listed: list[dict[str, object]] = json.loads(ended.out)["resources"]
    return listed


def test_resources_are_all_listed_where_no_country_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Each with what it is for, its source and the day it was read."""
    listed = rows(capsys)
    assert [each["name"] for each in listed] == [each.name for each in load_resources()]
    for each in listed:
        assert {"name", "contact", "what", "checked", "source"} <= {
            key for key, value in each.items() if value
        }


@pytest.mark.parametrize("code", ["GB", "gb", "UK", "uk"])
def test_resources_of_one_country_come_with_those_for_anywhere(
    code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """And with no other, however the country is written."""
    expected = [each.name for each in load_resources() if {"any", "GB"} & set(each.countries)]
    assert [each["name"] for each in rows(capsys, "--country", code)] == expected
    assert len(expected) < len(load_resources())


def test_a_country_without_resources_gets_those_for_anywhere(
    words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which countries have lines is said beside the document."""
    ended = inside(capsys, "resources", "--country", "zz", "--format", "markdown")
    codes = sorted({code for each in load_resources() for code in each.countries} - {"any"})
    assert (ended.code, ended.err) == (
        0,
        words.say("note.unknown-country", countries=", ".join(codes)) + "\n",
    )
    assert words.say("resource.name-a-country").split(",")[0] in ended.out
    assert [each["name"] for each in rows(capsys, "--country", "zz")] == [
        each.name for each in load_resources() if each.countries == ("any",)
    ]


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


@pytest.mark.parametrize("of", SCHEMAS)
def test_a_schema_is_printed_as_json(of: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Ready for an editor, with the version of JSON Schema it is written in."""
    ended = inside(capsys, "schema", of)
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert ended.out.endswith("}\n")


def test_privacy_says_what_is_kept_and_how_to_remove_it(capsys: pytest.CaptureFixture[str]) -> None:
    """As plain text on standard output, and nothing beside it."""
    ended = inside(capsys, "privacy")
    assert (ended.code, ended.err) == (0, "")
    assert len(ended.out.splitlines()) > 5
