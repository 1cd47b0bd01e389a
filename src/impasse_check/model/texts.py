"""The words of a pack that go into documents, and the help that ships beside it."""

from typing import Annotated

from annotated_types import MaxLen
from pydantic import Field

from impasse_check.model.base import Many, Model, Names, Text, Texts, Title
from impasse_check.model.limits import MOST_PARTS, MOST_QUESTIONS
from impasse_check.model.values import ResourceKind, SourceKind, Stage, Tone


class Part(Model):
    """A part of a page. Exactly one of ``say``, ``list`` and ``words`` is given."""

    say: Text | None = Field(default=None, description="One paragraph.")
    list: Texts = Field(default=(), description="Points of a list.")
    words: Text | None = Field(default=None, description="Words that the person may use as they stand.")
    sources: Names = Field(
        default=(), description="Ids of the sources it rests on; needed by every statement of fact."
    )


class Passage(Model):
    """A titled run of paragraphs, lists and words to use."""

    title: Title = Field(description="Its heading.")
    body: Annotated[dict[str, Part], MaxLen(MOST_PARTS)] = Field(
        description="What stands on it, from top to bottom, by a name of its own."
    )


class Opener(Model):
    """Words to say to the person it is about."""

    for_: Annotated[Many[str], MaxLen(MOST_QUESTIONS)] = Field(
        description="The ids of the questions it can stand for."
    )
    tone: Tone = Field(description="How it sounds.")
    stage: Stage = Field(description="How far the talk about it has come.")
    text: Text = Field(description="The words, in the first person; a blank is written as three underscores.")


class Reply(Model):
    """What the answer to an opener may sound like, and what can follow."""

    helpful: Texts = Field(description="Signs of an answer that helps.")
    unhelpful: Texts = Field(description="Signs of an answer that does not.")
    after_helpful: Text = Field(description="The next step after the first.")
    after_unhelpful: Text = Field(description="The next step after the second.")


class Sheet(Model):
    """The words of the page that goes along to a session."""

    title: Title = Field(description="Its heading.")
    about: Text = Field(description="That it is a self-check and no rating of anyone.")
    helps: Title = Field(description="Heading above what helps the person here.")
    openers: Title = Field(description="Heading above the words the person chose.")
    example: Title = Field(description="Heading above one example in the person's own words.")
    example_blank: Text = Field(description="What stands there where the person gave none.")
    listen: Text = Field(description="The wish to hear first what was understood.")
    pause: Text = Field(description="A way to pause.")
    view: Text = Field(description="The question how the other person sees it.")
    agree: Title = Field(description="Heading above what is agreed.")
    again: Title = Field(description="Heading above when to look at it again.")


class Pages(Model):
    """The pages a report is put together from. One that is left out is not there."""

    start: Passage | None = Field(default=None, description="The first screen of the quiz.")
    about: Passage | None = Field(
        default=None, description="What the report is and is not; stands in every document for the person."
    )
    none: Passage | None = Field(default=None, description="Nothing was flagged.")
    talk: Passage | None = Field(
        default=None, description="Things that can be raised with the person it is about."
    )
    how_to_say: Passage | None = Field(default=None, description="How to bring an opener up.")
    repair: Passage | None = Field(
        default=None, description="What talking about it can be for, and the limits of that idea."
    )
    consult: Passage | None = Field(
        default=None,
        description="Someone else first: who that can be and what to say to them.",
    )
    raise_it: Passage | None = Field(
        default=None, description="What stands before the openers once someone else was named first."
    )
    outside: Passage | None = Field(
        default=None, description="Help from outside first. Its first part is what to do in danger."
    )
    outside_unsure: Passage | None = Field(
        default=None,
        description=(
            "A softer opening of the same, where the person was not sure; it comes after the first part."
        ),
    )
    declined: Passage | None = Field(
        default=None, description="A neutral note where a question about a grave event was declined."
    )
    unfinished: Passage | None = Field(
        default=None, description="Questions about grave events are still blank: what to do."
    )
    ended: Passage | None = Field(default=None, description="Words for the next person, once it is over.")
    on_break: Passage | None = Field(default=None, description="It is paused.")
    ordered: Passage | None = Field(
        default=None, description="Someone else decides about it: ask first what is passed on."
    )
    telling: Passage | None = Field(default=None, description="Words for telling someone else.")


class NextSteps(Model):
    """What can come next, one short list for each place where a person may stand."""

    none: Texts = Field(default=(), description="Nothing was flagged.")
    talk: Texts = Field(default=(), description="Things to raise.")
    consult: Texts = Field(default=(), description="Someone else first.")
    outside: Texts = Field(default=(), description="Help from outside.")
    ended: Texts = Field(default=(), description="It is over; not on the route outside.")
    unfinished: Texts = Field(
        default=(),
        description="Questions about grave events are blank, and nothing else calls for someone outside.",
    )


class Source(Model):
    """A record of something that was read."""

    citation: Text = Field(description="Who, when, what, where: enough to find it.")
    kind: SourceKind = Field(
        description="``research``; ``official``: a law, regulator, professional body or charity; "
        '``reported``: second hand, printed as "reported by".',
    )
    address: str | None = Field(default=None, description="A web address or a DOI.")


class Resource(Model):
    """A line, directory or body to turn to."""

    name: Text = Field(description="What it is called.")
    contact: Text = Field(description="The number or address.")
    what: Text = Field(description="What it is for, in one short sentence.")
    kind: ResourceKind = Field(description="What sort of help it is.")
    countries: Names = Field(description="ISO 3166 codes, or ``any``.")
    checked: str = Field(description="The day on which somebody last read the source, as YYYY-MM-DD.")
    source: Text = Field(description="Where it was read, with the date of that page, or the word undated.")
