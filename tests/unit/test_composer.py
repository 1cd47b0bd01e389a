"""Putting blocks together: pages of a pack become blocks, and sources get numbers by first use."""

from core_helpers import RESOURCES, WORDS, shape

from impasse_check.model import Part, Passage, Source
from impasse_check.report.blocks import (
    Bullets,
    Contacts,
    Heading,
    Paragraph,
    Quote,
    References,
)
from impasse_check.report.composer import Composer
from impasse_check.report.help import told

SOURCES = {
    "study": Source(citation="A study (2018).", kind="research", address="https://doi.org/10.1/x"),
    "body": Source(citation="A body, undated.", kind="official"),
    "press": Source(citation="A paper, 2017.", kind="reported", address="https://example.org"),
    "unused": Source(citation="Nobody.", kind="research"),
}


def composer() -> Composer:
    """Give a composer for a pack with these sources."""
    return Composer(SOURCES, WORDS)


PAGE = Passage(
    title="A page",
    body={
        "one": Part(say="One.", sources=("press", "study")),
        "points": Part(list=("a", "b"), sources=("study",)),
        "words": Part(words="I would like to say ___."),
        "two": Part(say="Two."),
    },
)


def test_a_page_becomes_blocks_in_its_order() -> None:
    """Paragraphs, lists and words to use, each with the numbers of what it rests on."""
    made = composer()
    made.parts(PAGE.body.values())
    assert list(map(shape, made.blocks)) == [
        shape(Paragraph(text="One.", refs=(1, 2))),
        shape(Bullets(items=("a", "b"), refs=(2,))),
        shape(Quote(text="I would like to say ___.")),
        shape(Paragraph(text="Two.")),
    ]


def test_sources_are_listed_once_in_the_order_of_their_numbers() -> None:
    """What was read second hand says so, an address follows, and what is not used is not listed."""
    made = composer()
    made.parts(PAGE.body.values())
    made.cited("Three.", ("body", "press"))
    assert [name for name, _ in made.sources] == ["press", "study", "body"]
    made.references()
    assert list(map(shape, made.blocks[-3:])) == [
        shape(Paragraph(text="Three.", refs=(3, 1))),
        shape(Heading(text=WORDS.say("report.sources"), rank=2)),
        shape(
            References(
                items=(
                    f"{WORDS.say('report.reported-by', citation='A paper, 2017.')} https://example.org",
                    "A study (2018). https://doi.org/10.1/x",
                    "A body, undated.",
                )
            )
        ),
    ]


def test_without_sources_there_is_no_list_of_them() -> None:
    """No heading above nothing."""
    made = composer()
    made.cited("One.", ())
    made.references()
    assert list(map(shape, made.blocks)) == [shape(Paragraph(text="One."))]
    assert made.sources == ()


def test_the_sources_can_begin_a_page_of_their_own() -> None:
    """Where a document has pages."""
    made = composer()
    made.cited("One.", ("body",))
    made.references(page=True)
    assert shape(made.blocks[1]) == shape(Heading(text=WORDS.say("report.sources"), rank=2, page=True))


def test_contacts_stand_as_they_are_told_and_the_document_has_them() -> None:
    """In the words of the program, with the date and source of the row."""
    made, rows = composer(), tuple(told(each, WORDS) for each in RESOURCES[:2])
    made.contacts(RESOURCES[:2], rows)
    assert made.resources == RESOURCES[:2]
    assert list(map(shape, made.blocks)) == [shape(Contacts(items=rows))]
    for each, row in zip(RESOURCES, rows, strict=False):
        assert (row.name, row.contact) == (each.name, each.contact)
        assert row.checked == WORDS.say("resource.checked", date=each.checked, source=each.source)


def test_phrases_and_blocks_stand_as_they_come() -> None:
    """A phrase of the program is a paragraph; blocks are added as they are."""
    made = composer()
    made.say("report.date", date="2026-01-02")
    made.heading("H")
    made.add(Paragraph(text="a"), Paragraph(text="b"))
    assert list(map(shape, made.blocks)) == [
        shape(Paragraph(text="Date: 2026-01-02")),
        shape(Heading(text="H", rank=2)),
        shape(Paragraph(text="a")),
        shape(Paragraph(text="b")),
    ]
    assert made.words is WORDS
