"""What we write we can read, always: every character, every name, and the largest file there can be."""

import sys

import pytest
import yaml
from core_helpers import PACK, WORDS
from hypothesis import given, settings
from hypothesis import strategies as st
from reads_corpus import MIB, SMALL, faults_of_answers, small_with

from impasse_check import load_pack
from impasse_check import pack as packs
from impasse_check.answers import LONGEST_KEPT, MOST_BYTES, dump_answers, parse_answers
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
    return Answers(answers={"over-directs": Answer(status="answered", value="often", note=text)})


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


@settings(max_examples=100, deadline=None)
@given(plain)
def test_an_answer_to_a_retired_question_reads_back(value: object) -> None:
    """Whatever stood there, it is kept as it was; what could not be kept is refused."""
    small = load_pack(str(SMALL))
    read = parse_answers("a", f"{HEAD}  sings-flat: {flow(value)}\n".encode(), small)
    back = parse_answers("a", dump_answers(read, small).encode(), small)
    assert back.answers == read.answers


def largest_pack() -> Pack:
    """Give a pack with as many questions and retired ones as there may be, nearly all with notes."""
    name = "o" * (limits.LONGEST_ID - 4)
    graded = (
        "{section: lessons, kind: graded, text: W, why: W, indicator: S1, sources: [survey], level: consult}"
    )
    questions = "".join(f"  {name}-{number:03}: {graded}\n" for number in range(limits.MOST_QUESTIONS - 9))
    retired = "".join(
        f"  r{name[1:]}-{number:03}: {{reason: W, version: 0.1.0}}\n"
        for number in range(limits.MOST_RETIRED - 1)
    )
    data = small_with(
        {
            "  feels-safe:\n    section": f"{questions}  feels-safe:\n    section",
            "retired:\n": f"retired:\n{retired}",
        }
    )
    content, faults = packs.check("largest", data)
    assert faults == ()
    assert content is not None
    assert (len(content.questions), len(content.retired)) == (limits.MOST_QUESTIONS, limits.MOST_RETIRED)
    return Pack(**vars(content), raw=data)


LARGEST = largest_pack()


@pytest.mark.parametrize("sign", COSTLY, ids=lambda sign: f"U+{ord(sign):04X}")
def test_the_largest_file_that_can_be_written_can_be_read(sign: str) -> None:
    """Every question answered and every retired one kept at its longest, and everything to be brought."""
    note = sign * LONGEST_NOTE
    kept = flow({"frequency": "almost-always", "note": note, "k" * 150: ""})
    given = dict.fromkeys(
        (name for name, question in LARGEST.questions.items() if question.kind == "graded"),
        Answer(status="answered", value="almost-always", impact="quite-a-lot", note=note),
    )
    given |= parse_answers(
        "a", (HEAD + "".join(f"  {name}: {kept}\n" for name in LARGEST.retired)).encode(), LARGEST
    ).answers
    names = tuple(LARGEST.questions)
    largest = Answers(answers=given, bring=names, bring_notes=names, tone="gentle")
    written = dump_answers(largest, LARGEST).encode()
    assert len(written) < MOST_BYTES
    back = parse_answers("a", written, LARGEST)
    assert (back.answers, back.bring, back.bring_notes) == (given, names, names)


def test_no_character_costs_more_than_those() -> None:
    """Of all there are, none takes more bytes in a file than four, escaped or not."""
    assert max(len(flow(sign).encode()) - 2 for sign in HARMLESS) == 4


def test_what_is_named_twice_to_be_brought_is_written_once() -> None:
    """A long list of the same does not grow when it is written."""
    data = f"{HEAD}  over-directs: often\nbring: [{'over-directs,' * 4000}]\n".encode()
    read = parse_answers("a", data, PACK)
    assert read.bring == ("over-directs",)
    assert len(dump_answers(read, PACK)) < len(data)


@pytest.mark.parametrize(
    "written", ["o" * (LONGEST_KEPT + 1), f"[{'a, ' * (LONGEST_KEPT // 4)}]", f"{{a: {'o' * 4200}}}"]
)
def test_too_much_for_a_retired_question_is_a_fault(written: str) -> None:
    """It could not be written again within the limit of a file, so nothing is taken of it."""
    faults = faults_of_answers(f"{HEAD}  sings-flat: {written}\n".encode(), load_pack(str(SMALL)))
    assert [(each.code, each.path, each.line, dict(each.details)) for each in faults] == [
        ("value.too-long", ("answers", "sings-flat"), 4, {"most": "4,200"})
    ]


def test_a_note_at_its_limit_is_read_and_the_next_character_is_not() -> None:
    """Counted in characters, whatever bytes they take; the fault names the limit."""
    for sign in COSTLY:
        data = f"{HEAD}  over-directs: {{frequency: often, note: {flow(sign * LONGEST_NOTE)}}}\n"
        assert parse_answers("a", data.encode(), PACK).answers["over-directs"].note == sign * LONGEST_NOTE
        longer = data.replace('note: "', 'note: "x').replace("note: '", "note: 'x")
        (fault,) = faults_of_answers(longer.encode(), PACK)
        assert (fault.code, dict(fault.details)) == ("value.too-long", {"most": "4,000"})


@pytest.mark.parametrize("pack", [PACK, load_pack(str(SMALL)), LARGEST], ids=["shipped", "small", "largest"])
def test_an_empty_file_of_any_pack_holds_its_questions_and_nothing_else(pack: Pack) -> None:
    """No title, text or choice of a pack can answer for the person."""
    read = parse_answers("a", template(pack, WORDS).encode(), pack)
    assert list(read.answers) == list(pack.questions)
    assert {answer.status for answer in read.answers.values()} == {"not-asked"}
