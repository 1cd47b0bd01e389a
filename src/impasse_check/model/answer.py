"""What a person gave, and its absence."""

from collections.abc import Mapping
from typing import Annotated, Any, Final, cast

from annotated_types import MaxLen
from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from impasse_check.model.base import Few, Many, Model
from impasse_check.model.limits import DAY, LONGEST_VERSION, MOST_QUESTIONS, MOST_TALKS, is_day
from impasse_check.model.problems import problem, refuse, unknown_ids
from impasse_check.model.values import (
    ABSENCES,
    LONGEST_NOTE,
    SPOKEN,
    TURNED,
    UNSAFE,
    CameBack,
    Happened,
    Safe,
    Status,
    Tone,
)

Note = Annotated[str, MaxLen(LONGEST_NOTE)]


class Answer(Model):
    """What was given to one question, or in which way nothing was.

    In a file it may be written short, as what was given alone.
    """

    model_config = ConfigDict(alias_generator=lambda name: "frequency" if name == "given" else name)

    given: str = Field(description="The answer, or a kind of absence.")
    impact: str | None = Field(
        default=None, description="How much it weighs; only for a graded question that is marked."
    )
    said: str | None = Field(
        default=None, description="If this was said to the person it is about; only where it is marked."
    )
    note: Note | None = Field(default=None, description="Own words; only where it is marked.")

    @field_validator("given", "impact", "said", mode="before")
    @classmethod
    def _is_permitted(cls, value: Any, info: ValidationInfo) -> Any:
        """Take from a file only what the question permits, which stands in the context; in any case."""
        if info.context is None or (value is None and info.field_name != "given"):
            return value
        value = value.lower() if isinstance(value, str) else value
        permitted = info.context["permits"].get(info.field_name)
        if permitted is None:
            refuse([problem("answers.not-asked-here")])
        elif value is None:
            refuse([problem("key.missing", key="frequency")])
        elif value not in permitted:
            code = "answers.number" if isinstance(value, int | float) else "value.not-one-of"
            refuse([problem(code, choices=", ".join(permitted))])
        return value

    @model_validator(mode="after")
    def _follows_a_mark(self, info: ValidationInfo) -> "Answer":
        """Take from a file what follows a mark only where there is one."""
        if info.context is not None and self.given not in info.context["marks"]:
            following = ("impact", "said", "note")
            refuse(
                problem("answers.nothing-to-weigh", (key,))
                for key in following
                if getattr(self, key) is not None
            )
        return self

    @property
    def status(self) -> Status:
        """``answered``, or in which way it was not."""
        return cast("Status", self.given) if self.given in ABSENCES else "answered"

    @property
    def value(self) -> str | None:
        """The choice that was made; None where there was none."""
        return None if self.given in ABSENCES else self.given


class PackName(Model):
    """The pack that answers belong to."""

    id: str | None = Field(default=None, description="Its id; another one is a fault.")
    version: Annotated[str, MaxLen(LONGEST_VERSION)] | None = Field(
        default=None, description="Its version; another one is noted."
    )

    @field_validator("id")
    @classmethod
    def _is_at_hand(cls, value: str | None, info: ValidationInfo) -> str | None:
        """Take from a file only answers to the pack in the context."""
        if info.context is not None and value not in (None, info.context["pack"].id):
            refuse([problem("answers.other-pack", pack=info.context["pack"].id)])
        return value


def _is_asked(name: str, info: ValidationInfo) -> str:
    """Take from a file only ids of questions of the pack in the context."""
    if info.context is not None:
        known = info.context["pack"].questions
        refuse(unknown_ids([((), name)] if name not in known else [], known))
    return name


def _can_be_chosen(name: str, info: ValidationInfo) -> str:
    """Take from a file only ids of sections that a person can choose to look at."""
    if info.context is not None:
        sections = info.context["pack"].sections
        possible = [each for each, section in sections.items() if section.focus]
        refuse([problem("value.not-one-of", choices=", ".join(possible))] if name not in possible else ())
    return name


