"""How a page is split into screens: nothing is lost, nothing is cut off, everything can be chosen."""

from dataclasses import replace

import pytest
from core_helpers import GRADED, PACK, WORDS
from deadline import within
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import some
from scripted import LINES as HELP
from scripted import answered

from impasse_check.model import Answers
from impasse_check.prompts.page import LEAVING, Choice, Command, Page
from impasse_check.prompts.paging import Screen, lay_out
from impasse_check.prompts.splitting import chunks, screens
from impasse_check.prompts.wrapping import cells, wrap
from impasse_check.sitting.help import Help
from impasse_check.sitting.pages import Pages
from impasse_check.sitting.steps import Course

PAGES = Pages(PACK, WORDS)
MARKED = answered(dict.fromkeys(("topic-pushed", "contact-between-sessions"), "often+somewhat"))


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
    """None is left out, and none is empty."""
    runs = list(chunks(heights, room=room))
    assert [place for start, end in runs for place in range(start, end)] == list(range(len(heights)))
    assert all(sum(heights[start:end]) <= room or end - start == 1 for start, end in runs)


def every_page() -> list[Page]:
    """Give pages of every kind: short, long, with many choices, with none."""
    many = tuple(Choice(value=name, label=each.text) for name, each in PACK.questions.items())
    outside = PAGES.outside(None, Help(WORDS, lambda: HELP, None).lines(), softly=True, last="Last: Yes")
    course = Course(PACK, MARKED)
    return [
        PAGES.start(),
        PAGES.focus(()),
        outside,
        Page(where="List", question="Which?", choices=many, listed=True),
        Page(question="Which?", choices=many[:9]),
        Page(text=(PACK.questions["topic-pushed"].text,), question=WORDS.say("quiz.note")),
        *(PAGES.step(step, course) for step in course.steps),
    ]


@pytest.mark.parametrize("columns", [80, 40])
def test_every_question_fits_on_one_screen(columns: int) -> None:
    """With its choices, its keys and the last answer, also on forty columns and twenty rows."""
    rows = 24 if columns == 80 else 20
    start = answered({"felt-stuck": "yes", "told-stuck": "once", "told-wrong": "once", "pays": "yes"})
    marked = answered(
        {
            name: f"{list(PACK.scales[PACK.questions[name].choice_set])[3]}+very-much"
            for name in GRADED
            if name in start.answers
        },
        start=_without(start, GRADED),
    )
    course = Course(PACK, marked)
    for step in course.steps:
        page = PAGES.step(step, course)
        assert len(lay_out(page, WORDS, width=columns - 2, rows=rows)) == 1, page.question


def _without(answers: Answers, names: tuple[str, ...]) -> Answers:
    return answers.put({name: each for name, each in answers.answers.items() if name not in names})


@pytest.mark.parametrize("page", every_page(), ids=lambda page: page.question[:20] or page.where)
@pytest.mark.parametrize(("columns", "rows"), [(80, 24), (40, 20), (40, 12), (20, 8), (200, 60)])
def test_every_page_fits_every_screen(page: Page, columns: int, rows: int) -> None:
    """All is there once, in order, and from each screen one key leads to the next."""
    laid = lay_out(page, WORDS, width=columns - 2, rows=rows)
    values = [value for screen in laid for _, value in screen.choices]
    read = "".join(line for screen in laid for line in (*screen.where, *screen.text, *screen.lead))
    assert values == [choice.value for choice in page.choices]
    assert "".join("".join((page.where, *page.text, *page.lead)).split()) in read.replace(" ", "")
    assert [screen.turns for screen in laid] == [True] * (len(laid) - 1) + [False]
    assert laid[0].commands == page.commands
    assert all(Command.BACK in screen.commands for screen in laid[1:])
    # A single choice that is taller than the screen is the one thing that cannot be helped.
    assert all(screen.height < rows or len(screen.choices) == 1 for screen in laid)
    assert max(right_edge(screen) for screen in laid) < columns
    keys = " ".join(line for screen in laid for line in (*screen.keys, *screen.text))
    assert all(f"{each.key} {each.label}" in " ".join(keys.split()) for each in page.options)


