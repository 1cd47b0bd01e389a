"""Tables for the screen and for docs/performance.md, from what was measured. Pure."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from benchmarks.environments import ROOT
from benchmarks.processes import FLOORS, MOST_MEMORY, ROWS

Found = Mapping[str, Any]
"""What ``python -m benchmarks`` measured, as plain data."""

_MS: Final = 1e3
_US: Final = 1e6
_FRAME: Final = 0.016
_LONGEST: Final = 0.050
_SCORE: Final = 200e-6
_LOAD: Final = 0.015
_GROWTH: Final = 1.05


def last() -> Found:
    """Give what the last whole run measured."""
    found: Found = json.loads((ROOT / "docs" / "performance.json").read_text(encoding="utf-8"))
    return found


def promises(found: Found) -> str:
    """Give each promise, what was measured, and whether it is kept."""
    return _table(("what", "measured", "at most", "met"), _promises(found))


def _promises(found: Found) -> Iterable[tuple[str, str, str, str]]:
    taken = found["processes"]
    for name, row in ROWS.items():
        if row.most is not None:
            ratio = _ratio(taken, name, row.floor, "wall")
            yield f"`{name}`: time", f"{ratio:.2f} x its floor", f"{row.most} x", _met(ratio <= row.most)
    heaviest = max(ROWS, key=lambda name: _ratio(taken, name, ROWS[name].floor, "memory"))
    ratio = _ratio(taken, heaviest, ROWS[heaviest].floor, "memory")
    said = f"{ratio:.2f} x its floor (`{heaviest}`)"
    yield "peak memory of each command", said, f"{MOST_MEMORY} x", _met(ratio <= MOST_MEMORY)
    yield from _tools(taken)
    for name, each in found["keys"].items():
        frame, longest = each["wall"]["p99"], each["wall"]["most"]
        said = f"p99 {_ms(frame)}, worst {_ms(longest)}"
        met = frame <= _FRAME and longest <= _LONGEST
        yield f"`{name}`: key to next page", said, f"p99 {_ms(_FRAME)}, worst {_ms(_LONGEST)}", _met(met)
    score, load = (found["inside"][name]["wall"]["median"] for name in ("score", "load_pack"))
    yield "scoring one set of answers", _us(score), _us(_SCORE), _met(score <= _SCORE)
    yield "loading the pack", _ms(load), _ms(_LOAD), _met(load <= _LOAD)
    power = found["growth"]["exponent"]["wall"]
    met = power is not None and power <= _GROWTH
    yield "growth of `report`: exponent", _power(power), f"{_GROWTH}", _met(met)


def _tools(taken: Found) -> Iterable[tuple[str, str, str, str]]:
    own = taken["--help"]["wall"]["median"]
    others = {name: each["wall"]["median"] for name, each in taken.items() if name.startswith("tool: ")}
    if others:
        fastest = min(others, key=lambda name: others[name])
        said = f"{_ms(others[fastest])} (`{fastest.removeprefix('tool: ')}`, the fastest of them)"
        yield "`--help` against other programs", _ms(own), f"below {said}", _met(own < others[fastest])


def processes(found: Found) -> str:
    """Give every process: time, processor, memory, and how it stands to its floors."""
    taken = found["processes"]
    heads = (
        *("process", "time", "middle half", "processor", "peak"),
        *("time / floor", "processor / floor", "peak / floor", "time / bare floor"),
    )
    return _table(heads, (_process(taken, name) for name in taken))


def _process(taken: Found, name: str) -> tuple[str, ...]:
    wall, cpu, memory = (taken[name][key] for key in ("wall", "cpu", "memory"))
    ratios: tuple[str, ...] = ("", "", "", "")
    if name in ROWS:
        row = ROWS[name]
        ratios = (
            *(f"{_ratio(taken, name, row.floor, kind):.2f}" for kind in ("wall", "cpu", "memory")),
            f"{_ratio(taken, name, row.bare, 'wall'):.2f}" if row.bare else "",
        )
    middle = f"{wall['lower'] * _MS:.0f} to {wall['upper'] * _MS:.0f} ms"
    peak = f"{memory['median'] / 1024:.1f} MiB"
    return (_named(name), _ms(wall["median"]), middle, _ms(cpu["median"]), peak, *ratios)


def floors() -> str:
    """Give what each floor imports."""
    rows = ((f"floor: {name}", f"`{floor.code.partition('; print')[0]}`") for name, floor in FLOORS.items())
    return _table(("floor", "what it does"), rows)


def keys(found: Found) -> str:
    """Give how long it took from a key to the next page, in time and on the processor."""
    rows = (
        (
            f"`{name}`, {each['pages']} pages",
            kind,
            *(_ms(each[key][part]) for part in ("median", "upper", "p99", "most")),
        )
        for name, each in found["keys"].items()
        for key, kind in (("wall", "time"), ("cpu", "processor"))
        if key in each
    )
    return _table(("a whole quiz", "what", "median", "three quarters below", "p99", "worst"), rows)


def inside(found: Found) -> str:
    """Give what was timed inside a process, and how a report grows with its pack."""
    units = {"score": _us}
    rows = [
        (
            f"`{name}()`",
            *(units.get(name, _ms)(each["wall"][part]) for part in ("median", "lower", "upper")),
            units.get(name, _ms)(each["cpu"]["median"]),
        )
        for name, each in found["inside"].items()
    ]
    growth = found["growth"]
    grown = [
        (f"{size} questions", *(_ms(growth[kind][place]["median"]) for kind in ("wall", "cpu")))
        for place, size in enumerate(growth["sizes"])
    ]
    powers = ("exponent", *(_power(growth["exponent"][kind]) for kind in ("wall", "cpu")))
    timed = _table(("in process", "median", "a quarter below", "three quarters below", "processor"), rows)
    return f"{timed}\n{_table(('`report --pack`', 'time', 'processor'), [*grown, powers])}"


def stages(found: Found) -> str:
    """Give the steps of a report, in the order in which they are done."""
    rows = (
        (name, *(_ms(each[part]) for part in ("median", "lower", "upper")))
        for name, each in found["stages"].items()
    )
    return _table(("step", "median", "a quarter below", "three quarters below"), rows)


def about(found: Found) -> str:
    """Say when, where and with what it was measured."""
    told = found["about"]
    packages = ", ".join(f"{name} {version}" for name, version in told["packages"].items())
    load = " and ".join(f"{each:.1f}" for each in told["load"])
    return (
        f"Measured on {told['date']}: {told['runs']} runs of each process, {told['quizzes']} whole quizzes; "
        f"{told['processors']} processors ({told['processor']}), {told['system']}, Python {told['python']}, "
        f"load before and after {load}. Versions: {packages}.\n"
    )


def _ratio(taken: Found, name: str, floor: str, kind: str) -> float:
    return float(taken[name][kind]["median"] / taken[f"floor: {floor}"][kind]["median"])


def _named(name: str) -> str:
    if name.startswith("floor: "):
        return name
    return f"`{name.removeprefix('tool: ')} --help`" if name.startswith("tool: ") else f"`{name}`"


def _met(met: bool) -> str:
    return "yes" if met else "no"


def _power(power: float | None) -> str:
    return "none" if power is None else f"{power:.3f}"


def _ms(seconds: float) -> str:
    return f"{seconds * _MS:.1f} ms"


def _us(seconds: float) -> str:
    return f"{seconds * _US:.0f} us"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
