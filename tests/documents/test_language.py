"""The words themselves: plain, short, kind, ours, and never of a kind that harms."""

import hashlib
import re
import textwrap
from pathlib import Path

import pytest
from core_helpers import page
from readability import BANNED, grade
from readability import words as words_of
from screen_texts import of_pack, of_page, of_program, of_resources, pages

from impasse_check.model import Pack, Resource
from impasse_check.pack import load_page
from impasse_check.words import Words

EASIEST_BLOCK, HARDEST_LINE = 6, 8
NAMED_SOURCE = re.compile(r"\b(stud(y|ies)|research|reported|experts?|article|booklet|BACP|HCPC|code)\b")
RUN = 8
RUNS_OF_THE_ARTICLE = frozenset((Path(__file__).parent / "article_runs.txt").read_text().split())
"""The first 12 digits of the SHA-256 of every run of eight words in the article's body, lower case."""


@pytest.fixture(scope="module")
def texts(pack: Pack, words: Words, resources: tuple[Resource, ...]) -> dict[str, str]:
    """Give everything a person can read."""
    privacy = ("privacy", of_page(load_page("privacy.yaml")))
    return dict([*of_pack(pack), *of_program(words), *of_resources(resources), privacy])


def test_the_questions_are_short_and_easy(pack: Pack) -> None:
    """At most 20 words and grade 8 each; at most grade 6 together."""
    for question in pack.questions.values():
        assert len(words_of(question.text)) <= 20
        assert grade(question.text) <= HARDEST_LINE, question.text
    assert grade("\n".join(question.text for question in pack.questions.values())) <= EASIEST_BLOCK


def test_only_an_event_holds_an_or(pack: Pack) -> None:
    """One act, one actor."""
    either = {name for name, question in pack.questions.items() if re.search(r"\bor\b", question.text)}
    assert {pack.questions[name].kind for name in either} == {"event"}


def test_the_reasons_are_easy(pack: Pack) -> None:
    """Together at most grade 6."""
    assert grade("\n".join(question.why for question in pack.questions.values())) <= EASIEST_BLOCK


def test_an_opener_can_be_said(pack: Pack) -> None:
    """At most 45 words, easy, in the first person, without a verdict on the therapist."""
    for opener in pack.openers.values():
        assert len(words_of(opener.text)) + opener.text.count("___") <= 45, opener.text
        assert grade(opener.text) <= HARDEST_LINE, opener.text
        assert re.search(r"\b(I|me|my)\b", opener.text), opener.text
        assert not re.search(r"\byou (always|never)\b|\byou are\b", opener.text, re.IGNORECASE), opener.text
        assert opener.text.count("?") + opener.text.lower().count("please") == 1 or "___" in opener.text
        assert opener.text.count("___") <= 2


def test_an_opener_keeps_other_talks_private(pack: Pack) -> None:
    """Whom the person talked with outside is nobody's business."""
    assert not [opener.text for opener in pack.openers.values() if "someone outside" in opener.text]


def test_every_page_is_easy(pack: Pack) -> None:
    """At most grade 6 each."""
    for name, each in pages(pack):
        assert grade(of_page(each)) <= EASIEST_BLOCK, name
    assert grade(of_page(load_page("privacy.yaml"))) <= EASIEST_BLOCK
    for name, reply in pack.replies.items():
        assert grade("\n".join((*reply.helpful, *reply.unhelpful))) <= EASIEST_BLOCK, name
    for name, steps in pack.next_steps:
        assert grade("\n".join(steps)) <= EASIEST_BLOCK, name


def test_the_first_page_fits_a_small_screen() -> None:
    """At most 15 lines of 76."""
    lines = [line for text in of_page(page("start")).split("\n") for line in textwrap.wrap(text, 74)]
    assert len(lines) <= 15


def test_no_word_harms_or_belongs_to_the_machine(texts: dict[str, str]) -> None:
    """No verdicts, no he or she, no word of the engine, no exclamation mark."""
    found = {place: hit[0] for place, text in texts.items() if (hit := BANNED.search(text))}
    assert found == {}


def test_no_eight_words_in_a_row_are_the_articles(texts: dict[str, str]) -> None:
    """We say it in our own words."""
    for place, text in texts.items():
        run = re.findall(r"[a-z0-9']+", text.lower().replace("\u2019", "'"))
        for start in range(len(run) - RUN + 1):
            digest = hashlib.sha256(" ".join(run[start : start + RUN]).encode()).hexdigest()[:12]
            assert digest not in RUNS_OF_THE_ARTICLE, (place, run[start : start + RUN])


def test_what_names_a_study_or_a_rule_has_a_source(pack: Pack) -> None:
    """A statement of fact says where it was read; advice of ours does not need to."""
    for name, question in pack.questions.items():
        assert question.sources or not NAMED_SOURCE.search(question.why), name
    ours = {
        "It rests on",
        "The rest is our own view. We found no study that tests it.",
        "This idea comes from",
    }
    for name, each in pages(pack):
        for part in each.body.values():
            if part.say and NAMED_SOURCE.search(part.say) and not part.sources:
                assert any(part.say.startswith(start) for start in ours), (name, part.say)


def test_every_source_is_used(pack: Pack) -> None:
    """No record stands there for show."""
    used = {source for question in pack.questions.values() for source in question.sources}
    used |= {source for _, each in pages(pack) for part in each.body.values() for source in part.sources}
    assert used == set(pack.sources)
