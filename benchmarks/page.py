"""Tables for the screen and for docs/performance.md, from what was measured. Pure."""

import json
from collections.abc import Iterable, Mapping
from statistics import median, quantiles
from typing import Any, Final

from benchmarks.environments import ROOT
from benchmarks.processes import FLOORS, MOST_MEMORY, ROWS

Found = Mapping[str, Any]
"""What ``python -m benchmarks`` measured, as plain data: every run, in seconds and KiB."""

_FRAME: Final = 0.016
_LONGEST: Final = 0.050
_SCORE: Final = 200e-6
_GROWTH: Final = 1.05


def last() -> Found:
    """Give what the last whole run measured."""
    found: Found = json.loads((ROOT / "docs" / "performance.json").read_text(encoding="utf-8"))
    return found


def promises(found: Found) -> str:
    """Give each promise, what was measured, and whether it is kept."""
    return _table(("what", "measured", "at most", "met"), _promises(found))


def _promises(found: Found) -> Iterable[tuple[str, str, str, str]]:
    for name, row in ROWS.items():
        ratio = _ratio(found, name, "wall")
        yield f"`{name}`: time", f"{ratio:.2f} x its floor", f"{row.most} x", _met(ratio, row.most)
    heaviest = max(ROWS, key=lambda name: _ratio(found, name, "memory"))
    ratio = _ratio(found, heaviest, "memory")
    said = f"{ratio:.2f} x its floor (`{heaviest}`)"
    yield "peak memory of each", said, f"{MOST_MEMORY} x", _met(ratio, MOST_MEMORY)
    for name, taken in found["keys"].items():
        frame, longest = _p99(taken), max(taken)
        measured = f"p99 {_ms(frame)}, worst {_ms(longest)}"
        bound = f"p99 {_ms(_FRAME)}, worst {_ms(_LONGEST)}"
        yield f"`{name}`: key to page", measured, bound, _met(max(frame / _FRAME, longest / _LONGEST), 1)
    one = median(found["score"])
    yield "scoring one set of answers", f"{one * 1e6:.0f} us", f"{_SCORE * 1e6:.0f} us", _met(one, _SCORE)
    small, large = _per_question(found)
    sizes = f"{found['sizes'][-1]} questions against {found['sizes'][0]}"
    ratio = large / small
    yield f"a report, for each of {sizes}", f"{ratio:.2f} x the time", f"{_GROWTH} x", _met(ratio, _GROWTH)


def start_up(found: Found) -> str:
    """Give every process: its time, the middle half of its runs, and its peak."""
    rows = (
        (
            f"`{name}`" if name in ROWS else name,
            _ms(median(taken["wall"])),
            " to ".join(_ms(each) for each in quantiles(taken["wall"], method="inclusive")[::2]),
            f"{median(taken['memory']) / 1024:.1f} MiB",
            ROWS[name].floor
            if name in ROWS
            else f"`{FLOORS[name.removeprefix('floor: ')].partition('; print')[0]}`",
        )
        for name, taken in found["processes"].items()
    )
    return _table(("process", "time", "middle half", "peak", "its floor, or what it does"), rows)


def keys(found: Found) -> str:
    """Give how long it took from a key to the next page."""
    rows = (
        (f"`{name}`, {len(taken)} keys", *map(_ms, (median(taken), _p99(taken), max(taken))))
        for name, taken in found["keys"].items()
    )
    return _table(("whole quizzes", "median", "p99", "worst"), rows)


def growth(found: Found) -> str:
    """Give how a report grows with its pack."""
    rows = (
        (f"{size}", _ms(median(taken)), f"{each * 1e6:.0f} us")
        for size, taken, each in zip(found["sizes"], found["reports"], _per_question(found), strict=True)
    )
    return _table(("questions", "a report", "for each question"), rows)


def about(found: Found) -> str:
    """Say when, where and with what it was measured."""
    told = found["about"]
    packages = ", ".join(f"{name} {version}" for name, version in told["packages"].items())
    load = " and ".join(f"{each:.1f}" for each in told["load"])
    return (
        f"Measured on {told['date']}: {told['runs']} runs of each process, {told['quizzes']} whole quizzes; "
        f"{told['processors']} processors, {told['system']}, Python {told['python']}, "
        f"load before and after {load}. Versions: {packages}.\n"
    )


def _ratio(found: Found, name: str, kind: str) -> float:
    taken = found["processes"]
    floor = f"floor: {ROWS[name].floor}"
    return float(median(taken[name][kind]) / median(taken[floor][kind]))


def _per_question(found: Found) -> list[float]:
    return [median(taken) / size for size, taken in zip(found["sizes"], found["reports"], strict=True)]


def _p99(values: list[float]) -> float:
    return quantiles(values, n=100, method="inclusive")[-1]


def _met(measured: float, most: float) -> str:
    return "yes" if measured <= most else "no"


def _ms(seconds: float) -> str:
    return f"{seconds * 1e3:.1f} ms"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
