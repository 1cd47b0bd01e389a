"""Plain mode: lines that are only ever added, numbers for choices, words for everything else."""

import re
from dataclasses import replace
from io import StringIO
from itertools import pairwise

import pytest
from core_helpers import PACK, WORDS
from core_helpers import page as passage
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import some
from scripted import LINES, answered, interview_with, run_through
from typed_lines import TypedLines

from impasse_check import load_pack
from impasse_check.characters import one_line
from impasse_check.prompts.lines import Lines
from impasse_check.prompts.page import Choice, Command, LeftError, Move, Page, Said
from impasse_check.sitting.pages import Pages, paragraphs
from impasse_check.sitting.steps import PARTS, Course, Step

ASKING = (Command.BACK, Command.WHY, Command.NOTE, Command.HELP, Command.LEAVE, Command.VANISH)
PAGE = Page(
    where="Question 3 of about 9",
    text=("Some words to read first.", "- one\n- two"),
    drawn=("    drawn",),
    question="How often is it so?",
    choices=(Choice(value="never", label="Never"), Choice(value="often", label="Often, or so it seems")),
    commands=ASKING,
)
LINE = Page(question="Your words?")
WORDS_FOR_ALL = "back, why, note, help, leave, exit"


def asked(typed: str, page: Page = PAGE, *, width: int = 80) -> tuple[Said, str]:
    """Put a page before somebody who types this; give the reply and what was shown."""
    shown = StringIO()
    asker = Lines(TypedLines(typed), shown, WORDS, width=width)
    reply = asker.ask_line(page) if page.takes_text else asker.choose(page)
    return reply, shown.getvalue()


@pytest.mark.parametrize("found", [Command.VANISH, Command.LEAVE])
def test_a_way_out_that_was_typed_before_the_page_is_taken_and_nothing_shown(found: Command) -> None:
    """Who is gone sees no more of it."""

    class TypedEarly(TypedLines):
        def settle(self) -> Command:
            return found

    shown = StringIO()
    asker = Lines(TypedEarly("1\n"), shown, WORDS, width=80)
    assert (asker.choose(PAGE), asker.ask_line(LINE)) == (found, found)
    assert shown.getvalue() == ""


def test_a_page_is_lines_from_top_to_bottom() -> None:
    """A blank line, where one is, what to read, the question, the numbered choices, what can be typed."""
    reply, shown = asked("2\n")
    assert reply == "often"
    assert shown == (
        "\n"
        "Question 3 of about 9.\n"
        "Some words to read first.\n"
        "- one\n"
        "- two\n"
        "    drawn\n"
        "How often is it so?\n"
        "1 Never. 2 Often, or so it seems.\n"
        f"Type a number, or one of these words: {WORDS_FOR_ALL}.\n"
        "Your choice: Often, or so it seems.\n"
    )


def test_the_words_are_told_once_and_again_to_who_needs_them() -> None:
    """They are the same on page after page, and somebody listens to them."""
    shown = StringIO()
    asker = Lines(TypedLines("1\n1\n9\n1\n1\n"), shown, WORDS, width=80)
    told = []
    for page in (PAGE, PAGE, PAGE, replace(PAGE, commands=ASKING[1:])):
        asker.choose(page)
        told.append(shown.getvalue().count("these words"))
    assert told == [1, 1, 2, 3]


READ = Page(text=("Something to read.",), goes_on=True, options=(Choice(value="s", label="stop", key="s"),))


@pytest.mark.parametrize("typed", ["", " "])
def test_enter_goes_on_where_only_that_is_meant(typed: str) -> None:
    """And is asked for as that; what else can be done has its letter."""
    reply, shown = asked(f"1\n{typed}\n", READ)
    assert reply is Move.GO_ON
    assert shown.endswith("Enter goes on: ")
    assert WORDS.say("missed.no-question") in shown
    assert "number from" not in shown
    assert asked("s\n", READ)[0] == "s"


