"""Texts from strangers: what could steer a terminal, turn text round, or be taken for markup."""

import html
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from core_helpers import PACK, RESOURCES, WORDS, document, flat
from markdown_it import MarkdownIt
from reads_corpus import MIB, SMALL, faults_of_answers, faults_of_pack

from impasse_check.answers import dump_answers, parse_answers
from impasse_check.characters import harmless, is_harmless, one_line
from impasse_check.errors import AnswersError, ExitCode
from impasse_check.model import Answer, Answers
from impasse_check.renderers import FORMATS, Look, render
from impasse_check.report.catalogue import list_questions, list_resources
from impasse_check.strict_yaml import StrictYamlError, parse

STEERING = sorted(
    {
        *map(chr, (*range(9), *range(0x0B, 0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF)),
        # Unicode calls these Bidi_Control.
        *map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))),
    }
)
"""Every character that steers a terminal, ends a line unseen, or turns text round."""
HEAD = "format: impasse-check/answers\nformat_version: 1\nanswers:\n"
MARKUP = (
    "[bold red]quince[/]",
    "[link=https://example.org]quince[/link]",
    ":warning: quince",
    "# quince",
    "**quince** _quince_ ~~quince~~ `quince`",
    "[quince](https://example.org) ![quince](https://example.org/a.png)",
    "<script>alert('quince')</script> <b>quince</b> <!-- quince -->",
    "https://example.org/quince <https://example.org>",
    "&lt;quince&gt; &amp; &#x1b;[2J",
    "1. quince",
    "- quince",
    "> quince",
    "--- quince",
    "| quince | quince |",
    "quince\\\\ \\[2J {frequency} %s {0} $HOME `id`",
)
"""Notes that something could take for more than words."""


def noted(note: str) -> Answers:
    """Give answers with this note to one of them."""
    return Answers(answers={"over-directs": Answer(given="often", note=note)})


def test_what_steers_is_what_the_standard_says() -> None:
    """Every control character, every character for direction, and none of the letters of any language."""
    assert [hex(ord(each)) for each in STEERING if is_harmless(each)] == []
    for number in range(sys.maxunicode + 1):
        if unicodedata.category(chr(number)) == "Cc" and chr(number) not in "\t\n":
            assert not is_harmless(chr(number))
        if unicodedata.category(chr(number))[0] in "LMNPSZ" and number not in (0x2028, 0x2029):
            assert is_harmless(chr(number)), hex(number)


@pytest.mark.parametrize("sign", STEERING, ids=lambda sign: f"U+{ord(sign):04X}")
def test_such_a_character_in_a_file_is_a_fault(sign: str) -> None:
    """Escaped, in an answers file and in a pack; the fault does not repeat it."""
    written = f'"\\u{ord(sign):04x}"'
    for fault in faults_of_answers(
        f"{HEAD}  over-directs: {{frequency: often, note: {written}}}\n".encode(), PACK
    ):
        assert is_harmless(f"{fault.code} {fault.path} {fault.details}")
    pack = SMALL.read_text(encoding="utf-8").replace("title: ", f"title: {written} #", 1)
    assert faults_of_pack(pack.encode())[0].code == "yaml.control"


@pytest.mark.parametrize("sign", STEERING, ids=lambda sign: f"U+{ord(sign):04X}")
def test_such_a_character_as_it_stands_never_comes_in(sign: str) -> None:
    """It is a fault, or the end of a line, as YAML has it for some."""
    data = f"{HEAD}  over-directs: {{frequency: often, note: a{sign}b}}\n".encode()
    try:
        note = parse_answers("a", data, PACK).answers["over-directs"].note
    except AnswersError as error:
        note = str([(fault.code, fault.path, fault.details) for fault in error.faults])
    assert note is not None
    assert is_harmless(note)


@pytest.mark.parametrize("sign", STEERING, ids=lambda sign: f"U+{ord(sign):04X}")
def test_such_a_character_that_is_typed_goes_nowhere(sign: str) -> None:
    """It is left out of what is kept, and what is left reads back."""
    note = one_line(f"a{sign}b\u202ec")
    assert is_harmless(note)
    assert re.fullmatch(r"a ?bc", note)
    answers = noted(note)
    text = dump_answers(answers, PACK)
    assert harmless(text) == text
    assert parse_answers("a", text.encode(), PACK).answers == answers.answers


