"""What holds for all answers: more never lowers the route, order never matters, the questions always end."""

import random

from core_helpers import GRADED, PACK, RESOURCES, WORDS, answer, said
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from oracle_files import random_answers
from oracle_table import FREQUENCIES, IMPACTS, QUESTIONS, TABLE
from samples import some

from impasse_check import build_report, flow
from impasse_check.model import AUDIENCES, ROUTES, Answers, Audience
from impasse_check.renderers import FORMATS, render
from impasse_check.report import NothingToBringError
from impasse_check.scoring import score

CALM = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A slow machine is no fault of the program."""
FEW = settings(CALM, max_examples=some(100))
IDS = tuple(each.id for each in QUESTIONS)
SCORED = tuple(each.id for each in QUESTIONS if each.kind in ("graded", "event"))
MARKED = tuple(
    f"{often}{heavy}" for often in FREQUENCIES[1:] for heavy in ("", *(f"+{each}" for each in IMPACTS))
)


def words_for(name: str) -> tuple[str, ...]:
    """Give everything that can be answered to a question."""
    values = ("never", *MARKED) if name in GRADED else TABLE[name].values
    return (*values, "unsure", "declined", "not-applicable")


def any_words(names: tuple[str, ...] = IDS) -> st.SearchStrategy[dict[str, str]]:
    """Give answers to any of these questions."""
    return st.fixed_dictionaries({}, optional={name: st.sampled_from(words_for(name)) for name in names})


@st.composite
def any_file(draw: st.DrawFn) -> dict[str, str]:
    """Give the answers of a file as words, leaning one way or another as people do, or not leaning at all."""
    if draw(st.booleans()):
        return draw(any_words())
    plain = random_answers(draw(st.integers(0, 10**6)))
    words = {}
    for name, value in plain.items():
        if isinstance(value, dict):
            impact = value.get("impact")
            words[name] = f"{value['frequency']}+{impact}" if impact else str(value["frequency"])
        else:
            words[name] = str(value or "not-asked")
    return words


def height(words: dict[str, str]) -> int:
    """Give how high the route is."""
    return ROUTES.index(score(PACK, said(words, finished=False)).route)


@FEW
@given(words=any_file(), name=st.sampled_from(SCORED), data=st.data())
def test_an_added_answer_never_lowers_the_route(
    words: dict[str, str], name: str, data: st.DataObject
) -> None:
    """Not of a graded question, not of an event, whatever it is and whatever else was said."""
    before = words | {name: "not-asked"}
    word = data.draw(st.sampled_from(words_for(name)))
    assert height(before | {name: word}) >= height(before)


@FEW
@given(
    words=any_file(),
    name=st.sampled_from(GRADED),
    often=st.sampled_from(FREQUENCIES[1:]),
    impacts=st.tuples(st.integers(0, 5), st.integers(0, 5)).map(sorted),
)
def test_an_added_or_heavier_impact_never_lowers_the_route(
    words: dict[str, str], name: str, often: str, impacts: list[int]
) -> None:
    """Saying how much it weighs, or that it weighs more."""
    lighter, heavier = (f"{often}+{('', *IMPACTS)[place]}" for place in impacts)
    assert height(words | {name: heavier}) >= height(words | {name: lighter})


@FEW
@given(
    words=any_file(),
    name=st.sampled_from(GRADED),
    points=st.tuples(st.integers(0, 4), st.integers(0, 4)).map(sorted),
)
def test_a_raised_frequency_never_lowers_a_mean_or_the_route(
    words: dict[str, str], name: str, points: list[int]
) -> None:
    """Nor how many are marked; what is counted stays the same."""
    lower, higher = (words | {name: FREQUENCIES[place]} for place in points)
    before, after = (score(PACK, said(each, finished=False)) for each in (lower, higher))
    assert ROUTES.index(after.route) >= ROUTES.index(before.route)
    for section, counts in before.sections.items():
        now = after.sections[section]
        assert (now.answered, now.eligible, now.open) == (counts.answered, counts.eligible, counts.open)
        assert now.marked >= counts.marked
        assert (now.mean is None) is (counts.mean is None)
        assert (now.mean or 0) >= (counts.mean or 0)


def documents(answers: Answers) -> dict[tuple[Audience, str], str | None]:
    """Draw every document in every format; None where there is nothing to bring."""
    found: dict[tuple[Audience, str], str | None] = {}
    for audience in AUDIENCES:
        try:
            report = build_report(PACK, answers, words=WORDS, resources=RESOURCES, audience=audience)
        except NothingToBringError:
            found |= {(audience, format): None for format in FORMATS}
        else:
            found |= {(audience, format): render(report, format) for format in FORMATS}
    return found


@settings(CALM, max_examples=25)
@given(words=any_file(), order=st.randoms(use_true_random=False))
def test_the_order_of_a_file_does_not_matter(words: dict[str, str], order: random.Random) -> None:
    """The same answers in another order give every document in every format, byte for byte."""
    pairs = list(words.items())
    order.shuffle(pairs)
    shuffled = said(dict(pairs), finished=False)
    assert documents(shuffled) == documents(said(words, finished=False))


@settings(CALM, max_examples=40)
@given(words=any_file(), data=st.data())
def test_the_questions_always_end(words: dict[str, str], data: st.DataObject) -> None:
    """From any file, whatever is answered, each question comes at most once, and then none is left."""
    answers, asked = said(words, finished=False), set[str]()
    while (name := flow.next_unasked(PACK, answers)) is not None:
        assert name not in asked
        asked.add(name)
        word = data.draw(st.sampled_from(words_for(name)))
        answers, _ = flow.put(PACK, answers, name, answer(word))
    assert all(answers.answers[name].status != "not-asked" for name in flow.to_ask(PACK, answers))
