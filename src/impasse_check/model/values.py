"""The closed vocabularies: what a kind, a level, a stage can be."""

from typing import Final, Literal

Kind = Literal["status", "strength", "gate", "graded", "event"]
Level = Literal["talk", "consult", "outside"]
Route = Literal["none", "talk", "consult", "outside"]
Tone = Literal["gentle", "direct"]
Stage = Literal["first", "since", "again", "enough"]
View = Literal["client", "therapist"]
Period = Literal["recent", "when-told", "ever", "now"]
Trait = Literal["ours", "may-not-apply", "needs-consulted", "never-first", "may-go-first", "stays-here"]
Status = Literal["answered", "unsure", "declined", "not-applicable", "not-asked"]
Absence = Literal["unsure", "declined", "not-applicable", "not-asked"]
First = Literal["therapist", "someone"]
Happened = Literal["yes", "partly", "no", "chose-not-to"]
CameBack = Literal["helpful", "unclear", "unhelpful", "worse"]
Safe = Literal["yes", "no"]
Audience = Literal["me", "session", "outside"]
SourceKind = Literal["research", "official", "reported"]
ReplyKind = Literal["helpful", "unclear", "unhelpful"]
ResourceKind = Literal["directory", "emergency", "line", "advice", "support", "complaints"]

LONGEST_NOTE: Final = 4000
"""Characters of a note."""
ROUTES: Final[tuple[Route, ...]] = ("none", "talk", "consult", "outside")
"""From lowest to highest."""
LEVELS: Final[tuple[Level, ...]] = ("talk", "consult", "outside")
"""From lowest to highest."""
TONES: Final[tuple[Tone, ...]] = ("gentle", "direct")
AUDIENCES: Final[tuple[Audience, ...]] = ("me", "session", "outside")
ABSENCES: Final[tuple[Absence, ...]] = ("unsure", "declined", "not-applicable", "not-asked")
EVENT_ANSWERS: Final = ("yes", "no")
"""What can be answered to an event, in every pack."""
HAPPENED: Final = EVENT_ANSWERS[0]

SPOKEN: Final[tuple[Happened, ...]] = ("yes", "partly")
"""What happened where something was said, wholly or in part."""
UNSAID: Final[Happened] = "no"
"""What happened where nothing was said so far."""
HELPED: Final[CameBack] = "helpful"
"""What came back where saying it helped."""
TURNED: Final[CameBack] = "worse"
"""What came back where saying it turned against the person."""
UNSAFE: Final[Safe] = "no"
"""Where it is not safe to say more."""
HARD_TO_TELL: Final[ReplyKind] = "unclear"
"""What can come back after any words, while practising them."""