def test_where_letters_alone_do_something_a_letter_is_asked_for() -> None:
    """Neither a number nor Enter, which would do nothing there; a word is told once more too."""
    page = Page(question="So?", options=(Choice(value="s", label="stop", key="s"),))
    reply, shown = asked("3\n\ns\n", page, width=300)
    assert reply == "s"
    named = ", ".join(WORDS.say(f"command.{each.value}") for each in page.commands)
    assert shown.count(WORDS.say("lines.again-letter", commands=named)) == 2
    assert "number" not in shown
    assert "Enter" not in shown


def test_that_enter_goes_on_is_said_once_on_a_page() -> None:
    """Where it is asked for, and not beside the words that can be typed."""
    _, shown = asked("\n", READ)
    assert shown.count("Enter") == 1
    _, shown = asked("x\n\n", READ)
    assert shown.count("Enter") == 2


DROP = (
    Choice(value="keep", label="keep it in a file", key="k"),
    Choice(value="drop", label="drop it", key="d"),
    Choice(value="other", label="keep it in another file", key="e"),
)


@pytest.mark.parametrize("typed", ["d", "drop", "Drop it", "drop it.", "d drop it", "D drop it."])
def test_what_stands_behind_a_letter_can_be_typed_too(typed: str) -> None:
    """As it was heard, or its first word."""
    assert asked(f"{typed}\n", Page(question="So?", options=DROP))[0] == "drop"


@pytest.mark.parametrize("typed", ["keep", "it", "dropped", "d keep it in a file", "leave it"])
def test_words_that_could_mean_two_things_or_none_do_nothing(typed: str) -> None:
    """Nobody has to find out what was done."""
    reply, shown = asked(f"{typed}\nd\n", Page(question="So?", options=DROP))
    assert reply == "drop"
    assert "That does nothing here." in shown


def test_a_word_for_a_command_is_that_whatever_else_begins_with_it() -> None:
    """It does the same on every page."""
    options = (Choice(value="there", label="leave it there", key="l"),)
    assert asked("leave\n", Page(question="So?", options=options))[0] is Command.LEAVE
    assert asked("leave it there\n", Page(question="So?", options=options))[0] == "there"


def test_a_letter_beside_numbers_is_told_with_them() -> None:
    """Before and after something else was typed; once, as long as it is the same."""
    listed = replace(PAGE, listed=True, options=(Choice(value="all", label="that is all", key="d"),))
    reply, shown = asked("9\nthat is all\n", listed, width=300)
    assert reply == "all"
    assert "Type a number, the letter d, or one of these words: " in shown
    assert "That is not a number from 1 to 2, nor the letter d, and not one of these words: " in shown


def test_what_is_to_be_filled_in_is_told_in_words() -> None:
    """A line of underscores is not heard, or heard three times over."""
    _, shown = asked("\n", Page(question=WORDS.say("follow.note"), text=("It was ___.",), goes_on=True))
    assert "_" not in shown
    assert shown.count(WORDS.say("plain.blank")) == 2


def test_what_follows_a_mark_is_asked_without_saying_all_again() -> None:
    """Where the person comes from the question; else they hear where they are."""
    said = "The question.\nHow often: Sometimes."
    first = replace(PAGE, part="Part 2 of 4")
    follows = replace(first, text=("Something changed.", said), said=(said,), question="How heavy?", drawn=())
    shown = StringIO()
    asker = Lines(TypedLines("1\n" * 9), shown, WORDS, width=80)
    heard = []
    for page in (first, follows, follows, replace(PAGE, where="Another"), follows):
        shown.truncate(shown.seek(0))
        asker.choose(page)
        heard.append(shown.getvalue())
    assert ["Part 2 of 4" in each for each in heard] == [True, False, False, False, True]
    assert ["The question." in each for each in heard] == [False, False, False, False, True]
    assert ["Something changed." in each for each in heard] == [False, True, True, False, True]
    assert heard[1].startswith("\nSomething changed.\nHow heavy?\n1 Never.")


