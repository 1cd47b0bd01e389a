"""Answers files as people and other programs write them: what can be read can be kept, whatever follows."""

import json
from collections.abc import Callable

import pytest
from core_helpers import PACK, changed
from hypothesis import given, settings
from hypothesis import strategies as st
from reads_corpus import MIB, faults_of_answers, hand_written, pack_of_many, small_pack

from impasse_check.answers import MOST_BYTES, dump_answers, has_room, marks, parse_answers, permits
from impasse_check.characters import is_harmless
from impasse_check.cli.messages import fault_line
from impasse_check.errors import AnswersError
from impasse_check.model import LONGEST_NOTE, TONES, Answer, Answers, Pack, limits
from impasse_check.words import Words

HEAD = "format: impasse-check/answers\nformat_version: 1\n"
TOO_MUCH = {"yaml.size", "value.too-long", "answers.no-room"}
"""All that there is to say against a file that is only too large."""
STYLES: dict[str, Callable[[str], str]] = {
    "double": lambda note: json.dumps(note, ensure_ascii=False),
    "escapes": lambda note: '"' + "".join(f"\\U{ord(sign):08X}" for sign in note) + '"',
    "single": lambda note: "'" + note.replace("'", "''").replace("\n", "\n\n   ") + "'",
    "literal": lambda note: "|1-\n" + "".join(f"    {line}\n" for line in note.split("\n")),
}
"""Ways to write a text."""


def graded(pack: Pack) -> list[str]:
    """Give the questions that can have a note."""
    return [name for name, question in pack.questions.items() if marks(pack, question)]


def read_or_told(text: str, pack: Pack) -> Answers | set[str]:
    """Give the answers that are in a file, or the codes of what is wrong with it."""
    try:
        return parse_answers("a", text.encode(), pack)
    except AnswersError as error:
        return {fault.code for fault in error.faults}


def again(answers: Answers, pack: Pack) -> Answers:
    """Write answers and read what was written."""
    written = dump_answers(answers, pack).encode()
    assert len(written) <= MOST_BYTES
    return parse_answers("a", written, pack)


def content(answers: Answers) -> dict[str, object]:
    """Give all that was given; which pack it was written for is written anew."""
    return {field: getattr(answers, field) for field in Answers.model_fields.keys() - {"pack"}}


def fullest(answers: Answers, pack: Pack) -> Answers:
    """Give the answers with the longest words at every question, all to be brought, and the same notes."""
    names = tuple(pack.questions)
    longest = {
        name: Answer(
            given=max(marks(pack, question) or permits(pack, question)["given"], key=len),
            note=answers.answers[name].note if name in answers.answers else None,
            **{
                field: max(words, key=len)
                for field, words in permits(pack, question).items()
                if field != "given"
            },
        )
        for name, question in pack.questions.items()
    }
    return Answers(answers=longest, bring=names, bring_notes=names, tone=TONES[0])


