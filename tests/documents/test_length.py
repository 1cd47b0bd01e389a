"""How long a document is over any answers, what stands first, what is said once, and what is never cut.

Three hundred files made by chance are looked at in every run of the tests, beside answers that are as long as
they can be. As many as it says are looked at with
``IMPASSE_CHECK_DOCUMENT_FILES=2000 pytest tests/documents/test_length.py``.
"""

import os
import random
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import cycle
from typing import Final

import pytest
from core_helpers import EVENTS, GRADED, GRAVE, PACK, RESOURCES, WORDS, changed, page, said, strings
from oracle_files import random_file, written

from impasse_check import build_report
from impasse_check.answers import parse_answers
from impasse_check.model import Answers
from impasse_check.renderers import Look, render
from impasse_check.report import NothingToBringError, Report
from impasse_check.report.blocks import Bullets, Contacts, Paragraph, Quote
from impasse_check.resources import countries

FILES: Final = int(os.environ.get("IMPASSE_CHECK_DOCUMENT_FILES", "300"))
MOST_WORDS: Final = {"none": 450, "talk": 450, "consult": 600, "outside": 700}
MOST_LINES: Final = {"none": 75, "talk": 75, "consult": 110, "outside": 110}
NOTE_LINES: Final = 3 * 7
"""Own words are not counted, but a short document never shows more than a few lines of them."""
FIRST_WORDS: Final = 60
COUNTRIES: Final = (None, *countries(RESOURCES))
LONG: Final = "This is what it was like for me, told as well as I can. " * 35
WORD: Final = re.compile(r"\S*[^\W_]\S*")
"""A token with a letter or a digit."""
N_OF_M: Final = re.compile(
    r"\b(\d+|one|two|three|four|five|six|all) of (the |your |about )?(\d+|two|three|four|five|six|seven)\b",
    re.IGNORECASE,
)
HARD: Final = {"therapy-status": "on-a-break", "ordered-care": "yes", "felt-stuck": "yes", "pays": "yes"}
UNSURE: Final = {"safe-to-raise": "unsure"}
TOLD: Final = dict.fromkeys(("told-stuck", "told-wrong", "mentioned-stopping", "raised-concern"), "once")


def counted(text: str) -> int:
    """Count words as the contract does."""
    return len(WORD.findall(text))


def wordy() -> set[str]:
    """Give the questions with the longest first sentences, of which a short document shows seven."""
    left_out = ("personal-remarks", "pulls-me-from-others", "their-unspoken-feelings", "my-unspoken-feelings")
    length = {
        name: counted(PACK.questions[name].text.split(". ")[0]) for name in GRADED if name not in left_out
    }
    return set(sorted(length, key=lambda name: length[name])[-7:])


def longest() -> Iterator[tuple[str, Answers]]:
    """Give answers that make each route's document as long as it can be, with long notes and without."""
    strengths = {name: "partly" for name, each in PACK.questions.items() if each.kind == "strength"}
    strengths["on-my-side"] = "yes"
    marked = strengths | HARD | TOLD | {"safe-to-raise": "hard"}
    answers = {name: list(PACK.choices[PACK.questions[name].choice_set]) for name in GRADED}
    fully = {
        name: f"{answers[name][-1]}+{'very-much' if name in wordy() else 'quite-a-lot'}" for name in GRADED
    }
    rarely = {
        name: f"{answers[name][1]}+{'a-little' if name in wordy() else 'not-at-all'}" for name in GRADED
    }
    without = {
        "personal-remarks": "never",
        "pulls-me-from-others": "never",
        "their-unspoken-feelings": "never",
    }
    declined = dict.fromkeys(EVENTS, "declined")
    routes = {
        "none": strengths | HARD | declined,
        "talk": marked | rarely | without | {"my-unspoken-feelings": "never"} | declined,
        # Where it is open if it is safe to bring up, someone else is first.
        "talk-someone": marked | rarely | without | declined | {"my-unspoken-feelings": "never"} | UNSURE,
        "consult": marked | fully | without | declined,
        "outside": marked | fully | declined | {"sexual-remarks": "unsure"},
    }
    for route, words in routes.items():
        for notes in ({}, {name: LONG[:2000] for name in words if "+" in words[name]}):
            yield (
                f"{route}{'-noted' if notes else ''}",
                changed(said(words, notes=notes), focus=("boundaries",)),
            )


