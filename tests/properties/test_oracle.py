"""The program against an oracle that shares nothing with it but the contract.

Three hundred files made by chance and all examples worked out by hand are compared in every run of the tests;
``IMPASSE_CHECK_ORACLE_FILES=1000 pytest tests/properties/test_oracle.py`` compares as many as it says.
"""

import hashlib
import json
import os
import random
import re
from collections.abc import Iterator
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from core_helpers import PACK, RESOURCES, WORDS, said
from oracle import File, Telling
from oracle_examples import CALM, answer, examples
from oracle_files import ENOUGH, note_on, random_file, written
from oracle_table import GONE, IMPACTS, QUESTIONS, TABLE, TONES, Question
from reads_program import Ended, inside

from impasse_check import build_report, files, flow, read_answers
from impasse_check.model import Audience
from impasse_check.renderers import render
from impasse_check.report import NothingToBringError, Report

FILES = int(os.environ.get("IMPASSE_CHECK_ORACLE_FILES", ENOUGH))
THROUGH_THE_COMMAND = 20
"""How many of them also go through the command, which is slower."""
GRAVE = tuple(each.id for each in QUESTIONS if each.kind == "event" and each.level == "outside")
SHEET_KEYS = {"format", "format_version", "audience", "pack", "openers", "notes", "texts", "resources"}
Json = dict[str, Any]


def differences(expected: object, found: object, where: str = "") -> Iterator[str]:
    """Tell where what was found is not what was expected; keys that nobody expects may be there."""
    if isinstance(expected, dict) and isinstance(found, dict):
        for key, each in expected.items():
            if key in found:
                yield from differences(each, found[key], f"{where}.{key}")
            else:
                yield f"{where}.{key}: not there"
    elif isinstance(expected, list) and isinstance(found, list) and len(expected) == len(found):
        for place, each in enumerate(expected):
            name = each["id"] if isinstance(each, dict) and "id" in each else place
            yield from differences(each, found[place], f"{where}.{name}")
    elif expected != found or isinstance(expected, bool) is not isinstance(found, bool):
        yield f"{where}: expected {expected}, found {found}"


def is_text(value: object) -> bool:
    """Tell whether this is a text with something in it."""
    return isinstance(value, str) and bool(value.strip())


def in_pairs(openers: list[Json]) -> list[tuple[str, str]]:
    """Give which question each opener is for, and in what tone."""
    return [(each["question"], each["tone"]) for each in openers]


def wrong_with(told: Telling, found: Json) -> list[str]:
    """Tell what in a JSON report is not as the oracle says."""
    expected = told.report()
    openers = {(each["question"], each["tone"]): each for each in expected.pop("openers")}
    line = expected.pop("someone_line")
    wrong = list(differences(expected, found))
    someone = found.get("someone_line", "")
    if not (is_text(someone) if line else someone is None):
        wrong.append(f"someone_line: expected {'a text' if line else None}")
    pairs = in_pairs(found["openers"])
    if sorted(pairs) != sorted(openers) or pairs[: len(TONES)] != list(openers)[: len(TONES)]:
        wrong.append(f"openers: expected {list(openers)}, found {pairs}")
    elif pairs != [(question, tone) for question, _ in pairs[:: len(TONES)] for tone in TONES]:
        wrong.append(f"openers: not gentle first, one question after the other: {pairs}")
    else:
        for each in found["openers"]:
            pair = each["question"], each["tone"]
            wrong += differences(openers[pair], each, f".openers.{pair}")
            wrong += [
                f"openers.{pair}.{key}: no text" for key in ("line", "text") if not is_text(each.get(key))
            ]
    return wrong + list(wrong_with_start(told, found))


def wrong_with_start(told: Telling, found: Json) -> Iterator[str]:
    """Tell where the words to begin with are not those of the opener that they are taken from."""
    start = found.get("start")
    if start is None or told.start is None:
        return
    if not (is_text(start.get("line")) and is_text(start.get("text"))):
        yield "start: no text"
    if start["question"] is not None and not told.file.get("own_line"):
        here = [
            each for each in found["openers"] if all(each[key] == start[key] for key in ("question", "tone"))
        ]
        for each in here:
            yield from differences({key: each.get(key) for key in ("stage", "line", "text")}, start, ".start")


