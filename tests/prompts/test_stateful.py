"""Tired people who slip: nothing is on record that they did not mean and see on a page that followed."""

import pytest
from slips import faults, sit_down, sit_many

from impasse_check.prompts.meaning import Meanings, Missed
from impasse_check.prompts.page import Move, Page, Said

SITTINGS = 200
"""How many sit down here; the figure in docs/reliability.md is from many more."""


@pytest.mark.slow
def test_nothing_is_on_record_that_was_not_meant_and_seen() -> None:
    """Over many sittings with slips; where something else was taken it was seen and could be taken back."""
    sat = sit_many(range(SITTINGS))
    assert sat.faults == {}
    assert sat.missed > SITTINGS, "nobody slipped, so this says nothing"


@pytest.mark.parametrize("careless", ["goes on with digits", "takes digits at once"])
def test_a_quiz_that_takes_other_keys_is_found_out(careless: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same people find one that goes on with a digit, and one that takes a key pressed twice."""
    real = Meanings.of

    def of(self: Meanings, page: Page, key: str, *, after: float) -> Said | Missed:
        if careless == "takes digits at once":
            return real(self, page, key)
        said = real(self, page, key, after=after)
        return Move.GO_ON if said is Missed.NO_QUESTION and page.goes_on else said

    monkeypatch.setattr(Meanings, "of", of)
    assert any(faults(*sit_down(seed)) for seed in range(60))
