"""Examples worked out by hand from the contract's page, for the oracle and for the program.

Answers are written shortly: ``easy-ground often+quite-a-lot!once, pays no`` is how often, how heavy and what
came of saying it. Beside them no event happened.
"""

from collections.abc import Iterator

from oracle import File
from oracle_table import QUESTIONS

EVENTS = [each.id for each in QUESTIONS if each.kind == "event"]
CALM: dict[str, object] = dict.fromkeys(EVENTS, "no")
"""Every event answered, and none of them happened."""


def answer(text: str) -> object:
    """Read ``often+quite-a-lot!helped`` as how often, how heavy, and what came of saying it."""
    rest, _, said = text.partition("!")
    value, _, impact = rest.partition("+")
    parts = {"frequency": value, "impact": impact, "said": said}
    return {key: each for key, each in parts.items() if each} if impact or said else value


def answers(text: str) -> dict[str, object]:
    """Read ``easy-ground often, pays no`` as answers."""
    pairs = (each.split() for each in text.split(", ") if each)
    return {name: answer(word) for name, word in pairs}


REASONS: list[tuple[str, str, list[str]]] = [  # the route, and what set it
    ("", "none", []),
    ("easy-ground rarely", "talk", ["easy-ground"]),
    ("easy-ground rarely, personal-remarks sometimes", "consult", ["personal-remarks"]),
    ("easy-ground rarely!worse", "consult", ["easy-ground"]),
    ("easy-ground rarely!more-than-once", "talk", ["easy-ground"]),
    ("safe-to-raise no", "consult", ["safe-to-raise"]),
    ("safe-to-raise no, easy-ground often", "consult", ["safe-to-raise"]),
    ("safe-to-raise no, put-down yes", "consult", ["put-down", "safe-to-raise"]),
    ("safe-to-raise no, sexual-remarks yes", "outside", ["sexual-remarks"]),
    ("safe-to-raise unsure", "none", []),
    (
        "asked-for-secrecy unsure, pulls-me-from-others often",
        "outside",
        ["pulls-me-from-others", "asked-for-secrecy"],
    ),
    ("sexual-remarks unsure, put-down yes, pressured-to-stay unsure", "outside", ["sexual-remarks"]),
    ("pays no, low-fee-guilt often!worse", "none", []),
]

STAGES_REACHED: list[tuple[str, str, str]] = [
    ("easy-ground often", "easy-ground", "first"),
    ("easy-ground often!no", "easy-ground", "first"),
    ("easy-ground often!helped", "easy-ground", "since"),
    ("easy-ground often!unclear", "easy-ground", "since"),
    ("easy-ground often!once", "easy-ground", "again"),
    ("easy-ground often!worse", "easy-ground", "again"),
    ("easy-ground rarely!more-than-once", "easy-ground", "enough"),
    ("put-down yes", "put-down", "first"),
    ("stuck-unnoticed often, told-stuck no", "stuck-unnoticed", "first"),
    ("stuck-unnoticed often, told-stuck not-applicable", "stuck-unnoticed", "first"),
    ("stuck-unnoticed often, told-stuck unsure", "stuck-unnoticed", "first"),
    ("stuck-unnoticed often", "stuck-unnoticed", "first"),
    ("stuck-unnoticed rarely, told-stuck once", "stuck-unnoticed", "again"),
    ("stuck-unnoticed sometimes, told-stuck more-than-once", "stuck-unnoticed", "again"),
    ("stuck-unnoticed often, told-stuck more-than-once", "stuck-unnoticed", "enough"),
    ("stuck-avoided fully, told-stuck once", "stuck-avoided", "again"),
    ("stuck-avoided mostly, told-stuck more-than-once", "stuck-avoided", "enough"),
    ("correction-refused partly, told-wrong more-than-once", "correction-refused", "again"),
    ("correction-refused partly, told-wrong declined", "correction-refused", "first"),
    ("upset-at-stopping fully, mentioned-stopping more-than-once", "upset-at-stopping", "enough"),
    ("defensive-at-concerns a-little, raised-concern once", "defensive-at-concerns", "again"),
    ("dismisses-concerns mostly, raised-concern more-than-once", "dismisses-concerns", "enough"),
]

TOUCHY = "contact-between-sessions rarely, personal-remarks rarely, my-unspoken-feelings rarely"

