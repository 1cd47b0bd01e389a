"""The small pack with one thing missing, everywhere in it, and all that can be done with a pack."""

import copy
import json
from collections.abc import Iterator
from typing import Any

from reads_corpus import MIB, SMALL
from scripted import interview_with, value_of, values

from impasse_check import build_report
from impasse_check.answers import parse_answers, permits
from impasse_check.model import AUDIENCES, Pack, Resource
from impasse_check.prompts.page import Page, Said
from impasse_check.renderers import render
from impasse_check.report import NothingToBringError
from impasse_check.report.catalogue import list_questions
from impasse_check.strict_yaml import parse
from impasse_check.template import template
from impasse_check.words import Words

_HEAD = {"format": "impasse-check/answers", "format_version": 1}
_HEAVY: dict[str, object] = {
    "too-fast": {"frequency": "often", "impact": "very-much"},
    "turns-away": "wholly",
    "cold-room": {"frequency": "often", "said": "no-help"},
    "shouts": "no",
}
_SAFE: dict[str, object] = {"feels-safe": "yes", "asked-around": "yes", "likes-it": "yes", "is-school": "yes"}
_GIVEN: tuple[dict[str, object], ...] = (
    {},
    {"shouts": "yes"},
    {"shouts": "unsure"},
    {"too-fast": "often", "shouts": "no"},
    {"too-fast": "often"},
    {"lesson-status": "ended", "shouts": "declined"},
    _HEAVY,
    _HEAVY | _SAFE | {"spoke-up": "once"},
)


def _below(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict | list):
        for step in value if isinstance(value, dict) else range(len(value)):
            yield (*path, step)
            yield from _below(value[step], (*path, step))


def mutants() -> Iterator[tuple[str, bytes]]:
    """Give the small pack with one thing left out or emptied, and what was done to it."""
    small = parse(SMALL.read_bytes(), most_bytes=MIB).value
    for path in _below(small):
        for what in ("without", "empty"):
            changed = copy.deepcopy(small)
            holder = changed
            for step in path[:-1]:
                holder = holder[step]
            if what == "without":
                del holder[path[-1]]
            else:
                holder[path[-1]] = type(holder[path[-1]])()
            yield f"{what} {'.'.join(map(str, path))}", json.dumps(changed).encode()


class _Steady:
    """Somebody who goes on wherever that can be, and else always takes the answer at one place."""

    width = 76
    speaks = False

    def __init__(self, place: int) -> None:
        self._place = place

    def choose(self, page: Page) -> Said:
        """Give that answer."""
        there = [each for each in values(page) if each not in ("near", "stop")]
        return value_of(page, "go-on" if "go-on" in there else there[self._place % len(there)])

    def ask_line(self, page: Page) -> Said:
        """Give nothing."""
        assert page.takes_text
        return ""


def _fits(pack: Pack, name: str, value: object) -> bool:
    """Say whether a pack has this question and permits this answer to it."""
    if name not in pack.questions:
        return False
    fields = value if isinstance(value, dict) else {"frequency": value}
    allowed = permits(pack, pack.questions[name])
    return all(each in allowed.get({"frequency": "given"}.get(key, key), ()) for key, each in fields.items())


def use(pack: Pack, words: Words, resources: tuple[Resource, ...]) -> None:
    """Do with a small pack, or what is left of it, all that the program can do with one."""
    template(pack, words)
    render(list_questions(pack, words), "markdown")
    for place in range(4):
        interview_with(_Steady(place), pack=pack).run(asks_focus=True)
    for given in _GIVEN:
        known = {name: value for name, value in given.items() if _fits(pack, name, value)}
        answers = parse_answers("a", json.dumps(_HEAD | {"answers": known}).encode(), pack)
        for audience in AUDIENCES if "asked-around" in given else AUDIENCES[:1]:
            try:
                document = build_report(pack, answers, words=words, resources=resources, audience=audience)
            except NothingToBringError:
                continue
            render(document, "markdown")
