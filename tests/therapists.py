"""Answers to the therapist's own form, and its documents, shared by the tests of it."""

from typing import Final

from conftest import ROOT
from core_helpers import RESOURCES, WORDS, answer, page
from scripted import Reply

from impasse_check import build_report, load_pack
from impasse_check.answers import parse_for
from impasse_check.model import Answers, Audience, Pack
from impasse_check.pack import for_answers
from impasse_check.report import Report

PACK: Final[Pack] = load_pack("therapist")
GRADED: Final = tuple(name for name, each in PACK.questions.items() if each.kind == "graded")
EVENTS: Final = tuple(name for name, each in PACK.questions.items() if each.kind == "event")
STRENGTHS: Final = tuple(name for name, each in PACK.questions.items() if each.kind == "strength")
assert PACK.statement is not None
STATEMENT: Final = PACK.statement
START: Final[Reply] = (page("start", PACK).title, "go-on")
EXAMPLE: Final = ROOT / "examples" / "therapist.yaml"


def given(
    words: dict[str, str], *, notes: dict[str, str] | None = None, bring: tuple[str, ...] | None = None
) -> Answers:
    """Make answers in which no line was crossed, but for what the words say."""
    whole = dict.fromkeys(EVENTS, "no") | words
    return Answers(
        answers={name: answer(word, (notes or {}).get(name)) for name, word in whole.items()},
        bring=bring,
        bring_notes=tuple(notes or ()),
    )


def all_marked(**changes: str) -> Answers:
    """Mark everything as much as can be, with all that may go well."""
    most = dict.fromkeys(GRADED, "almost-always+very-much") | dict.fromkeys(STRENGTHS, "yes")
    return given(most | {name.replace("_", "-"): word for name, word in changes.items()})


def example() -> Answers:
    """Read the worked example, by the pack that it names."""
    pack, answers = parse_for(EXAMPLE.name, EXAMPLE.read_bytes(), for_answers(None))
    assert pack.id == PACK.id
    return answers


def document(answers: Answers, audience: Audience = "me", *, full: bool = False) -> Report:
    """Build a document with the shipped words and resources."""
    return build_report(
        PACK, answers, words=WORDS, resources=RESOURCES, audience=audience, country="GB", full=full
    )


def replies_to(answers: Answers) -> list[Reply]:
    """Give the replies of somebody who goes straight through to these answers."""
    replies, warning = [START], PACK.sections["boundaries"].warning
    assert warning is not None
    for name in PACK.questions:
        given = answers.answers[name]
        if name == warning.before:
            replies.append(("quiz.warned", "go-on"))
        replies.append((name, given.given))
        if given.impact is not None:
            if given.note is not None:
                replies += [("impact", "note"), ("quiz.note", given.note)]
            replies.append(("impact", given.impact))
    return replies