OPENERS: list[tuple[str, list[str], str | None]] = [  # which may be shown, and whom the first words are for
    ("", [], None),
    ("easy-ground rarely", ["easy-ground"], "therapist"),
    ("easy-ground rarely, safe-to-raise hard", ["easy-ground"], "therapist"),
    ("easy-ground rarely, safe-to-raise unsure", ["easy-ground"], "someone"),
    ("easy-ground rarely, safe-to-raise declined", ["easy-ground"], "someone"),
    ("easy-ground rarely, safe-to-raise no", [], "someone"),
    ("easy-ground rarely, therapy-status ended", [], None),
    ("easy-ground rarely, therapy-status on-a-break", ["easy-ground"], "therapist"),
    ("easy-ground rarely, asked-for-money not-asked", [], None),
    ("easy-ground rarely, pressured-to-stay not-applicable", [], None),
    ("easy-ground rarely, asked-for-favors not-asked", ["easy-ground"], "therapist"),
    ("easy-ground rarely, sexual-remarks unsure, consulted yes", [], "someone"),
    ("easy-ground rarely, sexual-remarks declined", ["easy-ground"], "therapist"),
    # At consult: for reasons of feedback the first words stay with the therapist.
    ("topic-pushed often+very-much", [], "someone"),
    ("topic-pushed often+very-much, safe-to-raise yes", ["topic-pushed"], "therapist"),
    ("topic-pushed often+very-much, safe-to-raise hard", ["topic-pushed"], "therapist"),
    ("topic-pushed often+very-much, safe-to-raise unsure", [], "someone"),
    ("topic-pushed often+very-much, consulted yes", ["topic-pushed"], "therapist"),
    ("topic-pushed often+very-much, consulted yes, safe-to-raise unsure", ["topic-pushed"], "someone"),
    ("topic-pushed often+very-much, easy-ground rarely", ["easy-ground"], "therapist"),
    ("kept-for-money often, safe-to-raise yes", ["kept-for-money"], "therapist"),
    ("over-identifies often, safe-to-raise yes", ["over-identifies"], "therapist"),
    ("over-directs often+very-much, safe-to-raise yes", ["over-directs"], "therapist"),
    ("defensive-at-concerns fully, safe-to-raise yes", ["defensive-at-concerns"], "therapist"),
    ("dismisses-concerns fully, safe-to-raise yes", ["dismisses-concerns"], "therapist"),
    # For any other reason someone else comes first, until there was one.
    ("personal-stories often, safe-to-raise yes", ["personal-stories"], "someone"),
    ("personal-stories often, safe-to-raise yes, consulted yes", ["personal-stories"], "therapist"),
    ("contact-between-sessions often, safe-to-raise yes", ["contact-between-sessions"], "someone"),
    ("not-free-to-stop often, safe-to-raise yes", ["not-free-to-stop"], "someone"),
    ("easy-ground rarely, put-down yes, safe-to-raise yes", ["easy-ground"], "someone"),
    ("put-down yes, safe-to-raise yes", [], "someone"),
    ("put-down yes, consulted yes", ["put-down"], "therapist"),
    ("pressured-to-stay unsure, safe-to-raise yes, consulted yes", [], "someone"),
    # The star: not before someone else was asked.
    ("personal-remarks rarely", ["personal-remarks"], "therapist"),
    ("personal-remarks sometimes, safe-to-raise yes", [], "someone"),
    ("personal-remarks sometimes, consulted yes", ["personal-remarks"], "therapist"),
    ("pulls-me-from-others sometimes, safe-to-raise yes", [], "someone"),
    ("upset-at-stopping mostly, safe-to-raise yes", [], "someone"),
    ("upset-at-stopping partly, safe-to-raise yes", ["upset-at-stopping"], "therapist"),
    # What turned against the person.
    ("easy-ground rarely!worse, safe-to-raise yes", [], "someone"),
    ("easy-ground rarely!worse, topic-pushed rarely, safe-to-raise yes", ["topic-pushed"], "someone"),
    ("easy-ground rarely!worse, consulted yes", ["easy-ground"], "therapist"),
    # A closeness event that the person would rather not answer.
    (f"{TOUCHY}, romance-offered declined", [], "someone"),
    ("personal-remarks rarely, friendship-offered declined", [], "someone"),
    ("personal-remarks rarely, romance-offered declined", [], "someone"),
    ("personal-remarks rarely, sexual-remarks declined", [], "someone"),
    ("personal-remarks rarely, sexual-or-unwanted-touch declined", [], "someone"),
    ("personal-remarks rarely, asked-for-secrecy declined", [], "someone"),
    ("personal-remarks rarely, asked-for-favors declined", ["personal-remarks"], "therapist"),
    ("personal-remarks rarely, asked-for-money declined", ["personal-remarks"], "therapist"),
    ("personal-remarks rarely, told-others-about-me declined", ["personal-remarks"], "therapist"),
    ("personal-remarks rarely, put-down declined", ["personal-remarks"], "therapist"),
    ("personal-remarks rarely, pressured-to-stay declined", ["personal-remarks"], "therapist"),
    ("personal-stories rarely, romance-offered declined", ["personal-stories"], "therapist"),
    ("caring-for-therapist rarely, romance-offered declined", ["caring-for-therapist"], "therapist"),
    ("pulls-me-from-others rarely, romance-offered declined", ["pulls-me-from-others"], "therapist"),
    ("their-unspoken-feelings rarely, romance-offered declined", [], "someone"),
    ("their-unspoken-feelings rarely, safe-to-raise yes", [], "someone"),
    ("their-unspoken-feelings rarely, consulted yes", ["their-unspoken-feelings"], "therapist"),
    ("easy-ground rarely, safe-to-raise not-applicable", ["easy-ground"], "someone"),
    # A tie outside that was neither answered nor declined.
    ("my-unspoken-feelings rarely, friendship-offered not-asked", [], "someone"),
    ("my-unspoken-feelings rarely, friendship-offered not-applicable", [], "someone"),
    ("my-unspoken-feelings rarely, friendship-offered no", ["my-unspoken-feelings"], "therapist"),
    ("personal-remarks rarely, friendship-offered not-asked", [], "someone"),
    ("contact-between-sessions rarely, friendship-offered not-applicable", [], "someone"),
    ("personal-stories rarely, friendship-offered not-asked", ["personal-stories"], "therapist"),
    (
        "personal-remarks rarely, friendship-offered not-asked, consulted yes",
        ["personal-remarks"],
        "therapist",
    ),
    # Harm, threats or pressure to stay that the person would rather not speak of.
    ("not-free-to-stop rarely, pressured-to-stay declined", [], "someone"),
    ("not-free-to-stop rarely, hurt-or-threatened declined", [], "someone"),
    ("mentioned-stopping once, upset-at-stopping a-little, hurt-or-threatened declined", [], "someone"),
    ("not-free-to-stop rarely, asked-for-money declined", ["not-free-to-stop"], "therapist"),
    ("not-free-to-stop rarely, pressured-to-stay declined, consulted yes", ["not-free-to-stop"], "therapist"),
    ("easy-ground rarely, pressured-to-stay declined", ["easy-ground"], "therapist"),
    ("contact-between-sessions rarely, romance-offered declined", [], "someone"),
    ("personal-remarks rarely, romance-offered declined, consulted yes", ["personal-remarks"], "therapist"),
    ("personal-remarks rarely, hurt-or-threatened declined", ["personal-remarks"], "therapist"),
    ("contact-between-sessions often, sexual-remarks declined, safe-to-raise yes", [], "someone"),
    ("friendship-offered declined, my-unspoken-feelings rarely", [], "someone"),
    ("easy-ground rarely, asked-for-secrecy declined, personal-remarks rarely", ["easy-ground"], "therapist"),
]

