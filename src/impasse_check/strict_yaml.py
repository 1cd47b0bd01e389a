"""YAML from strangers, read strictly: plain data with the line of every place, or every fault at once.

The only module that knows PyYAML. ``yes``, ``no`` and ``on`` stay words, as do dates and times;
only plain decimal numbers and null are read as such. Aliases, tags, duplicate keys, a second document,
control characters and deep nesting are faults. No fault repeats anything from the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from impasse_check.characters import is_harmless
from impasse_check.errors import Fault, Path

DEEPEST: Final = 20
"""Collections inside each other, at most."""

_Loader: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_NUMBER: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")


class StrictYamlError(Exception):
    """The bytes are not YAML we read; ``faults`` lists every reason found, in the order of the file."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("faults in the file")
        self.faults = faults


@dataclass(frozen=True)
class Document:
    """What was read: ``value`` is made of dict, list, str, int, float and None."""

    value: Any
    lines: dict[Path, int] = field(default_factory=dict)
    """The line, from 1, of every key and every entry."""
    own_keys: frozenset[str] = frozenset()
    """Keys that such a file can have, and that a fault may therefore show."""

    def fault(self, code: str, path: Path, **details: str) -> Fault:
        """Give a fault at a path, with the line of the nearest place that is in the file."""
        near = path
        while near and near not in self.lines:
            near = near[:-1]
        return Fault(
            code=code,
            path=path,
            line=self.lines.get(near),
            details=tuple(details.items()),
            own_keys=self.own_keys,
        )


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
    builder = _Builder(own_keys)
    try:
        for event in yaml.parse(text, Loader=_Loader):
            builder.take(event)
    except yaml.YAMLError as error:
        raise StrictYamlError((*builder.faults, _syntax_fault(error, text))) from None
    except _TooDeepError:
        pass
    if builder.faults:
        raise StrictYamlError(tuple(builder.faults))
    return Document(builder.value, builder.lines, own_keys)


class _TooDeepError(Exception):
    """Nesting went too far to go on."""


@dataclass
class _Frame:
    """A collection that is being filled, and the key that waits for its value."""

    holds: Any
    path: Path
    key: str | None = None


class _Builder:
    """Builds plain data from YAML events, one at a time, noting faults as they come."""

    def __init__(self, own_keys: frozenset[str]) -> None:
        self._own_keys = own_keys
        self.value: Any = None
        self.lines: dict[Path, int] = {}
        self.faults: list[Fault] = []
        self._stack: list[_Frame] = []
        self._started = False

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.MappingStartEvent:
            self._open({}, event)
        elif kind is yaml.SequenceStartEvent:
            self._open([], event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._stack.pop()
        elif kind is yaml.AliasEvent:
            self._note("yaml.alias", event)
            self._place(None, event)
        elif kind is yaml.DocumentStartEvent:
            if self._started:
                self._note("yaml.documents", event)
            self._started = True

    def _scalar(self, event: Any) -> None:
        if event.tag is not None:
            self._note("yaml.tag", event)
        text: str = event.value
        if not is_harmless(text):
            self._note("yaml.control", event)
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is None and type(frame.holds) is dict:
            self._start_key(frame, text, event)
        else:
            self._place(_plain(text) if event.implicit[0] else text, event)

    def _start_key(self, frame: _Frame, key: str, event: Any) -> None:
        if key in frame.holds:
            self._note("yaml.duplicate", event, path=(*frame.path, key))
        frame.key = key
        frame.holds[key] = None
        self.lines[(*frame.path, key)] = event.start_mark.line + 1

    def _open(self, collection: Any, event: Any) -> None:
        if event.tag is not None:
            self._note("yaml.tag", event)
        if len(self._stack) >= DEEPEST:
            self._note("yaml.depth", event, most=str(DEEPEST))
            raise _TooDeepError
        frame = self._stack[-1] if self._stack else None
        if frame is not None and frame.key is None and type(frame.holds) is dict:
            self._note("yaml.key", event)
            self._start_key(frame, "", event)
        path = self._place(collection, event)
        self._stack.append(_Frame(collection, path))

    def _place(self, value: Any, event: Any) -> Path:
        if not self._stack:
            self.value = value
            return ()
        frame = self._stack[-1]
        if type(frame.holds) is list:
            path = (*frame.path, len(frame.holds))
            self.lines[path] = event.start_mark.line + 1
            frame.holds.append(value)
        else:
            path = (*frame.path, frame.key or "")
            frame.holds[frame.key] = value
            frame.key = None
        return path

    def _note(self, code: str, event: Any, path: Path | None = None, **details: str) -> None:
        line = event.start_mark.line + 1
        where = self._here() if path is None else path
        self.faults.append(
            Fault(code=code, path=where, line=line, details=tuple(details.items()), own_keys=self._own_keys)
        )

    def _here(self) -> Path:
        if not self._stack:
            return ()
        frame = self._stack[-1]
        return frame.path if frame.key is None else (*frame.path, frame.key)


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
    here = text.splitlines()[line - 1 : line] if line else []
    if here and here[0][: len(here[0]) - len(here[0].lstrip())].count("\t"):
        yield "yaml.tab"
    if "mapping values are not allowed" in problem:
        yield "yaml.colon"
    if "unexpected end of stream" in problem:
        yield "yaml.quote"
    if type(error).__name__ == "ReaderError" or "control characters" in str(getattr(error, "reason", "")):
        yield "yaml.control"
    yield "yaml.syntax"
