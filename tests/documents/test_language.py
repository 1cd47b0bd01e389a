"""The words themselves: plain, short, kind, ours, and never of a kind that harms."""

import hashlib
import re
import textwrap
from pathlib import Path

import pytest
from core_helpers import page
from readability import BANNED, grade
from screen_texts import of_pack, of_page, of_program, of_resources, pages

from impasse_check.model import Pack, Resource
from impasse_check.pack import load_page
from impasse_check.words import Words

EASIEST_BLOCK = 6
NAMED_SOURCE = re.compile(r"\b(stud(y|ies)|research|reported|experts?|article|booklet|BACP|HCPC|code)\b")
RUN = 8
RUNS_OF_THE_ARTICLE = frozenset((Path(__file__).parent / "article_runs.txt").read_text().split())
"""The first 12 digits of the SHA-256 of every run of eight words in the article's body, lower case."""


@pytest.fixture(scope="module")
def texts(pack: Pack, words: Words, resources: tuple[Resource, ...]) -> dict[str, str]:
    """Give everything a person can read."""
    privacy = ("privacy", of_page(load_page("privacy.yaml")))
    return dict([*of_pack(pack), *of_program(words), *of_resources(resources), privacy])


OR_IN_A_LIST = frozenset(
    {
        "ordered-care",  # who may make someone go, for example
        "contact-between-sessions",  # what it is not about
        "defensive-at-concerns",  # what getting defensive can look like
    }
)
"""Where an "or" stands before a list of examples, which no answer has to choose from."""


def test_only_an_event_holds_an_or(pack: Pack) -> None:
    """One act, one actor; what does not count stands in a sentence of its own."""
    asked = {name: question.text.partition(". ")[0] for name, question in pack.questions.items()}
    either = {name for name, text in asked.items() if re.search(r"\bor\b", text)}
    assert {name for name in either - OR_IN_A_LIST if pack.questions[name].kind != "event"} == set()


def test_an_opener_is_said_by_the_person_and_judges_nobody(pack: Pack) -> None:
    """In the first person, without a verdict on the therapist, and with one wish."""
    for opener in pack.openers.values():
        for text in (opener.gentle.text, opener.direct.text):
            assert re.search(r"\b(I|me|my|us)\b", text), text
            assert not re.search(r"\byou (always|never)\b|\byou are\b", text, re.IGNORECASE), text


def test_an_opener_keeps_other_talks_private(pack: Pack) -> None:
    """Whom the person talked with outside is nobody's business."""
    said = [text for opener in pack.openers.values() for text in (opener.gentle.text, opener.direct.text)]
    assert [text for text in said if "outside me" in text or "talked with someone" in text] == []


def test_every_page_is_easy(pack: Pack) -> None:
    """At most grade 6 each."""
    for name, each in pages(pack):
        assert grade(of_page(each)) <= EASIEST_BLOCK, name
    assert grade(of_page(load_page("privacy.yaml"))) <= EASIEST_BLOCK
    for name, reply in pack.replies.items():
        assert grade("\n".join(each.next for each in reply.answers.values())) <= EASIEST_BLOCK, name
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
