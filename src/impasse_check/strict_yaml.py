"""YAML from strangers, read strictly: plain data with the line of every place, or every fault at once.

The only module that knows PyYAML. ``yes``, ``no`` and ``on`` stay words, as do dates and times;
only plain decimal numbers and null are read as such. Aliases, tags, duplicate keys, a second document,
hidden characters, deep nesting and too many places are faults. No fault repeats anything from the file.
What is written here reads back as the same.
"""

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Any, Final

import yaml

from impasse_check.characters import harmless, hidden, is_harmless
from impasse_check.errors import MOST_FAULTS, Fault, Faults, Path
from impasse_check.model.base import record
from impasse_check.model.limits import READ_AS_OTHER, STILL_CHOICES

DEEPEST: Final = 20
"""Collections inside each other, at most."""
MOST_PLACES: Final = 50_000
"""Keys, entries and values in one file, at most."""
LONGEST_KEY: Final = 200
"""Characters of a key, at most; what YAML can hold on one line is not much more."""

_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_BEGINS: Final = {yaml.ScalarEvent, yaml.MappingStartEvent, yaml.SequenceStartEvent, yaml.AliasEvent}
"""Events that a value begins with."""
_LINE_ENDS: Final = frozenset("\r\x0b\x0c\x85\u2028\u2029")
"""Other ends of a line than LF and CRLF: YAML or an editor takes them for one, and the other does not."""
_WORD: Final = re.compile(r"[a-z][a-z0-9_-]*|[0-9]+\.[0-9]+\.[0-9]+")
"""What may stand without quotes: an id, a choice word, a version."""
_QUOTED: Final = READ_AS_OTHER - STILL_CHOICES
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")


class StrictYamlError(Exception):
    """The bytes are not YAML we read; ``faults`` lists every reason found, in the order of the file."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("faults in the file")
        self.faults = faults


@record
class Document:
    """What was read: ``value`` is made of dict, list, str, int, float and None."""

    value: Any
    marks: tuple[int, ...] = ()
    """The line, from 1, of every key and every entry in the order of the file; none where it has no lines."""
    own_keys: frozenset[str] = frozenset()
    """Keys that such a file can have, and that a fault may therefore show."""

    @cached_property
    def lines(self) -> dict[Path, int]:
        """The line, from 1, of every key and every entry, by its path."""
        return dict(zip(_places(self.value, ()), self.marks, strict=True)) if self.marks else {}

    def fault(self, code: str, path: Path, **details: str) -> Fault:
        """Give a fault at a path, with the line of the nearest place that is in the file."""
        near = path
        while near and near not in self.lines:
            near = near[:-1]
        line, told = self.lines.get(near), tuple(details.items())
        return Fault(code=code, path=path, line=line, details=told, own_keys=self.own_keys)


def parse(data: bytes, *, most_bytes: int, own_keys: frozenset[str] = frozenset()) -> Document:
    """Read one document of at most ``most_bytes`` bytes of UTF-8.

    ``own_keys`` are the keys that such a file can have; faults show no others that do not look like an id.
    Raises StrictYamlError with every fault. Faults of syntax end the reading, all others do not.
    """
    if len(data) > most_bytes:
        raise StrictYamlError((Fault(code="yaml.size", details=(("most", f"{most_bytes // 2**20} MiB"),)),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise StrictYamlError((Fault(code="yaml.utf8", line=line),)) from None
    _refuse_hidden(text)
    builder, value = _Builder(own_keys), None
    try:
        value = builder.build(yaml.parse(text, Loader=_Loader))
    except yaml.YAMLError as error:
        builder.faults.add(_syntax_fault(error, text))
    except _TooMuchError:
        pass
    if builder.faults:
        raise StrictYamlError(builder.faults.told())
    return Document(value=value, marks=tuple(builder.marks), own_keys=own_keys)


def flow(value: Any) -> str:
    """Write plain data on one line, so that ``parse`` reads the same from it; words stand without quotes."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{flow(key)}: {flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(flow, value))}]"
    if isinstance(value, str):
        # A JSON string is a YAML string too, and keeps every character on one line.
        is_a_word = _WORD.fullmatch(value) and value not in _QUOTED
        return value if is_a_word else json.dumps(value, ensure_ascii=False)
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")
    return "null" if value is None else str(value)


def _refuse_hidden(text: str) -> None:
    """Look through the whole text, comments too: what stands there is what an editor shows. Raises."""
    faults = Faults()
    whole = text.replace("\r\n", "\n")
    place = 0
    for line, place in islice(_first_in_lines(whole), MOST_FAULTS):
        faults.add(Fault(code="yaml.line-end" if whole[place] in _LINE_ENDS else "yaml.control", line=line))
    if len(faults) == MOST_FAULTS:
        rest = whole[place + 1 :]
        faults.count(len(rest) - len(harmless(rest)))
    if faults:
        raise StrictYamlError(faults.told())


def _first_in_lines(text: str) -> Iterator[tuple[int, int]]:
    """Give each line, from 1, in which something hidden stands, and the place of the first such character."""
    line, start = 1, 0
    while (place := hidden(text, start)) is not None:
        line += text.count("\n", start, place)
        yield line, place
        start = text.find("\n", place)
        if start < 0:
            return


