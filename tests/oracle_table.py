"""The table of DESIGN section 3 as plain data, written from that page alone.

Used by ``oracle.py`` to check another implementation. Nothing here reads a pack.
At the end: the moods that random answers files are made in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

FREQUENCIES = ("never", "rarely", "sometimes", "often", "almost-always")  # 0-4
IMPACTS = ("not-at-all", "a-little", "somewhat", "quite-a-lot", "very-much")  # 0-4
ABSENCES = ("unsure", "declined", "not-applicable", "not-asked")
ROUTES = ("none", "talk", "consult", "outside")  # lowest first; the last three are levels

YES_NO = ("yes", "no")
TOLD = ("no", "once", "more-than-once")
STRENGTH = ("yes", "partly", "no")


@dataclass(frozen=True)
class Gate:
    """A question hangs on ``on`` and is closed when that holds one of ``closed_by``."""

    on: str
    closed_by: tuple[str, ...] = ("no", "not-applicable")


@dataclass(frozen=True)
class Question:
    """One row of the table. ``indicator`` leaves out the ``+``; ``star`` is the ``*``."""

    id: str
    section: str
    indicator: str | None
    kind: str
    values: tuple[str, ...]
    level: str | None = None
    gate: Gate | None = None
    star: bool = False


class Lookup(Protocol):
    """What a rise may look at; only answers that count are seen."""

    def f(self, question: str) -> int:
        """Give the frequency points, -1 when there is no frequency."""

    def i(self, question: str) -> int:
        """Give the impact points, -1 when there is no impact."""

    def often_told(self, gate: str) -> bool:
        """Tell whether this gate holds ``more-than-once``."""


def _ask(section: str, id_: str, kind: str, *values: str, on: str | None = None) -> Question:
    """Make a status, strength or gate question."""
    return Question(id_, section, None, kind, values, gate=Gate(on) if on else None)


def _graded(
    section: str,
    indicator: str,
    id_: str,
    level: str = "talk",
    *,
    on: str | Gate | None = None,
    star: bool = False,
) -> Question:
    """Make a graded question; a gate named by its id closes by the usual two words."""
    gate = Gate(on) if isinstance(on, str) else on
    return Question(id_, section, indicator, "graded", FREQUENCIES, level, gate, star)


def _event(indicator: str, id_: str, level: str) -> Question:
    """Make an event; the two whose level is consult carry the star."""
    star = level == "consult"
    return Question(id_, "boundaries", indicator, "event", YES_NO, level, None, star)


A, M, B = "feedback", "money", "boundaries"

QUESTIONS: tuple[Question, ...] = (
    _ask("opening", "therapy-status", "status", "going-on", "on-a-break", "ended"),
    _ask("opening", "ordered-care", "status", *YES_NO),
    _ask("opening", "on-my-side", "strength", *STRENGTH),
    _ask("opening", "can-take-in-care", "strength", *STRENGTH),
    _ask("opening", "work-is-valued", "strength", *STRENGTH),
    _ask("opening", "repair-works", "strength", *STRENGTH),
    _ask(A, "felt-stuck", "gate", *YES_NO),
    _graded(A, "A1", "stuck-unnoticed", on="felt-stuck"),
    _ask(A, "told-stuck", "gate", *TOLD, on="felt-stuck"),
    _graded(A, "A1", "stuck-avoided", on="told-stuck"),
    _graded(A, "A1", "easy-ground"),
    _graded(A, "A2", "topic-pushed"),
    _ask(A, "told-wrong", "gate", *TOLD),
    _graded(A, "A3", "correction-refused", on="told-wrong"),
    _graded(A, "A3", "fear-of-upsetting"),
    _graded(A, "A", "feelings-passed-over"),
    _ask(M, "pays", "gate", *YES_NO),
    _graded(M, "M", "low-fee-guilt", on="pays"),
    _graded(M, "M", "hides-cost-strain", on="pays"),
    _graded(M, "M", "cancels-over-money", on="pays"),
    _graded(M, "M", "may-stop-over-money", on="pays"),
    _graded(M, "M", "mixed-feelings-over-money", on="pays"),
    _graded(M, "M", "debt-silences", on="pays"),
    _graded(M, "M", "kept-for-money", on="pays"),
    _graded(B, "B1", "personal-stories"),
    _graded(B, "B1", "caring-for-therapist"),
    _graded(B, "B2", "contact-between-sessions"),
    _graded(B, "B2", "personal-remarks", "consult", star=True),
    _graded(B, "B3", "over-identifies"),
    _graded(B, "B3", "over-directs"),
    _graded(B, "B3", "pulls-me-from-others", "consult", star=True),
    _graded(B, "B4", "my-unspoken-feelings", star=True),
    _graded(B, "B4", "their-unspoken-feelings", star=True),
    _ask(B, "mentioned-stopping", "gate", *TOLD),
    _graded(B, "B5", "upset-at-stopping", on="mentioned-stopping", star=True),
    _graded(B, "B5", "not-free-to-stop", on=Gate("ordered-care", closed_by=("yes",))),
    _ask(B, "raised-concern", "gate", *TOLD),
    _graded(B, "B6", "defensive-at-concerns", on="raised-concern"),
    _graded(B, "B6", "dismisses-concerns", on="raised-concern"),
    _event("B1", "asked-for-favors", "consult"),
    _event("B1", "asked-for-money", "outside"),
    _event("B2", "outside-relationship", "outside"),
    _event("B2", "sexual-remarks", "outside"),
    _event("B2", "sexual-or-unwanted-touch", "outside"),
    _event("B2", "asked-for-secrecy", "outside"),
    _event("B", "told-others-about-me", "consult"),
    _event("B", "hurt-or-threatened", "outside"),
    _event("B5", "pressured-to-stay", "outside"),  # its unsure is consult: see oracle.py
    # When these two are asked depends on the route, not on a gate.
    _ask("closing", "safe-to-raise", "status", *YES_NO),
    _ask("closing", "consulted", "status", *YES_NO),
)
TABLE = {question.id: question for question in QUESTIONS}

# (question, the level it rises to, when); the highest that holds wins. ``q`` is the question.
RISES: tuple[tuple[str, str, Callable[[Lookup, str], bool]], ...] = (
    ("stuck-avoided", "consult", lambda a, q: a.f(q) >= 3 and a.often_told("told-stuck")),
    ("topic-pushed", "consult", lambda a, q: a.f(q) >= 3 and a.i(q) >= 3),
    ("correction-refused", "consult", lambda a, q: a.f(q) >= 3 and a.often_told("told-wrong")),
    ("feelings-passed-over", "consult", lambda a, q: a.f(q) >= 3 and a.i(q) >= 3),
    ("kept-for-money", "consult", lambda a, q: a.f(q) >= 3),
    ("personal-stories", "consult", lambda a, q: a.f(q) >= 3),
    ("caring-for-therapist", "consult", lambda a, q: a.f(q) >= 3),
    ("contact-between-sessions", "consult", lambda a, q: a.f(q) >= 3 or a.i(q) >= 3),
    ("personal-remarks", "outside", lambda a, q: a.f(q) >= 3 or a.i(q) >= 3),
    ("over-identifies", "consult", lambda a, q: a.f(q) >= 3),
    ("over-directs", "consult", lambda a, q: a.f(q) >= 3 and a.i(q) >= 3),
    ("pulls-me-from-others", "outside", lambda a, q: a.f(q) >= 3),
    (
        "my-unspoken-feelings",
        "consult",
        lambda a, _: a.f("personal-remarks") >= 1 or a.f("their-unspoken-feelings") >= 1,
    ),
    ("their-unspoken-feelings", "consult", lambda a, q: a.f(q) >= 2 or a.i(q) >= 2),
    ("their-unspoken-feelings", "outside", lambda a, _: a.f("personal-remarks") >= 1),
    ("upset-at-stopping", "consult", lambda a, q: a.f(q) >= 2 or a.i(q) >= 2),
    ("not-free-to-stop", "consult", lambda a, q: a.f(q) >= 2 or a.i(q) >= 2),
    ("defensive-at-concerns", "consult", lambda a, q: a.f(q) >= 2 or a.i(q) >= 2),
    ("dismisses-concerns", "consult", lambda a, q: a.f(q) >= 2 or a.i(q) >= 2),
)


@dataclass(frozen=True)
class Mood:
    """How one kind of random file leans; every number but ``share`` and ``top`` is a chance."""

    share: int  # how often this mood is chosen, against the others
    mark: float  # a graded answer is above never
    top: int  # the highest points then given, frequency and impact
    absent: float  # unsure, declined or not-applicable instead of a value
    blank: float  # null, not-asked or left out
    happened: float  # an event is yes (four times as often where its level is consult)
    event_absent: float  # an event is an absence (mostly declined where its level is outside)
    behind: float  # an answer stands behind a closed gate


MOODS = {
    "calm": Mood(4, 0.02, 1, 0.05, 0.02, 0.0, 0.1, 0.0),
    "mild": Mood(7, 0.15, 2, 0.08, 0.01, 0.0, 0.05, 0.02),
    "mixed": Mood(7, 0.3, 4, 0.12, 0.01, 0.02, 0.12, 0.1),
    "grave": Mood(2, 0.7, 4, 0.1, 0.03, 0.2, 0.3, 0.05),
    "sparse": Mood(2, 0.2, 4, 0.1, 0.6, 0.01, 0.1, 0.05),
    "contradictory": Mood(5, 0.25, 4, 0.12, 0.01, 0.01, 0.1, 0.9),
}
NOTES = ("in my own words", 'She said: "later" # again', "à côté, 50 %", "two\nlines")
