"""What somebody typed or chose is theirs: a word of the program's in it is a word, and does nothing."""

from typing import NoReturn

import pytest
from core_helpers import PACK
from core_helpers import WORDS as OURS
from scripted import answered, interview_with
from typed import ENTER, page, reply_to

from impasse_check.model import Answers
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Command, Move, Page, Said

WORDS = ("back", "why", "note", "help", "leave", "exit")
"""The words of the commands, as people know them."""


class Always:
    """Somebody who replies the same to every page, but is not asked for ever."""

    width = 76

    def __init__(self, reply: str) -> None:
        self._reply = reply
        self._asked = 0

    def choose(self, _page: Page) -> Said:
        """Give the reply."""
        self._asked += 1
        assert self._asked == 1, "asked again"
        return self._reply

    ask_line = choose


def nobody_leaves() -> NoReturn:
    """Fail where it is asked whether to stay."""
    pytest.fail("a word was taken for leaving")


@pytest.mark.parametrize("word", WORDS)
def test_a_text_that_is_a_word_of_the_program_is_a_text(word: str) -> None:
    """A note of one word, the name of a file, a passphrase: it is given as it was typed."""
    talk = Conversation(Always(word), page("on"), nobody_leaves)
    assert talk.ask_line(page()) == word


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


class ByLabel:
    """Somebody who looks at labels only: picks one, then goes on."""

    width = 76

    def __init__(self, *labels: str) -> None:
        self._labels = [*labels]

    def choose(self, page: Page) -> Said:
        """Choose by the beginning of the next label."""
        label = self._labels.pop(0)
        return next(each.value for each in page.all_choices if each.label.startswith(label))

    def ask_line(self, page: Page) -> Said:
        """Fail: nothing is to be written here."""
        raise AssertionError(page)


@pytest.mark.parametrize("name", [each.value for each in Move])
def test_a_question_that_is_called_like_a_choice_of_ours_can_be_changed(name: str) -> None:
    """A pack's author does not know how the program calls going on, or leaving a thing open."""
    (first, question), *others = PACK.questions.items()
    pack = PACK.model_copy(update={"questions": {name: question, **dict(others)}})
    value, label = [*pack.choices[question.choice_set].items()][-1]
    given = answered().answers
    answers = Answers(
        answers={name: given[first], **{each: given[each] for each, _ in others if each in given}}
    )
    asker = ByLabel(question.text, label, OURS.say("quiz.go-on"))
    interview = interview_with(asker, answers, pack=pack)
    interview.review()
    assert interview.answers.answers[name].value == value