def kinds(text: str) -> list[str]:
    """Give what a reader of CommonMark makes of a text, but for its words."""
    found: list[str] = []
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text):
        found.append(token.type)
        found += [each.type for each in token.children or () if each.type not in {"text", "softbreak"}]
    return found


def tags(text: str) -> list[str]:
    """Give the tags of a page."""
    return re.findall(r"<[^>]*>", text)


MADE_OF: dict[str, Callable[[str], list[str]]] = {"markdown": kinds, "html": tags}
"""What a reader of a form makes of a document, where the tests have one."""


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("note", MARKUP)
def test_markup_in_a_note_stays_words(format: str, note: str) -> None:
    """In every form: the note stands there as it was typed, and nothing comes of it."""
    drawn = render(document(noted(note)), format, Look(width=200))
    plain = render(document(noted("walrus")), format, Look(width=200))
    assert "\x1b" not in drawn
    assert is_harmless(drawn)
    if format == "json":
        sections = json.loads(drawn)["sections"]
        assert note in [each["note"] for section in sections for each in section["questions"]]
        return
    before, after = " ".join(plain.split()).split("walrus")
    within = " ".join(drawn.split()).removeprefix(before).removesuffix(after)
    assert f"{before}{within}{after}" == " ".join(drawn.split())
    assert flat(html.unescape(within) if format == "html" else within) == flat(note)
    if format == "terminal":
        assert within == " ".join(note.split())
    if format in MADE_OF:
        assert MADE_OF[format](drawn) == MADE_OF[format](plain)


@pytest.mark.parametrize("color", [False, True])
def test_only_our_own_escapes_go_to_a_terminal(*, color: bool) -> None:
    """Weight, color and links to an address that is shown: nothing that moves, clears or names a window."""
    for shown in (
        document(noted(" ".join(MARKUP))),
        list_questions(PACK, WORDS),
        list_resources(PACK, RESOURCES, WORDS, None),
    ):
        drawn = render(shown, "terminal", Look(color=color))
        links = re.findall(r"\x1b\]8;[^;\x1b]*;([^\x1b\x07]*)\x1b\\", drawn)
        left = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^;\x1b]*;[^\x1b\x07]*\x1b\\", "", drawn)
        assert "\x1b" not in left
        assert all(link == "" or link.startswith("https://") for link in links)
        assert color or left == drawn


SIGNS = "\x1b]0;quince\x07\x1b[2J\u202e\x9b31m"


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ("report", SIGNS),
        ("report", f"{SIGNS}.age"),
        ("report", "-", "-o", f"{SIGNS}/a.md"),
        ("report", "-", "-o", f"a.{SIGNS}"),
        ("report", "-", "--for", SIGNS),
        ("report", "-", "--country", SIGNS),
        ("report", "-", f"--{SIGNS}"),
        ("report", "-", SIGNS),
        ("template", "-o", SIGNS, "--pack", SIGNS),
        ("check", SIGNS),
        ("pack", SIGNS),
        ("schema", SIGNS),
        (SIGNS,),
    ],
)
def test_a_name_that_steers_is_made_harmless_in_every_message(
    arguments: tuple[str, ...], tmp_path: Path
) -> None:
    """A stranger's file may be called so; what is said of it steers nothing."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "impasse_check", *arguments],
        input=HEAD.encode(),
        capture_output=True,
        cwd=tmp_path,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"},
        timeout=30,
        check=False,
    )
    said = (done.stdout + done.stderr).decode()
    assert said
    if done.returncode == ExitCode.USAGE:
        # Typer's own messages keep what turns text round in what the person typed themselves.
        said = said.replace("\u202e", "")
    assert is_harmless(said), ascii(said)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 200_000,
        "{a: " * 100_000,
        "- " * 200_000,
        "? " * 200_000,
        "a: " + "9" * 500_000,
        "'" * 500_000,
        "#" * 900_000,
        "&a [" * 100_000,
        "\\u" * 100_000,
    ],
)
def test_what_is_built_to_take_long_does_not(text: str) -> None:
    """It is a fault or a word; the deadline is the test run's own."""
    with suppress(StrictYamlError):
        parse(text.encode(), most_bytes=MIB)
