"""What a person gets on each route but outside: which pages, in which order, and what holds them back."""

from collections.abc import Iterable

import pytest
from core_helpers import EVENTS, GRADED, GRAVE, PACK, WORDS, document, headings, said
from oracle_table import QUESTIONS

from impasse_check.report import NothingToBringError, Report

TITLES = {name: each.title for name, each in PACK.pages if each is not None}
STRENGTHS, STEPS, OPEN, OTHERS, SOURCES = (
    WORDS.say(key)
    for key in (
        "report.strengths",
        "report.next-steps",
        "report.left-open",
        "resource.title",
        "report.sources",
    )
)
PICTURE = WORDS.say("picture.title")
SECTIONS = [PACK.sections[name].title for name in ("feedback", "money", "boundaries")]
END = [TITLES["about"], SOURCES]
WELL = {each.id: "never" if each.kind == "graded" else each.values[-1] for each in QUESTIONS} | {
    "therapy-status": "going-on",
    "pays": "yes",
    "felt-stuck": "yes",
    "told-stuck": "once",
    "told-wrong": "once",
    "mentioned-stopping": "once",
    "raised-concern": "once",
    "safe-to-raise": "not-asked",
    "consulted": "not-asked",
}
"""Every question answered, and nothing marked."""
TALK = {"easy-ground": "often", "over-directs": "rarely+a-little"}
CONSULT = TALK | {"over-identifies": "often"}
ADVICE = PACK.sections["money"].advice


def titles(names: Iterable[str]) -> list[str]:
    """Give the titles of indicators."""
    return [PACK.indicators[name].title for name in names]


def made(words: dict[str, str]) -> Report:
    """Give the document of someone who answered all, these in another way."""
    return document(said(WELL | words))


def page_of(report: Report, indicators: str) -> list[str]:
    """Give what stands where openers are shown: the page before them, their titles, how to say it."""
    before = TITLES["raise_it" if report.score.route == "consult" else "talk"]
    return [before, *titles(indicators.split()), TITLES["how_to_say"], TITLES["repair"]]


def test_nothing_marked_is_no_all_clear() -> None:
    """The page that says so comes first, then what goes well; there is nothing to say to anyone."""
    report = made({})
    assert report.score.route == "none"
    assert headings(report) == [TITLES["none"], STRENGTHS, *SECTIONS, STEPS, OTHERS, *END]
    assert report.openers == ()
    assert report.next_steps == PACK.next_steps.none


def test_what_is_open_is_shown_where_nothing_was_marked() -> None:
    """Not sure is not a no."""
    assert headings(made({"easy-ground": "unsure"})) == [
        TITLES["none"],
        STRENGTHS,
        *SECTIONS,
        STEPS,
        OPEN,
        OTHERS,
        *END,
    ]


def test_things_to_raise_come_with_words() -> None:
    """What goes well, each part, then openers by indicator, the heaviest first, and how to say them."""
    report = made(TALK)
    assert report.score.route == "talk"
    words = page_of(report, "B3 A1")
    assert headings(report) == [STRENGTHS, *SECTIONS, PICTURE, *words, STEPS, OTHERS, *END]
    assert report.next_steps == PACK.next_steps.talk


def test_advice_on_money_comes_with_openers_on_money_only() -> None:
    """Not where money was not marked, and not where nothing may be raised."""
    assert ADVICE is not None
    found = headings(made({"debt-silences": "often"}))
    assert found == [
        STRENGTHS,
        *SECTIONS,
        TITLES["talk"],
        *titles(["M"]),
        ADVICE.title,
        TITLES["how_to_say"],
        TITLES["repair"],
        STEPS,
        OTHERS,
        *END,
    ]
    assert ADVICE.title not in headings(made(TALK))
    assert ADVICE.title not in headings(made({"debt-silences": "often", "safe-to-raise": "no"}))


@pytest.mark.parametrize(
    ("words", "indicators"),
    [
        (CONSULT | {"safe-to-raise": "yes"}, "B3 A1"),
        (CONSULT | {"safe-to-raise": "yes", "consulted": "yes"}, "B3 A1"),
        (CONSULT | {"safe-to-raise": "no", "consulted": "yes"}, "B3 A1"),
        (CONSULT | {"safe-to-raise": "yes", "asked-for-favors": "yes"}, "B3 A1"),
        (CONSULT | {"consulted": "yes", "asked-for-favors": "yes"}, "B3 A1 B1"),
        (CONSULT | {"safe-to-raise": "no"}, ""),
        (CONSULT | {"safe-to-raise": "no", "consulted": "no"}, ""),
        (TALK | {"safe-to-raise": "no"}, ""),
        ({"asked-for-favors": "yes", "safe-to-raise": "yes"}, ""),
        ({"pressured-to-stay": "unsure", "safe-to-raise": "yes", "consulted": "yes"}, ""),
        ({"safe-to-raise": "no", "consulted": "yes"}, ""),
    ],
)
def test_someone_else_comes_first_and_words_only_if_they_may(words: dict[str, str], indicators: str) -> None:
    """Who that can be and what to say to them, then people to turn to, and only then the rest."""
    report = made(words)
    assert report.score.route == "consult"
    raised = page_of(report, indicators) if indicators else []
    first = [TITLES["consult"], OTHERS, STRENGTHS, *SECTIONS]
    drawn = [PICTURE] if set(TALK) <= set(words) else []
    assert headings(report) == [*first, *drawn, *raised, STEPS, *END]
    assert {each.indicator for each in report.openers} == set(indicators.split())
    assert report.next_steps == PACK.next_steps.consult


