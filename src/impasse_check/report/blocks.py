"""What a report is made of. Words are decided here once; renderers only draw them."""

from collections.abc import Mapping

from impasse_check.model import Audience, Pack, Resource, Source, Stage, Tone
from impasse_check.model.base import record
from impasse_check.scoring import Score


@record
class Heading:
    """A heading; ``rank`` is 1 for the title, 2 for a part, 3 inside a part."""

    text: str
    rank: int


@record
class Paragraph:
    """One paragraph; ``refs`` are numbers in the list of sources, from 1."""

    text: str
    refs: tuple[int, ...] = ()


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
    told: str
    """The same as a sentence."""
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
    said: str
    """All that was answered, in sentences."""
    degrees: tuple[Degree, ...]
    """What was answered on its scale, and how heavy it is where that is asked."""
    note: str | None
    """The person's own words."""
    note_label: str
    """What stands before them."""


@record
class Marks:
    """Marked questions, the heaviest first."""

    items: tuple[Mark, ...]


@record
class Picture:
    """Marked questions by what was answered on each scale: never one number, and nothing added up."""

    drawn: str
    """What stands above it where it is drawn as bars."""
    items: tuple[Mark, ...]
    """The heaviest first."""
    told: str
    """What stands above it where it is told in words."""
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    """The same in words: how heavy, and the questions that weigh so much, each with its own answer."""


@record
class Contacts:
    """Resources, each with the sentence that says when it was checked."""

    items: tuple[tuple[Resource, str], ...]


@record
class WriteHere:
    """Empty lines to write on by hand."""

    lines: int


@record
class References:
    """The list of sources; the first is number 1."""

    items: tuple[str, ...]


Block = Heading | Paragraph | Bullets | Quote | Marks | Picture | Contacts | WriteHere | References


@record
class OpenerText:
    """An opener for one question, at the stage it has reached."""

    question: str
    indicator: str
    tone: Tone
    stage: Stage
    text: str


@record
class Report:
    """A document for one audience: its blocks, and the same content by name for scripts."""

    audience: Audience
    """Whom it is for."""
    pack: Pack
    """The questions it is about."""
    score: Score
    """What follows from the answers."""
    blocks: tuple[Block, ...]
    """All that stands on it, from top to bottom."""
    openers: tuple[OpenerText, ...]
    """Words to say that are on it, the heaviest question first."""
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


@record
class Catalogue:
    """A document that is about no one's answers: its blocks, and the same content for scripts."""

    blocks: tuple[Block, ...]
    language: str
    """The language of its words, as a BCP 47 tag."""
    content: Mapping[str, object]
    """What its JSON holds."""
