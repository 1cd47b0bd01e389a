"""Answers files: read one strictly, write one that reads the same, or an empty one to fill in by hand."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar

from impasse_check import files
from impasse_check.errors import AnswersError, Fault, Faults, Path
from impasse_check.model import (
    ABSENCES,
    FREQUENCY,
    IMPACT,
    LONGEST_NOTE,
    NOT_ASKED,
    TONES,
    Answer,
    Answers,
    Pack,
    Question,
)
from impasse_check.strict_yaml import Document, StrictYamlError, flow, parse

FORMAT: Final = "impasse-check/answers"
MOST_BYTES: Final = 8 * 2**20
"""Bytes of an answers file: more than the largest that ``dump_answers`` can write."""
LONGEST_KEPT: Final = LONGEST_NOTE + 200
"""Characters of an answer that is only kept, as its question was retired; each place in it counts four."""
_T = TypeVar("_T", bound=str)
_KEYS: Final = ("format", "format_version", "pack", "answers", "bring", "bring_notes", "tone")


def read_answers(name: str, pack: Pack) -> Answers:
    """Read an answers file (``-``: standard input) that belongs to this pack.

    Raises AnswersError with every fault, each with its line; no fault repeats what was answered.
    """
    try:
        data = files.read(name, MOST_BYTES)
    except OSError:
        raise AnswersError(name, (Fault(code="file.unreadable"),)) from None
    return parse_answers(name, data, pack)


def parse_answers(name: str, data: bytes, pack: Pack) -> Answers:
    """Do the same with bytes that are at hand; ``name`` is only shown. Raises AnswersError."""
    try:
        document = parse(data, most_bytes=MOST_BYTES)
    except StrictYamlError as error:
        raise AnswersError(name, error.faults) from None
    reader = _Reader(document, pack)
    answers = reader.read()
    if reader.faults:
        raise AnswersError(name, reader.faults.told())
    return answers


def dump_answers(answers: Answers, pack: Pack) -> str:
    """Write answers, in asking order, as the text of an answers file that reads back as the same answers."""
    given = answers.answers
    asked = ((name, _written(given[name])) for name in pack.questions if name in given)
    kept = ((name, flow(json.loads(given[name].value or "null"))) for name in pack.retired if name in given)
    lines = [
        f"format: {FORMAT}",
        "format_version: 1",
        f"pack: {flow({'id': pack.id, 'version': pack.version})}",
        "answers:",
        *(f"  {flow(name)}: {text}" for name, text in (*asked, *kept)),
    ]
    if answers.bring is not None:
        lines.append(f"bring: {flow(list(answers.bring))}")
    if answers.bring_notes:
        lines.append(f"bring_notes: {flow(list(answers.bring_notes))}")
    if answers.tone is not None:
        lines.append(f"tone: {flow(answers.tone)}")
    return "\n".join(lines) + "\n"


def permitted(pack: Pack, question: Question) -> Mapping[str, str]:
    """Give the answers a question can have, with their words; kinds of absence are not among them."""
    return pack.choices[question.choice_set]


def _written(answer: Answer) -> str:
    if answer.status != "answered":
        return answer.status
    if answer.impact is None and answer.note is None:
        return flow(answer.value)
    parts = {"frequency": answer.value, "impact": answer.impact, "note": answer.note}
    return flow({key: value for key, value in parts.items() if value is not None})


def _size(value: Any) -> int:
    """Count the characters of plain data, and four for each place in it."""
    if isinstance(value, dict):
        return 4 + sum(len(key) + _size(each) for key, each in value.items())
    if isinstance(value, list):
        return 4 + sum(map(_size, value))
    return 4 + len(str(value))


class _Reader:
    """Reads one document, noting faults as they come."""

    def __init__(self, document: Document, pack: Pack) -> None:
        self._document = document
        self._pack = pack
        self.faults = Faults()

    def read(self) -> Answers:
        top = self._mapping((), self._document.value)
        for key in top:
            if key not in _KEYS:
                self._note("key.unknown", (key,))
        self._header(top)
        given = self._mapping(("answers",), top.get("answers"))
        return Answers(
            answers=dict(self._answers(given)),
            bring=self._ids("bring", top.get("bring")),
            bring_notes=self._ids("bring_notes", top.get("bring_notes")) or (),
            tone=self._one_of(("tone",), top.get("tone"), TONES),
            pack_version=self._pack_version(top.get("pack")),
        )

    def _note(self, code: str, path: Path, **details: str) -> None:
        self.faults.add(self._document.fault(code, path, **details))

    def _mapping(self, path: Path, value: Any) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        if value is not None or not path:
            self._note("value.not-a-mapping", path)
        return {}

    def _header(self, top: dict[str, Any]) -> None:
        for key, expected in (("format", FORMAT), ("format_version", 1)):
            if key not in top:
                self._note("key.missing", (key,), key=key)
            elif top[key] != expected:
                self._note("value.not-one-of", (key,), choices=str(expected))

    def _pack_version(self, value: Any) -> str | None:
        named = self._mapping(("pack",), value)
        for key, given in named.items():
            if key not in ("id", "version"):
                self._note("key.unknown", ("pack", key))
            elif not isinstance(given, str | None):
                self._note("value.not-text", ("pack", key))
        if named.get("id") not in (None, self._pack.id):
            self._note("answers.other-pack", ("pack", "id"), pack=self._pack.id)
        version = named.get("version")
        return version if isinstance(version, str) else None

    def _answers(self, given: dict[str, Any]) -> Iterator[tuple[str, Answer]]:
        for name, value in given.items():
            path = ("answers", name)
            question = self._pack.questions.get(name)
            if question is None:
                if name in self._pack.retired:
                    yield name, self._kept(path, value)
                else:
                    self._note("answers.unknown-id", path)
            elif isinstance(value, dict) and question.kind == "graded":
                yield name, self._graded(path, value)
            else:
                yield name, self._plain(path, value, question)

    def _kept(self, path: Path, value: Any) -> Answer:
        """Take the answer to a retired question as it stands."""
        if _size(value) > LONGEST_KEPT:
            self._note("value.too-long", path, most=f"{LONGEST_KEPT:,}")
            return NOT_ASKED
        return Answer(status="answered", value=json.dumps(value, ensure_ascii=False))

    def _plain(self, path: Path, value: Any, question: Question) -> Answer:
        if value is None:
            return NOT_ASKED
        known = permitted(self._pack, question)
        if value in ABSENCES:
            return Answer(status=value)
        if isinstance(value, str) and value in known:
            return Answer(status="answered", value=value)
        if isinstance(value, dict):
            self._note("answers.mapping-not-here", path)
        elif isinstance(value, int | float):
            self._note("answers.number", path, choices=", ".join(known))
        else:
            self._note("value.not-one-of", path, choices=", ".join((*known, *ABSENCES)))
        return NOT_ASKED

    def _graded(self, path: Path, value: dict[str, Any]) -> Answer:
        for key in value:
            if key not in ("frequency", "impact", "note"):
                self._note("key.unknown", (*path, key))
        frequency = self._one_of((*path, "frequency"), value.get("frequency"), (*FREQUENCY, *ABSENCES))
        impact = self._one_of((*path, "impact"), value.get("impact"), tuple(IMPACT))
        note = self._text((*path, "note"), value.get("note"))
        if value.get("frequency") is None:
            self._note("key.missing", path, key="frequency")
        elif frequency is not None and FREQUENCY.get(frequency, 0) == 0:
            for key in ("impact", "note"):
                if value.get(key) is not None:
                    self._note("answers.nothing-to-weigh", (*path, key))
        if frequency is None:
            return NOT_ASKED
        if frequency in ABSENCES:
            return Answer(status=frequency)
        return Answer(status="answered", value=frequency, impact=impact, note=note)

    def _ids(self, key: str, value: Any) -> tuple[str, ...] | None:
        if value is None:
            return None
        if not isinstance(value, list):
            self._note("value.not-a-list", (key,))
            return None
        for place, name in enumerate(value):
            if not isinstance(name, str) or name not in self._pack.questions:
                self._note("answers.unknown-id", (key, place))
        return tuple(dict.fromkeys(name for name in value if isinstance(name, str)))

    def _one_of(self, path: Path, value: Any, choices: tuple[_T, ...]) -> _T | None:
        if value is None:
            return None
        for choice in choices:
            if value == choice:
                return choice
        if isinstance(value, int | float):
            self._note("answers.number", path, choices=", ".join(choices))
        else:
            self._note("value.not-one-of", path, choices=", ".join(choices))
        return None

    def _text(self, path: Path, value: Any) -> str | None:
        if isinstance(value, str) and len(value) > LONGEST_NOTE:
            self._note("value.too-long", path, most=f"{LONGEST_NOTE:,}")
            return None
        if value is None or isinstance(value, str):
            return value
        self._note("value.not-text", path)
        return None
