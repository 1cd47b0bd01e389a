"""Questions, the conditions they hang on, and the whole of a pack."""

from collections.abc import Mapping
from typing import Annotated, Literal

from impasse_check.model import limits
from impasse_check.model.base import Data, Most, record
from impasse_check.model.texts import (
    Names,
    NextSteps,
    Opener,
    Page,
    Pages,
    Reply,
    Sheet,
    Source,
    Text,
    Texts,
    Title,
)
from impasse_check.model.values import Kind, Level, Period, Route, Trait


@record
class Condition(Data):
    """One comparison: exactly one of ``is``, ``frequency``, ``impact``, ``flagged`` and ``route``."""

    question: str | None = None
    """The question it looks at; left out, the question it stands on."""
    is_: Names = ()
    """Met by any of these answers or kinds of absence."""
    frequency: int | None = None
    """Met by at least so many points of how often, 1 to 4."""
    impact: int | None = None
    """Met by at least so many points of how much it weighs, 0 to 4. A missing impact meets nothing."""
    flagged: Annotated[tuple[Level, ...], Most(limits.MOST_NAMES)] = ()
    """Met where the highest level among the flagged questions is one of these."""
    route: Annotated[tuple[Route, ...], Most(limits.MOST_NAMES)] = ()
    """Met where the route is one of these."""


@record
class Rise(Data):
    """A rule that lifts a flagged question to a higher level. Of several that hold, the highest wins."""

    to: Level
    """The level it rises to."""
    all: Annotated[tuple[Condition, ...], Most(limits.MOST_CONDITIONS)]
    """The conditions, every one of which must be met."""


@record
class Question(Data):
    """One thing asked."""

    section: str
    """The id of the section it is asked in."""
    kind: Kind
    """What sort of question it is: this decides how it is answered and scored."""
    text: Text
    """The words of the question."""
    why: Text
    """Why it is asked, in one or two short sentences."""
    indicator: str | None = None
    """The id of the indicator it belongs to."""
    also: Names = ()
    """Ids of other sections it touches too; shown, never counted."""
    sources: Names = ()
    """Ids of the sources it rests on; a graded or event question needs at least one."""
    choices: str | None = None
    """The id of its set of choices; only for the kinds status, strength and gate."""
    period: Period = "now"
    """Which time a graded or event question asks about."""
    level: Level | None = None
    """The level it has once flagged; only for the kinds graded and event."""
    unsure: Level | None = None
    """The level of "not sure" at an event, where that differs from its level."""
    rises: Annotated[tuple[Rise, ...], Most(limits.MOST_RISES)] = ()
    """The rules that lift it to a higher level."""
    closed_by: Condition | None = None
    """The condition under which it is not asked and does not apply."""
    asked_if: Condition | None = None
    """The condition on the outcome so far under which it is asked at all."""
    told_by: str | None = None
    """The id of the gate that says how often the therapist was told about this."""
    traits: Annotated[tuple[Trait, ...], Most(limits.MOST_NAMES)] = ()
    """``ours``: not in the article. ``may-not-apply``: the quiz offers "does not apply".
    ``needs-consulted``: once at consult, its opener waits until someone outside was talked with.
    ``never-first``: never put on the session sheet unless chosen by name."""

    @property
    def choice_set(self) -> str:
        """The id of the set that its answers come from; empty where none is named."""
        return {"graded": "frequency", "event": "event"}.get(self.kind) or self.choices or ""


@record
class WordOfWarning(Data):
    """A word of warning inside a section, with the choice to skip the rest of it as a whole."""

    before: str
    """The id of the question it is shown before."""
    text: Texts
    """What it says, one paragraph an entry."""


@record
class Section(Data):
    """A part of the questionnaire. Sections are asked in the order in which they stand."""

    title: Title
    """Its name, as a short plain phrase."""
    intro: Text
    """One line that says what comes."""
    warning: WordOfWarning | None = None
    """A word of warning before some of its questions."""
    advice: Page | None = None
    """What helps when something of this section is raised with the therapist; shown with its openers only."""


@record
class Indicator(Data):
    """One entry of the article that the questions rest on."""

    title: Title
    """What it is about, in a few plain words."""


@record
class Rules(Data):
    """Conditions on the whole, and the answers they hang on."""

    ended: Condition
    """The therapy is over: no openers, words for a next therapist instead."""
    on_break: Condition
    """The therapy is paused."""
    ordered: Condition
    """Someone else decides about the therapy."""
    safe: Condition
    """The person says that it is safe to raise things."""
    unsafe: Condition
    """The person says that it is not: the route is at least consult."""
    consulted: Condition
    """The person has talked with someone outside."""


@record
class Retired(Data):
    """A question that is no longer asked. Its id is never used again."""

    reason: Text
    """Why it went."""
    version: Annotated[str, Most(limits.LONGEST_VERSION)]
    """The version of the pack in which it went."""


@record
class PackFile(Data):
    """What a pack's file holds. Questions are asked in the order in which they stand."""

    format: Literal["impasse-check/pack"]
    """Says what this file is."""
    format_version: Literal[1]
    """The version of this format."""
    id: str
    """The name of the questionnaire, for ever."""
    version: Annotated[str, Most(limits.LONGEST_VERSION)]
    """The version of its words and rules, as three numbers with dots."""
    language: Annotated[str, Most(limits.LONGEST_LANGUAGE)]
    """The language of its words, as a BCP 47 tag such as ``en``."""
    title: Title
    """Its title on screen."""
    sections: Annotated[Mapping[str, Section], Most(limits.MOST_SECTIONS)]
    """The sections by id, in asking order."""
    choices: Annotated[
        Mapping[str, Annotated[Mapping[str, Title], Most(limits.MOST_CHOICES)]], Most(limits.MOST_SETS)
    ]
    """Sets of choices by id; each maps an answer to its words. ``frequency``, ``impact``, ``event`` and
    ``absence`` are there in every pack."""
    periods: Mapping[Period, Title]
    """The words for each period."""
    indicators: Annotated[Mapping[str, Indicator], Most(limits.MOST_INDICATORS)]
    """The indicators by id."""
    questions: Annotated[Mapping[str, Question], Most(limits.MOST_QUESTIONS)]
    """The questions by id, in asking order."""
    rules: Rules
    """Conditions on the whole."""
    openers: Annotated[tuple[Opener, ...], Most(limits.MOST_OPENERS)]
    """Words to say to the therapist."""
    replies: Annotated[Mapping[str, Reply], Most(limits.MOST_INDICATORS)]
    """What an answer may sound like, by indicator."""
    pages: Pages
    """The pages a report is put together from."""
    next_steps: NextSteps
    """What can come next."""
    sheet: Sheet
    """The words of the page for a session."""
    sources: Annotated[Mapping[str, Source], Most(limits.MOST_SOURCES)]
    """The sources by id."""
    retired: Annotated[Mapping[str, Retired], Most(limits.MOST_RETIRED)]
    """Questions that are no longer asked, by id."""


@record
class Pack(PackFile):
    """One questionnaire, and the fingerprint of the file it came from."""

    raw: bytes
    """The bytes of the file."""

    @property
    def sha256(self) -> str:
        """SHA-256 of the file's bytes, as 64 hexadecimal digits."""
        import hashlib

        return hashlib.sha256(self.raw).hexdigest()
