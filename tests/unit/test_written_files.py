"""What we write we can read, always: every character, every name, and the largest file there can be."""

import sys

import pytest
import yaml
from core_helpers import PACK, WORDS
from hypothesis import given, settings
from hypothesis import strategies as st
from reads_corpus import MIB, faults_of_answers, pack_of_many, small_pack
from scripted import talk

from impasse_check.answers import MOST_BYTES, dump_answers, parse_answers, permits
from impasse_check.characters import is_harmless
from impasse_check.model import LONGEST_NOTE, Answer, Answers, Pack, limits
from impasse_check.strict_yaml import flow, parse
from impasse_check.template import template

HEAD = "format: impasse-check/answers\nformat_version: 1\nanswers:\n"
HARMLESS = [chr(code) for code in range(sys.maxunicode + 1) if is_harmless(chr(code))]
"""Every character that a text may have; surrogates are not among them."""
COSTLY = ('"', "\\", "\n", "\t", "\u00e9", "\u4f60", "\U0001f642", "'", "#", "\u0300", "\U0010fffd")
"""Characters that an escape or UTF-8 makes longest."""


def noted(text: str) -> Answers:
    """Give answers with this note."""
    return Answers(answers={"over-directs": Answer(given="often", note=text)})


def test_every_harmless_character_in_a_note_reads_back() -> None:
    """In any place of it, one after the other."""
    for start in range(0, len(HARMLESS), LONGEST_NOTE):
        note = "".join(HARMLESS[start : start + LONGEST_NOTE])
        written = dump_answers(noted(note), PACK).encode()
        assert parse_answers("a", written, PACK).answers["over-directs"].note == note


plain = st.recursive(
    st.none()
    | st.text(st.characters(codec="utf-8").filter(is_harmless), max_size=8)
    | st.sampled_from(
        ["yes", "no", "on", "null", "~", "true", "1e3", "7", "-1.5", "a-b", "1.0.0", "0x1f", "a:", "- a"]
    )
    | st.integers(-(10**15) + 1, 10**15 - 1)
    | st.decimals(-(10**6), 10**6, places=15).map(
        lambda number: parse(f"{number:f}".encode(), most_bytes=MIB).value
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(st.characters(codec="utf-8").filter(is_harmless), max_size=8), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(plain)
def test_plain_data_is_written_on_one_line_that_reads_back(value: object) -> None:
    """Words that YAML takes for something else, numbers, names of any kind, and what is inside each other."""
    assert "\n" not in flow(value)
    assert parse(flow([value]).encode(), most_bytes=MIB).value == [value]


def test_the_words_that_we_write_are_words_to_other_readers_too() -> None:
    """But for yes and no, which are the words of the format itself."""
    for word in (*(limits.READ_AS_OTHER - {"yes", "no"}), "~", "7", "1e3", "", "a: b"):
        assert yaml.safe_load(flow(word)) == word


@pytest.mark.parametrize("sign", COSTLY, ids=lambda sign: f"U+{ord(sign):04X}")
def test_the_largest_file_of_the_shipped_pack_can_be_read(sign: str) -> None:
    """Every question marked, each with the longest note, and as much to be brought as may be."""
    note = sign * LONGEST_NOTE
    given = {
        name: Answer(given="almost-always", impact="quite-a-lot", note=note)
        for name, question in PACK.questions.items()
        if "almost-always" in permits(PACK, question)["given"]
    }
    names = tuple(given)
    written = dump_answers(
        Answers(answers=given, bring=names, bring_notes=names, tone="gentle"), PACK
    ).encode()
    assert len(written) < MOST_BYTES
    back = parse_answers("a", written, PACK)
    assert (back.answers, back.bring, back.bring_notes) == (given, names, names)


@pytest.mark.slow
def test_a_note_is_refused_where_a_file_would_have_no_room_for_every_other_answer() -> None:
    """What was written stands there still, to be made shorter, and all that is kept can be read."""
    pack = pack_of_many(2000)
    *names, last = [name for name in pack.questions if name.startswith("many")]
    long = "\U0001f642" * LONGEST_NOTE
    answer = Answer(given="almost-always", impact="quite-a-lot", said="not-yet")
    every = tuple(pack.questions)
    start = Answers(answers=dict.fromkeys(names, answer), bring=every, bring_notes=every, tone="direct")
    left = MOST_BYTES - len(dump_answers(start, pack).encode()) - limits.LONGEST_TEXT
    room = left // len(f", note: {long}".encode())
    noted = dict.fromkeys(names[:room], answer.model_copy(update={"note": long}))
    typed = [("quiz.note", note) for note in (long, long, "short")]
    replies = [
        ("quiz.warned", "go-on"),
        (last, "often"),
        ("impact", "note"),
        *typed,
        ("impact", "open"),
        ("said", "open"),
    ]
    held = talk(
        replies,
        start=start.put({**start.answers, **noted}),
        pack=pack,
        do=lambda interview: interview.change(last),
    )
    refused = [each.current for each in held.pages if WORDS.say("quiz.no-room") in each.text]
    assert refused == [long, long]
    assert held.answers.answers[last].note == "short"
    for kept in (start.put({**start.answers, **noted}), *held.kept):
        assert parse_answers("a", dump_answers(kept, pack).encode(), pack).answers == kept.answers


@pytest.mark.slow
def test_no_character_costs_more_than_those() -> None:
    """Of all there are, none takes more bytes in a file than four, escaped or not."""
    assert max(len(flow(sign).encode()) - 2 for sign in HARMLESS) == 4


def test_what_is_named_twice_to_be_brought_is_written_once() -> None:
    """A long list of the same does not grow when it is written."""
    data = f"{HEAD}  over-directs: often\nbring: [{'over-directs,' * 3000}]\n".encode()
    read = parse_answers("a", data, PACK)
    assert read.bring == ("over-directs",)
    assert len(dump_answers(read, PACK)) < len(data)


def test_a_note_at_its_limit_is_read_and_the_next_character_is_not() -> None:
    """Counted in characters, whatever bytes they take; the fault names the limit."""
    for sign in COSTLY:
        data = f"{HEAD}  over-directs: {{frequency: often, note: {flow(sign * LONGEST_NOTE)}}}\n"
        assert parse_answers("a", data.encode(), PACK).answers["over-directs"].note == sign * LONGEST_NOTE
        longer = data.replace('note: "', 'note: "x').replace("note: '", "note: 'x")
        (fault,) = faults_of_answers(longer.encode(), PACK)
        assert (fault.code, dict(fault.details)) == ("value.too-long", {"most": "4,000"})


@pytest.mark.parametrize("pack", [PACK, small_pack()], ids=["shipped", "small"])
def test_an_empty_file_of_any_pack_holds_its_questions_and_nothing_else(pack: Pack) -> None:
    """No title, text or choice of a pack can answer for the person."""
    read = parse_answers("a", template(pack, WORDS).encode(), pack)
    assert list(read.answers) == list(pack.questions)
    assert {answer.status for answer in read.answers.values()} == {"not-asked"}
