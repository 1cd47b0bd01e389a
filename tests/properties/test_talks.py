"""What talks move, one after the other, against the oracle; and no talk ever lowers the route."""

import random

import pytest
from core_helpers import PACK
from oracle import File, Telling, follow_up, given
from oracle_files import random_file, written
from oracle_table import QUESTIONS, ROUTES, TABLE

from impasse_check.answers import dump_answers, parse_answers
from impasse_check.follow_up import follow
from impasse_check.model import Answers, Talk
from impasse_check.report.openers import stage_of
from impasse_check.scoring import score
from impasse_check.visibility import visible

FILES = 150
TALKS = 6
"""Talks in a row, at the most."""
RAISED = tuple(each.id for each in QUESTIONS if each.kind in ("graded", "event"))
FEARED = ("unhelpful", "worse")


def random_talk(chance: random.Random, told: Telling) -> dict[str, str | None]:
    """Make a talk, mostly about something that was marked; what came back stands where something was said."""
    marked = [name for name in told.levels if name in RAISED]
    about = chance.choice(marked) if marked and chance.random() < 0.8 else chance.choice((*RAISED, None))
    talk: dict[str, str | None] = {"question": about}
    talk["happened"] = chance.choice(("yes", "yes", "partly", "no", "chose-not-to"))
    if talk["happened"] in ("yes", "partly") or chance.random() < 0.1:
        talk["came_back"] = chance.choice(("helpful", "unclear", "unhelpful", "unhelpful", "worse", None))
    if chance.random() < 0.6:
        talk["safe"] = chance.choice(("yes", "yes", "yes", "no"))
    if chance.random() < 0.3:
        talk["note"] = "That they hear me out."
    return {key: each for key, each in talk.items() if each is not None or key == "question"}


def read(file: File) -> Answers:
    """Read a file as the program does."""
    return parse_answers("a", written(random.Random(1), file), PACK)


def in_words(answers: Answers) -> dict[str, tuple[str, str | None, str | None, str | None]]:
    """Give answers as plain words."""
    return {
        name: (each.given, each.impact, each.said, each.note)
        for name, each in answers.answers.items()
        if each.given != "not-asked"
    }


def expected(file: File) -> dict[str, tuple[str, str | None, str | None, str | None]]:
    """Give what the oracle has for the same."""
    each = {name: given(raw) for name, raw in file["answers"].items()}
    return {
        name: (one.word, one.impact, one.said, one.note)
        for name, one in each.items()
        if one.word != "not-asked"
    }


@pytest.mark.parametrize("number", range(FILES))
def test_talks_one_after_the_other_move_what_the_contract_says(number: int) -> None:
    """Answers, levels, route, stages and what may be raised; each is written and read again on the way."""
    chance = random.Random(number)
    file = random_file(number)
    answers = read(file)
    for _ in range(chance.randint(1, TALKS)):
        told = Telling(file)
        talk = random_talk(chance, told)
        before = told.route
        kept = {key: each for key, each in talk.items() if each is not None}
        file = follow_up(file, kept)
        answers = follow(PACK, answers, Talk.model_validate(kept))
        assert in_words(answers) == expected(file)
        after, result = Telling(file), score(PACK, answers)
        assert (result.route, list(result.because)) == (after.route, after.because)
        assert dict(result.levels) == after.levels
        assert ROUTES.index(after.route) >= ROUTES.index(before)
        raised = visible(PACK, result, "session").openers
        assert sorted(raised) == sorted(after.openers)
        assert {name: stage_of(PACK, result, name) for name in raised} == {
            name: after.stage(name) for name in after.openers
        }
        again = parse_answers("a", dump_answers(answers, PACK).encode(), PACK)
        assert in_words(again) == in_words(answers)
        assert (again.talks or ()) == (answers.talks or ())


@pytest.mark.parametrize("number", range(0, FILES, 3))
def test_a_good_answer_lowers_nothing_and_a_bad_one_never_leads_back(number: int) -> None:
    """After what turned against someone, or is not safe, nothing is to be said to the therapist."""
    file = random_file(number)
    answers = read(file)
    told = Telling(file)
    for name in (*told.levels, None):
        for came in ("helpful", "unclear", "unhelpful", "worse"):
            for safe in ("yes", "no"):
                talk = Talk(question=name, happened="yes", came_back=came, safe=safe)
                after = follow(PACK, answers, talk)
                result = score(PACK, after)
                assert ROUTES.index(result.route) >= ROUTES.index(told.route)
                if told.route == "outside":
                    assert after == answers
                elif came == "worse" or safe == "no":
                    assert visible(PACK, result, "session").openers == ()
                    assert result.route in ("consult", "outside")


def test_what_was_given_stays_but_for_what_the_talk_is_about() -> None:
    """No other answer, note or choice is touched, and earlier talks stand before the new one."""
    for number in range(FILES):
        file = random_file(number)
        answers = read(file)
        for name in list(Telling(file).levels)[:3]:
            before = in_words(answers)
            after = follow(PACK, answers, Talk(question=name, happened="partly", came_back="unhelpful"))
            assert in_words(answers) == before
            changed = {each for each in TABLE if answers.answers.get(each) != after.answers.get(each)}
            assert changed <= {name, TABLE[name].told_by}
            if after is not answers:
                assert (after.talks or ())[:-1] == (answers.talks or ())
