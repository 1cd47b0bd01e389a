"""The table of the contract's section 3 as plain data, written from that page alone.

Used by ``oracle.py`` to check another implementation. Nothing here reads a pack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

FREQUENCIES = ("never", "rarely", "sometimes", "often", "almost-always")  # 0-4
EXTENTS = ("not-at-all", "a-little", "partly", "mostly", "fully")  # 0-4
IMPACTS = ("not-at-all", "a-little", "somewhat", "quite-a-lot", "very-much")  # 0-4
SCALES = {"frequency": FREQUENCIES, "extent": EXTENTS}
SAID = ("no", "helped", "unclear", "once", "more-than-once", "worse")
ABSENCES = ("unsure", "declined", "not-applicable", "not-asked")
ROUTES = ("none", "talk", "consult", "outside")  # lowest first; the last three are levels
STAGES = ("first", "since", "again", "enough")
TONES = ("gentle", "direct")

YES_NO = ("yes", "no")
TOLD = ("no", "once", "more-than-once")
STRENGTH = ("yes", "partly", "no")


@dataclass(frozen=True)
class Gate:
    """A question hangs on ``on`` and is closed when that holds one of ``closed_by``."""

    on: str
    closed_by: tuple[str, ...] = ("no", "not-applicable")


@dataclass(frozen=True)
class Part:
    """One thing that must hold.

    ``about`` is ``f`` or ``i`` (the points of ``name`` are at least ``least``), ``word`` (``name`` was
    answered with ``word``, or that kind of absence stands there), or ``sign`` (the sign ``name`` holds).
    """

    about: str
    name: str
    least: int = 0
    word: str = ""


AnyOf = tuple[tuple[Part, ...], ...]
"""Holds where all parts of one of these hold."""


@dataclass(frozen=True)
class Rise:
    """A question rises to ``level`` when ``when`` holds."""

    level: str
    when: AnyOf


class Worked(NamedTuple):
    """An example worked out by hand: the row's own answer, those beside it, and where they lead."""

    own: str
    beside: str
    level: str | None


@dataclass(frozen=True)
class Question:
    """One row of the table.

    ``indicator`` leaves out the ``+``, which is ``ours``; ``star`` is the ``*``; ``unsure`` is the level that
    the row gives an event answered ``unsure``; ``told_by`` is the gate that says how often it was told.
    ``worked`` has examples where a row rises: just over each line, just under it, and beside all it names.
    """

    id: str
    section: str
    indicator: str | None
    kind: str
    values: tuple[str, ...]
    scale: str | None = None
    level: str | None = None
    gate: Gate | None = None
    told_by: str | None = None
    rises: tuple[Rise, ...] = ()
    unsure: str | None = None
    star: bool = False
    never_first: bool = False
    ours: bool = False
    worked: tuple[Worked, ...] = ()


def _part(text: str, own: str) -> Part:
    """Read one part, in the words of the contract."""
    *name, last = text.split()
    points = re.fullmatch(r"([fi])>=([1-4])", last)
    if points:
        return Part(points[1], name[0] if name else own, least=int(points[2]))
    if not name:
        return Part("sign", last)
    return Part("word", name[0], word=last)


def any_of(text: str, own: str = "") -> AnyOf:
    """Read a condition; ``f`` and ``i`` with no name before them are those of the question ``own``."""
    return tuple(tuple(_part(part, own) for part in all_of.split(" and ")) for all_of in text.split(" or "))


def _rises(text: str, own: str) -> tuple[Rise, ...]:
    """Read the last cell of a row."""
    cells = (cell.partition(": ") for cell in text.split("; ") if cell)
    return tuple(Rise(level, any_of(condition, own)) for level, _, condition in cells)


def _worked(text: str) -> Worked:
    """Read ``often+somewhat, pays yes: talk`` as an answer, those beside it, and a level or ``none``."""
    said, _, level = text.partition(": ")
    own, _, beside = said.partition(", ")
    return Worked(own, beside, None if level == "none" else level)


def _ask(section: str, id: str, kind: str, *values: str, on: str | None = None) -> Question:
    """Make a status, strength or gate question."""
    return Question(id, section, None, kind, values, gate=Gate(on) if on else None)


