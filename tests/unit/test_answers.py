"""Answers files: what is written reads back the same, and every way to write an answer is read as meant."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reads_corpus import SMALL, answers_file

from impasse_check import load_pack, load_words, read_answers
from impasse_check.answers import dump_answers, parse_answers, permitted
from impasse_check.model import ABSENCES, IMPACT, TONES, Answer, Answers, Pack
from impasse_check.prompts.lines import Lines
from impasse_check.prompts.page import Command, Page

SHIPPED = load_pack()
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


def nothing() -> None:
    """Do nothing."""


characters = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters=NOT_IN_YAML)
notes = st.text(characters | st.sampled_from("\"'\\#:{}[],&*!|>%@`~-? \t\n"), max_size=40) | st.sampled_from(
    ["", " ", "null", "~", "7", "yes", "a: b", "a # b", "\\n", "---", "\U0001f642", "x" * 3000, 'say "no"']
)
absences = st.sampled_from(ABSENCES).map(lambda status: Answer(status=status))


def answers_to(name: str) -> st.SearchStrategy[Answer]:
    """Make any answer that a question of the shipped pack can have."""
    question = SHIPPED.questions[name]
    values = sorted(permitted(SHIPPED, question))
    plain = st.sampled_from(values).map(lambda value: Answer(status="answered", value=value))
    if question.kind != "graded":
        return absences | plain
    weighed = st.builds(
        Answer,
        status=st.just("answered"),
        value=st.sampled_from([value for value in values if value != "never"]),
        impact=st.none() | st.sampled_from(sorted(IMPACT)),
        note=st.none() | notes,
    )
    return absences | plain | weighed


ids = st.sampled_from(sorted(SHIPPED.questions))
any_answers = st.builds(
    Answers,
    answers=st.lists(ids, unique=True, max_size=12).flatmap(
        lambda names: st.fixed_dictionaries({name: answers_to(name) for name in names})
    ),
    bring=st.none() | st.lists(ids, max_size=3, unique=True).map(tuple),
    bring_notes=st.lists(ids, max_size=3, unique=True).map(tuple),
    tone=st.none() | st.sampled_from(TONES),
    pack_version=st.just(SHIPPED.version),
)


@settings(max_examples=200, deadline=None)
@given(any_answers)
def test_what_is_written_reads_back_the_same(answers: Answers) -> None:
    """Every answer, in the order in which they are asked, and all that is to be brought."""
    back = again(answers, SHIPPED)
    assert back == answers
    assert list(back.answers) == [name for name in SHIPPED.questions if name in answers.answers]


@settings(max_examples=60, deadline=None)
@given(any_answers)
def test_writing_twice_gives_the_same_text(answers: Answers) -> None:
    """One answer stands on one line, whatever is in its note."""
    text = dump_answers(answers, SHIPPED)
    assert dump_answers(read(text.encode(), SHIPPED), SHIPPED) == text
    lines = [line.split(":")[0].strip() for line in text.split("\n") if line.startswith("  ")]
    assert lines == [name for name in SHIPPED.questions if name in answers.answers]


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.characters(codec="utf-8"), max_size=20)
    | st.sampled_from([f"a{each}b" for each in NOT_IN_YAML])
)
def test_a_note_that_can_be_typed_can_be_read_again(typed: str) -> None:
    """Whatever is pasted as a note in plain mode, the file that keeps it can be opened afterwards."""
    line = " ".join(typed.replace("\x18", "").split("\n"))
    asker = Lines(
        io.StringIO(f"{line}\n", newline="\n"), io.StringIO(), load_words(), width=80, settle=nothing
    )
    note = asker.write(Page(question="A note?"))
    if not isinstance(note, Command):
        kept = Answer(status="answered", value="often", note=note)
        back = again(Answers(answers={"easy-ground": kept}), SHIPPED).answers["easy-ground"]
        assert (back.status, back.value) == ("answered", "often")


def test_a_file_as_it_is_written(pack: Pack) -> None:
    """The whole text: header, answers, then what to bring."""
    answers = Answers(
        answers={
            "felt-stuck": Answer(status="answered", value="no"),
            "easy-ground": Answer(status="answered", value="often"),
            "over-directs": Answer(
                status="answered", value="often", impact="somewhat", note='"5 %": caf\u00e9'
            ),
            "sexual-remarks": Answer(status="declined"),
        },
        bring=("over-directs", "easy-ground"),
        bring_notes=("over-directs",),
        tone="direct",
    )
    assert dump_answers(answers, pack) == (
        "format: impasse-check/answers\n"
        "format_version: 1\n"
        "pack: {id: therapy-impasse, version: 1.0.0}\n"
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
    assert again(Answers(answers={}), pack).bring is None


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
            assert answers == {name: Answer(status="answered", value=value)}


@pytest.mark.parametrize("value", ["", "~", "null", "Null"])
def test_a_blank_is_a_question_that_was_not_asked(value: str, pack: Pack) -> None:
    """However nothing is written."""
    answers = read(HEAD + f"answers:\n  easy-ground: {value}\n".encode(), pack).answers
    assert answers == {"easy-ground": Answer(status="not-asked")}


def test_shorthand_and_mapping_mean_the_same(pack: Pack) -> None:
    """A word alone is how often; an empty impact or note is none."""
    assert read_answers(answers_file("shorthand-and-mapping"), pack).answers == {
        "easy-ground": Answer(status="answered", value="often"),
        "over-directs": Answer(status="answered", value="often"),
        "over-identifies": Answer(status="unsure"),
        "personal-stories": Answer(
            status="answered", value="almost-always", impact="very-much", note="a note over two lines"
        ),
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


@pytest.mark.parametrize(
    "written", ["often", "unsure", "", "{frequency: often, note: mine}", '"a: b # c"', "[often]", "7"]
)
def test_the_answer_to_a_retired_question_is_kept(written: str) -> None:
    """It is no fault, and what stood there can be read again after the file was written anew."""
    small = load_pack(str(SMALL))
    answers = read(HEAD + f"answers:\n  sings-flat: {written}\n  too-fast: often\n".encode(), small)
    assert list(answers.answers) == ["sings-flat", "too-fast"]
    back = again(answers, small)
    assert back.answers == answers.answers


def test_the_version_of_the_pack_is_kept_as_it_stands(pack: Pack) -> None:
    """Another version is no fault; what is written names the version at hand."""
    answers = read_answers(answers_file("pack-of-another-version"), pack)
    assert answers.pack_version == "9.9.9"
    assert again(answers, pack).pack_version == pack.version
    assert read_answers(answers_file("pack-without-a-version"), pack).pack_version is None
