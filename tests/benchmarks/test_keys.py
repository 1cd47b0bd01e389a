"""How the benchmark answers a quiz: by what is on the screen, so that much opens."""

import pytest

from benchmarks.growth import shipped
from benchmarks.keys import Keys

KEYS = Keys(shipped())
CHOICES = "   1. One\n > 2. Two\n   3. Three\n   4. Four\n"


def screen(name: str) -> str:
    """Give a screen with one question of the pack, over two lines, and four choices."""
    words = shipped()["questions"][name]["text"].split()
    return f" Question 3 of 40\n\n {' '.join(words[:4])}\n {' '.join(words[4:])}\n\n{CHOICES}"


@pytest.mark.parametrize(
    ("name", "digit"),
    [
        ("easy-ground", "3"),
        ("told-stuck", "2"),
        ("pays", "1"),
        ("asked-for-money", "2"),
        ("repair-works", "1"),
    ],
)
def test_a_question_is_answered_so_that_more_are_asked(name: str, digit: str) -> None:
    """Above never, no gate closed, and no event that ends the way to words."""
    assert KEYS.answer(screen(name)) == digit


def test_a_page_without_a_question_of_the_pack_gets_its_first_choice() -> None:
    """Which is to go on; and so does a list that is shorter than what was wanted."""
    assert KEYS.answer(f" Something to read\n\n{CHOICES}") == "1"
    assert KEYS.answer(screen("easy-ground").partition("   3. ")[0]) == "1"


def test_a_screen_without_choices_cannot_be_answered() -> None:
    """Rather than a key that nobody asked for."""
    with pytest.raises(ValueError, match="nothing"):
        KEYS.answer(" Something to read\n")
