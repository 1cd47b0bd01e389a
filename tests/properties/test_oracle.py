"""Six hundred random answers files, read, scored and drawn, against an oracle written from the design."""

import hashlib
import json
import random
from collections.abc import Iterator
from typing import Any

import oracle
import pytest
from core_helpers import PACK, RESOURCES, WORDS
from oracle_table import FREQUENCIES, IMPACTS, QUESTIONS, TABLE

from impasse_check import build_report, files
from impasse_check.answers import parse_answers
from impasse_check.renderers import render
from impasse_check.report import Report

SECTIONS = ("feedback", "money", "boundaries")


def scalar(rng: random.Random, value: object) -> str:
    """Write a word, blank or text as YAML, in one of the ways people write it."""
    if value is None:
        return rng.choice(["", "null", "~"])
    text = str(value)
    if text.replace("-", "").isalpha() and text.isascii():
        return rng.choice([text, text, f"'{text}'", f'"{text}"'])
    escaped = "".join({'"': '\\"', "\\": "\\\\", "\n": "\\n"}.get(sign, sign) for sign in text)
    return f'"{escaped}"'


def entry(rng: random.Random, name: str, value: object) -> Iterator[str]:
    """Write one answer, a mapping on one line or on several."""
    if not isinstance(value, dict):
        yield f"  {name}: {scalar(rng, value)}".rstrip()
    elif rng.random() < 0.5:
        pairs = ", ".join(f"{key}: {scalar(rng, each)}" for key, each in value.items())
        yield f"  {name}: {{{pairs}}}"
    else:
        yield f"  {name}:  # in full"
        yield from (f"    {key}: {scalar(rng, each)}" for key, each in value.items())


def written(rng: random.Random, answers: dict[str, object]) -> bytes:
    """Write an answers file."""
    lines = ["format: impasse-check/answers", "format_version: 1", "answers:"]
    for name, value in answers.items():
        lines += entry(rng, name, value)
    return ("\n".join(lines) + rng.choice(["", "\n", "\n# the end\n"])).encode()


def reported(answers: dict[str, object], seed: int = 0) -> tuple[Report, dict[str, Any]]:
    """Read answers from a file, build the report for the person, and give it and its JSON."""
    read = parse_answers("answers.yaml", written(random.Random(seed), answers), PACK)
    report = build_report(PACK, read, words=WORDS, resources=RESOURCES)
    found: dict[str, Any] = json.loads(render(report, "json"))
    return report, found


def expected_question(name: str, expected: dict[str, Any], given: object) -> dict[str, object]:
    """Say what the JSON must hold for one question; what is given behind a closed gate does not count."""
    status = expected["status"][name]
    raw = given if isinstance(given, dict) else {"frequency": given}
    counts = raw if status == "answered" else {}
    value, impact = counts.get("frequency"), counts.get("impact")
    return {
        "id": name,
        "kind": TABLE[name].kind,
        "indicator": PACK.questions[name].indicator,
        "status": status,
        "value": value,
        "points": FREQUENCIES.index(value) if value in FREQUENCIES else None,
        "impact": impact,
        "impact_points": IMPACTS.index(impact) if impact in IMPACTS else None,
        "level": expected["level"][name],
        "also": list(PACK.questions[name].also),
        "note": counts.get("note"),
    }


def compare(answers: dict[str, object], seed: int = 0) -> None:
    """Compare the JSON of a report with what the oracle says, key by key."""
    expected: dict[str, Any] = oracle.expect(answers)
    report, found = reported(answers, seed)
    for key in ("route", "unfinished", "flagged", "unsure_outside", "strengths"):
        assert found[key] == expected[key], key
    assert list(report.score.not_counted) == expected["ignored"]
    assert [section["id"] for section in found["sections"]] == list(SECTIONS)
    for section in found["sections"]:
        name = section["id"]
        assert section == {
            "id": name,
            "title": PACK.sections[name].title,
            **expected["sections"][name],
            "questions": [
                expected_question(each.id, expected, answers.get(each.id))
                for each in QUESTIONS
                if each.section == name
            ],
        }
    openers = {(each["question"], each["tone"]): each["stage"] for each in found["openers"]}
    assert openers == {
        (name, tone): expected["stage"][name]
        for name in expected["opener_questions"]
        for tone in ("gentle", "direct")
    }
    assert len(found["openers"]) == len(openers)
    assert all(TABLE[each["question"]].indicator == each["indicator"] for each in found["openers"])


@pytest.mark.parametrize("seed", range(600))
def test_a_random_file_gives_what_the_oracle_says(seed: int) -> None:
    """Two programs that share nothing but the design agree on every key."""
    compare(oracle.random_answers(random.Random(seed)), seed)


SETTLED: dict[str, object] = {name: "no" for name, each in TABLE.items() if each.kind == "event"}


@pytest.mark.parametrize(
    "answers",
    [
        {"told-stuck": "more-than-once", "stuck-avoided": "almost-always", "safe-to-raise": "yes"},
        {"told-stuck": "once", "stuck-avoided": {"frequency": "almost-always", "impact": "very-much"}},
        {"told-wrong": "more-than-once", "correction-refused": "often", "safe-to-raise": "yes"},
        {"told-wrong": "declined", "correction-refused": "almost-always"},
        {"pressured-to-stay": "unsure"},
        {"pressured-to-stay": "unsure", "consulted": "yes", "over-directs": "rarely"},
        {"asked-for-favors": "yes", "safe-to-raise": "yes"},
        {"asked-for-favors": "unsure", "consulted": "yes", "raised-concern": "once"},
        {"told-others-about-me": "yes", "consulted": "yes", "safe-to-raise": "no"},
        {"therapy-status": "ended", "asked-for-favors": "yes", "consulted": "yes"},
        {"easy-ground": "often", "asked-for-money": None},
    ],
)
def test_cases_that_chance_seldom_makes(answers: dict[str, object]) -> None:
    """A stage, an end, a softer level, a blank: each as the oracle says."""
    compare(SETTLED | answers)


def test_the_rest_of_the_json_says_what_it_is() -> None:
    """Format, pack with its fingerprint, steps, resources and sources."""
    _, found = reported(SETTLED | {"over-directs": "often"})
    assert (found["format"], found["format_version"], found["audience"]) == ("impasse-check/report", 1, "me")
    assert found["pack"] == {
        "id": "therapy-impasse",
        "version": PACK.version,
        "language": "en",
        "sha256": hashlib.sha256(files.shipped("indicators.yaml")).hexdigest(),
    }
    assert found["next_steps"] == list(PACK.next_steps.talk)
    assert found["resources"] == [
        {"name": each.name, "contact": each.contact, "checked": each.checked, "source": each.source}
        for each in RESOURCES
        if each.kind in ("directory", "line") and "any" in each.countries
    ]
    assert found["sources"]
    assert all(PACK.sources[each["id"]].citation == each["citation"] for each in found["sources"])


def test_chance_makes_every_route_and_stage() -> None:
    """So that the comparison above is about all of them."""
    seen = [oracle.expect(oracle.random_answers(random.Random(seed))) for seed in range(600)]
    assert {each["route"] for each in seen} == {"none", "talk", "consult", "outside"}
    assert sum(bool(each["opener_questions"]) for each in seen) > 100
    assert sum(bool(each["ignored"]) for each in seen) > 100
    assert sum(bool(each["unfinished"]) for each in seen) > 50