def test_without_a_word_on_being_safe_only_milder_things_may_be_raised() -> None:
    """A yes is needed for the rest; a starred question waits for having asked someone."""
    words = CONSULT | {"my-unspoken-feelings": "often", "their-unspoken-feelings": "rarely"}
    for answers, names in (
        ({}, {"easy-ground", "over-directs", "their-unspoken-feelings"}),
        ({"safe-to-raise": "yes"}, {*TALK, "over-identifies", "their-unspoken-feelings"}),
        ({"safe-to-raise": "no"}, set()),
        ({"safe-to-raise": "no", "consulted": "yes"}, {*words}),
    ):
        report = made(words | answers)
        assert report.score.levels["my-unspoken-feelings"] == "consult"
        assert report.score.levels["their-unspoken-feelings"] == "talk"
        assert {each.question for each in report.openers} == names


@pytest.mark.parametrize("blank", ["not-asked", "not-applicable"])
@pytest.mark.parametrize("name", GRAVE)
@pytest.mark.parametrize(
    ("words", "first", "steps"),
    [
        ({}, [TITLES["unfinished"], TITLES["none"]], "unfinished"),
        (TALK, [TITLES["unfinished"]], "unfinished"),
        (CONSULT, [TITLES["consult"], OTHERS, TITLES["unfinished"]], "consult"),
    ],
)
def test_while_a_grave_event_is_blank_there_is_no_opener(
    words: dict[str, str], first: list[str], steps: str, name: str, blank: str
) -> None:
    """Whatever else was said; the report says at its top what to do."""
    asked = {"safe-to-raise": "yes", "consulted": "yes"} if words else {}
    report = made(words | asked | {name: blank})
    assert report.score.unfinished == (name,)
    assert report.openers == ()
    last = [OPEN] if blank == "not-asked" else []
    people = [] if steps == "consult" else [OTHERS]
    drawn = [PICTURE] if words else []
    assert headings(report) == [*first, STRENGTHS, *SECTIONS, *drawn, STEPS, *last, *people, *END]
    assert report.next_steps == getattr(PACK.next_steps, steps)
    with pytest.raises(NothingToBringError):
        document(said(WELL | words | asked | {name: blank}, bring=tuple(TALK)), "session")


@pytest.mark.parametrize("words", [{}, TALK, CONSULT | {"safe-to-raise": "yes", "consulted": "yes"}])
def test_once_it_has_ended_there_are_words_for_a_next_therapist_instead(words: dict[str, str]) -> None:
    """No opener on any route, nothing to bring, and steps that lead nowhere back."""
    ended = {"therapy-status": "ended"}
    report = made(words | ended)
    assert report.score.route == made(words).score.route
    assert report.openers == ()
    found = headings(report)
    assert found[found.index(TITLES["ended"]) + 1] == STEPS
    assert {TITLES["talk"], TITLES["raise_it"], TITLES["how_to_say"], TITLES["repair"]}.isdisjoint(found)
    assert report.next_steps == PACK.next_steps.ended
    assert TITLES["ended"] not in headings(made(words))
    with pytest.raises(NothingToBringError):
        document(said(WELL | words | ended, bring=tuple(TALK)), "session")


@pytest.mark.parametrize("words", [{}, TALK, CONSULT])
def test_a_break_has_its_page(words: dict[str, str]) -> None:
    """Beside all the rest, which stays."""
    found = headings(made(words | {"therapy-status": "on-a-break"}))
    found.remove(TITLES["on_break"])
    assert found == headings(made(words))


@pytest.mark.parametrize(
    ("words", "before"),
    [
        (TALK, TITLES["talk"]),
        (CONSULT | {"consulted": "yes"}, TITLES["raise_it"]),
        ({}, STEPS),
        (CONSULT | {"safe-to-raise": "no"}, STEPS),
    ],
)
def test_where_others_decide_that_stands_before_any_opener(words: dict[str, str], before: str) -> None:
    """What is said may go into a report; so ask first, openers or none."""
    report = made(words | {"ordered-care": "yes"})
    found = headings(report)
    assert found[found.index(TITLES["ordered"]) + 1] == before
    assert found.count(TITLES["ordered"]) == 1
    assert TITLES["ordered"] not in headings(made(words))


@pytest.mark.parametrize("words", [{}, TALK, CONSULT | {"safe-to-raise": "yes"}])
def test_a_declined_grave_event_has_a_neutral_note_and_changes_nothing(words: dict[str, str]) -> None:
    """Once, however many were declined; one that is not grave, or not declined, has none."""
    plain = made(words)
    for names in (GRAVE[:1], GRAVE, EVENTS):
        report = made(words | dict.fromkeys(names, "declined"))
        assert report.score.route == plain.score.route
        assert [each.text for each in report.openers] == [each.text for each in plain.openers]
        found = headings(report)
        assert found.count(TITLES["declined"]) == 1
        assert found[found.index(TITLES["declined"]) - 1] == OPEN
    only = made(words | {"told-others-about-me": "declined"} | dict.fromkeys(GRADED[:1], "declined"))
    assert TITLES["declined"] not in headings(only)
    assert TITLES["declined"] not in headings(plain)
