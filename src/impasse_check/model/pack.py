"""The whole of a pack."""

from typing import Annotated, Any, Literal

from annotated_types import MaxLen
from pydantic import Field, PrivateAttr

from impasse_check.model import limits
from impasse_check.model.base import Few, Model, Text, Title
from impasse_check.model.conditions import Moves, Rules, Sign, StageRule
from impasse_check.model.questions import FollowUps, Indicator, Question, Retired, Section
from impasse_check.model.texts import (
    NextSteps,
    Opener,
    Opening,
    Pages,
    Reasons,
    Reply,
    Sheet,
    SomeoneLine,
    Source,
)
from impasse_check.model.values import Period, View


class Pack(Model):
    """One questionnaire: its questions and rules, and every word of its subject.

    Questions are asked in the order in which they stand. Equal to itself alone.
    """

    format: Literal["impasse-check/pack"] = Field(description="Says what this file is.")
    format_version: Literal[1] = Field(description="The version of this format.")
    id: str = Field(description="The name of the questionnaire, for ever.")
    version: Annotated[str, MaxLen(limits.LONGEST_VERSION)] = Field(
        description="The version of its words and rules, as three numbers with dots."
    )
    language: Annotated[str, MaxLen(limits.LONGEST_LANGUAGE)] = Field(
        description="The language of its words, as a BCP 47 tag such as ``en``."
    )
    view: View = Field(description="Whose view it asks for.")
    title: Title = Field(description="Its title on screen.")
    statement: Text | None = Field(
        default=None,
        description="What stands on every page of every document, right below its heading.",
    )
    sections: Annotated[dict[str, Section], MaxLen(limits.MOST_SECTIONS)] = Field(
        description="The sections by id, in asking order."
    )
    choices: Annotated[
        dict[str, Annotated[dict[str, Title], MaxLen(limits.MOST_CHOICES)]], MaxLen(limits.MOST_SETS)
    ] = Field(
        description="Sets of choices by id; each maps an answer to its words. ``absence`` is there in every "
        "pack, and ``event`` where there are events."
    )
    scales: Annotated[
        dict[str, Annotated[dict[str, int], MaxLen(limits.MOST_CHOICES)]], MaxLen(limits.MOST_SETS)
    ] = Field(
        default={},
        description="The points of each answer, for those sets of choices that have points. Where a question "
        "is graded by it, an answer with points is a mark.",
    )
    labels: Annotated[dict[str, Title], MaxLen(limits.MOST_SETS)] = Field(
        default={}, description="What each scale tells, in a word or two, such as ``How often``."
    )
    follow_ups: FollowUps = Field(
        default=FollowUps.model_construct(), description="What is asked after a mark."
    )
    periods: dict[Period, Title] = Field(
        default={}, description="The words before a question, by the time it asks about."
    )
    indicators: Annotated[dict[str, Indicator], MaxLen(limits.MOST_INDICATORS)] = Field(
        default={}, description="The indicators by id."
    )
    questions: Annotated[dict[str, Question], MaxLen(limits.MOST_QUESTIONS)] = Field(
        description="The questions by id, in asking order."
    )
    signs: Annotated[dict[str, Sign], MaxLen(limits.MOST_NAMES)] = Field(
        default={}, description="Signs that rules can name, by id."
    )
    rules: Rules = Field(default=Rules.model_construct(), description="Conditions on the whole.")
    stages: Few[StageRule] = Field(
        default=(), description="Which stage a question has reached; where no rule holds, the first."
    )
    moves: Moves = Field(default=Moves.model_construct(), description="Where a talk about a question leads.")
    openers: Annotated[dict[str, Opener], MaxLen(limits.MOST_OPENERS)] = Field(
        default={}, description="Words to say to the person it is about, by id."
    )
    reasons: Reasons = Field(
        default=Reasons.model_construct(), description="Why a route came, where the answers are not named."
    )
    general: Opening | None = Field(
        default=None, description="Words to begin with where none of the openers should come first."
    )
    someone_lines: Annotated[dict[str, SomeoneLine], MaxLen(limits.MOST_NAMES)] = Field(
        default={},
        description="What to say to someone outside; first those with a reason that led there.",
    )
    replies: Annotated[dict[str, Reply], MaxLen(limits.MOST_INDICATORS)] = Field(
        default={}, description="What may come back after an opener, by id."
    )
    pages: Pages = Field(description="The pages that documents are put together from.")
    next_steps: NextSteps = Field(default=NextSteps.model_construct(), description="What can come next.")
    sheet: Sheet | None = Field(default=None, description="The words of the page for a session.")
    sources: Annotated[dict[str, Source], MaxLen(limits.MOST_SOURCES)] = Field(
        default={}, description="The sources by id."
    )
    retired: Annotated[dict[str, Retired], MaxLen(limits.MOST_RETIRED)] = Field(
        default={}, description="Questions that are no longer asked, by id."
    )
    _sha256: str = PrivateAttr(default="")

    def model_post_init(self, context: Any, /) -> None:
        """Take the fingerprint of the file from the context in which it was read."""
        self._sha256 = (context or {}).get("sha256", "")

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    @property
    def sha256(self) -> str:
        """SHA-256 of the file's bytes, as 64 hexadecimal digits; empty for a pack from no file."""
        return self._sha256