def by_chance(number: int) -> Answers:
    """Give the answers of one file made by chance."""
    return parse_answers("answers.yaml", written(random.Random(number), random_file(number)), PACK)


def made(answers: Answers, *, full: bool = False, country: str | None = None) -> Report:
    """Build the document for the person."""
    return build_report(PACK, answers, words=WORDS, resources=RESOURCES, full=full, country=country)


def without_notes(answers: Answers) -> Answers:
    """Give the answers without own words, which are not counted."""
    return answers.put({name: changed(each, note=None) for name, each in answers.answers.items()})


def said_in(report: Report) -> Iterator[str]:
    """Give what a document says in sentences: not headings, names, marks or sources."""
    for block in report.blocks:
        match block:
            case Paragraph() | Quote():
                yield block.text
            case Bullets():
                yield from block.items


def below_the_card(report: Report) -> list[str]:
    """Give every text from the second heading of a part on, but for words to say."""
    start = [place for place, each in enumerate(report.blocks) if getattr(each, "rank", 0) == 2][1:2]
    blocks = report.blocks[start[0] :] if start else ()
    return list(strings([each for each in blocks if not isinstance(each, Quote)]))


def told(report: Report, texts: list[str]) -> dict[str, int]:
    """Count how often each question's words, or its first sentence, stand in texts."""
    whole = "\n".join(texts)
    first = {name: each.text.split(". ")[0].removesuffix(".") for name, each in PACK.questions.items()}
    return {
        name: whole.count(text) for name, text in first.items() if report.pack.questions[name].kind != "gate"
    }


def too_long(answers: Answers, country: str | None) -> Iterator[str]:
    """Tell where the short document is longer than it may be, and where the first words stand too late."""
    report = made(answers, country=country)
    route = report.score.route
    words = counted(render(made(without_notes(answers), country=country), "markdown"))
    lines = len(
        render(made(without_notes(answers), country=country), "terminal", Look(width=80)).splitlines()
    )
    noted = len(render(report, "terminal", Look(width=80)).splitlines())
    if words > MOST_WORDS[route]:
        yield f"{words} words on {route}"
    if lines > MOST_LINES[route] or noted > lines + NOTE_LINES:
        yield f"{lines} lines on {route}, {noted} with own words"
    before, line, _ = render(report, "markdown").partition("\n> ")
    if report.first is not None and (not line or counted(before) >= FIRST_WORDS):
        yield f"the first words stand after {counted(before)}"
    rows = next((each.items for each in report.blocks if isinstance(each, Contacts)), ())
    if not 1 <= len(rows) <= 6 or any(
        counted(f"{each.name} {each.contact} {each.when or ''}") > 20 for each in rows
    ):
        yield f"{len(rows)} rows of help, or one that is long"


def said_twice(answers: Answers, country: str | None) -> Iterator[str]:
    """Tell what is said more often than it may be, and what counts answers."""
    short, full = (made(without_notes(answers), country=country, full=each) for each in (False, True))
    yield from (f"short: {name}" for name, count in told(short, below_the_card(short)).items() if count > 1)
    yield from (f"full: {name}" for name, count in told(full, below_the_card(full)).items() if count > 2)
    questions = {each.text for each in PACK.questions.values()}
    again = Counter(text for text in said_in(full) if text not in questions)
    yield from (f"full, twice: {text[:60]}" for text, count in again.items() if count > 1)
    for each in (short, full):
        yield from (f"counts: {text[:60]}" for text in strings(each.blocks) if N_OF_M.search(text))


