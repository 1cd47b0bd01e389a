"""How a page is split into screens: nothing is lost, nothing is cut off, everything can be chosen."""

import pytest
from core_helpers import PACK, WORDS
from deadline import within
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import some
from scripted import HELP_LINES, answered

from impasse_check.prompts.page import Choice, Command, Move, Page
from impasse_check.prompts.pages import Pages
from impasse_check.prompts.paging import Screen, Turn, chunks, lay_out, screens
from impasse_check.prompts.wrapping import cells, wrap

PAGES = Pages(PACK, WORDS, HELP_LINES)


LINES = st.lists(st.sampled_from(["", "- x", "words", "more words"]), max_size=60)


@settings(max_examples=some(200), deadline=None)
@given(LINES, st.integers(1, 20), st.integers(-5, 20))
def test_screens_lose_no_line_and_fit(lines: list[str], room: int, last_room: int) -> None:
    """Only empty lines at the edge of a screen go."""
    *before, last = screens(lines, room=room, last_room=last_room)
    assert [line for screen in (*before, last) for line in screen if line] == list(filter(None, lines))
    assert all(1 <= len(screen) <= room for screen in before)
    assert len(last) <= max(0, last_room)


def test_a_screen_ends_between_paragraphs_and_never_after_a_heading() -> None:
    """Where one ends in its second half; else it is filled."""
    text = ["a", "b", "", "c", "d", "", "e", "f", "g"]
    assert screens(text, room=7, last_room=4) == [["a", "b", "", "c", "d"], ["e", "f", "g"]]
    heading = ["a", "b", "c", "", "", "Title", "", "d", "e"]
    assert screens(heading, room=6, last_room=5) == [["a", "b", "c"], ["Title", "", "d", "e"]]
    assert screens(list("abcdef"), room=4, last_room=2) == [list("abcd"), list("ef")]
    assert screens(["- a", "  b", "- c", "  d"], room=3, last_room=2) == [["- a", "  b"], ["- c", "  d"]]


def test_some_of_the_text_is_left_for_the_question() -> None:
    """So that nobody has to answer what they cannot see."""
    assert screens(["Where", "", "Time"], room=9, last_room=1) == [["Where"], ["Time"]]
    assert screens(["one", "two"], room=9, last_room=0) == [["one", "two"], []]


@settings(max_examples=some(200), deadline=None)
@given(st.lists(st.integers(1, 4), max_size=50), st.integers(1, 20))
def test_runs_of_choices_follow_each_other_and_fit(heights: list[int], room: int) -> None:
    """Each but the last leaves a row and a digit for going on."""
    runs = list(chunks(heights, first=room, room=room, most=9))
    assert [place for start, end in runs for place in range(start, end)] == list(range(len(heights)))
    for start, end in runs:
        more = end < len(heights)
        assert end - start + more <= 9
        assert sum(heights[start:end]) + more <= room or end - start == 1


def height(screen: Screen) -> int:
    """Give the rows that a screen takes."""
    gaps = 3 if screen.keys else 0
    choices = sum(label.count("\n") + 1 for label, _ in screen.choices)
    return len(screen.text) + len(screen.question) + choices + len(screen.keys) + gaps


def every_page() -> list[Page]:
    """Give pages of every kind: short, long, with many choices, with none."""
    many = tuple(Choice(value=name, label=each.text) for name, each in PACK.questions.items())
    return [
        PAGES.start(),
        PAGES.help(),
        PAGES.outside(softly=True),
        PAGES.review(answered(), (), None),
        Page(question="Which?", choices=many),
        Page(text=(PACK.questions["topic-pushed"].text,), question=WORDS.say("quiz.note")),
    ]


@pytest.mark.parametrize("page", every_page())
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 24), (40, 12), (20, 8), (200, 60)])
def test_every_page_fits_every_screen(page: Page, columns: int, rows: int) -> None:
    """All is there once, in order, and from each screen one key leads to the next."""
    laid = lay_out(page, WORDS, width=columns - 2, rows=rows)
    values = [value for screen in laid for _, value in screen.choices if value is not Turn.MORE]
    read = "".join(line for screen in laid for line in screen.text).replace(" ", "")
    # What leads out stands wherever there is more to read, what is pinned on each screen of a list.
    often = {each.value for each in (*page.pinned, *page.ways_out)}
    assert [each for each in values if each not in often] == [choice.value for choice in page.choices]
    assert often <= {value for _, value in (laid[0] if page.pinned else laid[-1]).choices} or rows < 24
    assert "".join("".join((page.where, *page.text)).split()) in read
    onward = [sum(value is Turn.MORE for _, value in screen.choices) for screen in laid]
    assert onward == [1] * (len(laid) - 1) + [0]
    assert laid[0].commands == page.commands
    assert all(Command.BACK in screen.commands for screen in laid[1:])
    assert all(len(screen.choices) <= 9 for screen in laid)
    # A single choice that is taller than the screen is the one thing that cannot be helped.
    most = 2 + len(page.pinned)
    assert all(height(screen) < rows or len(screen.choices) <= most for screen in laid)
    assert max(right_edge(screen) for screen in laid) < columns