@pytest.mark.parametrize("page", every_page()[:6], ids=lambda page: page.question[:20] or page.where)
@pytest.mark.parametrize(("columns", "rows"), [(12, 6), (6, 4), (3, 3), (2, 2), (1, 1), (80, 1), (0, 0)])
def test_every_page_is_whole_on_hardly_any_screen(page: Page, columns: int, rows: int) -> None:
    """All can be read and everything chosen, however long that takes; nothing waits for ever."""
    with within(20):
        laid = lay_out(page, WORDS, width=columns - 2, rows=rows)
    values = [value for screen in laid for _, value in screen.choices]
    read = "".join("".join(line for screen in laid for line in (*screen.text, *screen.lead)).split())
    assert {choice.value for choice in page.choices} <= set(values)
    assert "".join("".join((page.where, *page.text, *page.lead, page.question)).split()) in read
    assert [screen.turns for screen in laid] == [True] * (len(laid) - 1) + [False]


def right_edge(screen: Screen) -> int:
    """Give the last column that a screen uses."""
    text = [1 + cells(line) for line in (*screen.where, *screen.text, *screen.lead, *screen.question)]
    first = [3 + cells(label.split("\n")[0]) for label, _ in screen.choices]
    further = [cells(line) for label, _ in screen.choices for line in label.split("\n")[1:]]
    keys = [(3 if screen.missed else 1) + cells(key) for key in (*screen.keys, *screen.last)]
    return max(text + first + further + keys)


def test_the_question_comes_with_its_choices() -> None:
    """With the text that belongs to it, and below them the keys."""
    page = Page(where="Here", text=("Time",), question="So?", choices=(Choice(value="a", label="A"),))
    (screen,) = lay_out(page, WORDS, width=78, rows=24)
    assert (screen.where, screen.text, screen.question) == (["Here"], ["Time"], ["So?"])
    assert screen.choices == (("1. A", "a"),)
    assert screen.keys == ["b back   h help lines   q leave   Ctrl-X exit at once"]
    assert screen.commands == page.commands


def test_the_last_answer_names_the_key_back_to_it_only_where_there_is_one() -> None:
    """It is said either way."""
    page = Page(question="So?", last="Last: Yes", choices=(Choice(value="a", label="A"),))
    (with_key,) = lay_out(page, WORDS, width=78, rows=24)
    (without,) = lay_out(replace(page, commands=LEAVING), WORDS, width=78, rows=24)
    key = WORDS.say("keys.back")
    assert with_key.last == [WORDS.say("widgets.last", last="Last: Yes", key=key)]
    assert without.last == ["Last: Yes"]


def test_the_ways_out_of_a_long_page_stand_on_each_of_its_screens() -> None:
    """Each key does the same on all of them; Enter reads on to the end, and goes on from there."""
    outside = PAGES.outside(None, Help(WORDS, lambda: HELP, None).lines(), softly=False, last="")
    *before, last = lay_out(outside, WORDS, width=78, rows=24)
    assert len(before) >= 2
    for screen in (*before, last):
        told = " ".join(screen.keys)
        assert all(f"{each.key} {each.label}" in told for each in outside.options)
        assert WORDS.say("widgets.go-on") in told


def test_a_list_takes_the_room_there_is() -> None:
    """What is above and below it stays."""
    many = tuple(Choice(value=name, label=each.text) for name, each in PACK.questions.items())
    (screen,) = lay_out(
        Page(where="List", question="Which?", choices=many, listed=True), WORDS, width=78, rows=24
    )
    assert screen.height == 23
    assert len(screen.choices) == len(many)


def test_in_a_small_window_a_list_has_its_room_instead_of_gaps() -> None:
    """More than one thing on it is seen at one time."""
    many = tuple(Choice(value=name, label=each.text) for name, each in PACK.questions.items())
    page = Page(where="List", text=("Some words.",), question="Which?", choices=many, listed=True)
    (small,) = lay_out(page, WORDS, width=38, rows=20)
    assert (small.gaps, (small.rows or 0) >= 8) == (False, True)
    (few,) = lay_out(replace(page, choices=many[:2]), WORDS, width=38, rows=20)
    assert few.gaps


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
    told = " ".join(" ".join(screen.text) for screen in (*before, last))
    assert "Ctrl-X exit at once" in " ".join(told.split())
