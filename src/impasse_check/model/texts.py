"""The words of a pack that go into documents."""

from impasse_check.model.base import Data, record
from impasse_check.model.values import ResourceKind, SourceKind, Stage, Tone


@record
class Part(Data):
    """A part of a page. Exactly one of ``say``, ``list`` and ``words`` is given."""

    say: str | None = None
    """One paragraph."""
    list: tuple[str, ...] = ()
    """Points of a list."""
    words: str | None = None
    """Words that the person may use as they stand."""
    sources: tuple[str, ...] = ()
    """Ids of the sources it rests on; needed by every statement of fact."""


@record
class Page(Data):
    """A titled run of paragraphs, lists and words to use."""

    title: str
    """Its heading."""
    body: tuple[Part, ...]
    """What stands on it, from top to bottom."""


@record
class Opener(Data):
    """Words to say to the therapist."""

    for_: tuple[str, ...]
    """The ids of the questions it can stand for."""
    tone: Tone
    """How it sounds."""
    stage: Stage
    """``first``: not told yet. ``again``: told once. ``enough``: told more than once."""
    text: str
    """The words, in the first person; a blank is written as three underscores."""


@record
class Reply(Data):
    """What the answer to an opener may sound like, and what can follow."""

    helpful: tuple[str, ...]
    """Signs of an answer that helps."""
    unhelpful: tuple[str, ...]
    """Signs of an answer that does not."""
    after_helpful: str
    """The next step after the first."""
    after_unhelpful: str
    """The next step after the second."""


@record
class Sheet(Data):
    """The words of the page that goes along to a session."""

    title: str
    """Its heading."""
    about: str
    """That it is a self-check and no rating of anyone."""
    helps: str
    """Heading above what helps the person here."""
    openers: str
    """Heading above the words the person chose."""
    example: str
    """Heading above one example in the person's own words."""
    example_blank: str
    """What stands there where the person gave none."""
    listen: str
    """The wish to hear first what was understood."""
    pause: str
    """A way to pause."""
    view: str
    """The question how the therapist sees it."""
    agree: str
    """Heading above what is agreed."""
    again: str
    """Heading above when to look at it again."""


@record
class Pages(Data):
    """The pages a report is put together from. What each is for stands below its name."""

    start: Page
    """The first screen of the quiz."""
    about: Page
    """What the report is and is not; stands in every document for the person."""
    none: Page
    """Nothing was flagged."""
    talk: Page
    """Things that can be raised with the therapist."""
    how_to_say: Page
    """How to bring an opener up."""
    repair: Page
    """What talking about it can be for, and the limits of that idea."""
    consult: Page
    """Someone other than the therapist first: who that can be and what to say to them."""
    raise_it: Page
    """What stands before the openers once someone else was named first."""
    outside: Page
    """Help from outside first. Its first part is what to do in danger."""
    outside_unsure: Page
    """A softer opening of the same, where the person was not sure; it comes after the first part."""
    declined: Page
    """A neutral note where a question about a grave event was declined."""
    unfinished: Page
    """Questions about grave events are still blank: what to do."""
    ended: Page
    """Words for a next therapist."""
    on_break: Page
    """The therapy is paused."""
    ordered: Page
    """Someone else decides about the therapy: ask first what is passed on."""
    telling: Page
    """Words for telling someone who is not the therapist."""


@record
class NextSteps(Data):
    """What can come next, one short list a route."""

    none: tuple[str, ...]
    """Nothing was flagged."""
    talk: tuple[str, ...]
    """Things to raise."""
    consult: tuple[str, ...]
    """Someone else first."""
    outside: tuple[str, ...]
    """Help from outside."""
    ended: tuple[str, ...]
    """The therapy is over; not on the route outside."""
    unfinished: tuple[str, ...]
    """Questions about grave events are blank, and nothing else calls for someone outside."""


@record
class Source(Data):
    """A record of something that was read."""

    citation: str
    """Who, when, what, where: enough to find it."""
    kind: SourceKind
    """``research``; ``official``: a law, regulator, professional body or charity;
    ``reported``: second hand, printed as "reported by"."""
    address: str | None = None
    """A web address or a DOI."""


@record
class Resource(Data):
    """A line, directory or body outside the therapy."""

    name: str
    """What it is called."""
    contact: str
    """The number or address, as literal text."""
    what: str
    """What it is for, in one short sentence."""
    kind: ResourceKind
    """What sort of help it is."""
    countries: tuple[str, ...]
    """ISO 3166 codes, or ``any``."""
    checked: str
    """The day on which somebody last read the source, as YYYY-MM-DD."""
    source: str
    """Where it was read, with the date of that page, or the word undated."""
