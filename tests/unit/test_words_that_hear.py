"""Words to the therapist: there for all that may be raised, and none that soothes, claims or threatens.

``python tests/spoken.py`` prints all that is checked here in one list, to be read aloud.
"""

import re
from collections import Counter

import pytest
from core_helpers import PACK
from spoken import Spoken, expected, main, next_sentences, page_words, spoken, to_someone

from impasse_check.model import TONES

ALL = tuple(spoken())
MOST_IN_A_LINE = 20
MOST_IN_A_TEXT = 45
MOST_IN_A_BREATH = 3
"""Sentences of a line."""
TOO_OFTEN = re.compile(
    r"\b(always|often|every|each (week|session|hour)|constantly|all the time|again and again|whenever|never"
    r"|sometimes|usually|most of|too much|nothing but|keeps? (on )?\w+ing)\b",
    re.IGNORECASE,
)
"""More than what someone said who marked "rarely" or "a little"."""
SOOTHES = re.compile(
    r"\b(sorry|no offen[cs]e|don't worry|do not worry|mean well|doing your best|(my|your) fault|grateful"
    r"|(i|you) may be wrong|not be fair|may just be me|maybe it is (just )?me|you are (a )?good|kind of you"
    r"|i do not want to hurt|no big deal|nothing serious|only a small)\b",
    re.IGNORECASE,
)
EXCUSES = re.compile(
    r"\b(i understand (that|why) you|you must be|you are (tired|busy|only human)|it is hard for you"
    r"|you have costs|you probably|you could not know|not on purpose|did not mean to)\b",
    re.IGNORECASE,
)
DIAGNOSES = re.compile(
    r"(transference|project(ing|ion)|narciss|boundar|unprofession|abus|irrelationship|impasse|trauma"
    r"|in love with|\b(lonely|jealous|needy|burnt out|selfish|afraid of me|your problem|you need me"
    r"|you cannot bear|what do you fear|makes you hold on)\b)",
    re.IGNORECASE,
)
THREATENS = re.compile(
    r"\b(or else|unless you|last (chance|time i)|report you|complain\w*|complaint|lawyer|police|licen[cs]e"
    r"|the board|i will (leave|stop coming|tell)|otherwise i|consequences)\b",
    re.IGNORECASE,
)
CLAIMS = re.compile(
    r"\b(there (is|was|were)|you (asked|let|offered)|i (did|do) (a|some|things)|we (are|were)|i am)\b",
    re.IGNORECASE,
)
"""That something happened, which someone who is not sure did not say."""
ENDS = re.compile(
    r"\b(i am (ending|leaving)|i (have )?decided to stop|last session|end(ing)? this therapy|goodbye"
    r"|another therapist)\b",
    re.IGNORECASE,
)
FIRST_PERSON = re.compile(r"\b(i|me|my|mine|we|us)\b", re.IGNORECASE)


def words(text: str) -> int:
    """Count the words of a text; a blank to fill in is none."""
    return sum(any(map(str.isalnum, each)) for each in text.split())


def name_of(each: Spoken) -> str:
    """Say which words these are."""
    return f"{each.question}-{each.stage}-{each.tone}"


def test_there_are_words_for_everything_that_may_be_raised_and_none_twice() -> None:
    """Each question, each stage it can reach, both tones; and the program leads there from the least mark."""
    found = Counter((each.question, each.stage, each.tone) for each in ALL)
    assert set(found) == set(expected())
    assert set(found.values()) == {1}


def test_no_words_in_the_pack_are_out_of_reach() -> None:
    """Whatever was written can be shown to someone."""
    written = {(name, opener.stage) for opener in PACK.openers.values() for name in opener.for_}
    assert written == {(each.question, each.stage) for each in ALL}


def test_a_line_can_be_said_in_one_breath_and_a_text_is_short() -> None:
    """Few words and sentences; it speaks of the person, and leaves nothing to fill in."""
    for each in ALL:
        assert 0 < words(each.line) <= MOST_IN_A_LINE, name_of(each)
        assert 0 < words(each.text) <= MOST_IN_A_TEXT, name_of(each)
        assert len(re.findall(r"[.?]", each.line)) <= MOST_IN_A_BREATH, name_of(each)
        assert "___" not in each.line, name_of(each)
        assert FIRST_PERSON.search(each.line), name_of(each)


