"""Answers files: what is written reads back the same, and every way to write an answer is read as meant."""

import io

import pytest
from core_helpers import PACK, changed
from hypothesis import given, settings
from hypothesis import strategies as st
from reads_corpus import answers_file, small_pack
from typed_lines import TypedLines

from impasse_check import load_words, read_answers
from impasse_check.answers import dump_answers, marks, parse_answers, permits, permitted
from impasse_check.errors import AnswersError
from impasse_check.model import ABSENCES, TONES, Answer, Answers, Pack
from impasse_check.prompts.lines import Lines
from impasse_check.prompts.page import Page

HEAD = b"format: impasse-check/answers\nformat_version: 1\n"
NOT_IN_YAML = (
    "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff"
)
"""Not to be read even where they are escaped; control characters, which come on top, are category Cc."""


def read(text: bytes, pack: Pack) -> Answers:
    """Read the text of an answers file."""
    return parse_answers("answers.yaml", text, pack)


def again(answers: Answers, pack: Pack) -> Answers:
    """Write answers and read what was written."""
    return read(dump_answers(answers, pack).encode(), pack)


characters = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters=NOT_IN_YAML)
notes = st.text(characters | st.sampled_from("\"'\\#:{}[],&*!|>%@`~-? \t\n"), max_size=40) | st.sampled_from(
    ["", " ", "null", "~", "7", "yes", "a: b", "a # b", "\\n", "---", "\U0001f642", "x" * 3000, 'say "no"']
)


def answers_to(pack: Pack, name: str) -> st.SearchStrategy[Answer]:
    """Make any answer that a question can have, with all that may follow a mark."""
    question = pack.questions[name]
    allowed, marked = permits(pack, question), sorted(marks(pack, question))
    plain = st.sampled_from(allowed["given"]).map(lambda given: Answer(given=given))
    if not marked:
        return plain
    followed = {field: st.none() | st.sampled_from(words) for field, words in allowed.items()}
    whole = followed | {"given": st.sampled_from(marked), "note": st.none() | notes}
    return plain | st.fixed_dictionaries(whole).map(Answer.model_validate)


@st.composite
def any_answers(draw: st.DrawFn) -> tuple[Pack, Answers]:
    """Make answers to the shipped pack or the small one, which asks for more."""
    pack = draw(st.sampled_from((PACK, small_pack())))
    ids = st.sampled_from(sorted(pack.questions))
    names = draw(st.lists(ids, unique=True, max_size=12))
    return pack, Answers(
        answers={name: draw(answers_to(pack, name)) for name in names},
        bring=draw(st.none() | st.lists(ids, max_size=3).map(tuple)),
        bring_notes=draw(st.none() | st.lists(ids, min_size=1, max_size=3).map(tuple)),
        tone=draw(st.none() | st.sampled_from(TONES)),
    )


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(any_answers())
def test_what_is_written_reads_back_the_same(given_to: tuple[Pack, Answers]) -> None:
    """Every answer, one a line, in the order in which they are asked, and all that is to be brought."""
    pack, answers = given_to
    text = dump_answers(answers, pack)
    back = read(text.encode(), pack)
    for field in Answers.model_fields.keys() - {"pack"}:
        assert getattr(back, field) == getattr(answers, field)
    in_order = [name for name in pack.questions if name in answers.answers]
    assert list(back.answers) == in_order
    assert [line.split(":")[0].strip() for line in text.split("\n") if line.startswith("  ")] == in_order
    assert dump_answers(back, pack) == text


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.characters(codec="utf-8"), max_size=20)
    | st.sampled_from([f"a{each}b" for each in NOT_IN_YAML])
)
def test_a_note_that_can_be_typed_can_be_read_again(typed: str) -> None:
    """Whatever is pasted as a note in plain mode, the file that keeps it can be opened afterwards."""
    line = " ".join(typed.replace("\x18", "").split("\n"))
    asker = Lines(TypedLines(f"{line}\n", newline="\n"), io.StringIO(), load_words(), width=80)
    note = asker.ask_line(Page(question="A note?"))
    if isinstance(note, str):
        kept = Answer(given="often", note=note)
        back = again(Answers(answers={"easy-ground": kept}), PACK).answers["easy-ground"]
        assert (back.status, back.value) == ("answered", "often")


def test_a_file_as_it_is_written(pack: Pack) -> None:
    """The whole text: header, answers, then what to bring."""
    answers = Answers(
        answers={
            "felt-stuck": Answer(given="no"),
            "easy-ground": Answer(given="often"),
            "over-directs": Answer(given="often", impact="somewhat", note='"5 %": caf\u00e9'),
            "sexual-remarks": Answer(given="declined"),
        },
        bring=("over-directs", "easy-ground"),
        bring_notes=("over-directs",),
        tone="direct",
    )
    assert dump_answers(answers, changed(pack, version="7.8.9")) == (
        "format: impasse-check/answers\n"
        "format_version: 1\n"
        "pack: {id: therapy-impasse, version: 7.8.9}\n"
        "answers:\n"
        "  felt-stuck: no\n"
        "  easy-ground: often\n"
        '  over-directs: {frequency: often, impact: somewhat, note: "\\"5 %\\": caf\u00e9"}\n'
        "  sexual-remarks: declined\n"
        "bring: [over-directs, easy-ground]\n"
        "bring_notes: [over-directs]\n"
        "tone: direct\n"
    )


def test_an_empty_choice_of_what_to_bring_is_not_the_same_as_none(pack: Pack) -> None:
    """``[]`` brings nothing; left empty, the one that comes first goes."""
    assert again(Answers(answers={}, bring=()), pack).bring == ()
    assert again(Answers(), pack).bring is None