class _TooMuchError(Exception):
    """There was too much to go on."""


class _Builder:
    """Builds plain data from YAML events, one at a time, noting faults as they come."""

    def __init__(self, own_keys: frozenset[str]) -> None:
        self._events: Iterator[Any] = iter(())
        self._own_keys = own_keys
        self._path: list[str | int] = []
        self._left = MOST_PLACES
        self.marks: list[int] = []
        self.faults = Faults()

    def build(self, events: Iterator[Any]) -> Any:
        """Give what the file holds. Raises _TooMuchError where there is too much to go on."""
        self._events = events
        value, documents = None, 0
        for event in self._events:
            if type(event) is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._note("yaml.documents", event)
            elif type(event) in _BEGINS:
                value = self._value(event)
        return value

    def _value(self, event: Any) -> Any:
        """Give the value that an event begins."""
        self._count(event)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            text = self._text(event)
            return _plain(text) if event.implicit[0] else text
        if kind is yaml.AliasEvent:
            self._note("yaml.alias", event)
            return None
        if event.tag is not None:
            self._note("yaml.tag", event)
        if len(self._path) >= DEEPEST:
            self._note("yaml.depth", event, most=str(DEEPEST))
            raise _TooMuchError
        return self._mapping() if kind is yaml.MappingStartEvent else self._sequence()

    def _mapping(self) -> dict[str, Any]:
        held: dict[str, Any] = {}
        path, marks = self._path, self.marks
        for event in self._events:
            if type(event) is yaml.MappingEndEvent:
                break
            key = self._key(event)
            marks.append(event.start_mark.line + 1)
            path.append(key)
            if key in held:
                self._note("yaml.duplicate", event)
            held[key] = self._value(next(self._events))
            path.pop()
        return held

    def _sequence(self) -> list[Any]:
        held: list[Any] = []
        path, marks = self._path, self.marks
        for place, event in enumerate(self._events):
            if type(event) is yaml.SequenceEndEvent:
                break
            marks.append(event.start_mark.line + 1)
            path.append(place)
            held.append(self._value(event))
            path.pop()
        return held

    def _key(self, event: Any) -> str:
        if type(event) is yaml.ScalarEvent:
            self._count(event)
            key = self._text(event)
            if len(key) > LONGEST_KEY:
                self._note("yaml.key", event)
            return key
        if type(event) is not yaml.AliasEvent:
            self._note("yaml.key", event)
        self._path.append("")
        self._value(event)
        self._path.pop()
        return ""

    def _text(self, event: Any) -> str:
        text: str = event.value
        if event.tag is not None:
            self._note("yaml.tag", event)
        # What stands in the file as it is was looked through before; only these can hide something.
        if event.style == '"' and not is_harmless(text):
            self._note("yaml.control", event)
        return text

    def _count(self, event: Any) -> None:
        self._left -= 1
        if self._left < 0:
            self._note("yaml.places", event, most=f"{MOST_PLACES:,}")
            raise _TooMuchError

    def _note(self, code: str, event: Any, **details: str) -> None:
        where, line = tuple(self._path), event.start_mark.line + 1
        told = tuple(details.items())
        self.faults.add(Fault(code=code, path=where, line=line, details=told, own_keys=self._own_keys))


def _places(value: Any, path: Path) -> Iterator[Path]:
    """Give the path of every key and every entry, in the order of the file."""
    steps: Iterable[Any] = value if isinstance(value, dict) else range(len(value))
    for step in steps:
        yield (*path, step)
        if isinstance(value[step], dict | list):
            yield from _places(value[step], (*path, step))


def _plain(text: str) -> str | int | float | None:
    """Read an unquoted scalar: null, a decimal number, or the word itself."""
    if text in _NULL:
        return None
    if text[0] in "-0123456789":
        number = _NUMBER.fullmatch(text)
        if number:
            return float(text) if number[1] else int(text)
    return text


def _syntax_fault(error: yaml.YAMLError, text: str) -> Fault:
    """Say where the syntax breaks, and why if it is one of the common slips; never with words of the file."""
    mark = getattr(error, "problem_mark", None)
    line = mark.line + 1 if mark is not None else None
    if "nesting depth" in (getattr(error, "problem", None) or ""):
        # The parser reads ahead on a line, and newer ones have a limit of their own, far beyond ours.
        return Fault(code="yaml.depth", line=line, details=(("most", str(DEEPEST)),))
    return Fault(code=next(_slips(error, line, text)), line=line)


def _slips(error: yaml.YAMLError, line: int | None, text: str) -> Iterator[str]:
    problem = getattr(error, "problem", None) or ""
    here = text.split("\n")[line - 1 : line] if line else []
    if here and here[0][: len(here[0]) - len(here[0].lstrip())].count("\t"):
        yield "yaml.tab"
    if "mapping values are not allowed" in problem:
        yield "yaml.colon"
    if "unexpected end of stream" in problem:
        yield "yaml.quote"
    yield "yaml.syntax"