def kept(folder: Path, file: File, number: int) -> str:
    """Write a file down, in one of many ways."""
    path = folder / f"answers-{number}.yaml"
    path.write_bytes(written(random.Random(number), file))
    return str(path)


def built(path: str, audience: Audience = "me") -> Report | None:
    """Read answers and build a document; None where there is nothing to bring."""
    read = read_answers(path, PACK)
    try:
        return build_report(PACK, read, words=WORDS, resources=RESOURCES, audience=audience)
    except NothingToBringError:
        return None


def drawn(report: Report) -> Json:
    """Give what the JSON of a document holds."""
    found: Json = json.loads(render(report, "json"))
    return found


def notes_in(found: object) -> set[str]:
    """Give the questions whose notes stand anywhere in a document."""
    text = json.dumps(found, ensure_ascii=False)
    return {name for name in TABLE if note_on(name) in text}


def wrong_with_sheet(told: Telling, found: Json | None, whole: Json) -> list[str]:
    """Tell what on the page for a session is not as the oracle says."""
    sheet = told.sheet
    if found is None or sheet.code:
        return [] if found is None and sheet.code else [f"sheet: expected code {sheet.code}"]
    wrong = [f"sheet.{key}: not for a session" for key in found.keys() - SHEET_KEYS]
    text = json.dumps(found, ensure_ascii=False)
    tone = told.file.get("tone") or TONES[0]
    openers = {each["question"]: each["text"] for each in whole["openers"] if each["tone"] == tone}
    openers[None] = whole["start"]["text"]
    own = told.file.get("own_line")
    if own and own not in text:
        wrong.append("sheet: the own line is not there")
    if not own:
        missing = [
            name for name in sheet.brought if json.dumps(openers[name], ensure_ascii=False) not in text
        ]
        wrong += [f"sheet: no words for {name}" for name in missing]
    brought = {each["question"] for each in found["openers"]}
    if not brought <= set(sheet.brought) | {None}:
        wrong.append(f"sheet: expected {sheet.brought}, found {brought}")
    notes = notes_in(found)
    if not notes <= set(sheet.notes) or bool(notes) is not bool(sheet.notes):
        wrong.append(f"sheet: expected notes of {sheet.notes}, found {notes}")
    return wrong


def compare(folder: Path, file: File, number: int) -> None:
    """Compare both documents that are made from a file with what the oracle says, key by key."""
    path, told = kept(folder, file, number), Telling(file)
    report, sheet = built(path), built(path, "session")
    assert report is not None
    assert list(report.score.not_counted) == told.not_counted
    whole = drawn(report)
    assert wrong_with(told, whole) == []
    assert wrong_with_sheet(told, None if sheet is None else drawn(sheet), whole) == []


@pytest.mark.parametrize("number", range(FILES))
def test_a_random_file_gives_what_the_oracle_says(number: int, tmp_path: Path) -> None:
    """Two programs that share nothing but the contract agree on every key."""
    compare(tmp_path, random_file(number), number)


@pytest.mark.parametrize("number", range(FILES))
def test_a_random_file_leaves_open_what_the_oracle_says(number: int, tmp_path: Path) -> None:
    """What the quiz asks follows the gates, the focus and the route; an answer changes nothing about that."""
    file = random_file(number)
    read = read_answers(kept(tmp_path, file, number), PACK)
    assert list(flow.to_ask(PACK, read)) == Telling(file).asked


EXAMPLES = list(examples())


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_an_example_worked_out_by_hand_gives_what_the_oracle_says(number: int, tmp_path: Path) -> None:
    """Each limit of each row, just reached and just missed."""
    compare(tmp_path, EXAMPLES[number], number)


