"""Five ways to the card: how much there is to press and to read, held to what was promised."""

import pytest
from ways import WAYS, count


def test_a_tired_person_with_one_thing_in_mind_is_soon_there() -> None:
    """Money alone, three things marked: at most 34 keys and 900 words."""
    found = count(WAYS["tired, and money"])
    assert found.keys <= 34
    assert found.words <= 900


@pytest.mark.parametrize("name", WAYS)
def test_every_way_is_counted(name: str) -> None:
    """No page without a key, and no key without a page to read."""
    found = count(WAYS[name])
    assert found.keys >= 20
    assert found.words > 5 * found.screens
