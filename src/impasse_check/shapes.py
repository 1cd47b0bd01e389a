"""The shapes of our own files, key by key: an answers file, and a report as JSON.

``render.json`` draws the second; ``schema`` describes both to editors and scripts.
"""

from typing import Annotated, Literal, NotRequired

from typing_extensions import TypedDict

from impasse_check.model import LONGEST_NOTE, Audience, Kind, Level, Route, Stage, Status, Tone
from impasse_check.model.base import Most


class GradedAnswer(TypedDict):
    """How often, and if above never how heavy, with a note in the person's own words."""

    frequency: Literal[
        "never",
        "rarely",
        "sometimes",
        "often",
        "almost-always",
        "unsure",
        "declined",
        "not-applicable",
        "not-asked",
    ]
    """How often."""
    impact: NotRequired[Literal["not-at-all", "a-little", "somewhat", "quite-a-lot", "very-much"] | None]
    """How much it weighs; only above never."""
    note: NotRequired[Annotated[str, Most(LONGEST_NOTE)] | None]
    """Own words; only above never."""


class PackName(TypedDict):
    """The pack that answers belong to."""

    id: NotRequired[str | None]
    """Its id; another one is a fault."""
    version: NotRequired[str | None]
    """Its version; another one is noted."""


class AnswersShape(TypedDict):
    """What one person answered."""

    format: Literal["impasse-check/answers"]
    """Says what this file is."""
    format_version: Literal[1]
    """The version of this format."""
    pack: NotRequired[PackName | None]
    """The pack it was written for."""
    answers: NotRequired[dict[str, str | GradedAnswer | None] | None]
    """Answers by the id of their question."""
    bring: NotRequired[list[str] | None]
    """Questions whose opener goes on the session sheet; left empty: the one that comes first."""
    bring_notes: NotRequired[list[str] | None]
    """Questions whose note goes on the sheet too."""
    tone: NotRequired[Tone | None]
    """The tone of the openers on the sheet."""


class PackShape(TypedDict):
    """The pack that the answers belong to."""

    id: str
    version: str
    language: str
    sha256: str


class FlaggedShape(TypedDict):
    """The ids of the flagged questions at each level, in asking order."""

    outside: list[str]
    consult: list[str]
    talk: list[str]


class StrengthShape(TypedDict):
    """What goes well."""

    id: str
    status: Status
    value: str | None


class QuestionShape(TypedDict):
    """One question of a section, with the answer that counts."""

    id: str
    kind: Kind
    indicator: str | None
    status: Status
    value: str | None
    points: int | None
    """How often, 0 to 4."""
    impact: str | None
    impact_points: int | None
    """How heavy, 0 to 4."""
    level: Level | None
    """As risen; null if not flagged."""
    also: list[str]
    note: str | None


class SectionShape(TypedDict):
    """Counts over the graded questions of a section, and all of its questions."""

    id: str
    title: str
    marked: int
    answered: int
    eligible: int
    open: int
    mean: float | None
    """Mean of the points of the answered; null below 3 answered or below half."""
    impact: float | None
    """Mean of the impact points of the marked that have one."""
    questions: list[QuestionShape]


class OpenerShape(TypedDict):
    """Words to say to the therapist."""

    question: str
    indicator: str
    tone: Tone
    stage: Stage
    text: str


class ResourceShape(TypedDict):
    """A line, directory or body outside the therapy."""

    name: str
    contact: str
    checked: str
    source: str


class SourceShape(TypedDict):
    """Something that was read."""

    id: str
    citation: str


class ReportShape(TypedDict):
    """The document for the person, for scripts."""

    format: Literal["impasse-check/report"]
    format_version: Literal[1]
    audience: Literal["me"]
    pack: PackShape
    route: Route
    unfinished: list[str]
    flagged: FlaggedShape
    unsure_outside: list[str]
    strengths: list[StrengthShape]
    sections: list[SectionShape]
    openers: list[OpenerShape]
    next_steps: list[str]
    resources: list[ResourceShape]
    sources: list[SourceShape]


class SharedShape(TypedDict):
    """A document for someone else: nothing but what stands on it."""

    format: Literal["impasse-check/report"]
    format_version: Literal[1]
    audience: Audience
    openers: list[OpenerShape]
    notes: list[str]
    texts: list[str]
    resources: list[ResourceShape]
