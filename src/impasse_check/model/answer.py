"""What a person gave, and its absence."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from impasse_check.model.base import Data
from impasse_check.model.values import Status, Tone


@dataclass(frozen=True, kw_only=True, repr=False)
class Answer(Data):
    """What was given to one question."""

    status: Status
    """Tells an answer from the kinds of absence."""
    value: str | None = None
    """The choice; only where the status is ``answered``."""
    impact: str | None = None
    """How much it weighs; only for a graded question above never."""
    note: str | None = None
    """The person's own words; only for a graded question above never."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Answers(Data):
    """All that an answers file holds."""

    answers: Mapping[str, Answer]
    """Answers by the id of their question."""
    bring: tuple[str, ...] | None = None
    """Questions whose opener goes on the session sheet; None: the one that comes first."""
    bring_notes: tuple[str, ...] = ()
    """Questions whose note goes on the session sheet too."""
    tone: Tone | None = None
    """The tone of the openers on the session sheet; None: gentle."""
    pack_version: str | None = None
    """The version of the pack it was written for, if it says so."""


NOT_ASKED: Final = Answer(status="not-asked")
NOT_APPLICABLE: Final = Answer(status="not-applicable")