@pytest.mark.parametrize("page", every_page())
@pytest.mark.parametrize(("columns", "rows"), [(12, 6), (6, 4), (3, 3), (2, 2), (1, 1), (80, 1), (0, 0)])
def test_every_page_is_whole_on_hardly_any_screen(page: Page, columns: int, rows: int) -> None:
    """All can be read and everything chosen, however long that takes; nothing waits for ever."""
    with within(20):
        laid = lay_out(page, WORDS, width=columns - 2, rows=rows)
    values = [value for screen in laid for _, value in screen.choices]
    read = "".join("".join(line for screen in laid for line in screen.text).split())
    assert {choice.value for choice in page.all_choices} <= set(values)
    assert "".join("".join((page.where, *page.text, page.question)).split()) in read
    assert [sum(value is Turn.MORE for _, value in screen.choices) for screen in laid][:-1] == [1] * (
        len(laid) - 1
    )


def right_edge(screen: Screen) -> int:
    """Give the last column that a screen uses."""
    text = [1 + cells(line) for line in (*screen.text, *screen.question)]
    first = [3 + cells(label.split("\n")[0]) for label, _ in screen.choices]
    further = [cells(line) for label, _ in screen.choices for line in label.split("\n")[1:]]
    keys = [(3 if screen.choices else 1) + cells(key) for key in screen.keys]
    return max(text + first + further + keys)


def test_the_question_comes_with_its_choices() -> None:
    """With the text that belongs to it, and below them the keys."""
    page = Page(where="Here", text=("Time",), question="So?", choices=(Choice(value="a", label="A"),))
    (screen,) = lay_out(page, WORDS, width=78, rows=24)
    assert screen == Screen(
        text=["Here", "", "Time"],
        question=["So?"],
        choices=(("1. A", "a"),),
        keys=["b back, h help lines, q leave, Ctrl-X exit at once"],
        commands=page.commands,
    )


def test_the_ways_out_of_a_long_page_stand_on_each_of_its_screens() -> None:
    """Behind what leads on, so that the same key reads on to the end."""
    *before, last = lay_out(PAGES.outside(softly=False), WORDS, width=78, rows=24)
    assert len(before) >= 3
    labels = [[label for label, _ in screen.choices] for screen in (*before, last)]
    out = [f"2. {WORDS.say('quiz.stop')}", f"3. {WORDS.say('quiz.gone')}"]
    more, on = f"1. {WORDS.say('quiz.more')}", f"1. {WORDS.say('quiz.go-on')}"
    assert labels == [[more, *out]] * len(before) + [[on, *out]]


def test_a_long_list_begins_below_a_short_text() -> None:
    """And every screen of it has what is pinned, as the first choice."""
    laid = lay_out(PAGES.review(answered(), (), None), WORDS, width=78, rows=24)
    assert laid[0].text[0] == WORDS.say("review.title")
    assert all(screen.choices[0] == (f"1. {WORDS.say('quiz.go-on')}", Move.GO_ON) for screen in laid)


def test_a_line_of_text_has_keys_of_its_own() -> None:
    """A letter would be text there."""
    (screen,) = lay_out(Page(question="So?"), WORDS, width=78, rows=24)
    assert screen.keys == wrap(WORDS.say("widgets.text"), 78)
    small = lay_out(Page(question="Your own words on it, in one line?"), WORDS, width=18, rows=8)
    assert small[-1].question == ["Your words:"]
    assert small[-1].choices == ()
    assert small[0].text[:2] == ["Your own words on", "it, in one line?"]


def test_what_is_asked_is_read_before_on_a_very_small_screen() -> None:
    """There the choices have the screen to themselves."""
    page = Page(question="So, what do you say?", choices=tuple(Choice(value=v, label=v) for v in "abc"))
    *before, last = lay_out(page, WORDS, width=18, rows=8)
    assert " ".join(line for screen in before for line in screen.text).startswith("So, what do you say?")
    assert last.question == ["Your choice:"]
    assert last.keys == []
    assert " ".join(" ".join(screen.text) for screen in (*before, last)).endswith("Ctrl-X exit at once")
