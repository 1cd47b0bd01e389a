"""A line of text in widgets: what does not fit is not taken, and that is said while it is typed."""

from dataclasses import replace

import pytest
from core_helpers import PACK, WORDS, answer
from deadline import within
from typed import CTRL_X, ENTER, PASTE, page, reply_to

from impasse_check.model import LONGEST_NOTE, Answers
from impasse_check.prompts import field
from impasse_check.prompts.page import Command
from impasse_check.sitting.pages import Pages

NOTE = Pages(PACK, WORDS).note("topic-pushed", Answers(answers={"topic-pushed": answer("often")}))
SHORT = replace(page(), longest=10)


def test_a_note_can_have_four_thousand_characters() -> None:
    """Those of any writing; a space counts too."""
    assert NOTE.longest == LONGEST_NOTE == 4000
    for text in ("a" * 4000, "\u4f60" * 4000, "e\u0301" * 2000, "ab " * 1333 + "a"):
        with within(15):
            assert reply_to(PASTE.format(text) + ENTER, NOTE) == text


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("0123456789", "0123456789"),
        ("012" + PASTE.format("3456789"), "0123456789"),
        ("0123456789" + "\x7f\x7f" + "ab", "01234567ab"),
        ("01234567" + "\x1b[D" * 3 + "ab", "01234ab567"),
    ],
)
def test_up_to_the_limit_all_is_taken(typed: str, text: str) -> None:
    """However it comes, and whatever is changed on the way."""
    assert reply_to(typed + ENTER, SHORT) == text


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("0123456789ab", "0123456789"),
        (PASTE.format("0123456789a"), ""),
        ("01234" + PASTE.format("56789a"), "01234"),
        ("01234" + PASTE.format("56789a") + "b", "01234b"),
        ("01234567" + "\x1b[D" * 3 + PASTE.format("abc") + "X", "01234X567"),
        ("0123456789ab\x7f\x7fc", "01234567c"),
    ],
)
def test_what_does_not_fit_is_not_taken_and_the_rest_stays(
    typed: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A paste is taken whole or not at all; what is typed after it goes where it would have gone."""
    monkeypatch.setattr(field, "UNREAD", 0)
    assert reply_to(typed + ENTER, SHORT) == text


def test_enter_gives_nothing_before_somebody_can_have_read_that_it_was_too_much() -> None:
    """The end of the line in a paste that came as keys is no consent to the half of it."""
    assert reply_to("0123456789ab" + ENTER, SHORT) is Command.VANISH
    assert reply_to("0123456789ab" + ENTER + CTRL_X, SHORT) is Command.VANISH


def test_a_text_that_was_too_long_before_can_be_made_shorter(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not longer afterwards, and nothing of it is lost but what is taken out."""
    monkeypatch.setattr(field, "UNREAD", 0)
    assert reply_to("\x7f\x7f" + ENTER, replace(SHORT, current="0123456789abc")) == "0123456789a"
    assert reply_to("d" + ENTER, replace(SHORT, current="0123456789abc")) == "0123456789abc"


def test_a_line_without_a_limit_takes_what_comes() -> None:
    """The name of a file is as long as the system bears it."""
    assert reply_to(PASTE.format("a" * 9000) + ENTER, page()) == "a" * 9000