def test_a_marked_question_is_spoken_once_with_its_place() -> None:
    """And each answer once, as it is understood."""
    course = Course(PACK, answered({"topic-pushed": "often+somewhat"}))
    shown = StringIO()
    asker = Lines(TypedLines("4\n3\n1\n"), shown, WORDS, width=300)
    for part in PARTS:
        asker.choose(Pages(PACK, WORDS).step(Step("topic-pushed", part), course))
    heard = shown.getvalue()
    for text in (PACK.questions["topic-pushed"].text, "Part 2 of ", "Being heard, "):
        assert heard.count(text) == 1, text
    assert heard.count("Your choice: Often.") == 1
    assert WORDS.raw("quiz.folded").format(lead=PACK.labels["frequency"], answer="Often") not in heard


def test_enter_keeps_what_was_answered_before() -> None:
    """And it is said that it does; without such an answer it does nothing."""
    reply, shown = asked("\n", replace(PAGE, current="often"))
    assert reply == "often"
    assert "Your answer now: Often, or so it seems. Enter alone keeps it." in shown


def test_where_one_is_is_said_with_its_part_and_what_was_understood() -> None:
    """Nobody sees the key they pressed."""
    _, shown = asked("2\n", replace(PAGE, part="Part 2 of 4", last="Last: Yes"))
    assert "\nPart 2 of 4. Question 3 of about 9.\n" in shown
    assert "\nLast: Yes.\n" in shown
    assert shown.endswith("Your choice: Often, or so it seems.\n")


@pytest.mark.parametrize("width", range(20, 60))
def test_no_number_stands_at_the_end_of_a_line_apart_from_what_it_is_for(width: int) -> None:
    """Whoever sees the lines too would look for it there."""
    many = tuple(Choice(value=str(number), label=f"Some words {number}a") for number in range(1, 9))
    _, shown = asked("1\n", replace(PAGE, choices=many), width=width)
    assert not re.search(r"(?m) [1-9]$", shown)
    assert "\N{NO-BREAK SPACE}" not in shown


def test_a_number_that_is_none_is_told_with_the_one_that_skips() -> None:
    """Where there is one."""
    skip = Choice(value=Move.OPEN, label="skip", key="0")
    _, shown = asked("7\n0\n", replace(PAGE, options=(skip,)))
    assert "1 to 2, nor 0 to skip" in " ".join(shown.split())
    assert "0 to skip" not in asked("7\n1\n")[1]


def test_the_time_a_question_is_about_is_heard_where_it_was_not_said_just_before() -> None:
    """Once on the way through, and again where the question is picked from the list."""
    time = "In the last four weeks."
    first, next, listed = (
        replace(PAGE, text=(time,)),
        replace(PAGE, text=(), lead=(time,)),
        replace(PAGE, listed=True),
    )
    shown = StringIO()
    asker = Lines(TypedLines("1\n" * 6), shown, WORDS, width=80)
    heard = [0]
    for page in (first, next, listed, next, next):
        asker.choose(page)
        heard.append(shown.getvalue().count(time))
    assert [after - before for before, after in pairwise(heard)] == [1, 0, 0, 1, 0]


def test_no_single_key_stands_beside_the_words_for_it() -> None:
    """What is typed is words; a letter is told only where there is none."""
    for start in (passage("start"), load_pack("therapist").pages.start):
        assert start is not None
        text = " ".join(paragraphs(start))
        assert not re.search(r"Ctrl-|\b[a-z] (shows|leads|leaves)\b", text)
    assert "(b" not in WORDS.raw("quiz.last")


def test_a_list_has_a_line_for_each() -> None:
    """And a number, which chooses it."""
    reply, shown = asked("2\n", replace(PAGE, listed=True))
    assert reply == "often"
    assert "\n1 Never\n2 Often, or so it seems\n" in shown