def named_in(text: str) -> set[str]:
    """Give the ids of questions in a text; ids of one word are left out, since they may be plain words."""
    return {name for name in re.findall(r"[a-z]+(?:-[a-z]+)+", text) if name in TABLE}


@pytest.mark.parametrize("number", range(THROUGH_THE_COMMAND))
def test_the_command_gives_the_same_and_names_what_it_leaves_out(
    number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing given is dropped in silence, and where there is nothing to bring nothing is written."""
    file = random_file(number)
    told, path = Telling(file), kept(tmp_path, file, number)
    ended = inside(capsys, "report", path, "--format", "json")
    assert ended.code == 0
    assert wrong_with(told, json.loads(ended.out)) == []
    not_counted = named_in(" ".join(told.not_counted))
    left_off = named_in(" ".join((*told.sheet.left_off, *(file.get("bring_notes") or ()))))
    assert not_counted <= named_in(ended.err) <= not_counted | left_off
    sheet = inside(capsys, "report", path, "--for", "session", "--format", "json")
    assert sheet.code == told.sheet.code
    if sheet.code:
        assert sheet.out == ""
    else:
        assert named_in(" ".join(told.sheet.left_off)) <= named_in(sheet.err) <= not_counted | left_off


# Everything that can bring someone to help from outside.


def decided(words: dict[str, str]) -> list[str]:
    """Tell where what is decided about these answers is not as the oracle says."""
    report = build_report(PACK, said(words, finished=False), words=WORDS, resources=RESOURCES)
    found = json.loads(render(report, "json"))
    plain = {name: answer(word) for name, word in words.items()}
    return wrong_with(Telling({"answers": plain}), found)


BESIDE = dict.fromkeys(CALM, "no") | {"easy-ground": "often", "safe-to-raise": "yes", "consulted": "yes"}
"""All is ready for a talk, so what may not be shown is held back by the grave act alone."""


@pytest.mark.slow
@pytest.mark.parametrize(("first", "second"), list(product(("yes", "no", "unsure"), repeat=2)))
def test_every_set_of_grave_acts_gives_what_the_oracle_says(first: str, second: str) -> None:
    """Of all that happened, did not, or may have."""
    for others in product(("yes", "no", "unsure"), repeat=len(GRAVE) - 2):
        words = BESIDE | dict(zip(GRAVE, (first, second, *others), strict=True))
        assert decided(words) == [], words


@pytest.mark.slow
@pytest.mark.parametrize(("one", "other"), list(combinations(GRAVE, 2)))
def test_every_two_grave_acts_give_what_the_oracle_says(one: str, other: str) -> None:
    """Also where one was left out, declined, or said not to apply."""
    given = ("yes", "no", "unsure", "declined", "not-applicable", "not-asked")
    for first, second in product(given, repeat=2):
        words = BESIDE | {one: first, other: second}
        assert decided(words) == [], words


def marks(name: str) -> list[str]:
    """Give every mark of a graded question, and none."""
    often = TABLE[name].values
    return [often[0], *(f"{f}{i}" for f in often[1:] for i in ("", *(f"+{each}" for each in IMPACTS)))]


CLOSE: tuple[dict[str, str], ...] = (
    {},
    {"personal-stories": "sometimes"},
    {"personal-stories": "rarely"},
    {"asked-for-favors": "unsure"},
)


@pytest.mark.slow
@pytest.mark.parametrize("remarks", marks("personal-remarks"))
def test_every_mark_that_can_rise_to_outside_gives_what_the_oracle_says(remarks: str) -> None:
    """Personal remarks beside unspoken feelings and closeness, and each mark of being pulled from others."""
    for theirs, close in product(TABLE["their-unspoken-feelings"].values, CLOSE):
        words = BESIDE | close | {"personal-remarks": remarks, "their-unspoken-feelings": theirs}
        assert decided(words) == [], words
    pulled = BESIDE | {"personal-remarks": "never", "pulls-me-from-others": remarks}
    assert decided(pulled | {"my-unspoken-feelings": "rarely"}) == []


# The pack beside the table, and what a file may not hold.


def test_the_pack_has_the_rows_of_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    """In asking order; gates and what is asked at the opening and the closing have no indicator."""
    ended = inside(capsys, "questions", "--format", "json")
    keys = ("id", "section", "indicator", "kind", "scale", "level")
    found = [{key: each.get(key) for key in keys} for each in json.loads(ended.out)["questions"]]
    assert found == [{key: getattr(each, key) for key in keys} for each in QUESTIONS]


def read_as(capsys: pytest.CaptureFixture[str], folder: Path, answers: str) -> Ended:
    """Make a report from answers written in one line."""
    path = folder / "answers.yaml"
    path.write_text(f"format: impasse-check/answers\nformat_version: 1\nanswers: {{{answers}}}\n")
    return inside(capsys, "report", str(path), "--format", "json")


@pytest.mark.parametrize(("gone", "instead"), list(GONE.items()))
def test_a_question_that_is_gone_names_what_stands_in_its_place(
    gone: str, instead: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing that was answered is dropped in silence."""
    ended = read_as(capsys, tmp_path, f"{gone}: 'yes'")
    assert (ended.code, ended.out) == (4, "")
    assert named_in(ended.err) >= set(instead)


@pytest.mark.parametrize(
    "answers",
    [
        "easy-ground: {frequency: never, impact: a-little}",
        "easy-ground: {frequency: never, said: 'no'}",
        "easy-ground: {frequency: never, note: mine}",
        "easy-ground: {frequency: unsure, said: once}",
        "easy-ground: {said: once}",
        "easy-ground: {frequency: often, said: sometimes}",
        "easy-ground: mostly",
        "easy-ground: 3",
        "stuck-avoided: often",
        "stuck-avoided: {frequency: mostly, said: once}",
        "stuck-unnoticed: {frequency: often, said: helped}",
        "upset-at-stopping: {frequency: fully, said: worse}",
        "put-down: {frequency: 'yes'}",
        "put-down: {said: once}",
        "put-down: partly",
        "safe-to-raise: maybe",
        "told-stuck: often",
    ],
)
def test_an_answer_that_does_not_fit_is_a_fault(
    answers: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And no document is made of the rest."""
    ended = read_as(capsys, tmp_path, answers)
    assert (ended.code, ended.out) == (4, "")
    assert named_in(answers) <= named_in(ended.err)


@pytest.mark.slow
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.id)
def test_every_value_and_kind_of_absence_can_stand_in_a_file(question: Question, tmp_path: Path) -> None:
    """In any case; the words of how often and how far are not exchanged."""
    for word in (*question.values, "unsure", "declined", "not-applicable", "not-asked"):
        for number, written_as in enumerate((word, word.capitalize(), word.upper())):
            path = kept(tmp_path, {"answers": {question.id: written_as}}, number)
            report = built(path)
            assert report is not None
            assert wrong_with(Telling({"answers": {question.id: word}}), drawn(report)) == []


def test_the_rest_of_the_json_says_what_it_is(tmp_path: Path) -> None:
    """Format, pack with its fingerprint, steps, resources and sources."""
    report = built(kept(tmp_path, {"answers": CALM | {"over-directs": "often"}}, 0))
    assert report is not None
    found = drawn(report)
    assert (found["format"], found["format_version"], found["audience"]) == ("impasse-check/report", 1, "me")
    assert found["pack"] == {
        "id": "therapy-impasse",
        "version": "2.0.0",
        "language": "en",
        "sha256": hashlib.sha256(files.shipped("indicators.yaml")).hexdigest(),
    }
    assert all(map(is_text, found["next_steps"]))
    assert found["next_steps"]
    assert found["resources"]
    assert all(each.keys() >= {"name", "contact", "checked", "source"} for each in found["resources"])
    assert found["sources"]
    assert all(PACK.sources[each["id"]].citation == each["citation"] for each in found["sources"])
    for section in found["sections"]:
        assert section["title"] == PACK.sections[section["id"]].title
        for each in section["questions"]:
            assert each["also"] == list(PACK.questions[each["id"]].also)
