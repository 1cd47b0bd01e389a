"""How text becomes lines: nothing is lost, nothing sticks out, and no text takes for ever."""

import pytest
from core_helpers import WORDS
from deadline import within
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import some

from impasse_check.prompts.page import Choice, Page
from impasse_check.prompts.paging import lay_out
from impasse_check.prompts.splitting import chunks, screens
from impasse_check.prompts.wrapping import cells, wrap

WORD = st.text(st.sampled_from("ab\u00e9e\u0301\u4f60\t\u200d\U0001f469"), min_size=1, max_size=30)
TEXT = st.lists(WORD, min_size=1, max_size=30).map(" ".join)
INDENTS = st.sampled_from(["", "   "])


@settings(max_examples=some(200), deadline=None)
@given(TEXT, st.integers(12, 40), INDENTS)
def test_wrapping_loses_nothing_and_fits(text: str, columns: int, indent: str) -> None:
    """Characters of two columns and of none are counted as what they are."""
    lines = wrap(text, columns, indent)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(line.startswith(indent) for line in lines[1:])
    joined = "\u200d" in text
    assert joined or max(map(cells, lines)) <= columns


@settings(max_examples=some(200), deadline=None)
@given(TEXT, st.integers(0, 5), INDENTS)
def test_a_terminal_of_hardly_any_columns_gets_everything(text: str, columns: int, indent: str) -> None:
    """One sign a line, if need be; the indent gives way first."""
    with within(5):
        lines = wrap(f"- {text}", columns, indent)
    assert "".join("".join(lines).split()) == "-" + "".join(text.split())
    assert all(cells(line) <= columns or len(set(line.strip()) - set("\u0301\u200d")) <= 2 for line in lines)


def test_only_a_word_wider_than_a_line_is_broken() -> None:
    """And it begins on a line of its own."""
    assert wrap("see example.org/a-very-long-name now", 16) == ["see", "example.org/a-ve", "ry-long-name now"]
    assert wrap("you\u00a0and\u00a0me or not", 13) == ["you\u00a0and\u00a0me or", "not"]


def test_a_letter_keeps_its_accents() -> None:
    """However many; a family of several signs stays together too."""
    accents = "e\u0301\u0300\u0302"
    assert wrap(accents * 3, 2) == [accents * 2, accents]
    family = "\U0001f469\u200d\U0001f467"
    assert wrap(family * 2, 4) == [family, family]


def test_lines_and_points_stay_apart() -> None:
    """The further lines of a point stand below its words."""
    assert wrap("- one two\n- three\n\nfour", 7) == ["- one", "  two", "- three", "", "four"]


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("abc", 3),
        ("\u4f60", 2),
        ("e\u0301", 1),
        ("", 0),
        ("\u2764\ufe0f", 2),
        ("\U0001f469\u200d\U0001f467", 4),
    ],
)
def test_cells_are_what_a_terminal_takes(text: str, columns: int) -> None:
    """Two for a wide character, none for an accent; what some terminals join counts in full."""
    assert cells(text) == columns


MUCH = 100_000
LONG = {
    "letters": "a" * MUCH,
    "wide": "\u4f60" * MUCH,
    "accents": "e" + "\u0301" * MUCH,
    "nothing to see": "a" * 100 + "\u200b" * MUCH,
    "joined": "\U0001f469\u200d" * MUCH,
    "words": "a " * MUCH,
    "accents alone": "\u0301 " * MUCH,
    "blanks": " " * MUCH,
    "lines": "a\n" * MUCH,
    "empty lines": "\n" * MUCH,
    "points": "- a\n" * MUCH,
}
"""Texts of which each would take hours, if the work grew with the square of their length or faster."""


@pytest.mark.slow
@pytest.mark.parametrize("columns", [2, 10, 76])
@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_no_text_takes_for_ever_and_all_of_it_is_there(text: str, columns: int) -> None:
    """One word without an end, or nothing but line ends, is wrapped and split into screens all the same."""
    with within(20):
        page = Page(text=(text,), question="So?", choices=(Choice(value="a", label=text[:4000]),))
        laid = lay_out(page, WORDS, width=columns, rows=24)
    read = "".join(line for screen in laid for line in screen.text)
    assert "".join(text.split()) in "".join(read.split())


@pytest.mark.slow
def test_no_number_of_lines_or_choices_takes_for_ever() -> None:
    """Also on a terminal as high as there is none."""
    with within(20):
        for room in (1, 17, 60_000):
            assert len(screens(["a", "", "", "b"] * MUCH, room=room, last_room=room)) > 1
            assert len(list(chunks([1, 2, 3] * MUCH, room=room))) > 1
