"""Random files reach every rule of the oracle, show a slip in one, and keep what the contract promises."""

import random
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from typing import Any

import oracle
import pytest
import yaml
from oracle import File, Table, Telling, expect, follow_up
from oracle_examples import examples, raised_at_each_stage
from oracle_files import ENOUGH, random_file, written
from oracle_table import (
    ABSENCES,
    CLOSENESS_EVENTS,
    CONSULTED_WHILE_DECLINED,
    IMPACTS,
    PRESSURE_EVENTS,
    QUESTIONS,
    ROUTES,
    SAID,
    SIGNS,
    STAGES,
    STOPPING,
    TABLE,
    THERAPIST_STILL_FIRST,
    AnyOf,
    Part,
    Question,
    Rise,
)

MARKABLE = [each for each in QUESTIONS if each.kind in ("graded", "event")]


@cache
def files() -> tuple[File, ...]:
    """Give the files that the comparison uses: examples, and made by chance."""
    return *examples(), *map(random_file, range(ENOUGH))


def compared(file: File, table: Table = TABLE) -> tuple[object, ...]:
    """Tell what the program is compared on; the rest of a report follows from this."""
    told = Telling(file, table)
    stages = [told.stage(name) for name in told.openers]
    opening = told.openers, stages, told.start, told.first
    return told.levels, told.unsure_outside, told.unfinished, told.because, *opening, told.not_counted


@cache
def as_it_is() -> tuple[tuple[object, ...], ...]:
    """Tell this of each file, by the rules as they are."""
    return tuple(map(compared, files()))


def is_seen(table: Table = TABLE) -> bool:
    """Tell whether one of the files shows that a rule is another."""
    return any(compared(file, table) != before for file, before in zip(files(), as_it_is(), strict=True))


# Slips: each rule, made a little different.


def slips_of_condition(when: AnyOf) -> Iterator[AnyOf]:
    """Leave out an alternative or a part, or move its limit by one."""
    for place, all_of in enumerate(when):
        around = when[:place], when[place + 1 :]
        yield (*around[0], *around[1])
        for spot, part in enumerate(all_of):
            beside = all_of[:spot], all_of[spot + 1 :]
            if beside != ((), ()):
                yield (*around[0], (*beside[0], *beside[1]), *around[1])
            for other in slips_of_part(part):
                yield (*around[0], (*beside[0], other, *beside[1]), *around[1])


def slips_of_part(part: Part) -> Iterator[Part]:
    """Move a limit by one, or look for another word."""
    if part.about in ("f", "i"):
        yield from (replace(part, least=part.least + step) for step in (-1, 1))
    elif part.about == "word":
        words = (*TABLE[part.name].values, "unsure")
        yield from (replace(part, word=word) for word in words if word != part.word)


def slips(question: Question) -> Iterator[tuple[str, Question]]:
    """Make one row a little different, in every way that matters."""
    for place, rise in enumerate(question.rises):
        rest = question.rises[:place] + question.rises[place + 1 :]
        for number, when in enumerate(slips_of_condition(rise.when)):
            changed = replace(question, rises=(*rest, Rise(rise.level, when)))
            yield f"{rise.level} {place} {number}", changed
    if question.level:
        yield from (
            (level, replace(question, level=level)) for level in ROUTES[1:] if level != question.level
        )
        if question.rises or (question.kind == "event" and question.level == "consult"):
            yield "star", replace(question, star=not question.star)
        if question.kind == "graded" or question.level == "consult":
            yield "never first", replace(question, never_first=not question.never_first)
    if question.kind == "event":
        others = {None, "consult"} - {question.unsure}
        yield from ((f"unsure {level}", replace(question, unsure=level)) for level in others)
    if question.gate:
        yield "gate", replace(question, gate=None)
        for word in question.gate.closed_by:
            closed_by = tuple(each for each in question.gate.closed_by if each != word)
            yield f"open at {word}", replace(question, gate=replace(question.gate, closed_by=closed_by))
        closed_by = (*question.gate.closed_by, "unsure")
        yield "closed at unsure", replace(question, gate=replace(question.gate, closed_by=closed_by))
    if question.told_by:
        yield "told by", replace(question, told_by=None)


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.id)
def test_a_slip_in_a_row_shows_in_the_files_of_every_run(question: Question) -> None:
    """So a program that had it would not pass."""
    unseen = [name for name, changed in slips(question) if not is_seen(dict(TABLE) | {question.id: changed})]
    assert unseen == []


