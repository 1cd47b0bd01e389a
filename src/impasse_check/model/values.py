"""The closed vocabularies: what a kind, a level, an answer can be."""

from collections.abc import Mapping
from typing import Final, Literal

Kind = Literal["status", "strength", "gate", "graded", "event"]
Level = Literal["talk", "consult", "outside"]
Route = Literal["none", "talk", "consult", "outside"]
Tone = Literal["gentle", "direct"]
Stage = Literal["first", "again", "enough"]
Period = Literal["recent", "when-told", "ever", "now"]
Trait = Literal["ours", "may-not-apply", "needs-consulted", "never-first"]
Status = Literal["answered", "unsure", "declined", "not-applicable", "not-asked"]
Audience = Literal["me", "session", "outside"]
SourceKind = Literal["research", "official", "reported"]
ResourceKind = Literal["directory", "emergency", "line", "advice", "support", "complaints"]

LONGEST_NOTE: Final = 4000
"""Characters of a note."""
ROUTES: Final[tuple[Route, ...]] = ("none", "talk", "consult", "outside")
"""From lowest to highest."""
LEVELS: Final[tuple[Level, ...]] = ("talk", "consult", "outside")
"""From lowest to highest."""
TONES: Final[tuple[Tone, ...]] = ("gentle", "direct")
AUDIENCES: Final[tuple[Audience, ...]] = ("me", "session", "outside")
ABSENCES: Final[tuple[Status, ...]] = ("unsure", "declined", "not-applicable", "not-asked")
FREQUENCY: Final[Mapping[str, int]] = {
    "never": 0,
    "rarely": 1,
    "sometimes": 2,
    "often": 3,
    "almost-always": 4,
}
"""Points of how often: 0 to 4."""
IMPACT: Final[Mapping[str, int]] = {
    "not-at-all": 0,
    "a-little": 1,
    "somewhat": 2,
    "quite-a-lot": 3,
    "very-much": 4,
}
"""Points of how much it weighs: 0 to 4."""
STAGE_WHEN_TOLD: Final[Mapping[str, Stage]] = {"once": "again", "more-than-once": "enough"}
"""The stage that follows from how often the therapist was told; anything else is ``first``."""
