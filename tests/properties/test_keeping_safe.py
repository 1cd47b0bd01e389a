"""A good therapy is kept; nobody close to their therapist is offered words of love before a talk outside."""

import random
import re
from itertools import product
from pathlib import Path
from typing import Final

import pytest
from conftest import ROOT
from core_helpers import PACK, RESOURCES, WORDS, changed, flat, said
from oracle import Telling
from oracle_files import random_file, written
from oracle_table import SIGNS, TABLE

from impasse_check import build_report, read_answers
from impasse_check.model import Answers, Pack
from impasse_check.renderers import FORMATS, render
from impasse_check.report import NothingToBringError
from impasse_check.report.openers import openers, stage_of, start
from impasse_check.scoring import score
from impasse_check.visibility import visible

LOVE: Final = frozenset({"my-unspoken-feelings", "their-unspoken-feelings", "friendship-offered"})
"""What would be said about love, or a tie outside."""
FILES: Final = 600
"""Made by chance; some two hundred of them hold a sign of closeness."""
LEAVING: Final = re.compile(
    r"\b(ending this therapy|decided to stop|last session|see someone else|two names|do not contact me"
    r"|what i owe)\b"
)


def raised(answers: Answers, pack: Pack = PACK) -> set[str]:
    """Give the questions for which words to the therapist would be shown, and the one to begin with."""
    result = score(pack, answers)
    names = visible(pack, result, "me").openers
    shown = openers(pack, result, names)
    begins = start(pack, answers, shown)
    return {*names, *(each.question for each in shown), *([begins.question] if begins else [])}


def close_and_alone(told: Telling) -> bool:
    """Say whether there is a sign of closeness, and nobody outside was talked with."""
    return told.holds(SIGNS["closeness"]) and not told.consulted


def test_by_chance_nobody_close_is_offered_words_of_love_before_a_talk_outside(tmp_path: Path) -> None:
    """In no list of words, not as those to begin with, and not on a page for a session."""
    seen = 0
    for number in range(FILES):
        file = random_file(number)
        told = Telling(file)
        if not close_and_alone(told):
            continue
        seen += 1
        path = tmp_path / f"{number}.yaml"
        path.write_bytes(written(random.Random(number), file))
        answers = read_answers(str(path), PACK)
        assert raised(answers) & LOVE == set(), number
        try:
            sheet = build_report(PACK, answers, words=WORDS, resources=RESOURCES, audience="session")
        except NothingToBringError:
            continue
        assert not {each.question for each in sheet.openers} & LOVE, number
    assert seen > FILES / 10


SIGN_BY_SIGN: Final = tuple(
    {part.name: part.word or TABLE[part.name].values[part.least] for part in all_of}
    for all_of in SIGNS["closeness"]
)
MARKS: Final = ("rarely+not-at-all", "sometimes", "almost-always+very-much")


@pytest.mark.parametrize("sign", SIGN_BY_SIGN, ids="-".join)
def test_each_sign_by_itself_holds_the_words_back_however_lightly_they_are_marked(
    sign: dict[str, str],
) -> None:
    """Whatever was answered to whether it is safe; after a talk outside they are there."""
    for name, mark, safe in product(
        ("my-unspoken-feelings", "their-unspoken-feelings"), MARKS, ("yes", "hard")
    ):
        words = {name: mark} | sign | {"safe-to-raise": safe}
        assert raised(said(words | {"consulted": "no"})) & LOVE == set(), words
        assert name in raised(said(words | {"consulted": "yes"})), words


def test_to_sense_their_feelings_is_enough_by_itself() -> None:
    """Nobody is given words to a therapist about the therapist's love, and someone outside is at hand."""
    for mark in MARKS:
        answers = said({"their-unspoken-feelings": mark, "safe-to-raise": "yes"})
        assert raised(answers) == set()
        report = build_report(PACK, answers, words=WORDS, resources=RESOURCES, audience="me")
        assert "very close" in flat(render(report, "markdown"))


def test_without_the_rules_words_of_love_would_be_there() -> None:
    """So that the tests above can fail."""
    question = PACK.questions["my-unspoken-feelings"]
    loose = changed(
        PACK, questions=PACK.questions | {"my-unspoken-feelings": changed(question, rises=(), traits=())}
    )
    close = said(
        {"contact-between-sessions": "sometimes", "my-unspoken-feelings": "often", "safe-to-raise": "yes"}
    )
    assert "my-unspoken-feelings" in raised(close, loose)
    assert "my-unspoken-feelings" not in raised(close)


@pytest.fixture(scope="module")
def well() -> Answers:
    """Give the answers of someone who is well looked after: two small things, said, and it helped."""
    return read_answers(str(ROOT / "examples" / "good-therapist.yaml"), PACK)


def test_a_good_therapy_ends_in_words_that_keep_it(well: Answers) -> None:
    """It is talk; what was said and helped is gone on with; nothing asks for an answer or an end."""
    result = score(PACK, well)
    names = visible(PACK, result, "me").openers
    shown = openers(PACK, result, names)
    assert result.route == "talk"
    assert {stage_of(PACK, result, name) for name in names} == {"since", "first"}
    begins = start(PACK, well, shown)
    assert begins is not None
    assert (begins.question, begins.stage) == ("fear-of-upsetting", "since")
    assert begins.line is not None
    assert begins.line.startswith("We talked about")
    for each in shown:
        words = f"{each.line} {each.text}".lower()
        assert "yes or no" not in words
        assert not LEAVING.search(words), each.question


@pytest.mark.parametrize("audience", ["me", "session"])
@pytest.mark.parametrize("format", FORMATS)
def test_no_page_for_a_good_therapy_sends_the_person_away(well: Answers, audience: str, format: str) -> None:
    """Neither to someone else first nor out of the door; what goes well is named."""
    report = build_report(PACK, well, words=WORDS, resources=RESOURCES, audience=audience)  # type: ignore[arg-type]
    drawn = flat(render(report, format))
    assert not LEAVING.search(drawn)
    assert "someone else first" not in drawn
    assert flat("We talked about my fear of upsetting you").strip() in drawn
    if audience == "me" and format != "json":
        assert flat("on my side").strip() in drawn
