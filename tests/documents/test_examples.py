"""The worked examples: each with every document its answers allow, read and accepted."""

import re
from pathlib import Path

import pytest
from golden_files import assert_golden

from impasse_check import build_report, read_answers, render
from impasse_check.model import Audience, Pack, Resource
from impasse_check.renderers import FORMATS, SUFFIXES, Look
from impasse_check.report import NothingToBringError, Report
from impasse_check.report.blocks import Heading, Marks, Paragraph, Quote
from impasse_check.report.form import make_form
from impasse_check.words import Words

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml") if path.stem != "therapist")
"""But for the therapist's own form, which has tests of its own."""
WITHOUT_SHEET = {"a-line-crossed", "one-in-the-morning"}
LONGEST_SHEET = 60
STYLE = re.compile(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\")
"""Weight and colour, and what begins and ends a link."""


def document(
    name: str,
    audience: Audience,
    pack: Pack,
    words: Words,
    resources: tuple[Resource, ...],
    *,
    full: bool = False,
) -> Report:
    """Build one document of an example."""
    answers = read_answers(str(EXAMPLES / f"{name}.yaml"), pack)
    return build_report(
        pack, answers, words=words, resources=resources, audience=audience, country="GB", full=full
    )


def test_there_are_nine_stories() -> None:
    """Each is there for someone."""
    assert NAMES == [
        "a-line-crossed",
        "afraid-of-upsetting",
        "good-therapist",
        "money-and-shame",
        "nearly-nothing",
        "one-in-the-morning",
        "said-more-than-once",
        "stuck-and-unheard",
        "very-close",
    ]


@pytest.mark.parametrize("audience", ["me", "session"])
@pytest.mark.parametrize("name", NAMES)
def test_every_document_is_the_one_that_was_read(
    name: str, audience: Audience, pack: Pack, words: Words, resources: tuple[Resource, ...]
) -> None:
    """In every form; where nothing may go to a session, there is no sheet."""
    if audience == "session" and name in WITHOUT_SHEET:
        with pytest.raises(NothingToBringError):
            document(name, audience, pack, words, resources)
        assert not list((EXAMPLES / name).glob("session.*"))
        return
    report = document(name, audience, pack, words, resources)
    for suffix, form in SUFFIXES.items():
        assert_golden(EXAMPLES / name / f"{audience}{suffix}", render(report, form))


@pytest.mark.parametrize("name", NAMES)
def test_the_full_document_is_the_one_that_was_read(
    name: str, pack: Pack, words: Words, resources: tuple[Resource, ...]
) -> None:
    """As Markdown, which shows every block it has; its JSON is that of the short one."""
    report = document(name, "me", pack, words, resources, full=True)
    assert_golden(EXAMPLES / name / "full.md", render(report, "markdown"))
    assert render(report, "json") == render(document(name, "me", pack, words, resources), "json")


def test_words_for_someone_outside_are_the_same_for_everyone(
    pack: Pack, words: Words, resources: tuple[Resource, ...]
) -> None:
    """Nothing that was answered is in them; they were read once, in every form."""
    for suffix, form in SUFFIXES.items():
        texts = {render(document(name, "outside", pack, words, resources), form) for name in NAMES}
        (text,) = texts
        assert_golden(EXAMPLES / f"outside{suffix}", text)


def test_the_form_for_a_pen_is_the_one_that_was_read(
    pack: Pack, words: Words, resources: tuple[Resource, ...]
) -> None:
    """As Markdown; how it prints is tested in a browser."""
    assert_golden(EXAMPLES / "form.md", render(make_form(pack, words, resources), "markdown"))


@pytest.mark.parametrize("name", sorted(set(NAMES) - WITHOUT_SHEET))
def test_a_sheet_fits_on_one_page(
    name: str, pack: Pack, words: Words, resources: tuple[Resource, ...]
) -> None:
    """At most 60 lines of 80 characters, in both forms for reading."""
    report = document(name, "session", pack, words, resources)
    for form in ("terminal", "markdown"):
        lines = render(report, form).splitlines()
        assert len(lines) <= LONGEST_SHEET
        assert max(map(len, lines)) <= 80


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_wider_than_the_terminal(
    name: str, width: int, pack: Pack, words: Words, resources: tuple[Resource, ...]
) -> None:
    """Nothing is cut off or broken inside a word that would fit, at any width; long lines stay readable."""
    report = document(name, "me", pack, words, resources)
    text = render(report, "terminal", Look(width=width))
    wider = [line for line in text.splitlines() if len(line) > min(width, 80)]
    # An address alone is not broken: a terminal does that itself, and copies it whole.
    assert {line.strip() for line in wider} <= {source.address for _, source in report.sources}
    marked = [each for block in report.blocks if isinstance(block, Marks) for each in block.items]
    answers = [degree.words for mark in marked for degree in mark.degrees]
    titles = [block.title or "" for block in report.blocks if isinstance(block, Marks)]
    said = [block.text for block in report.blocks if isinstance(block, Paragraph | Quote | Heading)]
    shown = set(text.split())
    assert [each for each in (*said, *titles, *answers) if not set(each.split()) <= shown] == []
    assert [each.text for each in marked if not set(each.text.split()) <= shown] == []


@pytest.mark.parametrize("name", NAMES)
def test_only_a_terminal_gets_escape_sequences(
    name: str, pack: Pack, words: Words, resources: tuple[Resource, ...]
) -> None:
    """With them, the words are the same."""
    report = document(name, "me", pack, words, resources)
    colored = render(report, "terminal", Look(color=True))
    assert "\x1b[1m" in colored
    bare = [line.rstrip() for line in STYLE.sub("", colored).splitlines()]
    assert bare == render(report, "terminal").splitlines()
    for form in FORMATS:
        assert "\x1b" not in render(report, form, Look(color=form != "terminal"))