def test_a_text_from_before_can_be_taken_out() -> None:
    """With a word that is said there, and that is a text like any other where there is nothing."""
    page = Page(question="Your words?", current="old")
    reply, shown = asked("nothing\n", page)
    assert reply == ""
    assert "type: nothing\n" in shown
    assert said_of("nothing") in shown
    assert asked("Nothing\n", page)[0] == ""
    assert asked('"nothing"\n', page) == ("nothing", shown.replace(said_of("nothing"), ""))
    assert asked("nothing\n", LINE)[0] == "nothing"


def said_of(word: str) -> str:
    """Give what is said of a word that was taken for what it does."""
    return f'You typed only "{word}", and that was not kept as text.\n'


@pytest.mark.parametrize("word", ["back", "help", "leave", "exit"])
def test_a_word_alone_is_a_command_and_that_is_said(word: str) -> None:
    """So that nobody wonders where their words went; how to write it as text is said before."""
    for typed in (word, f"  {word.upper()} "):
        reply, shown = asked(f"{typed}\n", LINE)
        assert reply is Command(word)
        assert shown.endswith(f"Your words: {said_of(typed.strip())}")
        assert 'To write such a word as text, put it in quotes: "exit".' in " ".join(shown.split())


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ('"exit"', "exit"),
        ('"Leave"', "Leave"),
        (' "help" ', "help"),
        ('""back""', '"back"'),
        ("exit now", "exit now"),
        ('"exit now"', '"exit now"'),
        ('"exit', '"exit'),
        ('exit"', 'exit"'),
        ("'exit'", "'exit'"),
        ('"why"', '"why"'),
        ('"', '"'),
        ('""', '""'),
        ('"he said" and "she said"', '"he said" and "she said"'),
    ],
)
def test_a_word_in_quotes_is_text(typed: str, text: str) -> None:
    """And the quotes of anything else are a part of it."""
    reply, shown = asked(f"{typed}\n", LINE)
    assert reply == text
    assert "not kept" not in shown


@pytest.mark.parametrize("word", ["back", "why", "help", "leave", "exit", "nothing", '"exit"', " a  b ", "?"])
def test_no_word_is_a_command_where_typing_is_hidden(word: str) -> None:
    """A passphrase is taken as it is; an empty line goes back, and the keys that leave stay what they are."""
    hidden = replace(LINE, hidden=True)
    reply, shown = asked(f"{word}\n", hidden)
    assert reply == word
    assert "these words" not in shown
    assert "Enter alone goes back, Ctrl-D leaves, Ctrl-X exits at once." in " ".join(shown.split())
    assert asked("\n", hidden)[0] is Command.BACK
    assert asked(word, hidden)[0] is Command.LEAVE
    assert asked(f"{word}\x18", hidden)[0] is Command.VANISH


def test_a_note_that_is_too_long_is_refused_with_a_word_on_how_long_it_was() -> None:
    """Nothing of it is kept, and it can be typed again; up to the limit, all is taken."""
    page = replace(LINE, longest=10)
    reply, shown = asked("01234567890\n0123456789\n", page)
    assert reply == "0123456789"
    assert "It can have 10 characters at the most.\n" in shown
    assert "That has 11 characters, and only 10 fit. Nothing of it was kept." in " ".join(shown.split())
    assert shown.count("Your words: ") == 2
    assert "characters" not in asked("a\n", LINE)[1]


