"""What an eye and an ear need of a document: where a thing begins, where lines end, what is to be typed."""

import re
from collections.abc import Iterator

import pytest
from conftest import ROOT
from core_helpers import PACK, RESOURCES, WORDS, document, said

from impasse_check import build_report
from impasse_check.answers import parse_for
from impasse_check.model import Answers, Pack
from impasse_check.pack import for_answers
from impasse_check.renderers import Look, render
from impasse_check.report.blocks import Catalogue, Heading, Marks, Paragraph, Quote
from impasse_check.report.catalogue import list_resources
from impasse_check.report.since import build_comparison

STORIES = ("stuck-and-unheard", "very-close", "one-in-the-morning", "good-therapist")
NUMBER = re.compile(r"\+?[0-9][0-9 ]*[0-9]")
COUNTRIES = sorted({country for each in RESOURCES for country in each.countries if len(country) == 2})
MARKED = {"stuck-unnoticed": "often+very-much", "felt-stuck": "yes", "told-stuck": "once"}


def answers_of(path: str) -> tuple[Pack, Answers]:
    """Read the answers of an example."""
    file = ROOT / "examples" / f"{path}.yaml"
    return parse_for(file.name, file.read_bytes(), for_answers(None))


def comparison() -> str:
    """Draw the comparison of the example as plain lines."""
    (pack, earlier), (_, later) = (
        answers_of(f"after-the-talk/a-month-later/{name}") for name in ("earlier", "later")
    )
    return render(build_comparison(pack, earlier, later, words=WORDS), "terminal", Look(plain=True, width=78))


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("story", STORIES)
def test_each_marked_thing_begins_at_a_point_without_colour(story: str, columns: int) -> None:
    """Its further lines stand to the right of it, so that two things are told apart."""
    _, answers = answers_of(story)
    report = document(answers)
    lines = render(report, "terminal", Look(width=columns, color=False)).splitlines()
    for marks in (block for block in report.blocks if isinstance(block, Marks)):
        for mark in marks.items:
            first = " ".join(mark.text.split()[:3])
            assert [line for line in lines if first in line and line.startswith("  \u2022 ")]


@pytest.mark.parametrize("story", STORIES)
def test_bars_stand_in_a_column_where_it_is_narrow(story: str) -> None:
    """Whatever stands before them is of another length."""
    _, answers = answers_of(story)
    text = render(document(answers), "terminal", Look(width=40, color=False))
    assert len({line.index("\u25a0") for line in text.splitlines() if "\u25a0" in line}) <= 1


@pytest.mark.parametrize("columns", [20, 30, 80])
def test_no_title_is_cut_for_the_rule_beside_it(columns: int) -> None:
    """Where there is no room for one, the title takes the line, and the next."""
    report = build_report(PACK, said(MARKED), words=WORDS, resources=RESOURCES, full=True)
    text = render(report, "terminal", Look(width=columns, color=False))
    titles = [each.text for each in report.blocks if isinstance(each, Heading) and each.page]
    assert max(map(len, titles)) > 30
    told = " ".join(text.replace("\u2500", " ").split())
    assert [each for each in titles if each not in told] == []


def test_only_what_stands_before_a_bar_is_pale() -> None:
    """The answer itself is as plain to read as in a wide window."""
    _, answers = answers_of("stuck-and-unheard")
    text = render(document(answers), "terminal", Look(width=40, color=True))
    line = next(line for line in text.splitlines() if "Quite a lot" in line)
    assert line.endswith(" \x1b[0mQuite a lot")


@pytest.mark.parametrize("look", [Look(width=40), Look(width=80), Look(plain=True, width=78)])
@pytest.mark.parametrize("country", COUNTRIES)
def test_no_line_ends_inside_a_number(country: str, look: Look) -> None:
    """A number that somebody is to dial is read in one go."""
    text = render(list_resources(PACK, RESOURCES, WORDS, country), "terminal", look)
    for each in RESOURCES:
        if country in each.countries:
            for number in NUMBER.findall(each.contact):
                assert number in text, number


def typed(blocks: tuple[object, ...]) -> Iterator[str]:
    """Give what a document says is to be typed."""
    yield from (block.command for block in blocks if isinstance(block, Paragraph) and block.command)


@pytest.mark.parametrize("story", STORIES)
def test_what_is_to_be_typed_can_be_taken_as_it_stands(story: str) -> None:
    """Whole, on one line of a terminal; as code in Markdown, where two hyphens are often made one dash."""
    _, answers = answers_of(story)
    report = document(answers)
    commands = list(typed(report.blocks))
    assert "impasse-check report FILE --full" in commands
    for command in commands:
        assert f"`{command}`" in render(report, "markdown")
        assert command in render(report, "terminal", Look(width=80))
        page = re.sub(r">\s+<", "> <", render(report, "html").partition("</head>")[2])
        spans = " ".join(f"<span>{word}</span>" for word in command.split())
        assert f"<code> {spans} </code>" in page


def test_whom_words_are_for_stands_as_a_heading_above_them() -> None:
    """On the page for telling someone, so that a screen reader can go from one to the next."""
    report = document(said({}), "outside")
    above = [
        block.text
        for block, after in zip(report.blocks, report.blocks[1:], strict=False)
        if isinstance(after, Quote) and isinstance(block, Heading)
    ]
    assert above[:2] == ["To a friend", "To an advice line"]
    assert all(name in render(report, "json") for name in above)


def test_what_may_come_back_later_is_told_from_what_may_come_at_first() -> None:
    """Silence can come to either, and what can be said then is another thing."""
    answers = said(MARKED | {"easy-ground": "often+very-much", "safe-to-raise": "yes"})
    both = build_report(PACK, answers, words=WORDS, resources=RESOURCES, full=True)
    headings = [block.text for block in both.blocks if isinstance(block, Heading) and block.rank == 4]
    assert headings.index(WORDS.say("reply.first")) < headings.index(WORDS.say("reply.again"))


def test_no_sentence_is_followed_by_a_colon() -> None:
    """Read out, what may come back stands on a line of its own, and what can be said then below it."""
    answers = said(MARKED | {"safe-to-raise": "yes"})
    report = build_report(PACK, answers, words=WORDS, resources=RESOURCES, full=True)
    lines = render(report, "terminal", Look(plain=True, width=78)).splitlines()
    assert [line for line in lines if re.search('[.?\u201d"]:', line)] == []
    silence = lines.index("If it is hard to tell yet: They say nothing for a while.")
    assert lines[silence + 1].startswith('"')


def test_a_comparison_is_read_question_by_question() -> None:
    """Each question on its own, what was said then and now on lines below it."""
    lines = comparison().splitlines()
    place = lines.index(f"- {PACK.questions['topic-pushed'].text}")
    assert lines[place + 1 : place + 4] == ["  Different.", "  Then: Never.", "  Now: Rarely."]


def test_a_document_of_one_part_does_not_count_it() -> None:
    """A number is of use only among others."""
    blocks = (Heading(text="A title", rank=1), Heading(text="A part", rank=2), Paragraph(text="A line."))
    one = Catalogue(blocks=blocks, words=WORDS, language="en", content={})
    assert render(one, "terminal", Look(plain=True)) == "A title\n\nA part:\n\nA line.\n"
