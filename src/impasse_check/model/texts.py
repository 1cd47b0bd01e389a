"""The words of a pack that go into documents."""

from typing import Annotated

from impasse_check.model.base import Data, Most, record
from impasse_check.model.limits import LONGEST_TEXT, LONGEST_TITLE, MOST_NAMES, MOST_PARTS, MOST_QUESTIONS
from impasse_check.model.values import ResourceKind, SourceKind, Stage, Tone

Title = Annotated[str, Most(LONGEST_TITLE)]
"""Words on one line."""
Text = Annotated[str, Most(LONGEST_TEXT)]
Texts = Annotated[tuple[Text, ...], Most(MOST_PARTS)]
Names = Annotated[tuple[str, ...], Most(MOST_NAMES)]
"""A list of ids or of words."""


@record
class Part(Data):
    """A part of a page. Exactly one of ``say``, ``list`` and ``words`` is given."""

    say: Text | None = None
    """One paragraph."""
    list: Texts = ()
    """Points of a list."""
    words: Text | None = None
    """Words that the person may use as they stand."""
    sources: Names = ()
    """Ids of the sources it rests on; needed by every statement of fact."""


@record
class Page(Data):
    """A titled run of paragraphs, lists and words to use."""

    title: Title
    """Its heading."""
    body: Annotated[tuple[Part, ...], Most(MOST_PARTS)]
    """What stands on it, from top to bottom."""


@record
class Opener(Data):
    """Words to say to the therapist."""

    for_: Annotated[tuple[str, ...], Most(MOST_QUESTIONS)]
    """The ids of the questions it can stand for."""
    tone: Tone
    """How it sounds."""
    stage: Stage
    """``first``: not told yet. ``again``: told once. ``enough``: told more than once."""
    text: Text
    """The words, in the first person; a blank is written as three underscores."""


@record
class Reply(Data):
    """What the answer to an opener may sound like, and what can follow."""

    helpful: Texts
    """Signs of an answer that helps."""
    unhelpful: Texts
    """Signs of an answer that does not."""
    after_helpful: Text
    """The next step after the first."""
    after_unhelpful: Text
    """The next step after the second."""


@record
class Sheet(Data):
    """The words of the page that goes along to a session."""

    title: Title
    """Its heading."""
    about: Text
    """That it is a self-check and no rating of anyone."""
    helps: Title
    """Heading above what helps the person here."""
    openers: Title
    """Heading above the words the person chose."""
    example: Title
    """Heading above one example in the person's own words."""
    example_blank: Text
    """What stands there where the person gave none."""
    listen: Text
    """The wish to hear first what was understood."""
    pause: Text
    """A way to pause."""
    view: Text
    """The question how the therapist sees it."""
    agree: Title
    """Heading above what is agreed."""
    again: Title
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

    none: Texts
    """Nothing was flagged."""
    talk: Texts
    """Things to raise."""
    consult: Texts
    """Someone else first."""
    outside: Texts
    """Help from outside."""
    ended: Texts
    """The therapy is over; not on the route outside."""
    unfinished: Texts
    """Questions about grave events are blank, and nothing else calls for someone outside."""


@record
class Source(Data):
    """A record of something that was read."""

    citation: Text
    """Who, when, what, where: enough to find it."""
    kind: SourceKind
    """``research``; ``official``: a law, regulator, professional body or charity;
    ``reported``: second hand, printed as "reported by"."""
    address: Text | None = None
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