def _asked(names: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
    """Give each name once, and take from a file only ids of questions of the pack in the context."""
    if info.context is not None:
        known = info.context["pack"].questions
        unknown = [((place,), name) for place, name in enumerate(names) if name not in known]
        refuse(unknown_ids(unknown, known))
    return tuple(dict.fromkeys(names))


QuestionId = Annotated[str, AfterValidator(_is_asked)]
QuestionIds = Annotated[Many[str], MaxLen(MOST_QUESTIONS), AfterValidator(_asked)]
"""Ids of questions, each of which counts once."""
SectionId = Annotated[str, AfterValidator(_can_be_chosen)]


def _in_small_letters(value: Any) -> Any:
    """Read a word of ours in any case."""
    return value.lower() if isinstance(value, str) else value


AnyCase = BeforeValidator(_in_small_letters)


def _is_a_day(text: str) -> str:
    """Take only days that a calendar has."""
    refuse([problem("value.not-a-day")] if not is_day(text) else ())
    return text


Day = Annotated[str, MaxLen(len("YYYY-MM-DD")), AfterValidator(_is_a_day)]


class Talk(Model):
    """What came of one thing that a person meant to say."""

    question: QuestionId | None = Field(
        default=None, description="The id of the question it was about; left out, nothing that is asked here."
    )
    happened: Annotated[Happened, AnyCase] = Field(description="If it was said.")
    came_back: Annotated[CameBack | None, AnyCase] = Field(default=None, description="What came back.")
    safe: Annotated[Safe | None, AnyCase] = Field(default=None, description="If it is safe to say more.")
    date: Day | None = Field(
        default=None, description="The day, as YYYY-MM-DD.", json_schema_extra={"pattern": f"^{DAY}$"}
    )
    note: Note | None = Field(default=None, description="Own words: what a good answer would have been.")

    @property
    def spoken(self) -> bool:
        """Say whether something was said, wholly or in part."""
        return self.happened in SPOKEN

    @property
    def turned(self) -> bool:
        """Say whether it turned against the person."""
        return self.came_back == TURNED

    @property
    def unsafe(self) -> bool:
        """Say whether it is not safe to say more."""
        return self.turned or self.safe == UNSAFE


class Answers(Model):
    """All that a person gave."""

    pack: PackName | None = Field(default=None, description="The pack it was written for.")
    answers: Annotated[dict[str, Answer], MaxLen(MOST_QUESTIONS)] = Field(
        default={}, description="One entry a question."
    )
    given_to: dict[str, Annotated[str, MaxLen(LONGEST_VERSION)]] | None = Field(
        default=None,
        description="Answers that may have been given to other words than those of this version of the pack, "
        "each with the version that it was given to.",
    )
    focus: Few[SectionId] | None = Field(
        default=None, description="Sections the person chose to look at; left empty or all: everything."
    )
    bring: QuestionIds | None = Field(
        default=None,
        description="Questions whose opener goes on the session sheet; left empty: the one that comes first.",
    )
    bring_notes: QuestionIds | None = Field(
        default=None, description="Questions whose note goes on the sheet too."
    )
    tone: Annotated[Tone | None, AnyCase] = Field(
        default=None, description="The tone of the openers on the sheet."
    )

    @property
    def pack_version(self) -> str | None:
        """The version of the pack it was written for, if it says so."""
        return None if self.pack is None else self.pack.version

    own_line: Note | None = Field(
        default=None, description="Own words in place of the opener, on card and page."
    )
    own_line_for: QuestionId | None = Field(
        default=None,
        description="The one question whose opener they stand in place of; left empty: what comes first.",
    )
    talks: Annotated[Many[Talk], MaxLen(MOST_TALKS)] | None = Field(
        default=None, description="What came of saying something, the oldest first."
    )

    def own_words_for(self, question: str, first: str) -> str | None:
        """Give the own words that stand in place of a question's opener, if any do.

        ``first`` is the question that comes first, for which they are where they name none.
        """
        return (self.own_line or None) if (self.own_line_for or first) == question else None

    @field_validator("given_to")
    @classmethod
    def _are_asked(cls, value: dict[str, str] | None, info: ValidationInfo) -> dict[str, str] | None:
        """Take from a file only ids of questions of the pack in the context."""
        if info.context is not None:
            known = info.context["pack"].questions
            refuse(unknown_ids([((name,), name) for name in value or () if name not in known], known))
        return value

    def put(self, given: Mapping[str, Answer]) -> "Answers":
        """Give a copy in which the answers are these, by the id of their question.

        One that is not as it was is given to the words of the pack at hand.
        """
        stays = {
            name: version
            for name, version in (self.given_to or {}).items()
            if name in given and name in self.answers and given[name].given == self.answers[name].given
        }
        return self.model_copy(update={"answers": dict(given), "given_to": stays or None})


NOT_ASKED: Final = Answer(given="not-asked")
NOT_APPLICABLE: Final = Answer(given="not-applicable")
