"""The full document: what the short one has, then a page each for the rest, and nothing said again."""

from typing import Any

import pytest
from core_helpers import GRAVE, PACK, RESOURCES, WORDS, document, flat, in_blocks, page, said, shape
from oracle_table import QUESTIONS

from impasse_check import build_report, render
from impasse_check.follow_up import follow
from impasse_check.model import Answers, Talk
from impasse_check.report import Report
from impasse_check.report.blocks import Heading, Paragraph, Quote

TALK = {"easy-ground": "often+somewhat", "over-directs": "rarely+a-little", "debt-silences": "often"}
CONSULT = TALK | {"over-identifies": "often"}
WORDS_TO_SAY, BECAUSE, OPEN, OTHER, SOURCES = (
    WORDS.say(key)
    for key in (
        "report.words",
        "report.because",
        "report.left-open",
        "report.other-answers",
        "report.sources",
    )
)
ALL_SAID = {each.id: each.values[0] if each.kind == "graded" else "no" for each in QUESTIONS} | {
    "therapy-status": "going-on",
    "pays": "yes",
    "felt-stuck": "yes",
    "safe-to-raise": "yes",
    "consulted": "not-asked",
}


def full(words: dict[str, str]) -> Report:
    """Give the full document."""
    return build_report(PACK, said(ALL_SAID | words), words=WORDS, resources=RESOURCES, full=True)


def in_full(answers: Answers) -> str:
    """Give the full document as a page to read."""
    report = build_report(PACK, answers, words=WORDS, resources=RESOURCES, full=True)
    return " ".join(render(report, "markdown").split())


def pages(report: Report) -> list[str]:
    """Give the titles of what stands on a page of its own."""
    return [block.text for block in report.blocks if isinstance(block, Heading) and block.page]


def quoted(report: Report) -> list[str]:
    """Give all words to say."""
    return [block.text for block in report.blocks if isinstance(block, Quote)]