def _graded(
    section: str,
    indicator: str,
    id: str,
    rises: str = "",
    *,
    level: str = "talk",
    on: str | Gate | None = None,
    told_by: str | None = None,
    scale: str = "frequency",
    star: bool = False,
    never_first: bool = False,
    ours: bool = False,
    worked: tuple[str, ...] = (),
) -> Question:
    """Make a graded question; a gate named by its id closes by the usual two words."""
    return Question(
        id,
        section,
        indicator,
        "graded",
        SCALES[scale],
        scale=scale,
        level=level,
        gate=Gate(on) if isinstance(on, str) else on,
        told_by=told_by,
        rises=_rises(rises, id),
        star=star,
        never_first=never_first,
        ours=ours,
        worked=tuple(map(_worked, worked)),
    )


def _event(
    indicator: str,
    id: str,
    level: str,
    *,
    unsure: str | None = None,
    never_first: bool = False,
    ours: bool = False,
) -> Question:
    """Make an event; each whose level is consult carries the star."""
    return Question(
        id,
        "boundaries",
        indicator,
        "event",
        YES_NO,
        level=level,
        unsure=unsure,
        star=level == "consult",
        never_first=never_first,
        ours=ours,
    )


_A, _M, _B = "feedback", "money", "boundaries"
SECTIONS = (_A, _M, _B)
"""The sections that are counted, and that a focus can name."""