def cut(answers: Answers, country: str | None) -> Iterator[str]:
    """Tell what the contract says is never cut and is not there."""
    report = made(answers, country=country)
    score, text = report.score, " ".join(strings(report.blocks))

    def given(name: str) -> str:
        return score.effective[name].given

    def looked_at_all_the_same(section: str) -> bool:
        own = {name: each for name, each in PACK.questions.items() if each.section == section}
        asked = (name for name, each in own.items() if each.kind not in ("event", "status"))
        return any(name in answers.answers and given(name) != "not-asked" for name in asked)

    graded = [name for name in score.because if PACK.questions[name].kind == "graded"]
    reasons = [
        *(WORDS.raw(f"card.{key}").split(":")[0] for key in ("because", "because-also", "because-consulted")),
        "ne or more of your answers",
        str(PACK.reasons.consulted)[:-1],
    ]
    named = report.start is not None and report.start.question in graded
    needed: Mapping[str, bool] = {
        "why it is someone else": score.route != "consult" or named or any(each in text for each in reasons),
        "why it is outside": score.route != "outside" or str(PACK.reasons.outside) in text,
        "whom to reach": "findahelpline.com" in text,
        "who has a say": given("ordered-care") != "yes"
        or next(strings(page("ordered").body)) in text
        or score.route == "outside",
        "what was not looked at": not report.focus
        or score.route == "outside"
        or all(
            each.title in text
            for name, each in PACK.sections.items()
            if each.focus and name not in report.focus and not looked_at_all_the_same(name)
        ),
        "what was declined": all(given(name) != "declined" for name in GRAVE)
        or "outside" in score.levels.values()
        or "If a grave line was crossed, tell someone outside first." in text,
        "that it may stay unsaid": report.start is None or "eaving it unsaid is fine" in text,
    }
    yield from (f"cut: {what}" for what, there in needed.items() if not there)


def wrong_with(answers: Answers, country: str | None) -> list[str]:
    """Tell all that is wrong with the documents of one person."""
    found = [*too_long(answers, country), *said_twice(answers, country), *cut(answers, country)]
    try:
        sheet = build_report(PACK, answers, words=WORDS, resources=RESOURCES, audience="session")
    except NothingToBringError:
        return found
    return found + [f"sheet counts: {text[:60]}" for text in strings(sheet.blocks) if N_OF_M.search(text)]


@pytest.mark.slow
@pytest.mark.parametrize("part", range(4))
def test_documents_stay_short_and_whole_over_any_answers(part: int) -> None:
    """Within the words and lines of the contract, with the first words on top and nothing said twice."""
    wrong = {}
    for number, country in zip(range(FILES), cycle(COUNTRIES), strict=False):
        if number % 4 == part and (found := wrong_with(by_chance(number), country)):
            wrong[number] = found
    assert wrong == {}


@pytest.mark.slow
@pytest.mark.parametrize(("name", "answers"), [pytest.param(*each, id=each[0]) for each in longest()])
@pytest.mark.parametrize("country", COUNTRIES)
def test_the_longest_answers_there_can_be_stay_within_it_too(
    name: str, answers: Answers, country: str | None
) -> None:
    """On each route, with all that can be marked, declined and left out, and with long notes."""
    assert made(answers).score.route == name.split("-", maxsplit=1)[0]
    assert wrong_with(answers, country) == []


def test_who_is_not_sure_reads_no_more_in_any_country() -> None:
    """The page with softer words is the longest there is outside; a date stands on it too."""
    answers = said({"romance-offered": "unsure", "sexual-remarks": "declined"})
    for country in countries(RESOURCES):
        report = build_report(
            PACK, answers, words=WORDS, resources=RESOURCES, country=country, date="2026-11-24"
        )
        assert counted(render(report, "markdown")) <= MOST_WORDS["outside"], country
