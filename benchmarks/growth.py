"""Packs of many questions, and answers to all of them: the shipped pack, as many times over as it takes."""

import json
from pathlib import Path
from typing import Any, Final

from benchmarks.environments import ROOT
from impasse_check.strict_yaml import parse

_TIMES: Final = (1, 5)
"""How often the shipped pack is in each of the packs."""
_MOST_BYTES: Final = 2**23
_ANSWERS: Final = {
    "status": "going-on",
    "strength": "partly",
    "gate": "more-than-once",
    "event": "no",
    "safe-to-raise": "yes",
    "consulted": "yes",
    "ordered-care": "no",
    "felt-stuck": "yes",
    "pays": "yes",
    "personal-remarks": "never",
}
"""What is answered to one question by its name, or to all others of a kind.

As much as can be is marked and shown: no answer calls for help from outside, where words to say are left out.
"""
_MIDDLE: Final = 2
"""The points of the answer to each graded question, on whatever scale."""
_FOLLOWS: Final = {"impact": "somewhat", "note": "A few words of one's own."}


def shipped() -> dict[str, Any]:
    """Give the shipped pack as plain data."""
    data = (ROOT / "data" / "indicators.yaml").read_bytes()
    content: dict[str, Any] = parse(data, most_bytes=_MOST_BYTES).value
    return content


def sizes() -> tuple[int, ...]:
    """Give how many questions each of the packs has."""
    return tuple(times * len(shipped()["questions"]) for times in _TIMES)


def enlarged(pack: dict[str, Any], times: int) -> dict[str, Any]:
    """Give a pack whose questions and openers are there so many times over, those of a section together."""
    asked = [
        (f"{name}-{turn}", _renamed(question, turn))
        for section in pack["sections"]
        for turn in range(times)
        for name, question in pack["questions"].items()
        if question["section"] == section
    ]
    sections = {
        name: section | ({"warning": _warning(section["warning"])} if "warning" in section else {})
        for name, section in pack["sections"].items()
    }
    openers = {
        f"{opener_id}-{turn}": opener | {"for": [f"{name}-{turn}" for name in opener["for"]]}
        for turn in range(times)
        for opener_id, opener in pack["openers"].items()
    }
    return pack | {
        "sections": sections,
        "questions": dict(asked),
        "openers": openers,
        "rules": _renamed(pack["rules"], 0),
        "signs": _renamed(pack.get("signs", {}), 0),
        "someone_lines": _renamed(pack["someone_lines"], 0),
    }


def answered(pack: dict[str, Any]) -> dict[str, Any]:
    """Give an answers file with an answer to every question of an enlarged pack."""
    answers: dict[str, str | dict[str, str]] = {}
    for name, question in pack["questions"].items():
        named = _ANSWERS.get(name.rpartition("-")[0])
        answers[name] = (
            named or _ANSWERS.get(question["kind"]) or _marked(pack["scales"][question["choices"]])
        )
    return {"format": "impasse-check/answers", "format_version": 1, "answers": answers}


def write(home: Path, questions: int) -> tuple[Path, Path]:
    """Write a pack of so many questions and answers to it; give where they are."""
    pack = shipped()
    large = enlarged(pack, questions // len(pack["questions"]))
    files = (home / f"pack-{questions}.yaml", home / f"answers-{questions}.yaml")
    for file, content in zip(files, (large, answered(large)), strict=True):
        # JSON is YAML too, and begins a line for each thing as a person would.
        file.write_text(json.dumps(content, indent=1, ensure_ascii=False), encoding="utf-8")
    return files


def _marked(scale: dict[str, str]) -> dict[str, str]:
    """Give a mark in the middle of a scale, how heavy it is, and a note."""
    return {"frequency": next(word for word, points in scale.items() if int(points) == _MIDDLE)} | _FOLLOWS


def _warning(warning: dict[str, Any]) -> dict[str, Any]:
    return warning | {"before": f"{warning['before']}-0"}


def _renamed(value: Any, turn: int) -> Any:
    """Give plain data with every name of a question followed by the number of its turn."""
    if isinstance(value, list):
        return [_renamed(each, turn) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: f"{each}-{turn}" if key in ("question", "told_by") and each else _renamed(each, turn)
        for key, each in value.items()
    }
