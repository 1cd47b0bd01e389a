"""What comes from outside on a page, such as the name of a file: it is read, and it does nothing."""

from dataclasses import fields
from io import StringIO

import pytest
from core_helpers import WORDS
from scripted import Kept
from typed_lines import TypedLines

from impasse_check.characters import is_harmless
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.lines import Lines
from impasse_check.prompts.page import Choice, Page, Said

SIGNS = "\x1b]0;quince\x07\x1b[2J\u202e\x9b31m"
"""Names a window, clears the screen, turns text round, paints it."""
NAME = f"quince{SIGNS}\n9. Often\r\nYour choice: "
CHOICES = Page(
    where=NAME,
    part=NAME,
    text=(WORDS.say("save.saved", file=NAME, how=""), f"A list:\n- a point{SIGNS}\n- another"),
    drawn=(NAME,),
    brief=(NAME,),
    lead=(NAME,),
    question=NAME,
    choices=(Choice(value=NAME, label=NAME), Choice(value="none", label="None")),
    options=(Choice(value="out", label=NAME, key="o"),),
    silent=(Choice(value="silent", label=NAME, key="s"),),
    last=NAME,
    current=NAME,
)
TEXT = Page(question=NAME, text=(WORDS.say("leave.kept", file=NAME, how=""),), current=NAME)


class Looks:
    """Somebody who looks at a page, and chooses the first of its own choices or writes nothing."""

    width = 76
    speaks = False

    def choose(self, page: Page) -> Said:
        """Look at everything."""
        self.page = page
        return page.choices[0].value

    def ask_line(self, page: Page) -> Said:
        """Look at everything."""
        self.page = page
        return ""


class Nobody(Kept):
    """Nobody who knows help lines, or who is at the door."""

    def read(self, _conversation: Conversation) -> None:
        """Show nothing."""


def test_every_way_to_ask_gets_pages_that_can_do_nothing() -> None:
    """Whatever stands on them; only paragraphs have several lines, and what is chosen is what it was."""
    asker = Looks()
    talk = Conversation(asker, Nobody(), Nobody())
    assert talk.choose(CHOICES) == NAME
    page = asker.page
    labels = [each.label for each in page.all_choices]
    assert all(
        is_harmless(each)
        for each in (
            *page.text,
            *page.said,
            page.where,
            page.question,
            *page.drawn,
            *page.brief,
            *page.lead,
            page.last,
            page.part,
            *labels,
        )
    )
    assert not any(
        "\n" in each
        for each in (
            page.where,
            page.question,
            *page.drawn,
            *page.brief,
            *page.lead,
            page.last,
            page.part,
            *labels,
            page.text[0],
        )
    )
    assert page.text[1].count("\n") == 2
    talk.ask_line(TEXT)
    assert isinstance(asker.page.current, str)
    assert is_harmless(asker.page.current)
    assert len(fields(Page)) == 22, "is the new one shown?"


@pytest.mark.parametrize("page", [CHOICES, TEXT])
def test_nothing_on_a_plain_page_looks_like_ours_that_is_not(page: Page) -> None:
    """No escape, and no line that a name began."""
    shown = StringIO()
    talk = Conversation(Lines(TypedLines("1\n"), shown, WORDS, width=200), Nobody(), Nobody())
    assert (talk.ask_line if page.takes_text else talk.choose)(page) == ("1" if page.takes_text else NAME)
    assert is_harmless(shown.getvalue())
    assert not [line for line in shown.getvalue().splitlines() if line.startswith("9. Often")]
    assert shown.getvalue().count("\nYour choice: ") == (not page.takes_text)