LISTS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {  # what is in a list, and what else might be
    "CLOSENESS_EVENTS": (CLOSENESS_EVENTS, tuple(each.id for each in MARKABLE if each.kind == "event")),
    "CONSULTED_WHILE_DECLINED": (
        CONSULTED_WHILE_DECLINED,
        ("personal-stories", "caring-for-therapist", "pulls-me-from-others", "easy-ground"),
    ),
    "PRESSURE_EVENTS": (PRESSURE_EVENTS, ("asked-for-money", "sexual-remarks", "put-down")),
    "STOPPING": (STOPPING, ("easy-ground", "defensive-at-concerns", "personal-stories")),
    "THERAPIST_STILL_FIRST": (
        THERAPIST_STILL_FIRST,
        ("personal-stories", "contact-between-sessions", "not-free-to-stop", "safe-to-raise"),
    ),
}
NEVER_SEEN = {
    # Its own opener needs somebody asked anyway, and it is not flagged while it is declined.
    ("CONSULTED_WHILE_DECLINED", "friendship-offered"),
    # Its own opener needs somebody asked anyway, however lightly it is marked.
    ("CONSULTED_WHILE_DECLINED", "their-unspoken-feelings"),
    # Where talking is not safe there is no opener, so nobody's words come first but someone else's.
    ("THERAPIST_STILL_FIRST", "safe-to-raise"),
}