@pytest.mark.parametrize(
    "wrong",
    [TOO_OFTEN, SOOTHES, EXCUSES, DIAGNOSES, THREATENS, ENDS],
    ids=["too-often", "soothes", "excuses", "diagnoses", "threatens", "ends"],
)
def test_it_claims_no_more_than_was_marked_and_neither_soothes_nor_threatens(wrong: re.Pattern[str]) -> None:
    """Nor does it excuse or diagnose the therapist, or end the therapy, at any stage."""
    found = {name_of(each): wrong.search(f"{each.line} {each.text}") for each in ALL}
    assert {name: each.group() for name, each in found.items() if each} == {}


def test_a_supervisor_is_nowhere_the_only_other_person() -> None:
    """Many therapists have none, and theirs may pass it on."""
    assert [name_of(each) for each in ALL if "supervis" in f"{each.line} {each.text}".lower()] == []


def test_what_was_said_before_has_its_place() -> None:
    """A day and an answer to fill in, where it was said and did not help; and nowhere else."""
    for each in ALL:
        told, answered = "on ___" in each.text, "you said ___" in each.text.lower()
        assert told is answered is (each.stage in ("again", "enough")), name_of(each)


def test_enough_asks_straight_and_leaves_the_answer_to_them() -> None:
    """Yes or no, and what would be different; only there."""
    for each in ALL:
        straight = "yes or no?" in each.line and "yes or no?" in each.text
        different = re.search(r"[Ww]hat would you (do differently|change)", each.text) is not None
        assert straight is different is (each.stage == "enough"), name_of(each)


def test_since_says_that_it_was_talked_about() -> None:
    """And no other stage does."""
    for each in ALL:
        assert (each.stage == "since") is each.text.startswith("We talked about"), name_of(each)


def test_the_two_tones_differ_in_every_line_and_text() -> None:
    """Someone who asks for a more direct way gets one; at the same stage of the same thing."""
    by = {(each.question, each.stage, each.tone): each for each in ALL}
    for question, stage in {(each.question, each.stage) for each in ALL}:
        gentle, direct = (by[question, stage, tone] for tone in TONES)
        assert gentle.line != direct.line, (question, stage)
        assert gentle.text != direct.text, (question, stage)


def test_a_gentle_text_asks_and_a_direct_one_says() -> None:
    """The gentle one ends in a question, or a wish; the direct one may demand."""
    for each in ALL:
        if each.tone == "gentle":
            assert re.search(r"\?|\bI would like\b|\bplease\b", each.text, re.IGNORECASE), name_of(each)


def test_what_is_said_to_someone_outside_is_short_and_accuses_nobody() -> None:
    """It is true for someone in love: it names no act, no crime and no decision."""
    for name, line in to_someone():
        assert words(line) <= MOST_IN_A_LINE, name
        assert line.endswith("?"), name
        for wrong in (
            DIAGNOSES,
            THREATENS,
            SOOTHES,
            re.compile("harm|crime|wrong with (them|him|her)|leave"),
        ):
            assert wrong.findall(line) == [], name


def test_the_sentence_after_an_answer_is_short_and_holds_its_ground() -> None:
    """It neither takes back what was said nor looks after the therapist."""
    for name, _, following in next_sentences():
        assert words(following) <= MOST_IN_A_LINE, (name, following)
        for wrong in (SOOTHES, EXCUSES, DIAGNOSES, THREATENS):
            assert wrong.findall(following) == [], (name, following)


def test_the_general_beginning_says_nothing_of_what_it_is_about() -> None:
    """It stands where what comes first should not be named yet."""
    assert PACK.general is not None
    for tone in TONES:
        said = getattr(PACK.general, tone)
        assert words(said.line) <= MOST_IN_A_LINE
        assert words(said.text) <= MOST_IN_A_TEXT
        assert not re.search("feel|love|money|friend|leav|stop", f"{said.line} {said.text}")


def test_words_for_leaving_stand_on_their_own_page_only() -> None:
    """And on the page for help from outside."""
    assert {name for name, text in page_words() if ENDS.search(text)} <= {"leaving", "outside"}


def test_all_of_it_can_be_printed_for_reading_aloud(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is left out of the list."""
    main()
    printed = " ".join(capsys.readouterr().out.split())
    assert [each for each in ALL if each.line not in printed or each.text not in printed] == []
    assert all(line in printed for _, line in to_someone())


def test_words_for_what_someone_is_not_sure_of_do_not_claim_it() -> None:
    """They are shown to both, who said yes and who is not sure, and are true for both."""
    unsure = {name for name, each in PACK.questions.items() if each.level == "consult" == each.unsure}
    openers = [each for each in PACK.openers.values() if unsure & set(each.for_)]
    assert len(openers) == len(unsure) == 2
    texts = [text for each in openers for tone in TONES for text in vars(getattr(each, tone)).values()]
    assert [text for text in texts if CLAIMS.search(text)] == []
