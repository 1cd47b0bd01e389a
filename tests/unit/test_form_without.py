"""The form for a pen where a pack has less: it names no page, no answers and no words that are not there."""

from collections.abc import Iterator

from conftest import ROOT
from core_helpers import PACK, RESOURCES, WORDS, changed, page

from impasse_check import load_pack
from impasse_check.model import Pack
from impasse_check.report.blocks import Block, Heading, Paragraph, Quote
from impasse_check.report.form import make_form

LEAST = load_pack(str(ROOT / "examples" / "packs" / "one-session.yaml"))
OUTSIDE = page("outside").title
TO_SOMEONE = WORDS.say("card.someone")


def blocks(pack: Pack) -> tuple[Block, ...]:
    """Give what the form of a pack is made of."""
    return make_form(pack, WORDS, RESOURCES).blocks


def turned_to(pack: Pack) -> list[str]:
    """Give the pages that answers on the form of a pack lead to, in order, as it says so."""
    said = [each.text for each in blocks(pack) if isinstance(each, Paragraph)]
    pages = [each for _, each in pack.pages if each is not None]
    return [
        each.title for text in said for each in pages if text == WORDS.say("form.turn-to", title=each.title)
    ]


def to_someone(pack: Pack) -> list[str]:
    """Give the words for someone outside that stand right below the page for outside."""
    form = blocks(pack)
    place = next(
        place for place, each in enumerate(form) if isinstance(each, Heading) and each.text == OUTSIDE
    )
    below = form[place + 1]
    return [below.text] if isinstance(below, Quote) and below.label == TO_SOMEONE else []


def consult_alone() -> Iterator[tuple[str, object]]:
    """Give the questions of the shipped pack, where no event by itself calls for help from outside."""
    for name, question in PACK.questions.items():
        grave = question.level == "outside"
        yield name, changed(question, level="consult", unsure=None) if grave else question


def test_a_pack_without_pages_for_a_route_is_told_of_none() -> None:
    """Nobody is sent to a page that is not on the paper; the shipped pack sends to both that it has."""
    assert turned_to(PACK) == [OUTSIDE, page("consult").title]
    assert (LEAST.pages.outside, LEAST.pages.consult) == (None, None)
    assert turned_to(LEAST) == []


def test_where_no_answer_alone_leads_outside_the_page_has_no_words_for_one() -> None:
    """It stands there for what leads to it together, without answers to tick and with no act to name."""
    assert to_someone(PACK) == [next(iter(PACK.someone_lines.values())).line]
    pack = changed(PACK, questions=dict(consult_alone()))
    assert turned_to(pack) == [page("consult").title]
    assert to_someone(pack) == []


def test_a_pack_without_words_for_someone_outside_leaves_them_out() -> None:
    """The page begins with what it says itself, and not with an empty line to say."""
    assert to_someone(changed(PACK, someone_lines={})) == []