@pytest.mark.parametrize(
    ("list_", "name"),
    [(list_, name) for list_, (now, others) in LISTS.items() for name in dict.fromkeys((*now, *others))],
)
def test_a_slip_in_a_list_shows_in_the_files_of_every_run(
    list_: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One id too few, or one too many."""
    as_it_is()
    now, _ = LISTS[list_]
    changed = tuple(each for each in now if each != name) if name in now else (*now, name)
    monkeypatch.setattr(oracle, list_, changed)
    assert is_seen() is ((list_, name) not in NEVER_SEEN)


@pytest.mark.parametrize("number", range(len(list(slips_of_condition(SIGNS["closeness"])))))
def test_a_slip_in_the_sign_of_closeness_shows_in_the_files_of_every_run(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of it left out, a limit moved, another answer looked for."""
    as_it_is()
    changed = list(slips_of_condition(SIGNS["closeness"]))[number]
    monkeypatch.setitem(SIGNS, "closeness", changed)
    assert is_seen()


def test_chance_makes_all_there_is_often() -> None:
    """Each route, stage, kind of absence and way of answering, in the files made by chance alone."""
    seen: Counter[object] = Counter()
    for told in map(Telling, map(random_file, range(ENOUGH))):
        report = told.report()
        seen.update([("route", told.route), ("first", told.first), ("sheet", told.sheet.code)])
        seen.update({("stage", told.stage(name)) for name in told.openers})
        seen.update({("said", each.said) for each in told.counted.values()})
        seen.update({("absent", each.status) for each in told.counted.values()})
        seen.update({("impact", each.impact) for each in told.counted.values()})
        seen.update({(name, told.counted[name].word) for name in ("safe-to-raise", "consulted")})
        ended_well = bool(report["start"]) and report["start"]["question"] is None
        seen.update(
            name
            for name, found in {
                "general line": ended_well,
                "ended": told.ended,
                "ordered": told.counted["ordered-care"].word == "yes",
                "unfinished": told.unfinished,
                "not sure of a grave act": told.unsure_outside,
                "closeness declined": told.closeness_declined,
                "not counted": told.not_counted,
                "a focus": told.focus,
                "all as focus": told.file.get("focus") and not told.focus,
                "left off": told.sheet.left_off and told.sheet.brought,
                "notes go": told.sheet.notes,
                "nothing chosen": told.file.get("bring") == [],
                "own line": told.file.get("own_line"),
                "talks": told.file.get("talks"),
                "direct": told.file.get("tone") == "direct",
                "mean": any(each["mean"] for each in report["sections"]),
                "no mean": any(each["answered"] and each["mean"] is None for each in report["sections"]),
                "raised at consult": any(told.levels[name] == "consult" for name in told.openers),
                "held back": told.route == "talk" and not told.openers,
            }.items()
            if found
        )
    expected: list[object] = [("route", each) for each in ROUTES]
    expected += [("first", each) for each in ("someone", "therapist", None)]
    expected += [("stage", each) for each in STAGES]
    expected += [("said", each) for each in SAID]
    expected += [("absent", each) for each in ABSENCES]
    expected += [("impact", each) for each in IMPACTS]
    expected += [("sheet", 0), ("sheet", 6)]
    expected += [
        (each.id, word)
        for each in QUESTIONS
        if each.section == "closing"
        for word in (*each.values, "unsure", "declined", "not-asked")
    ]
    expected += [each for each in seen if isinstance(each, str)]
    assert {each: seen[each] for each in expected if seen[each] < 4} == {}
    assert sum(isinstance(each, str) for each in seen) == 19


def height(file: File) -> int:
    """Give how high the route is."""
    return ROUTES.index(Telling(file).route)


def changed(file: File, name: str, answer: object) -> File:
    """Give the file with another answer."""
    return file | {"answers": file["answers"] | {name: answer}}


def marks(question: Question, beside: dict[str, Any]) -> list[object]:
    """Give answers from the lightest to the heaviest, the rest of the mark as it is."""
    if question.kind == "event":
        return ["no", "yes"]
    found: list[object] = [question.values[0]]
    for points in range(1, 5):
        found.append(beside | {"frequency": question.values[points]})
        found += [beside | {"frequency": question.values[points], "impact": each} for each in IMPACTS[::4]]
    return found


@pytest.mark.slow
@pytest.mark.parametrize("question", MARKABLE, ids=lambda each: each.id)
def test_no_added_answer_lowers_the_route(question: Question) -> None:
    """Not a graded one, not a heavier one, not an event, whatever else was said."""
    for file in files()[-100:]:
        raw = file["answers"].get(question.id)
        rest = {key: raw[key] for key in ("said",) if isinstance(raw, dict) and key in raw}
        blank = height(changed(file, question.id, None))
        found = [height(changed(file, question.id, each)) for each in marks(question, rest)]
        assert blank == min(blank, *found)
        assert question.kind == "graded" or found == sorted(found)
        if question.kind == "graded":
            by_impact = [found[1 + step :: 3] for step in range(3)]  # missing, lightest, heaviest
            assert all(each == sorted(each) for each in by_impact)
            assert all(light <= some <= heavy for light, some, heavy in zip(*by_impact, strict=True))


def test_what_never_touches_the_route() -> None:
    """Focus, the page, and what was said or came of a talk, unless that turned bad or is not safe."""
    for file in files():
        if any(
            talk.get("came_back") == "worse" or talk.get("safe") == "no" for talk in file.get("talks") or []
        ):
            continue
        told = Telling(file)
        bare = Telling({"answers": file["answers"]}).report()
        kept = {key: each for key, each in told.report().items() if key not in ("focus", "start", "talks")}
        assert kept == {key: bare[key] for key in kept}
        for name, given in told.counted.items():
            if given.said and given.said != "worse":
                for said in (each for each in SAID if each != "worse"):
                    raw = file["answers"][name] | {"said": said}
                    assert Telling(changed(file, name, raw)).levels == told.levels


def test_what_holds_of_every_file() -> None:
    """Nothing to say to a therapist on outside, nor about what is not marked, and reasons for each route."""
    reachable = {(name, stage) for name, stage, _ in raised_at_each_stage()}
    for file in files():
        told, report = Telling(file), expect(file)
        assert set(told.openers) <= set(told.levels)
        assert {(name, told.stage(name)) for name in told.openers} <= reachable
        assert bool(told.because) is (told.route != "none")
        assert (told.start is None) is (not told.openers)
        assert (told.first == "therapist") <= bool(told.openers)
        assert told.someone_line >= (told.first == "someone")
        assert told.sheet.code == (0 if told.sheet.brought else 6)
        assert set(told.sheet.brought) - {None} <= set(told.openers)
        assert not set(told.levels) & set(told.unsure_outside)
        if told.route == "outside" or told.ended or told.unfinished or told.safe == "no":
            assert (report["openers"], report["start"], told.sheet.code) == ([], None, 6)
        if told.start and told.start["question"]:
            assert report["openers"][0]["question"] == told.start["question"]
        for section in report["sections"]:
            assert section["marked"] <= section["answered"] <= section["eligible"]


@pytest.mark.slow
@pytest.mark.parametrize("came_back", ["helpful", "unclear", "unhelpful", "worse"])
def test_no_talk_lowers_the_route(came_back: str) -> None:
    """And what was given is still there, but for what the talk is about."""
    for file in files():
        told, before = Telling(file), deepcopy(file)
        for name in (*told.openers, None):
            talk = {"question": name, "happened": "yes", "came_back": came_back, "safe": "yes"}
            after = follow_up(file, talk)
            assert height(after) >= height(file)
            assert len(after.get("talks") or []) == len(file.get("talks") or []) + (told.route != "outside")
            moved = {each for each in TABLE if after["answers"].get(each) != file["answers"].get(each)}
            assert moved <= {name, TABLE[name].told_by if name else None, "safe-to-raise"}
        assert file == before


def test_what_is_written_down_reads_back_as_the_same() -> None:
    """In every way of writing, but for upper case in the words of answers; this loader makes only texts."""
    for number, file in enumerate(files()[-ENOUGH:]):
        data = written(random.Random(number), file)
        read = yaml.load(data, yaml.BaseLoader)  # noqa: S506
        assert read.pop("format") == "impasse-check/answers"
        read.pop("format_version")
        read.pop("pack", None)
        assert lowered(read) == lowered(file), data.decode()


def lowered(value: object, key: str = "") -> object:
    """Give the same in lower case but for notes, with nothing for the words that YAML has for that."""
    if isinstance(value, dict):
        return {name: lowered(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [lowered(each) for each in value]
    if value in (None, "", "null", "~"):
        return None
    return value if key in ("note", "own_line") else str(value).lower()
