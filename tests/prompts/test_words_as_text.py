"""What somebody typed or chose is theirs: a word of the program's in it is a word, and does nothing."""

from typing import NoReturn

import pytest
from typed import ENTER, page, reply_to

from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Command, Page

WORDS = ("back", "why", "note", "help", "leave", "exit")
"""The words of the commands, as people know them."""


class Always:
    """Somebody who replies the same to every page, but is not asked for ever."""

    width = 76

    def __init__(self, reply: str) -> None:
        self._reply = reply
        self._asked = 0

    def choose(self, _page: Page) -> str | Command:
        """Give the reply."""
        self._asked += 1
        assert self._asked == 1, "asked again"
        return self._reply

    write = choose


def nobody_leaves() -> NoReturn:
    """Fail where it is asked whether to stay."""
    pytest.fail("a word was taken for leaving")


@pytest.mark.parametrize("word", WORDS)
def test_a_text_that_is_a_word_of_the_program_is_a_text(word: str) -> None:
    """A note of one word, the name of a file, a passphrase: it is given as it was typed."""
    talk = Conversation(Always(word), page("on"), nobody_leaves)
    assert talk.write(page()) == word


@pytest.mark.parametrize("word", WORDS)
def test_a_choice_that_is_called_like_a_command_is_a_choice(word: str) -> None:
    """Packs are written by others, who know nothing of our words."""
    talk = Conversation(Always(word), page("on"), nobody_leaves)
    assert talk.choose(page(word)) == word


@pytest.mark.parametrize("word", WORDS)
def test_what_was_typed_and_what_was_meant_never_compare_equal(word: str) -> None:
    """So that no place in the program can take one for the other."""
    kept: set[object] = {word}
    assert kept.isdisjoint(Command)


@pytest.mark.parametrize("word", WORDS)
def test_on_widgets_words_are_typed_and_chosen_as_they_are(word: str) -> None:
    """There keys are commands, and words never are."""
    assert reply_to(word + ENTER, page()) == word
    assert reply_to("1", page(word)) == word