STARTS: list[tuple[str, str | None]] = [  # None is the general line
    ("easy-ground rarely, topic-pushed sometimes", "topic-pushed"),
    ("easy-ground rarely, topic-pushed rarely", "easy-ground"),
    ("easy-ground rarely+not-at-all, topic-pushed almost-always", "easy-ground"),
    ("easy-ground often+a-little, topic-pushed rarely+somewhat", "topic-pushed"),
    ("easy-ground rarely+a-little, topic-pushed sometimes+a-little", "topic-pushed"),
    ("asked-for-favors yes, consulted yes", "asked-for-favors"),
    ("asked-for-favors yes, consulted yes, dismisses-concerns a-little", "dismisses-concerns"),
    ("put-down yes, asked-for-favors yes, consulted yes", "asked-for-favors"),
    ("my-unspoken-feelings almost-always+very-much", None),
    ("kept-for-money often+very-much, safe-to-raise yes", None),
    ("friendship-offered yes, consulted yes", None),
    ("their-unspoken-feelings rarely, kept-for-money rarely", None),
    ("kept-for-money sometimes+very-much, easy-ground rarely", "easy-ground"),
]


READY = "felt-stuck yes, pays yes, ordered-care no, safe-to-raise yes, consulted yes"
"""All is ready for a talk."""
_SAID = {"": "first", "!helped": "since", "!once": "again", "!more-than-once": "enough"}
_TOLD = (("unsure", 1, "first"), ("once", 1, "again"), ("more-than-once", 3, "enough"))


def raised_at_each_stage() -> Iterator[tuple[str, str, File]]:
    """Give each question that may be raised, each stage that it can reach, and a file where it does."""
    for each in QUESTIONS:
        found: dict[str, str] = {}
        if each.kind == "event" and each.star:
            found = {"first": f"{each.id} yes"}
        elif each.told_by:
            found = {stage: f"{each.told_by} {told}, {each.id} {each.values[f]}" for told, f, stage in _TOLD}
        elif each.kind == "graded":
            found = {stage: f"{each.id} {each.values[1]}{said}" for said, stage in _SAID.items()}
        for stage, text in found.items():
            yield each.id, stage, {"answers": CALM | answers(f"{READY}, {text}")}


def examples() -> Iterator[File]:
    """Give a file for each of these; rows that rise also where a talk would be safe and nobody was asked."""
    for row in QUESTIONS:
        for own, beside, _ in row.worked:
            rest = answers(f"{beside}, {row.id} {own}".removeprefix(", "))
            yield {"answers": CALM | rest}
            yield {"answers": CALM | rest | {"safe-to-raise": "yes", "consulted": "no"}}
    for name in EVENTS:
        for word in ("yes", "unsure", "declined", "not-applicable", "not-asked"):
            yield {"answers": CALM | {name: word}}
    texts = [[each[0] for each in table] for table in (REASONS, STAGES_REACHED, OPENERS, STARTS)]
    yield from ({"answers": CALM | answers(text)} for table in texts for text in table)
    yield from (file for _, _, file in raised_at_each_stage())
