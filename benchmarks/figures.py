"""The arithmetic: medians, how far runs lie apart, and how time grows. Pure."""

import math
import statistics
from collections.abc import Sequence
from typing import Final

_STEPS: Final = 60
"""Halvings of the interval in which an exponent is looked for."""
_STEEPEST: Final = 8.0


def quantile(values: Sequence[float], part: float) -> float:
    """Give the value below which ``part`` (0 to 1) of all lie, between two where it falls between them.

    Raises ValueError where there is none.
    """
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    place = part * (len(ordered) - 1)
    below, above = ordered[math.floor(place)], ordered[math.ceil(place)]
    return below + (above - below) * (place - math.floor(place))


def summary(values: Sequence[float]) -> dict[str, float]:
    """Give the median, the bounds of the middle half, and the extremes."""
    return {
        "median": statistics.median(values),
        "lower": quantile(values, 0.25),
        "upper": quantile(values, 0.75),
        "least": min(values),
        "most": max(values),
    }


def exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """Give ``k`` of ``time = start + slope * size ** k`` through three points; 1 is a straight line.

    The time that does not depend on the size is left out by this, and flatters nothing. ``sizes`` are in
    rising order. Raises ValueError where times do not rise.
    """
    small, middle, large = sizes
    if not times[0] < times[1] < times[2]:
        raise ValueError("times do not rise")
    wanted = (times[2] - times[1]) / (times[1] - times[0])

    def steepness(power: float) -> float:
        return float((large**power - middle**power) / (middle**power - small**power))

    low, high = 1 / _STEEPEST, _STEEPEST
    for _ in range(_STEPS):
        power = (low + high) / 2
        if steepness(power) < wanted:
            low = power
        else:
            high = power
    return (low + high) / 2
