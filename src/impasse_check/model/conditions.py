"""The closed vocabulary in which a pack says what hangs on what: no expressions, no templates."""

from typing import Annotated, Literal

from annotated_types import MaxLen
from pydantic import Field

from impasse_check.model.base import Few, Many, Model, Names
from impasse_check.model.limits import MOST_CONDITIONS
from impasse_check.model.values import CameBack, Level, Route, Stage

Points = Annotated[int, Field(ge=0, le=9)]


class Condition(Model):
    """One comparison: it has exactly one test, and looks at one question, a sign, or the outcome so far."""

    question: str | None = Field(
        default=None, description="The question it looks at; left out, the question it stands on."
    )
    is_: Names = Field(default=(), description="Holds at any of these answers or kinds of absence.")
    frequency: Points | None = Field(
        default=None, description="Holds where its answer has so many points, or more."
    )
    impact: Points | None = Field(
        default=None,
        description="Holds at so many points of how heavy, or more. A missing impact holds nothing.",
    )
    said: Names = Field(
        default=(), description="Holds where one of these was answered to: have you said this to them."
    )
    told: Names = Field(
        default=(), description="Holds where the gate that says if it was told has one of these answers."
    )
    sign: str | None = Field(default=None, description="Holds where the sign of this id does.")
    turned: Literal["yes"] | None = Field(
        default=None, description="``yes``: holds where something that was said turned against the person."
    )
    flagged: Few[Level] = Field(
        default=(), description="Holds where the highest level among the flagged questions is one of these."
    )
    route: Few[Route] = Field(default=(), description="Holds where the route is one of these.")


class Sign(Model):
    """Something that several answers can each be a sign of."""

    any: Few[Condition] = Field(description="The conditions, one of which is enough.")


class Rise(Model):
    """A rule that lifts a flagged question to a higher level. Of several that hold, the highest wins."""

    to: Level = Field(description="The level it rises to.")
    all: Annotated[Many[Condition], MaxLen(MOST_CONDITIONS)] = Field(
        description="The conditions, every one of which must hold."
    )


class StageRule(Model):
    """A rule that says which stage a question has reached. The first that holds decides."""

    to: Stage = Field(description="The stage.")
    all: Annotated[Many[Condition], MaxLen(MOST_CONDITIONS)] = Field(
        description="The conditions, every one of which must hold."
    )


class Move(Model):
    """A rule that says where a talk about a question leads. The first that holds decides."""

    came_back: Few[CameBack] = Field(
        default=(), description="Holds where one of these came back; left out, whatever did."
    )
    from_: Names = Field(
        default=(),
        description="Holds at one of these answers or kinds of absence; left out, at any, or none.",
    )
    after: Few[CameBack] = Field(
        default=(), description="Holds where one of these came back in an earlier talk about the question."
    )
    to: str = Field(description="The answer it leads to.")


class Moves(Model):
    """What moves once something was said, wholly or in part, and something came back."""

    said: Few[Move] = Field(
        default=(),
        description="The answer to: have you said this to them. Only where it is asked and marked.",
    )
    told: Few[Move] = Field(
        default=(), description="The gate that says if it was told, for questions that have one."
    )


class Case(Model):
    """Conditions that hold together."""

    all: Few[Condition] = Field(description="The conditions, every one of which must hold.")


class Rules(Model):
    """Conditions on the whole, and the answers they hang on. One that is left out never holds."""

    ended: Condition | None = Field(
        default=None,
        description="It is over: no openers, words for the next person instead.",
    )
    on_break: Condition | None = Field(default=None, description="It is paused.")
    ordered: Condition | None = Field(default=None, description="Someone else decides about it.")
    safe: Condition | None = Field(
        default=None, description="The person says that it is safe to raise things."
    )
    unsafe: Condition | None = Field(
        default=None, description="The person says that it is not: the route is at least consult."
    )
    unsure_if_safe: Condition | None = Field(
        default=None, description="The person leaves open if it is safe: someone outside hears it first."
    )
    leaving_waits: Condition | None = Field(
        default=None,
        description="The page on ending it has no words to say until someone outside was talked with.",
    )
    unmarked: Condition | None = Field(
        default=None,
        description="The person said something that is no mark and may weigh all the same: where nothing was "
        "flagged, the page of that name comes, with what they said.",
    )
    turned_against: Condition | None = Field(
        default=None,
        description="Saying a thing turned against the person: the question it stands on is at least at "
        "consult, and its opener waits until someone outside was talked with.",
    )
    consulted: Condition | None = Field(
        default=None, description="The person has talked with someone outside."
    )
    crossed: Condition | None = Field(
        default=None,
        description="The person says that they crossed a line, or may have: the page on that comes first and "
        "their other answers only in the full document, and there is nothing to say to the other person.",
    )
    kept_back: Condition | None = Field(default=None, description="Nothing may go along to a session.")
