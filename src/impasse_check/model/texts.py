"""The words of a pack that go into documents, and the help that ships beside it."""

from typing import Annotated, Literal

from annotated_types import MaxLen
from pydantic import Field

from impasse_check.model.base import Few, Line, Many, Model, Names, Text, Texts, Title
from impasse_check.model.conditions import Condition
from impasse_check.model.limits import MOST_PARTS, MOST_QUESTIONS
from impasse_check.model.values import ReplyKind, ResourceKind, SourceKind, Stage


class Part(Model):
    """A part of a page. Exactly one of ``say``, ``list`` and ``words`` is given."""

    say: Text | None = Field(default=None, description="One paragraph.")
    list: Texts = Field(default=(), description="Points of a list.")
    words: Text | None = Field(default=None, description="Words that the person may use as they stand.")
    sources: Names = Field(
        default=(), description="Ids of the sources it rests on; needed by every statement of fact."
    )
    full: Literal["yes"] | None = Field(
        default=None, description="``yes``: it stands in the full document only, not in the short one."
    )


class Passage(Model):
    """A titled run of paragraphs, lists and words to use."""

    title: Title = Field(description="Its heading.")
    body: Annotated[dict[str, Part], MaxLen(MOST_PARTS)] = Field(
        description="What stands on it, from top to bottom, by a name of its own."
    )


class Saying(Model):
    """Words to say, in the first person; a blank is written as three underscores."""

    line: Text = Field(description="One sentence that can be said in one breath; 20 words at most.")
    text: Text = Field(description="The same at more length; 45 words at most.")


class Opening(Model):
    """Words to begin with, in two tones that differ in strength and not in aim."""

    gentle: Saying = Field(description="Softly put.")
    direct: Saying = Field(description="Straight out.")


class Opener(Opening):
    """Words to say to the person it is about."""

    for_: Annotated[Many[str], MaxLen(MOST_QUESTIONS)] = Field(
        description="The ids of the questions it can stand for; it is true for each."
    )
    stage: Stage = Field(
        description="``first``: not said yet. ``since``: said, and still there or back. ``again``: said, and "
        "it did not help. ``enough``: said more than once; can they work with this, yes or no."
    )


class Reasons(Model):
    """Why a route came, said without naming what was answered."""

    consult: Text | None = Field(
        default=None, description="For someone else first, where an event led there."
    )
    consult_without_event: Text | None = Field(
        default=None, description="For someone else first, where no event led there."
    )
    consulted: Text | None = Field(
        default=None,
        description="Above words for the person it is about, once someone outside was talked with.",
    )
    outside: Text | None = Field(default=None, description="For help from outside.")
    turned: Text | None = Field(
        default=None, description="Behind a question where saying it turned against the person."
    )
    crossed: Text | None = Field(default=None, description="For the page on a line that was crossed.")


class SomeoneLine(Model):
    """What one could say to someone outside, for one reason."""

    if_: Few[Condition] = Field(
        default=(), description="The reasons, one of which is enough; left out, it fits any reason."
    )
    line: Text = Field(description="One sentence, true also for someone in love; 30 words at most.")


class Answering(Model):
    """One way in which an answer may come back."""

    kind: ReplyKind = Field(description="If it helps, is hard to tell yet, or does not help.")
    sounds: Text = Field(description="What it may sound or look like.")
    next: Text = Field(description="One sentence that can be said next.")


class Reply(Model):
    """What may come back after an opener."""

    for_: Names = Field(description="The ids of the indicators it fits.")
    stages: Few[Stage] = Field(description="The stages it fits.")
    answers: Annotated[dict[str, Answering], MaxLen(MOST_PARTS)] = Field(
        description="Ways in which it may come back."
    )


class Sheet(Model):
    """The words of the page that goes along to a session."""

    title: Title = Field(description="Its heading.")
    about: Line = Field(description="That it is a self-check and no rating of anyone.")
    helps: Title = Field(description="Heading above what helps the person here.")
    openers: Title = Field(
        description="Heading above the words the person chose; in a pack without openers, above the marks."
    )
    example: Title = Field(description="Heading above one example in the person's own words.")
    example_blank: Line = Field(description="What stands there where the person gave none.")
    raised: Line = Field(
        description="What was said before, with room to fill in; only where it was, or where nothing tells. "
        "It stands below the words it is about, but for words that have as many blanks of their own."
    )
    listen: Line = Field(description="The wish to hear first what was understood.")
    fast_yes: Line = Field(description="The wish to be asked again after a yes that came fast.")
    pause: Line = Field(description="A way to pause.")
    view: Line = Field(description="The question how the other person sees it.")
    agree: Title = Field(description="Heading above what is agreed.")
    again: Title = Field(description="Heading above when to look at it again.")
    file: Line = Field(description="The wish to be asked before this page is filed.")


class Pages(Model):
    """The pages a report is put together from. One that is left out is not there."""

    start: Passage | None = Field(default=None, description="The first screen of the quiz.")
    about: Passage | None = Field(
        default=None,
        description="What the report is and is not; stands in every document for the person. A comparison "
        "has its first part alone.",
    )
    none: Passage | None = Field(default=None, description="Nothing was flagged.")
    unmarked: Passage | None = Field(
        default=None,
        description="Nothing was flagged, and the rule ``unmarked`` holds: it comes instead of ``none``.",
    )
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
    consult_too: Passage | None = Field(
        default=None,
        description="In place of the title and the first part of that page, where the person it is about can "
        "hear it first.",
    )
    consulted: Passage | None = Field(
        default=None, description="Someone outside was talked with: what can come next."
    )
    receiving: Passage | None = Field(
        default=None, description="How to take in what the other person says; not where a line was crossed."
    )
    consulting: Passage | None = Field(
        default=None, description="Whom the one who gives the help can talk with about it."
    )
    crossed: Passage | None = Field(
        default=None,
        description="A line was crossed: what comes first. On top where the rule of that name holds; where "
        "it does not, the short document has its first part alone.",
    )
    leaving: Passage | None = Field(
        default=None,
        description="How to end it. Its words to say are left out where it is not safe to raise things, "
        "where the rule ``leaving_waits`` holds, and while a question about a grave event is blank.",
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
    someone: Texts = Field(
        default=(),
        description="The same, where no page says who that can be; left out, no different.",
    )
    either: Texts = Field(
        default=(), description="Someone else, or the person it is about; left out, as someone else first."
    )
    consulted: Texts = Field(default=(), description="The same, after someone outside was talked with.")
    unsafe: Texts = Field(default=(), description="It is not safe to raise things.")
    unsafe_consulted: Texts = Field(
        default=(), description="The same, after someone outside was talked with."
    )
    helped: Texts = Field(
        default=(), description="The last talk about what comes first helped; left out, as things to raise."
    )
    outside: Texts = Field(default=(), description="Help from outside.")
    outside_ordered: Texts = Field(
        default=(), description="The same, where someone else decides about it; left out, no different."
    )
    crossed: Texts = Field(default=(), description="A line was crossed.")
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
    hours: Text | None = Field(default=None, description="When it answers.")
    languages: Text | None = Field(default=None, description="The languages it speaks.")
    asks_first: Text | None = Field(
        default=None, description="That it asks people to try with whom it is about first, where it does."
    )
    checked: str = Field(description="The day on which somebody last read the source, as YYYY-MM-DD.")
    source: Text = Field(description="Where it was read, with the date of that page, or the word undated.")

    @property
    def when(self) -> str:
        """When it answers and in which languages, as far as that is known."""
        return ", ".join(filter(None, (self.hours, self.languages)))
