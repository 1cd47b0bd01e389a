"""Real widgets over several screens: long texts, long lists, another size, and the end."""

from dataclasses import replace

import pytest
from core_helpers import WORDS
from prompt_toolkit.data_structures import Size
from typed import CTRL_D, CTRL_X, DOWN, ENTER, PASTE, UP, AtOnce, Paper, ask, ask_all, page

from impasse_check.cli.signals import Terminated
from impasse_check.prompts.page import Choice, Command, Page
from impasse_check.prompts.paging import lay_out

ABC = page("a", "b", "c")
KEPT = page("a", "b", "c", current="b")
VANISHED = Command.VANISH


@pytest.mark.parametrize(
    "typed", ["12", "1" + ENTER, "1b", "1q", "1\r" * 5000, "\x1b1", "1" + PASTE.format("2")]
)
@pytest.mark.parametrize("asked", [ABC, KEPT])
def test_keys_that_come_at_once_answer_nothing(typed: str, asked: Page) -> None:
    """A block that was pasted is no answer to any question; Ctrl-X in it is heard."""
    assert ask_all([AtOnce(typed)], [asked])[0] == [VANISHED]


MANY = tuple(f"m{number}" for number in range(1, 10))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        (["3"], "m3"),
        (["4"], VANISHED),
        ([ENTER, "4"], "m4"),
        ([ENTER, "3"], VANISHED),
        ([" ", " ", "9"], "m9"),
        ([ENTER, "b", ENTER, "b", "1"], "m1"),
        ([UP + ENTER], "m3"),
        ([ENTER, DOWN * 2 + ENTER], "m5"),
        ([ENTER, "b", "b"], Command.BACK),
    ],
)
def test_more_choices_than_rows_come_in_runs(typed: list[str], value: str) -> None:
    """Enter leads on; a digit chooses what is seen, and nothing else; back leads back."""
    assert ask(typed, page(*MANY), rows=9)[0] == value


def test_back_stays_in_a_long_list_where_the_page_has_no_back() -> None:
    """In its later runs it leads back, in the first it does nothing."""
    asked = page(*MANY, commands=(Command.VANISH,))
    assert ask([ENTER, "b", "b2"], asked, rows=8)[0] == "m2"


def test_a_previous_answer_in_a_later_run_is_pointed_at_there() -> None:
    """In the first, nothing is."""
    asked = page(*MANY, current="m7")
    assert ask([ENTER, ENTER, ENTER], asked, rows=9)[0] == "m7"


PARAGRAPHS = tuple(f"This is paragraph {number}." for number in range(1, 21))
LONG = Page(where="Where", text=PARAGRAPHS, question="So?", choices=ABC.choices)


@pytest.mark.parametrize(("rows", "columns", "parts"), [(60, 80, 1), (16, 80, 2), (12, 40, 4), (8, 40, 5)])
def test_a_long_text_comes_in_parts(rows: int, columns: int, parts: int) -> None:
    """Nothing is pushed off the screen; what is asked comes with the last part."""
    reply, paper = ask([*[ENTER] * (parts - 1), "2"], LONG, rows, columns)
    assert reply == "b"
    assert len(paper.screens) == parts
    assert all(len(painted(lines)) < rows for lines in paper.screens)
    assert [line for lines in paper.screens for line in lines if line.startswith("This")] == list(PARAGRAPHS)


def painted(lines: list[str]) -> list[str]:
    """Give the lines of a screen without the empty ones at its end."""
    return lines[: max((place for place, line in enumerate(lines, 1) if line), default=0)]


def test_text_can_be_read_again() -> None:
    """Back goes to the part before, and from the first part to the page before."""
    reply, paper = ask([ENTER, "b", " ", ENTER, "b", "b", "b"], LONG, rows=12, columns=40)
    first, second, third = (paper.screens[place] for place in (0, 1, 4))
    assert reply is Command.BACK
    assert paper.screens == [first, second, first, second, third, second, first]


READ = Page(text=PARAGRAPHS, goes_on=True, commands=(Command.BACK, Command.HELP))
HELP = Page(text=("Call them.",), goes_on=True, commands=(Command.BACK,))


def test_who_looked_at_help_lines_comes_back_to_the_screen_they_were_on() -> None:
    """And to the first, where they left the page in another way."""
    replies, paper = ask_all([ENTER, ENTER, "h", "b", "b", "b", "b", "b"], [READ, HELP, READ, READ], 12, 40)
    assert replies[:3] == [Command.HELP, Command.BACK, Command.BACK]
    first, second, third = paper.screens[:3]
    assert len({first[0], second[0], third[0]}) == 3
    assert paper.screens[4:7] == [third, second, first]
    assert paper.screens[7] == first