def without_asides(block: tuple[str, dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    """Leave out what the full document says beside a mark that set the route."""
    kind, held = block
    if kind != "Marks":
        return block
    return kind, held | {"items": tuple(each | {"aside": None} for each in held["items"])}


@pytest.mark.parametrize("words", [{}, TALK, CONSULT, {GRAVE[0]: "yes"}, {GRAVE[0]: "unsure"}])
def test_it_begins_with_the_short_one(words: dict[str, str]) -> None:
    """Block by block, but for the pointer to the full one and the sources."""
    short = list(map(shape, document(said(ALL_SAID | words)).blocks))
    whole = list(map(shape, full(words).blocks))
    more = next(place for place, block in enumerate(short) if WORDS.say("report.more") in block[1].values())
    assert [without_asides(each) for each in whole[:more]] == short[:more]
    assert more > 5


@pytest.mark.parametrize(
    ("words", "there", "absent"),
    [
        (TALK, [WORDS_TO_SAY, page("how_to_say").title, page("leaving").title, SOURCES], [BECAUSE, OTHER]),
        (CONSULT | {"safe-to-raise": "yes"}, [WORDS_TO_SAY, page("leaving").title], [BECAUSE, OTHER]),
        ({"asked-for-favors": "unsure"} | TALK, [page("leaving").title], [OTHER]),
        (CONSULT | {"safe-to-raise": "no"}, [BECAUSE, page("leaving").title], [WORDS_TO_SAY]),
        (CONSULT | {GRAVE[0]: "yes"}, [OTHER, BECAUSE], [WORDS_TO_SAY, page("leaving").title]),
        (TALK | {"therapy-status": "ended"}, [], [WORDS_TO_SAY, page("leaving").title]),
        ({}, [], [WORDS_TO_SAY, page("leaving").title, BECAUSE]),
        ({"easy-ground": "unsure"}, [OPEN], []),
    ],
)
def test_pages_are_those_that_fit(words: dict[str, str], there: list[str], absent: list[str]) -> None:
    """In their order; no page for leaving where there is nothing to leave or help comes first."""
    found = pages(full(words))
    assert [title for title in found if title in there] == there
    assert set(found).isdisjoint(absent)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("marks", [CONSULT, TALK])
def test_where_it_is_not_safe_no_page_has_words_to_say_to_them(marks: dict[str, str]) -> None:
    """That one can leave stays, and that one written line is enough; nothing is there to be said out loud."""
    unsafe, hard = (full(marks | {"safe-to-raise": each, "consulted": "yes"}) for each in ("no", "hard"))
    words = {each.words for each in page("leaving").body.values() if each.words}
    assert words
    assert words <= set(quoted(hard))
    assert not words & set(quoted(unsafe))
    assert page("leaving").title in pages(unsafe)
    written = [
        each.say for each in page("leaving").body.values() if each.say and "one written line" in each.say
    ]
    assert written
    assert set(written) <= {block.text for block in unsafe.blocks if isinstance(block, Paragraph)}


@pytest.mark.parametrize(
    ("marks", "has"),
    [
        ({GRAVE[-1]: "not-asked"}, False),
        ({"hurt-or-threatened": "not-asked"}, False),
        ({"pressured-to-stay": "declined"}, False),
        ({"hurt-or-threatened": "declined", "consulted": "no"}, False),
        ({"pressured-to-stay": "declined", "consulted": "yes"}, True),
        ({}, True),
    ],
)
def test_words_for_leaving_wait_where_all_words_to_them_do(marks: dict[str, str], has: bool) -> None:
    """While a grave question is blank, or pressure was kept back and nobody outside knows of it."""
    report = full({"over-directs": "often"} | marks)
    words = {each.words for each in page("leaving").body.values() if each.words}
    assert bool(words & set(quoted(report))) is has
    assert words <= set(quoted(report)) or not words & set(quoted(report))
    assert page("leaving").title in pages(report)


def test_everything_that_may_be_raised_has_its_words_in_both_tones_and_lengths() -> None:
    """Once each: the line that the card has is not said again."""
    report = full(TALK)
    said_words = quoted(report)
    for opener in report.openers:
        assert said_words.count(opener.text) == 1 or opener.text == opener.line
        assert said_words.count(opener.line) == 1, opener.line
    assert len(report.openers) == 2 * len(TALK)


def test_advice_on_money_stands_only_beside_words_about_money() -> None:
    """Not where money was not marked, and not where nothing may be raised."""
    advice = PACK.sections["money"].advice
    assert advice is not None
    assert advice.title in pages(full(TALK))
    assert advice.title not in pages(full({"easy-ground": "often"}))
    assert advice.title not in pages(full(TALK | {"safe-to-raise": "no"}))


@pytest.mark.parametrize("word", ["yes", "unsure"])
def test_a_grave_event_has_no_text_where_help_comes_first(word: str) -> None:
    """The reason is said to lie among such questions; the other answers have their own page."""
    report = full(TALK | {GRAVE[0]: word})
    text = in_blocks(report)
    assert flat(PACK.questions[GRAVE[0]].text) not in text
    assert all(flat(PACK.questions[name].text) in text for name in TALK)


def test_what_is_open_is_listed_as_open() -> None:
    """Not sure, rather not say and blank, each as what it is; not what was not looked at."""
    given = ALL_SAID | {"easy-ground": "unsure", "topic-pushed": "declined", "over-directs": "not-asked"}
    text = in_blocks(build_report(PACK, said(given), words=WORDS, resources=RESOURCES, full=True))
    for name in ("easy-ground", "topic-pushed", "over-directs"):
        assert flat(PACK.questions[name].text) in text
    focused = Answers(answers=said(given).answers, focus=("money",))
    assert flat(PACK.questions["over-directs"].text) not in in_blocks(
        build_report(PACK, focused, words=WORDS, resources=RESOURCES, full=True)
    )


def test_what_came_of_a_talk_is_not_told_as_an_answer_that_nobody_gave() -> None:
    """Where that made it unsafe, the reason is what was told; a person's own no stays one."""
    fear = PACK.choices["safe"]["no"]
    marked = said({"easy-ground": "often", "safe-to-raise": "yes"})
    for told in (
        Talk(question="easy-ground", happened="yes", came_back="worse", safe="yes"),
        Talk(question="easy-ground", happened="yes", came_back="helpful", safe="no"),
        Talk(happened="no", safe="no"),
    ):
        shown = in_full(follow(PACK, marked, told))
        assert WORDS.say("report.because") in shown
        assert fear not in shown
        assert ("I am afraid" in shown) is not told.turned
        reasons = {"talks.turned": told.turned, "talks.unsafe": told.spoken and not told.turned}
        for key, given in (reasons | {"talks.unsafe-unsaid": not told.spoken}).items():
            assert (WORDS.say(key) in shown) is given
    assert fear in in_full(said({"easy-ground": "often", "safe-to-raise": "no"}))