@pytest.mark.parametrize("status", ABSENCES)
def test_every_absence_fits_every_question(status: str, pack: Pack) -> None:
    """All four, for every question, and for a graded one inside a mapping too."""
    text = HEAD + b"answers:\n" + "".join(f"  {name}: {status}\n" for name in pack.questions).encode()
    given_answers = read(text, pack).answers
    assert {answer.status for answer in given_answers.values()} == {status}
    assert {answer.value for answer in given_answers.values()} == {None}
    assert list(given_answers) == list(pack.questions)
    mapped = read(HEAD + f"answers: {{easy-ground: {{frequency: {status}}}}}".encode(), pack)
    assert mapped.answers == {"easy-ground": given_answers["easy-ground"]}


def test_every_permitted_word_is_read_as_it_stands(pack: Pack) -> None:
    """Yes stays yes and no stays no, for each question and each of its answers."""
    for name, question in pack.questions.items():
        for value in permitted(pack, question):
            answers = read(HEAD + f"answers: {{{name}: {value}}}".encode(), pack).answers
            assert answers == {name: Answer(given=value)}


@pytest.mark.parametrize("value", ["", "~", "null", "Null"])
def test_a_blank_is_a_question_that_was_not_asked(value: str, pack: Pack) -> None:
    """However nothing is written."""
    answers = read(HEAD + f"answers:\n  easy-ground: {value}\n".encode(), pack).answers
    assert answers == {"easy-ground": Answer(given="not-asked")}


def test_shorthand_and_mapping_mean_the_same(pack: Pack) -> None:
    """A word alone is how often; an empty impact or note is none."""
    assert read_answers(answers_file("shorthand-and-mapping"), pack).answers == {
        "easy-ground": Answer(given="often"),
        "over-directs": Answer(given="often"),
        "over-identifies": Answer(given="unsure"),
        "personal-stories": Answer(given="almost-always", impact="very-much", note="a note over two lines"),
    }


def test_words_that_other_readers_turn_stay_words(pack: Pack) -> None:
    """Off and a date, as a note; no and yes, as answers."""
    answers = read_answers(answers_file("words-that-yaml-would-turn"), pack).answers
    assert {name: answer.value for name, answer in answers.items()} == {
        "felt-stuck": "no",
        "pays": "yes",
        "over-directs": "often",
        "over-identifies": "often",
        "easy-ground": "often",
    }
    assert (answers["over-directs"].note, answers["over-identifies"].note) == ("off", "2026-01-31")


def test_a_note_is_kept_letter_by_letter(pack: Pack) -> None:
    """Signs that mean something to YAML, Markdown, HTML or a terminal library are only signs."""
    answers = read_answers(answers_file("signs-in-a-note"), pack).answers
    assert [answer.note for answer in answers.values()] == [
        "quotes \" and ' and \\ # not a comment: {braces} [x] *a* &b !c | > %d @e `f`",
        "two\nlines and a \ttab",
        "\u00e0 c\u00f4t\u00e9, \u4f60\u597d, \U0001f642, 50 %",
        "<b>bold</b> **bold** [link](x) [bold]x[/bold]",
    ]


def test_the_version_of_the_pack_is_kept_as_it_stands(pack: Pack) -> None:
    """Another version is no fault; what is written names the version at hand."""
    answers = read_answers(answers_file("pack-of-another-version"), pack)
    assert answers.pack_version == "9.9.9"
    assert again(answers, pack).pack_version == pack.version
    assert read_answers(answers_file("pack-without-a-version"), pack).pack_version is None


OLD = "contact-between-sessions"
"""A question that was reworded in the second version."""
OLD_FILE = HEAD.decode() + f"pack: {{version: 1.0.0}}\nanswers: {{{OLD}: often, easy-ground: often}}\n"


def test_answers_to_earlier_words_are_known_as_such_for_good(pack: Pack) -> None:
    """Only those whose words changed since; whatever of them is answered anew no longer is."""
    old = read(OLD_FILE.encode(), pack)
    assert old.given_to == {OLD: "1.0.0"}
    kept = again(old, pack)
    assert (kept.pack_version, kept.given_to) == (pack.version, {OLD: "1.0.0"})
    assert again(kept, pack).given_to == {OLD: "1.0.0"}
    same = kept.put(kept.answers | {OLD: Answer(given="often", impact="somewhat")})
    assert again(same, pack).given_to == {OLD: "1.0.0"}
    assert again(kept.put(kept.answers | {OLD: Answer(given="rarely")}), pack).given_to is None
    assert again(kept.put({}), pack).given_to is None


def test_answers_to_words_that_are_yet_to_come_keep_their_version(pack: Pack) -> None:
    """Nobody knows here what was reworded there."""
    kept = again(read(OLD_FILE.replace("1.0.0", "9.9.9").encode(), pack), pack)
    assert kept.given_to == {"easy-ground": "9.9.9", OLD: "9.9.9"}
    assert "given_to" not in dump_answers(read(OLD_FILE.replace("1.0.0", pack.version).encode(), pack), pack)


def test_in_a_program_the_version_of_any_question_is_taken() -> None:
    """There is no pack there to ask; what is read from a file has one."""
    given_to = {"of-another-pack": "1.0.0"}
    assert Answers(given_to=given_to).given_to == given_to


def test_a_version_of_what_is_no_question_is_a_fault(pack: Pack) -> None:
    """With the ids it is like."""
    with pytest.raises(AnswersError) as caught:
        read(HEAD + b"answers: {}\ngiven_to: {easy-grond: 1.0.0}\n", pack)
    (fault,) = caught.value.faults
    assert ("near", "easy-ground") in fault.details