@st.composite
def files_by_hand(draw: st.DrawFn) -> tuple[Pack, str]:
    """Make a file of any size up to the limit and a little beyond, with notes in one style."""
    pack = draw(st.sampled_from((PACK, small_pack(), pack_of_many(90))))
    signs = st.characters(codec="utf-8").filter(is_harmless) | st.sampled_from("\"'\\\n\t\U0001f642# :")
    note = draw(st.text(signs, min_size=1, max_size=12)) * draw(st.integers(1, LONGEST_NOTE))
    note = note[: draw(st.integers(1, LONGEST_NOTE))]
    style = STYLES[draw(st.sampled_from(sorted(STYLES)))](note)
    names = graded(pack)
    noted = names[: draw(st.sampled_from((MIB, MIB // 2, 9000))) // len(style.encode())]
    given = {name: min(marks(pack, pack.questions[name])) for name in names}
    lines = [f"  {name}:\n   frequency: {given[name]}\n   note: {style}\n" for name in noted]
    rest = [f"  {name}: {given[name]} # {{[\n" for name in names[len(noted) :]]
    bring = draw(
        st.sampled_from(("", f"bring: [{','.join(pack.questions)}]\n", "bring_notes: []\n", "bring:\n"))
    )
    return pack, f"{HEAD}answers:\n{''.join(lines)}{''.join(rest)}{bring}"


@pytest.mark.slow
@settings(max_examples=100, deadline=None)
@given(files_by_hand())
def test_what_can_be_read_can_be_written_and_read_again(file: tuple[Pack, str]) -> None:
    """The same, and with the longest answer at every other question; else it is told what is too much."""
    pack, text = file
    found = read_or_told(text, pack)
    if not isinstance(found, Answers):
        assert found <= TOO_MUCH
        return
    assert content(again(found, pack)) == content(found)
    full = fullest(found, pack)
    assert content(again(full, pack)) == content(full)


def test_notes_that_would_outgrow_the_limit_when_written_are_refused(words: Words) -> None:
    """By hand a quotation mark takes one byte, and two in our form; the fault says what to do."""
    pack = pack_of_many(220)
    assert len(hand_written('"', 220)) == len(hand_written("w", 220)) < MOST_BYTES
    assert len(parse_answers("a", hand_written("w", 220), pack).answers) == 220
    (fault,) = faults_of_answers(hand_written('"', 220), pack)
    assert (fault.code, fault.path, fault.line) == ("answers.no-room", ("answers",), 3)
    assert fault_line(words, fault) == (
        "- line 3, answers: The notes together are more than one file holds, which is 1 MiB once the quiz has"
        " written it. Make some of them shorter."
    )


def test_the_largest_pack_leaves_room_for_notes() -> None:
    """A file without any can be read whatever the pack: the most questions, and the longest words."""
    longest = "".ljust(limits.LONGEST_ID, "w")
    question = PACK.questions[graded(PACK)[0]]
    many = {f"{number:04}".rjust(limits.LONGEST_ID, "w"): question for number in range(limits.MOST_QUESTIONS)}
    choices = {name: {longest: "W"} for name in PACK.choices}
    pack = changed(PACK, questions=many, choices=choices)
    assert has_room(Answers(), pack)
    noted = {name: Answer(given=longest, note="\U0001f642" * LONGEST_NOTE) for name in list(many)[:8]}
    assert has_room(Answers(answers=noted), pack)


BY_HAND = {
    "plain": "note: so it was  # not this",
    "over two lines": "note: so\n    it was",
    "folded": "note: >-\n    so\n    it was",
    "literal": "note: |-\n    so it was",
    "single quotes": "note: 'so it was'",
    "escapes": 'note: "s\\x6f\\x20\\u0069t \\U00000077as"',
    "escaped line end": 'note: "so \\\n    it was"',
    "explicit key": "? note\n   : so it was",
    "with an anchor that nothing uses": "note: &it so it was",
    "quoted keys": "'note': so it was",
}


@pytest.mark.parametrize("written", BY_HAND.values(), ids=BY_HAND)
def test_a_note_may_be_written_in_any_way_that_yaml_has(written: str) -> None:
    """It is the same note, and is kept as the same."""
    text = f"{HEAD}# mine\nanswers:\n\n  over-directs: # here\n   frequency: 'often'\n   {written}\n"
    read = parse_answers("a", text.encode(), PACK)
    assert read.answers == {"over-directs": Answer(given="often", note="so it was")}
    assert content(again(read, PACK)) == content(read)


@pytest.mark.parametrize(
    ("escape", "note"),
    [
        ("\\U0001F600", "\U0001f600"),
        ("\\t\\n", "\t\n"),
        ('\\_\\/\\\\\\"', '\u00a0/\\"'),
        ("\\e", None),
        ("\\0", None),
        ("\\N", None),
        ("\\L", None),
        ("\\ud83d\\ude00", None),
        ("\\ufeff", None),
        ("\\u202e", None),
        ("\\UFFFFFFFF", None),
        ("\\U00110000", None),
    ],
    ids=lambda each: None if each is None else each.encode().hex(),
)
def test_an_escape_gives_what_may_stand_there_itself_and_nothing_else(escape: str, note: str | None) -> None:
    """What steers a terminal or turns text round is refused however it is written."""
    text = f'{HEAD}answers: {{over-directs: {{frequency: often, note: "{escape}"}}}}\n'
    found = read_or_told(text, PACK)
    if note is None:
        assert not isinstance(found, Answers)
        assert found <= {"yaml.control", "yaml.syntax"}
    else:
        assert isinstance(found, Answers)
        assert content(again(found, PACK)) == content(found)
        assert found.answers["over-directs"].note == note


@pytest.mark.parametrize("written", ["!!str often", "*a", "! often", "<<: often"])
def test_what_stands_for_something_else_is_refused(written: str) -> None:
    """A tag, an alias and a merge."""
    found = read_or_told(f"{HEAD}answers:\n  easy-ground: {written}\n", PACK)
    assert not isinstance(found, Answers)
