"""The worked examples of what comes after a talk: their files, and every document, read and accepted."""

from pathlib import Path

import pytest
from conftest import ROOT
from core_helpers import PACK, RESOURCES, WORDS
from golden_files import assert_golden

from impasse_check import build_report, read_answers, render
from impasse_check.answers import dump_answers
from impasse_check.follow_up import follow
from impasse_check.model import Audience
from impasse_check.renderers import SUFFIXES
from impasse_check.report import NothingToBringError
from impasse_check.report.since import build_comparison

EXAMPLES = ROOT / "examples" / "after-the-talk"
TALKS = ("it-helped", "it-turned-against")
PAIRS = ("a-month-later", "taken-back")


def text_of(path: Path) -> str:
    """Give a file of answers without the line that tells whose it is."""
    told, _, text = path.read_text(encoding="utf-8").partition("\n")
    assert told.startswith("# ")
    return text


def test_there_are_four_stories() -> None:
    """Two after a talk, and two that look at both files of theirs."""
    assert sorted(path.name for path in EXAMPLES.iterdir()) == sorted((*TALKS, *PAIRS))


@pytest.mark.parametrize("name", TALKS)
def test_the_file_after_is_what_the_talk_makes_of_the_one_before(name: str) -> None:
    """To the byte, as the program writes it."""
    before = read_answers(str(EXAMPLES / name / "before.yaml"), PACK)
    (talk,) = read_answers(str(EXAMPLES / name / "answers.yaml"), PACK).talks or ()
    assert text_of(EXAMPLES / name / "before.yaml") == dump_answers(before, PACK)
    assert text_of(EXAMPLES / name / "answers.yaml") == dump_answers(follow(PACK, before, talk), PACK)


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("audience", ["me", "session"])
@pytest.mark.parametrize("name", TALKS)
def test_every_document_after_a_talk_is_the_one_that_was_read(
    name: str, audience: Audience, suffix: str
) -> None:
    """Where it turned against them there is nothing to bring."""
    answers = read_answers(str(EXAMPLES / name / "answers.yaml"), PACK)
    try:
        report = build_report(
            PACK, answers, words=WORDS, resources=RESOURCES, audience=audience, country="GB"
        )
    except NothingToBringError:
        assert (name, audience) == ("it-turned-against", "session")
        assert not list((EXAMPLES / name).glob("session.*"))
        return
    assert_golden(EXAMPLES / name / f"{audience}{suffix}", render(report, SUFFIXES[suffix]))


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", PAIRS)
def test_every_comparison_is_the_one_that_was_read(name: str, suffix: str) -> None:
    """What was taken back keeps help from outside on top."""
    earlier, later = (
        read_answers(str(EXAMPLES / name / f"{each}.yaml"), PACK) for each in ("earlier", "later")
    )
    document = build_comparison(PACK, earlier, later, words=WORDS, resources=RESOURCES, country="GB")
    assert document.content["outside"] is (name == "taken-back")
    assert_golden(EXAMPLES / name / f"since{suffix}", render(document, SUFFIXES[suffix]))