QUESTIONS: tuple[Question, ...] = (
    _ask("opening", "therapy-status", "status", "going-on", "on-a-break", "ended"),
    _ask("opening", "ordered-care", "status", *YES_NO),
    _ask("opening", "on-my-side", "strength", *STRENGTH),
    _ask("opening", "can-take-in-care", "strength", *STRENGTH),
    _ask("opening", "work-is-valued", "strength", *STRENGTH),
    _ask("opening", "repair-works", "strength", *STRENGTH),
    _ask(_A, "felt-stuck", "gate", *YES_NO),
    _graded(_A, "A1", "stuck-unnoticed", on="felt-stuck", told_by="told-stuck"),
    _ask(_A, "told-stuck", "gate", *TOLD, on="felt-stuck"),
    _graded(
        _A,
        "A1",
        "stuck-avoided",
        "consult: f>=3 and told-stuck more-than-once",
        on="told-stuck",
        told_by="told-stuck",
        scale="extent",
        worked=(
            "mostly, told-stuck more-than-once: consult",
            "fully, told-stuck more-than-once: consult",
            "fully+very-much, told-stuck once: talk",
            "partly+very-much, told-stuck more-than-once: talk",
            "fully, told-stuck unsure: talk",
            "fully, told-stuck no: none",
            "fully, told-stuck more-than-once, felt-stuck no: none",
            "not-at-all, told-stuck more-than-once: none",
        ),
    ),
    _graded(_A, "A1", "easy-ground"),
    _graded(
        _A,
        "A2",
        "topic-pushed",
        "consult: f>=3 and i>=3",
        worked=(
            "often+quite-a-lot: consult",
            "often+somewhat: talk",
            "sometimes+very-much: talk",
            "almost-always: talk",
        ),
    ),
    _ask(_A, "told-wrong", "gate", *TOLD),
    _graded(
        _A,
        "A3",
        "correction-refused",
        "consult: f>=3 and told-wrong more-than-once",
        on="told-wrong",
        told_by="told-wrong",
        scale="extent",
        worked=(
            "mostly, told-wrong more-than-once: consult",
            "fully+very-much, told-wrong once: talk",
            "partly, told-wrong more-than-once: talk",
            "fully, told-wrong declined: talk",
            "fully, told-wrong not-applicable: none",
        ),
    ),
    _graded(_A, "A3", "fear-of-upsetting"),
    _graded(
        _A,
        "A",
        "feelings-passed-over",
        "consult: f>=3 and i>=3",
        worked=(
            "often+quite-a-lot: consult",
            "almost-always+somewhat: talk",
            "sometimes+very-much: talk",
            "often: talk",
        ),
    ),
    _ask(_M, "pays", "gate", *YES_NO),
    _graded(_M, "M", "low-fee-guilt", on="pays"),
    _graded(_M, "M", "hides-cost-strain", on="pays"),
    _graded(_M, "M", "cancels-over-money", on="pays"),
    _graded(_M, "M", "may-stop-over-money", on="pays"),
    _graded(_M, "M", "mixed-feelings-over-money", on="pays"),
    _graded(_M, "M", "debt-silences", on="pays"),
    _graded(
        _M,
        "M",
        "kept-for-money",
        "consult: f>=3",
        on="pays",
        never_first=True,
        worked=(
            "often: consult",
            "sometimes+very-much: talk",
            "often, pays no: none",
            "often, pays unsure: consult",
        ),
    ),
    _graded(
        _B,
        "B1",
        "personal-stories",
        "consult: f>=3",
        worked=(
            "often: consult",
            "sometimes+very-much: talk",
        ),
    ),
    _graded(
        _B,
        "B1",
        "caring-for-therapist",
        "consult: f>=3",
        worked=(
            "often: consult",
            "sometimes+very-much: talk",
        ),
    ),
    _graded(
        _B,
        "B2",
        "contact-between-sessions",
        "consult: f>=3 or i>=3",
        worked=(
            "often: consult",
            "rarely+quite-a-lot: consult",
            "sometimes+somewhat: talk",
        ),
    ),
    _graded(
        _B,
        "B2",
        "personal-remarks",
        "consult: f>=2 or i>=2 or closeness; outside: f>=2 and i>=3; "
        "outside: f>=3 and i>=2 or f>=3 and closeness",
        star=True,
        worked=(
            "rarely: talk",
            "rarely+a-little: talk",
            "sometimes: consult",
            "rarely+somewhat: consult",
            "rarely+very-much: consult",
            "rarely, personal-stories rarely: talk",
            "rarely, personal-stories sometimes: consult",
            "rarely, caring-for-therapist sometimes: consult",
            "rarely, contact-between-sessions sometimes: consult",
            "rarely, contact-between-sessions rarely+very-much: talk",
            "rarely, their-unspoken-feelings rarely: consult",
            "rarely, my-unspoken-feelings almost-always: talk",
            "rarely, friendship-offered yes: consult",
            "rarely, friendship-offered unsure: consult",
            "rarely, friendship-offered declined: talk",
            "rarely, asked-for-favors unsure: consult",
            "rarely, asked-for-favors yes: consult",
            "rarely, put-down yes: talk",
            "never, friendship-offered yes: none",
            "sometimes+somewhat: consult",
            "sometimes, friendship-offered yes: consult",
            "sometimes+quite-a-lot: outside",
            "often: consult",
            "often+a-little: consult",
            "often+somewhat: outside",
            "often, contact-between-sessions sometimes: outside",
            "almost-always+not-at-all, asked-for-favors yes: outside",
        ),
    ),
    _graded(
        _B,
        "B3",
        "over-identifies",
        "consult: f>=3",
        worked=(
            "often: consult",
            "sometimes+very-much: talk",
        ),
    ),
    _graded(
        _B,
        "B3",
        "over-directs",
        "consult: f>=3 and i>=3",
        worked=(
            "often+quite-a-lot: consult",
            "almost-always+somewhat: talk",
            "sometimes+very-much: talk",
            "often: talk",
        ),
    ),
    _graded(
        _B,
        "B3",
        "pulls-me-from-others",
        "consult: f>=2 or i>=2; outside: f>=3",
        star=True,
        ours=True,
        worked=(
            "rarely+a-little: talk",
            "rarely+somewhat: consult",
            "rarely+very-much: consult",
            "sometimes: consult",
            "sometimes+very-much: consult",
            "often: outside",
        ),
    ),
    _graded(
        _B,
        "B4",
        "my-unspoken-feelings",
        "consult: closeness or personal-remarks f>=1 or pulls-me-from-others f>=1",
        star=True,
        never_first=True,
        worked=(
            "almost-always+very-much: talk",
            "rarely, caring-for-therapist sometimes: consult",
            "rarely, caring-for-therapist rarely: talk",
            "rarely, personal-remarks rarely: consult",
            "rarely, personal-remarks never: talk",
            "rarely, pulls-me-from-others rarely: consult",
            "rarely, their-unspoken-feelings rarely: consult",
            "never, their-unspoken-feelings rarely: none",
        ),
    ),
    _graded(
        _B,
        "B4",
        "their-unspoken-feelings",
        "outside: f>=2 and personal-remarks f>=2",
        level="consult",
        star=True,
        never_first=True,
        worked=(
            "never, personal-remarks sometimes: none",
            "rarely: consult",
            "rarely+not-at-all: consult",
            "almost-always+very-much: consult",
            "rarely, personal-remarks rarely: consult",
            "rarely+very-much, personal-remarks almost-always: consult",
            "sometimes, personal-remarks rarely: consult",
            "sometimes, personal-remarks sometimes: outside",
        ),
    ),
    _ask(_B, "mentioned-stopping", "gate", *TOLD),
    _graded(
        _B,
        "B5",
        "upset-at-stopping",
        "consult: f>=3 or i>=3",
        on="mentioned-stopping",
        told_by="mentioned-stopping",
        scale="extent",
        star=True,
        worked=(
            "partly+somewhat, mentioned-stopping more-than-once: talk",
            "mostly, mentioned-stopping once: consult",
            "a-little+quite-a-lot: consult",
            "fully, mentioned-stopping no: none",
            "fully, mentioned-stopping not-applicable: none",
        ),
    ),
    _graded(
        _B,
        "B5",
        "not-free-to-stop",
        "consult: f>=3 or i>=3",
        on=Gate("ordered-care", closed_by=("yes",)),
        ours=True,
        worked=(
            "sometimes+somewhat: talk",
            "often: consult",
            "rarely+quite-a-lot: consult",
            "often, ordered-care yes: none",
            "often, ordered-care unsure: consult",
            "often, ordered-care not-applicable: consult",
        ),
    ),
    _ask(_B, "raised-concern", "gate", *TOLD),
    _graded(
        _B,
        "B6",
        "defensive-at-concerns",
        "consult: f>=3 or i>=3",
        on="raised-concern",
        told_by="raised-concern",
        scale="extent",
        worked=(
            "partly+somewhat, raised-concern more-than-once: talk",
            "mostly: consult",
            "a-little+quite-a-lot: consult",
            "fully, raised-concern no: none",
        ),
    ),
    _graded(
        _B,
        "B6",
        "dismisses-concerns",
        "consult: f>=3 or i>=3",
        on="raised-concern",
        told_by="raised-concern",
        scale="extent",
        worked=(
            "partly+somewhat, raised-concern once: talk",
            "mostly: consult",
            "a-little+quite-a-lot: consult",
            "fully, raised-concern no: none",
        ),
    ),
    _event("B1", "asked-for-favors", "consult", unsure="consult"),
    _event("B1", "asked-for-money", "outside"),
    _event("B2", "friendship-offered", "consult", unsure="consult", never_first=True),
    _event("B2", "romance-offered", "outside"),
    _event("B2", "sexual-remarks", "outside"),
    _event("B2", "sexual-or-unwanted-touch", "outside", ours=True),
    _event("B2", "asked-for-secrecy", "outside", ours=True),
    _event("B", "told-others-about-me", "consult", ours=True),
    _event("B", "put-down", "consult", ours=True),
    _event("B", "hurt-or-threatened", "outside", ours=True),
    _event("B5", "pressured-to-stay", "outside", unsure="consult"),
    # When these two are asked depends on the route, not on a gate.
    _ask("closing", "safe-to-raise", "status", "yes", "hard", "no"),
    _ask("closing", "consulted", "status", *YES_NO),
)
TABLE = {question.id: question for question in QUESTIONS}