@pytest.mark.parametrize("page", [LINE, replace(LINE, hidden=True), replace(LINE, longest=4000)])
@pytest.mark.parametrize("letter", ["a", "\u4f60"])
def test_a_line_that_a_terminal_may_have_cut_is_refused(page: Page, letter: str) -> None:
    """Terminals pass on 4,095 bytes of a line and drop the rest in silence: kept is all of it or nothing."""
    fits = letter * (4094 // len(letter.encode()))
    cut = letter * (4095 // len(letter.encode()))
    reply, shown = asked(f"{cut}\n{'short'}\n", page)
    assert reply == "short"
    assert "Nothing of it was kept" in " ".join(shown.split())
    assert asked(f"{fits}\n", replace(page, longest=None))[0] == fits


@pytest.mark.parametrize("command", ASKING)
@pytest.mark.parametrize("typed", ["{}", "  {} ", "{}\r"])
def test_a_command_is_typed_as_its_word(command: Command, typed: str) -> None:
    """In small or capital letters."""
    assert asked(typed.format(command.value) + "\n")[0] is command
    assert asked(typed.format(command.value.upper()) + "\n")[0] is command


@pytest.mark.parametrize(
    ("letter", "word"), [("b", "back"), ("?", "why"), ("h", "help"), ("n", "note"), ("Q", "leave")]
)
def test_a_command_has_a_letter_too(letter: str, word: str) -> None:
    """The same as on the other screens; where the page has no such command, it is no answer."""
    assert asked(f"{letter}\n")[0] is Command(word)
    assert asked(f"{letter}\n1\n", Page(question="So?", choices=PAGE.choices, commands=()))[0] == "never"


@pytest.mark.parametrize("typed", ["?", "b", "h", "q", "why", "note"])
def test_a_letter_is_text_where_text_is_asked_for(typed: str) -> None:
    """And so is the word of a command that the page has not."""
    assert asked(f"{typed}\n", LINE)[0] == typed


@pytest.mark.parametrize(
    "typed", ["0", "3", "", "-1", "1.0", "01", "\u0661", "\u00b2", "9" * 5000, "never", "yes"]
)
def test_what_is_no_choice_is_explained_and_asked_again(typed: str) -> None:
    """It never counts as an answer, and the page is not shown again."""
    reply, shown = asked(f"{typed}\n1\n")
    said = f"That is not a number from 1 to 2, and not one of these words: {WORDS_FOR_ALL}."
    assert reply == "never"
    assert " ".join(shown.split()).count(said) == 1
    assert shown.count(PAGE.question) == 1


@pytest.mark.parametrize("page", [PAGE, LINE])
@pytest.mark.parametrize("typed", ["", "1", "often"])
def test_the_end_of_the_input_leaves_and_never_answers(page: Page, typed: str) -> None:
    """Also where a line was begun and not ended."""
    assert asked(typed, page)[0] is Command.LEAVE


@pytest.mark.parametrize("page", [PAGE, LINE])
@pytest.mark.parametrize("typed", ["\x18\n", "\x18", "some words\x18\n", "1\x18"])
def test_the_character_of_the_quick_exit_vanishes(page: Page, typed: str) -> None:
    """Wherever in the line it stands."""
    assert asked(typed, page)[0] is Command.VANISH


def test_what_was_answered_before_is_said_in_words() -> None:
    """A choice by its label, a text as it is; an unknown one not at all."""
    now = "Your answer now: {}. Enter alone keeps it.\n"
    assert now.format("Never") in asked("1\n", _with(PAGE, "never"))[1]
    assert "There now: my words\n" in asked("\n", _with(LINE, "my words"))[1]
    assert "Your answer now" not in asked("1\n", _with(PAGE, "not-asked"))[1] + asked("\n", LINE)[1]


def _with(page: Page, current: str) -> Page:
    return Page(question=page.question, choices=page.choices, current=current)


def test_a_line_of_text_is_given_as_it_was_typed() -> None:
    """Without blanks at its ends; an empty line keeps what was there."""
    assert asked("  my   own words \n", LINE)[0] == "my own words"
    assert asked("new\n", _with(LINE, "old"))[0] == "new"
    assert asked("\n", _with(LINE, "old"))[0] == "old"
    said = "\nYour words?\nType one line, or one of these words: back, help, leave, exit."
    reply, shown = asked("\n", LINE)
    assert (reply, shown.startswith(said), shown.endswith("\nYour words: ")) == ("", True, True)


def test_what_was_typed_cannot_act_on_a_terminal() -> None:
    """No escape, no other control character, no turned direction, no broken character, one line."""
    assert one_line(" a\x1b[31mb\x00\x7f\x9b\u202ec\u2066\ud800d \t\r\n e\u2028f ") == "a[31mbcd e f"


def test_nothing_is_wider_than_the_terminal() -> None:
    """Lines break between words, further lines of points and choices stand below their words."""
    page = Page(
        where="Where",
        text=("Some people find that words help, and others do not.", "- " + "one two three " * 4),
        question="Which of these is it for you, more or less?",
        choices=(Choice(value="a", label="Something that takes two lines to be said"),),
        commands=ASKING,
    )
    shown = asked("1\n", page, width=40)[1]
    assert max(map(len, shown.rpartition("Your choice: ")[0].splitlines())) <= 40
    assert shown.split() == asked("1\n", page, width=900)[1].split()
    assert "\n  three one two three\n" in shown


def test_nothing_is_shown_that_was_typed_before_a_line_is_asked_for() -> None:
    """A line begins with its prompt, also at the second try."""
    begun: list[str] = []
    shown = StringIO()

    class Begun(TypedLines):
        def line(self, *, unseen: bool) -> None:
            assert not unseen
            begun.append(shown.getvalue())

    Lines(Begun("9\n1\n"), shown, WORDS, width=80).choose(PAGE)
    assert len(begun) == 2
    assert all(each.endswith(".\n") for each in begun)


def test_a_whole_quiz_in_plain_lines_only_ever_adds() -> None:
    """No escape, no carriage return, no box or glyph, and every page can be read to its end."""
    shown = StringIO()
    grave = PACK.sections["boundaries"].warning
    typed = ["", "1"] + ["why", "", "help", "", "1"] * 3
    typed += [each for _ in range(150) for each in ("1", "", "s")]
    asker = Lines(TypedLines("\n".join(typed) + "\n"), shown, WORDS, width=40)
    try:
        run_through(interview_with(asker))
    except LeftError:  # pragma: no cover
        pytest.fail("there was too little typed")
    text = shown.getvalue()
    assert grave is not None
    assert re.search(r"[^\n -~]", text) is None
    flat = " ".join(text.split())
    for part in (*grave.text, *(each.name for each in LINES), passage("outside").title):
        assert part in flat


def test_a_long_page_stands_there_whole() -> None:
    """A terminal scrolls; nothing waits for a key in the midst of it."""
    page = Page(
        text=tuple(f"Paragraph {number}." for number in range(200)), question="Ready?", choices=PAGE.choices
    )
    reply, shown = asked("1\n", page)
    assert reply == "never"
    assert shown.splitlines()[1:201] == list(page.text)


def test_typing_is_hidden_before_the_prompt_is_there() -> None:
    """Who types at once is not seen either."""
    happened: list[str] = []

    class Hidden(TypedLines):
        def line(self, *, unseen: bool) -> None:
            assert unseen
            happened.append("hidden")

    class Told(StringIO):
        def write(self, text: str) -> int:
            happened.append(text)
            return super().write(text)

    asker = Lines(Hidden(" a  b \n"), Told(), WORDS, width=80)
    assert asker.ask_line(replace(LINE, hidden=True)) == " a  b "
    prompt = f"{WORDS.say('locked.yours')} "
    assert happened[happened.index("hidden") :] == ["hidden", prompt, "\n"]


@settings(max_examples=some(300), deadline=None)
@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\n\x18"), max_size=30)
    | st.from_regex(r'\A *"{0,3}(back|Help|EXIT|nothing|why)"{0,3} *\Z')
)
def test_every_line_is_kept_or_it_is_said_why_not(typed: str) -> None:
    """As it was typed but for blanks and what steers a terminal; only a word alone is ever more than text."""
    line = one_line(typed)
    reply, shown = asked(f"{typed}\n", replace(LINE, current="old"))
    if line.lower() in {"back", "help", "leave", "exit", "nothing"}:
        assert reply == ("" if line.lower() == "nothing" else Command(line.lower()))
        assert "not kept as text" in shown
    else:
        quoted = line[1:-1].strip('"').lower() in {"back", "help", "leave", "exit", "nothing"}
        assert reply in ({line, line[1:-1]} if quoted else {line or "old"})
        assert "not kept" not in shown
