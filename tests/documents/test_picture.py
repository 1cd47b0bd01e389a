"""The picture of what was marked: two numbers a question, nothing added up, and the same in words."""

import pytest
from core_helpers import GRAVE, PACK, WORDS, below, document, drawn, page, said

from impasse_check.model import Answers
from impasse_check.renderers import FORMATS, Look, render
from impasse_check.report.blocks import Picture

TITLE = WORDS.say("picture.title")
MARKED = {
    "felt-stuck": "yes",
    "easy-ground": "often+not-at-all",
    "fear-of-upsetting": "rarely",
    "pays": "yes",
    "hides-cost-strain": "almost-always+very-much",
    "low-fee-guilt": "never",
    "feelings-passed-over": "sometimes+not-at-all",
}
IN_ORDER = ["hides-cost-strain", "easy-ground", "feelings-passed-over", "fear-of-upsetting"]
BARS = """\
- I hide from my therapist how hard it is for me to pay.
  How often  [####]
  How heavy  [####]

- We stay with what is easy and leave out what is hard.
  How often  [###.]
  How heavy  [....]

- My therapist passes over some of my feelings, such as anger.
  How often  [##..]
  How heavy  [....]

- I hold back my own view for fear of upsetting my therapist.
  How often  [#...]
  How heavy  left open
"""
TOLD = """\
It weighs on you: Very much.

- Almost always: I hide from my therapist how hard it is for me to pay.

It weighs on you: Not at all.

- Often: We stay with what is easy and leave out what is hard.
- Sometimes: My therapist passes over some of my feelings, such as anger.

It weighs on you: left open.

- Rarely: I hold back my own view for fear of upsetting my therapist.
"""


def picture(answers: Answers) -> Picture:
    """Give the picture of a document that has one."""
    (block,) = below(document(answers), TITLE)
    assert isinstance(block, Picture)
    return block


def test_every_marked_question_of_every_section_is_in_it_the_heaviest_first() -> None:
    """With the points of how often and how heavy as they were given, and none where none was."""
    items = picture(said(MARKED)).items
    assert [each.question for each in items] == IN_ORDER
    points = [tuple(degree.points for degree in each.degrees) for each in items]
    assert points == [(4, 4), (3, 0), (2, 0), (1, None)]


def test_the_words_come_before_the_picture() -> None:
    """What was marked is told section by section first."""
    text = render(document(said(MARKED)), "terminal")
    assert text.index(PACK.sections["boundaries"].title) < text.index(TITLE) < text.index(page("talk").title)


def test_a_terminal_draws_bars_in_which_nothing_is_not_the_same_as_open() -> None:
    """In signs that every terminal and every character set has."""
    text = render(document(said(MARKED)), "terminal")
    assert BARS in text
    assert TOLD not in text
    assert text.isascii()


def test_bars_fit_a_narrow_terminal() -> None:
    """Forty columns are enough, and no bar is broken."""
    lines = render(document(said(MARKED)), "terminal", Look(width=40)).splitlines()
    assert max(map(len, lines)) <= 40
    assert len([line for line in lines if line.startswith(("  How often  ", "  How heavy  "))]) == 2 * len(
        IN_ORDER
    )


@pytest.mark.parametrize(("format", "look"), [("terminal", Look(plain=True)), ("markdown", Look())])
def test_where_bars_are_noise_the_picture_is_told(format: str, look: Look) -> None:
    """How heavy, and what weighs so much, each with how often."""
    text = render(document(said(MARKED)), format, look)
    assert TOLD in text
    assert "[#" not in text
    assert WORDS.say("picture.told") in " ".join(text.split())


def test_scripts_have_the_numbers_already() -> None:
    """In JSON each question has its points; nothing is drawn."""
    assert TITLE not in render(document(said(MARKED)), "json")


def test_one_thing_makes_no_picture() -> None:
    """Its sentence says as much; nor does nothing."""
    for words in ({}, {"easy-ground": "often"}, {"easy-ground": "unsure", "topic-pushed": "never"}):
        blocks = document(said(words)).blocks
        assert [block for block in blocks if isinstance(block, Picture)] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *((name, "yes") for name in GRAVE),
        *((name, "unsure") for name in GRAVE if PACK.questions[name].unsure is None),
    ],
)
def test_where_a_line_was_crossed_nothing_is_drawn(name: str, value: str) -> None:
    """Bars of smaller things would play it down."""
    report = document(said(MARKED | {name: value}))
    assert report.score.route == "outside"
    assert [block for block in report.blocks if isinstance(block, Picture)] == []
    for format in FORMATS:
        assert "how heavy" not in drawn(report, format)
    assert "<svg" not in render(report, "html")


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("audience", ["session", "outside"])
def test_nobody_else_gets_it(audience: str, format: str) -> None:
    """It is in the document for the person, and in no other."""
    text = drawn(document(said(MARKED), audience), format)  # type: ignore[arg-type]
    assert "how heavy" not in text
    assert "svg" not in text


def test_it_says_what_it_leaves_out() -> None:
    """Single acts are no matter of how often, so that nobody takes the picture for the whole."""
    block = picture(said(MARKED | {"told-others-about-me": "yes"}))
    assert [each.question for each in block.items] == IN_ORDER
    for text in (block.drawn, block.told):
        assert "Only what you marked on a scale" in text
        assert "nothing is added up" in text