def test_a_document_that_is_made_anew_is_opened_where_it_was_left() -> None:
    """With what came to it in the meantime; another is opened at its beginning."""
    near = Choice(value="near", label="numbers near you", key="n")
    drawn = Page(drawn=PARAGRAPHS, goes_on=True, options=(near,))
    anew = replace(drawn, drawn=(*PARAGRAPHS, "One more."), again=True)
    typed = [ENTER, ENTER, "n", "GB" + ENTER, "b", "b", "b", "b"]
    replies, paper = ask_all(typed, [drawn, page(), anew, replace(anew, again=False)], 12, 40)
    assert replies[:3] == ["near", "GB", Command.BACK]
    third = paper.screens[2]
    assert paper.screens[4][0] == third[0]
    assert paper.screens[7][0] == paper.screens[0][0]


def test_each_screen_of_what_is_read_says_which_it_is() -> None:
    """Of how many; where all of it is seen, nothing is said."""
    laid = lay_out(READ, WORDS, width=38, rows=12)
    said = [WORDS.say("widgets.place", number=number, count=len(laid)) for number, _ in enumerate(laid, 1)]
    assert len(laid) > 2
    assert all(each in " ".join(screen.keys) for each, screen in zip(said, laid, strict=True))
    (whole,) = lay_out(READ, WORDS, width=78, rows=60)
    assert WORDS.say("widgets.place", number=1, count=1) not in " ".join(whole.keys)


def test_a_screen_is_drawn_anew_with_what_was_there() -> None:
    """Ctrl-L, for a screen that something else wrote on; what was pointed at or typed stays."""
    redraw = "\x0c"
    assert ask([DOWN * 2 + redraw, ENTER], ABC)[0] == "b"
    assert ask([redraw, ENTER + "3"], ABC)[0] == "c"
    assert ask([redraw, ENTER], KEPT)[0] == "b"
    assert ask(["some" + redraw, " words" + ENTER], page())[0] == "some words"


def test_a_screen_of_another_size_is_laid_out_again() -> None:
    """At once, with what was pointed at, and as it fits now."""
    reply, paper = ask([(DOWN, Size(rows=14, columns=30)), ENTER], KEPT)
    assert (reply, len(paper.screens)) == ("c", 2)
    _, paper = ask([("x", Size(rows=12, columns=30)), ENTER], LONG, rows=60)
    assert [len(painted(lines)) < 12 for lines in paper.screens] == [False, True, True]


@pytest.mark.parametrize(("key", "command"), [(CTRL_X, Command.VANISH), (CTRL_D, Command.LEAVE)])
def test_a_way_out_while_a_page_is_painted_is_taken(
    key: str, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Although whatever else is typed by then is thrown away."""
    write = Paper.write

    def typed_meanwhile(paper: Paper, data: str) -> None:
        write(paper, data)
        paper.keys.send_text("1" + key)

    monkeypatch.setattr(Paper, "write", typed_meanwhile)
    reply, paper = ask([], LONG)
    assert reply is command
    assert len(paper.screens) == 1


@pytest.mark.parametrize("error", [Terminated(15), KeyboardInterrupt()])
@pytest.mark.parametrize("asked", [ABC, page()])
def test_a_signal_in_the_midst_of_drawing_ends_the_question(error: BaseException, asked: Page) -> None:
    """It is not taken for a fault of the screen, shown, and waited at."""
    with pytest.raises(type(error)):
        ask([error], asked)


ROWS = tuple(Choice(value=f"m{number}", label=f"The thing {number}. Yes.") for number in range(40))
GOES_ON = WORDS.say("widgets.list-goes-on")


@pytest.mark.parametrize(("at", "said"), [(None, True), ("m0", True), ("m20", True), ("m39", False)])
def test_a_list_says_when_it_goes_on_below(at: str | None, said: bool) -> None:
    """Until its end is seen."""
    listed = Page(question="Which?", choices=ROWS, listed=True, at=at)
    _, paper = ask([ENTER], listed, rows=12, columns=40)
    assert (GOES_ON in paper.drawn) == said
    _, paper = ask([ENTER], listed, rows=60, columns=40)
    assert GOES_ON not in paper.drawn


def test_a_list_is_opened_with_others_around_what_is_pointed_at() -> None:
    """So that what comes before and after it is seen too."""
    listed = Page(question="Which?", choices=ROWS, listed=True, at="m20")
    _, paper = ask([ENTER], listed, rows=14, columns=40)
    seen = [number for number in range(40) if f"The thing {number}." in paper.drawn]
    assert min(seen) < 20 < max(seen)
    assert max(seen) - min(seen) == len(seen) - 1
