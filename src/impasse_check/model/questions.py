"""What is asked: questions, their sections, and what follows a mark."""

from typing import Annotated, Literal

from annotated_types import MaxLen
from pydantic import Field

from impasse_check.model.base import Few, Many, Model, Names, Text, Texts, Title
from impasse_check.model.conditions import Case, Condition, Rise
from impasse_check.model.limits import LONGEST_VERSION, MOST_RISES
from impasse_check.model.texts import Passage
from impasse_check.model.values import Kind, Level, Period, Trait


class Question(Model):
    """One thing asked."""

    section: str = Field(description="The id of the section it is asked in.")
    kind: Kind = Field(description="What sort of question it is: this decides how it is answered and scored.")
    text: Title = Field(description="The words of the question.")
    why: Text = Field(description="Why it is asked, in one or two short sentences.")
    reworded: Annotated[str, MaxLen(LONGEST_VERSION)] | None = Field(
        default=None,
        description="The version of the pack in which its words last changed; an answer from before is to "
        "other words.",
    )
    indicator: str | None = Field(default=None, description="The id of the indicator it belongs to.")
    also: Names = Field(default=(), description="Ids of other sections it touches too; shown, never counted.")
    sources: Names = Field(
        default=(),
        description="Ids of the sources it rests on; a graded or event question needs at least one.",
    )
    choices: str | None = Field(
        default=None, description="The id of its set of choices; an event needs none."
    )
    period: Period = Field(
        default="now", description="Which time it asks about; left out, how things are now."
    )
    level: Level | None = Field(
        default=None, description="The level it has once flagged; only for the kinds graded and event."
    )
    unsure: Level | Literal["none"] | None = Field(
        default=None, description='The level of "not sure" at an event, where that differs from its level.'
    )
    rises: Annotated[Many[Rise], MaxLen(MOST_RISES)] = Field(
        default=(), description="The rules that lift it to a higher level."
    )
    closed_by: Condition | None = Field(
        default=None, description="The condition under which it is not asked and does not apply."
    )
    asked_if: Few[Case] = Field(
        default=(), description="The cases in which it is asked at all, one of which is enough; none: always."
    )
    told_by: str | None = Field(
        default=None, description="The id of the gate that says how often the person it is about was told."
    )
    waits_if: Few[Condition] = Field(
        default=(),
        description="Conditions, one of which is enough for its opener to wait until someone outside was "
        "talked with.",
    )
    traits: Few[Trait] = Field(
        default=(),
        description=(
            "``ours``: not in what the questions rest on. "
            '``may-not-apply``: the quiz offers "does not apply". '
            "``needs-consulted``: once at consult, its opener waits until someone outside was "
            "talked with; in a pack without openers, its mark waits so. "
            "``never-first``: never what one could begin with, unless chosen by name. "
            "``may-go-first``: at consult, it may be said before someone outside was asked. "
            "``stays-here``: its mark never goes along to a session."
        ),
    )

    @property
    def choice_set(self) -> str:
        """The id of the set that its answers come from; empty where none is named."""
        return self.choices or ("event" if self.kind == "event" else "")


class WordOfWarning(Model):
    """A word of warning inside a section, with the choice to skip the rest of it as a whole."""

    before: str = Field(description="The id of the question it is shown before.")
    text: Texts = Field(description="What it says, one paragraph an entry.")


class Section(Model):
    """A part of the questionnaire. Sections are asked in the order in which they stand."""

    title: Title = Field(description="Its name, as a short plain phrase.")
    intro: Title = Field(description="One line that says what comes.")
    focus: Literal["yes"] | None = Field(
        default=None, description="``yes``: a person can choose to look at this part alone."
    )
    warning: WordOfWarning | None = Field(
        default=None, description="A word of warning before some of its questions."
    )
    advice: Passage | None = Field(
        default=None,
        description=(
            "What helps when something of this section is raised with the person it is about; shown with its "
            "openers only."
        ),
    )


class Indicator(Model):
    """One entry of what the questions rest on."""

    title: Title = Field(description="What it is about, in a few plain words.")


class FollowUp(Model):
    """What is asked after a graded question that was marked."""

    text: Title = Field(description="The words of the question.")
    why: Text = Field(description="Why it is asked.")
    choices: str = Field(description="The id of its set of choices; how heavy needs one with points.")
    lead: Title | None = Field(
        default=None, description="What stands before its answer on a list; left out, its own words."
    )

    @property
    def before_answer(self) -> str:
        """What stands before its answer on a list."""
        return self.lead or self.text


class FollowUps(Model):
    """What is asked after a mark, in this order. One that is left out is not asked."""

    impact: FollowUp | None = Field(default=None, description="How heavy it is.")
    said: FollowUp | None = Field(
        default=None,
        description="If this was said to the person it is about, and how that went. Not asked where a gate "
        "tells it.",
    )


class Retired(Model):
    """A question that is no longer asked. Its id is never used again."""

    reason: str = Field(description="Why it went.")
    version: str = Field(description="The version of the pack in which it went.")
    instead: Names = Field(default=(), description="Ids of the questions to answer in its place.")
