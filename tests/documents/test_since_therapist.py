"""Two of a therapist's own files side by side: a line that was crossed keeps its page on top, for good."""

import html
import json

import pytest
from core_helpers import RESOURCES, WORDS, page
from therapists import EVENTS, GRADED, PACK, STATEMENT, STRENGTHS, given

from impasse_check.model import Answers
from impasse_check.renderers import FORMATS, render
from impasse_check.report.blocks import Bullets, Catalogue, Heading, Paragraph
from impasse_check.report.since import build_comparison

CALM = given({GRADED[0]: "often+somewhat", STRENGTHS[0]: "yes"})
TITLE = WORDS.say("since.title")


def built(earlier: Answers, later: Answers, *, full: bool = False) -> Catalogue:
    """Build the comparison with the shipped words and resources."""
    return build_comparison(PACK, earlier, later, words=WORDS, resources=RESOURCES, country="GB", full=full)


def headings(document: Catalogue) -> list[str]:
    """Give all headings."""
    return [block.text for block in document.blocks if isinstance(block, Heading)]


def listed(document: Catalogue) -> list[str]:
    """Give all items of all lists."""
    return [item for block in document.blocks if isinstance(block, Bullets) for item in block.items]


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("word", ["yes", "unsure"])
@pytest.mark.parametrize("name", EVENTS)
def test_a_line_that_was_crossed_stands_on_top_whatever_was_said_since(
    name: str, word: str, *, full: bool
) -> None:
    """In whichever of the two; no act, strength or open question stands below it, only marks."""
    crossed = given({name: word, GRADED[0]: "often+somewhat"})
    for pair in ((crossed, CALM), (CALM, crossed)):
        document = built(*pair, full=full)
        assert headings(document)[:2] == [TITLE, page("crossed", PACK).title]
        for format in FORMATS:
            text = " ".join(html.unescape(render(document, format)).split())
            if format == "json":
                assert (document.content["outside"], document.content["crossed"]) == (False, True)
                continue
            for hidden in (*EVENTS, *STRENGTHS):
                assert PACK.questions[hidden].text.rstrip(".")[:30] not in text
        assert any(item.startswith(PACK.questions[GRADED[0]].text) for item in listed(document))


def test_without_one_the_acts_are_named_where_it_is_full_alone() -> None:
    """As in other documents."""
    open_now = given({EVENTS[0]: "declined"})
    text = PACK.questions[EVENTS[0]].text
    short, full = ("\n".join(listed(built(CALM, open_now, full=each))) for each in (False, True))
    assert text not in short
    assert text in full
    assert built(CALM, open_now).content["crossed"] is False


def test_its_statement_is_on_every_page() -> None:
    """Below each heading that a page begins with, in the data, and at the foot of what is printed."""
    for document in (built(CALM, CALM, full=True), built(given({EVENTS[0]: "yes"}), CALM)):
        begins = [
            place
            for place, block in enumerate(document.blocks)
            if isinstance(block, Heading) and (block.page or block.rank == 1)
        ]
        assert begins
        below = [document.blocks[place + 1] for place in begins]
        assert {block.text for block in below if isinstance(block, Paragraph)} == {STATEMENT}
        assert all(isinstance(block, Paragraph) for block in below)
        assert json.loads(render(document, "json"))["statement"] == STATEMENT
        assert document.statement == STATEMENT
