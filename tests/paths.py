"""Five people and their ways through the quiz; each way is a run, or several."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from core_helpers import GRADED, PACK
from scripted import FOCUS, LAST, START, Reply, answered, calmly, replies_to_all, sit

BEGUN: Final[Reply] = (START, "go-on")
KEPT: Final = "notes.yaml"


@dataclass(frozen=True, kw_only=True)
class Run:
    """One start of the quiz, and every reply until it ends."""

    options: tuple[str, ...]
    replies: Sequence[Reply]
    goes_on_from: str | None = None
    """The file with answers to begin with."""


def _shortest() -> tuple[Run, ...]:
    """Go past all that can be passed by."""
    final = answered({"ordered-care": "yes"})
    return (Run(options=("-o", "report.md"), replies=[*replies_to_all(final), LAST]),)


def _longest() -> tuple[Run, ...]:
    """Have something to say to every question there is, and read why here and there."""
    gates = {
        "felt-stuck": "yes",
        "told-stuck": "once",
        "told-wrong": "once",
        "pays": "yes",
        "mentioned-stopping": "once",
        "raised-concern": "more-than-once",
    }
    least = {"frequency": "rarely", "extent": "a-little"}
    marked = {name: f"{least[PACK.questions[name].choice_set]}+a-little" for name in GRADED}
    final = answered(gates | marked | {"told-others-about-me": "yes", "consulted": "yes"})
    replies = [*replies_to_all(final)]
    place = replies.index(("easy-ground", "rarely"))
    replies[place:place] = [("easy-ground", "why"), ("quiz.why", "back")]
    replies[place + 3 : place + 3] = [
        ("impact", "note"),
        ("quiz.note", "We talk about my week, and then it is over."),
    ]
    return (Run(options=("-o", "report.md"), replies=[*replies, LAST]),)


def _turning_back() -> tuple[Run, ...]:
    """Change one thing after the other, on the way and on the list at the end."""
    begun: list[Reply] = [
        BEGUN,
        FOCUS,
        ("therapy-status", "back"),
        FOCUS,
        ("therapy-status", "on-a-break"),
        ("ordered-care", "back"),
        ("therapy-status", "going-on"),
        *calmly("ordered-care", "on-my-side", "can-take-in-care", "work-is-valued", "repair-works"),
        ("felt-stuck", "yes"),
        ("stuck-unnoticed", "often"),
        ("impact", "back"),
        ("stuck-unnoticed", "sometimes"),
        ("impact", "note"),
        ("quiz.note", "back"),
        ("impact", "a-little"),
        ("told-stuck", "once"),
        ("stuck-avoided", "back"),
        ("told-stuck", "back"),
        ("impact", "back"),
        ("stuck-unnoticed", "back"),
        ("felt-stuck", "no"),
        ("easy-ground", "help"),
        ("quiz.help", "back"),
        ("easy-ground", "unsure"),
    ]
    so_far = sit([*begun, ("topic-pushed", "leave"), ("leave.question", "drop")]).answers
    rest = [*replies_to_all(answered({"over-directs": "often+somewhat"}, start=so_far), so_far)][1:]
    changes: list[Reply] = [
        ("end.last", "change"),
        ("review.question", "over-directs"),
        ("over-directs", "rarely"),
        ("impact", "very-much"),
        ("said", "back"),
        ("impact", "very-much"),
        ("said", "helped"),
        ("review.question", "rest"),
        ("review.question", "felt-stuck"),
        ("felt-stuck", "yes"),
        *calmly("stuck-avoided"),
        ("review.question", "back"),
        ("end.last", "back"),
        *calmly("safe-to-raise"),
        LAST,
    ]
    return (Run(options=("-o", "report.md"), replies=[*begun, *rest, *changes]),)


def _meeting_outside() -> tuple[Run, ...]:
    """Meet the page with help from outside, and go on to the end."""
    final = answered(
        {"personal-remarks": "sometimes+somewhat", "sexual-remarks": "yes", "asked-for-secrecy": "unsure"}
    )
    return (Run(options=("-o", "report.md"), replies=[*replies_to_all(final), LAST]),)


def _coming_back() -> tuple[Run, ...]:
    """Leave in the middle, keep what was said, and go on from it another time."""
    begun: list[Reply] = [
        BEGUN,
        FOCUS,
        *calmly("therapy-status", "ordered-care", "on-my-side", "can-take-in-care"),
        ("work-is-valued", "partly"),
        ("repair-works", "unsure"),
        ("felt-stuck", "leave"),
        ("leave.question", "back"),
        ("felt-stuck", "yes"),
        ("stuck-unnoticed", "often"),
        ("impact", "quite-a-lot"),
        ("told-stuck", "leave"),
        ("leave.question", "keep"),
        ("leave.file", KEPT),
    ]
    so_far = sit([*begun[:-2], ("leave.question", "drop")]).answers
    rest = [*replies_to_all(answered({"told-stuck": "no"}, start=so_far), so_far), LAST]
    again = ("--answers", KEPT, "--save-answers", KEPT, "-o", "report.md")
    return Run(options=(), replies=begun), Run(options=again, replies=rest, goes_on_from=KEPT)


PATHS: Final = {
    "shortest": _shortest,
    "longest": _longest,
    "turning-back": _turning_back,
    "meeting-outside": _meeting_outside,
    "coming-back": _coming_back,
}
