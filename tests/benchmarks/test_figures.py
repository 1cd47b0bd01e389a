"""The arithmetic of the benchmarks, against what can be worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.figures import exponent, quantile, summary

SIZES = (50, 500, 3000)


def test_a_quantile_lies_between_two_values() -> None:
    """As far between them as it falls; the ends are the least and the most."""
    values = [40.0, 10.0, 30.0, 20.0]
    assert [quantile(values, part) for part in (0, 0.5, 1)] == [10, 25, 40]
    assert quantile(values, 0.9) == pytest.approx(37)
    assert quantile([7.0], 0.99) == 7
    with pytest.raises(ValueError, match="no values"):
        quantile([], 0.5)


def test_a_summary_is_not_moved_by_one_bad_run() -> None:
    """The median and the middle half stay; only the most tells."""
    calm, disturbed = [1.0, 2.0, 3.0, 4.0, 5.0], [1.0, 2.0, 3.0, 4.0, 500.0]
    assert summary(calm) == {"median": 3, "lower": 2, "upper": 4, "least": 1, "most": 5}
    assert summary(disturbed) == summary(calm) | {"most": 500}


@given(
    power=st.floats(0.5, 3), start=st.floats(0, 1000), slope=st.floats(0.001, 10), unit=st.floats(0.001, 1000)
)
def test_an_exponent_is_found_whatever_the_start_takes(
    power: float, start: float, slope: float, unit: float
) -> None:
    """Neither what every run takes nor the unit of time changes it."""
    times = [unit * (start + slope * size**power) for size in SIZES]
    assert exponent(SIZES, times) == pytest.approx(power, abs=0.001)


def test_times_that_do_not_rise_have_no_exponent() -> None:
    """Rather than one that means nothing."""
    for times in ([1.0, 1.0, 2.0], [3.0, 2.0, 4.0]):
        with pytest.raises(ValueError, match="do not rise"):
            exponent(SIZES, times)
