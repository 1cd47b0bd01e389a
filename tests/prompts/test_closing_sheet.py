"""The page to bring to a session: what goes along is chosen, seen, and then written."""

from pathlib import Path

import pytest
from closed import MENU, TO_TALK, close, of_report
from core_helpers import OPENERS, PACK, WORDS, answer
from scripted import values

from impasse_check.model import TONES, Answers


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


NOTED = Answers(
    answers=dict(TO_TALK.answers) | {"topic-pushed": answer("often+somewhat", "they asked twice")}
)


def test_the_page_to_bring_is_chosen_seen_and_written(here: Path) -> None:
    """What is seen before is what is written; the choice is kept with the answers."""
    closed = close(
        [
            (MENU, "sheet"),
            ("menu.bring", "topic-pushed"),
            ("menu.tone", "direct"),
            ("menu.note", "with-note"),
            (MENU, "save"),
            ("menu.file", "bring.txt"),
        ],
        NOTED,
    )
    chosen = closed.answers
    assert (chosen.bring, chosen.bring_notes, chosen.tone) == (("topic-pushed",), ("topic-pushed",), "direct")
    assert closed.kept == [chosen]
    assert values(closed.pages[1]) == ["topic-pushed", "easy-ground"]
    written = (here / "bring.txt").read_text()
    assert "they asked twice" in written
    assert written.encode() == of_report(chosen, here, "bring.txt", "--for", "session")
    drawn = str.maketrans("", "", "\u2500\u2502")
    assert " ".join(closed.pages[4].drawn).translate(drawn).split() == written.translate(drawn).split()


@pytest.mark.parametrize("answers", [NOTED, TO_TALK])
def test_a_note_goes_along_only_if_there_is_one_and_it_was_wanted(here: Path, answers: Answers) -> None:
    """A no leaves it off; without a note nothing is asked."""
    asked = [("menu.note", "without-note")] * (answers is NOTED)
    replies = [("menu.bring", "topic-pushed"), ("menu.tone", "gentle"), *asked]
    close([(MENU, "sheet"), *replies, (MENU, "save"), ("menu.file", "bring.md")], answers)
    assert "they asked twice" not in (here / "bring.md").read_text()


def test_the_choices_are_the_question_and_then_the_words_themselves() -> None:
    """In both tones, so that nobody has to guess how they sound."""
    closed = close(
        [(MENU, "sheet"), ("menu.bring", "topic-pushed"), ("menu.tone", "back"), ("menu.bring", "back")]
    )
    assert closed.pages[1].choices[0].label == PACK.questions["topic-pushed"].text
    assert [choice.label for choice in closed.pages[2].choices] == [
        WORDS.say("menu.words", tone=WORDS.say(f"tone.{tone}"), words=OPENERS["topic-pushed", tone, "first"])
        for tone in TONES
    ]


def test_making_the_page_can_be_dropped_at_every_step(here: Path) -> None:
    """Back leads a step back; until it is saved, nothing is kept or written."""
    chosen = ("menu.bring", "topic-pushed")
    closed = close(
        [
            (MENU, "sheet"),
            chosen,
            ("menu.tone", "back"),
            chosen,
            ("menu.tone", "direct"),
            ("menu.note", "back"),
            ("menu.tone", "direct"),
            ("menu.note", "with-note"),
            (MENU, "back"),
            ("menu.tone", "direct"),
            ("menu.note", "without-note"),
            (MENU, "save"),
            ("menu.file", "back"),
            (MENU, "done"),
        ],
        NOTED,
    )
    assert (closed.answers, closed.kept) == (NOTED, [])
    assert list(here.iterdir()) == []