GONE = {"outside-relationship": ("friendship-offered", "romance-offered")}
"""Ids of an earlier pack, and those that a fault names in their place."""

SIGNS = {
    "closeness": any_of(
        "personal-stories f>=2 or caring-for-therapist f>=2 or contact-between-sessions f>=2 "
        "or their-unspoken-feelings f>=1 or friendship-offered yes or friendship-offered unsure "
        "or asked-for-favors yes or asked-for-favors unsure"
    )
}
CLOSENESS_EVENTS = (
    "friendship-offered",
    "romance-offered",
    "sexual-remarks",
    "sexual-or-unwanted-touch",
    "asked-for-secrecy",
)
CONSULTED_WHILE_DECLINED = (
    "contact-between-sessions",
    "personal-remarks",
    "friendship-offered",
    "my-unspoken-feelings",
    "their-unspoken-feelings",
)
"""Their openers need ``consulted: yes`` while a closeness event is declined, or a tie outside left open."""
PRESSURE_EVENTS = ("hurt-or-threatened", "pressured-to-stay")
STOPPING = ("upset-at-stopping", "not-free-to-stop")
"""Their openers need ``consulted: yes`` while one of the pressure events is declined."""
THERAPIST_STILL_FIRST = (
    "over-identifies",
    "over-directs",
    "defensive-at-concerns",
    "dismisses-concerns",
)
"""At consult, reasons outside feedback and money that let the first words go to the therapist."""
ALWAYS_ASKED = ("therapy-status", "ordered-care")
"""Asked whatever the focus is, as are all events and the closing questions."""
