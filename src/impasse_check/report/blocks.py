"""What a report is made of. Words are decided here once; renderers only draw them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from impasse_check.model import Audience, First, Pack, Resource, Source, Stage, Talk, Tone
from impasse_check.model.base import record
from impasse_check.scoring import Score
from impasse_check.words import Words

SHORT_NOTE: Final = 120
"""Characters of a note on the card, at the most."""


@record
class Heading:
    """A heading; ``rank`` is 1 for the title, 2 for a part, 3 inside a part, 4 inside that."""

    text: str
    rank: int
    page: bool = False
    """Whether a page of its own begins here, where there are pages."""


@record
class Paragraph:
    """One paragraph; ``refs`` are numbers in the list of sources, from 1."""

    text: str
    refs: tuple[int, ...] = ()
    small: bool = False
    """Whether it stands at the edge of what a document says, such as its version."""
    command: str | None = None
    """The end of its text, if that is to be typed as it stands."""


@record
class Bullets:
    """A list of points."""

    items: tuple[str, ...]
    refs: tuple[int, ...] = ()


@record
class Quote:
    """Words to say as they stand; ``label`` tells several apart."""

    text: str
    label: str | None = None


@record
class Degree:
    """What was answered to a marked thing on one scale, such as how often it happens, or how heavy it is."""

    label: str
    """What the scale tells."""
    words: str
    """The answer, or that it was left open."""
    points: int | None
    """From 0, or None where it was left open."""
    most: int
    """The most points there can be."""


@record
class Mark:
    """A graded question that was marked, as the person answered it."""

    question: str
    text: str
    """The words of the question."""
    degrees: tuple[Degree, ...]
    """How often, and how heavy where that is asked."""
    note: str | None
    """The person's own words."""
    note_label: str
    """What stands before them."""
    aside: str | None = None
    """What else is to be known about it."""

    def shortened(self) -> "Mark":
        """Give it with the first sentence of its question, and with a note that is no longer than a line."""
        first = self.text.split(". ")[0].removesuffix(".") + "."
        note = self.note
        if note is not None and len(note) > SHORT_NOTE:
            note = f"{note[: SHORT_NOTE - 1]}…"
        return replace(self, text=first, note=note)


@record
class Marks:
    """Marked questions, the heaviest first."""

    title: str
    """The part of the questions they are from."""
    items: tuple[Mark, ...]


@record
class Contact:
    """A line, directory or body outside, the way to reach it first."""

    name: str
    contact: str
    """The number or address."""
    when: str | None
    """When it answers, and in which languages."""
    what: str | None
    """What it is for."""
    checked: str | None
    """When and where it was read."""


@record
class Contacts:
    """Lines and bodies outside."""

    items: tuple[Contact, ...]


@record
class WriteHere:
    """Empty lines to write on by hand."""

    lines: int


@record
class Boxes:
    """Boxes to tick with a pen, one of them for an answer."""

    label: str | None
    """What is asked, where it is not the question itself."""
    items: tuple[str, ...]


@record
class Ask:
    """A question on paper, with what can be ticked."""

    number: int | None
    """Its place in asking order, from 1; None for what is no question of the pack."""
    lead: str | None
    """The time it asks about."""
    text: str
    note: str | None
    """When to leave it out, or to answer it last."""
    rows: tuple[Boxes, ...]
    """Its answers, then what is asked after a mark."""

    @property
    def numbered(self) -> str:
        """Its words, its number before them."""
        return self.text if self.number is None else f"{self.number}. {self.text}"


@record
class References:
    """The list of sources; the first is number 1."""

    items: tuple[str, ...]


Block = Heading | Paragraph | Bullets | Quote | Marks | Contacts | WriteHere | Ask | References


@record
class OpenerText:
    """Words to begin with, at the stage that the talk about a question has reached."""

    question: str
    """Its id; empty for words that fit any question."""
    indicator: str
    tone: Tone
    stage: Stage
    line: str
    """One sentence, to be said in one breath."""
    text: str
    """The same at more length."""


@record
class Report:
    """A document for one audience: its blocks, and the same content by name for scripts."""

    audience: Audience
    """Whom it is for."""
    pack: Pack
    """The questions it is about."""
    words: Words
    """The phrases of the program, for what a form of drawing says by itself."""
    score: Score
    """What follows from the answers."""
    blocks: tuple[Block, ...]
    """All that stands on it, from top to bottom."""
    openers: tuple[OpenerText, ...]
    """Words to say that are on it, the heaviest question first."""
    start: OpenerText | None
    """The words one could begin with."""
    first: First | None
    """Who could hear something first."""
    someone_line: str | None
    """What one could say to someone outside."""
    focus: tuple[str, ...]
    """The sections that were looked at; none: everything."""
    talks: tuple[Talk, ...]
    """What came of saying something, the oldest first."""
    notes: tuple[str, ...]
    """The person's own words that are on a sheet for a session."""
    left_off: tuple[str, ...]
    """Ids that were asked for on that sheet and may not go."""
    next_steps: tuple[str, ...]
    """What can come next; only for the person."""
    resources: tuple[Resource, ...]
    """Lines and bodies outside that are on it."""
    sources: tuple[tuple[str, Source], ...]
    """Sources by id, in the order of their numbers."""

    @property
    def language(self) -> str:
        """The language of its words, as a BCP 47 tag."""
        return self.pack.language

    @property
    def statement(self) -> str | None:
        """What stands on every page of it."""
        return self.pack.statement


@record
class Catalogue:
    """A document of another kind, such as a list of questions: its blocks, and its content for scripts."""

    blocks: tuple[Block, ...]
    words: Words
    """The phrases of the program, for what a form of drawing says by itself."""
    language: str
    """The language of its words, as a BCP 47 tag."""
    content: Mapping[str, object]
    """What its JSON holds."""
    statement: str | None = None
    """What stands on every page of it."""
