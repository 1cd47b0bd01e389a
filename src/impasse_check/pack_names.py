"""Names in a pack: ids that nothing reads as something else, versions and languages.

They are written into answers files and messages, so nothing else may come of them there.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from impasse_check.errors import Fault, Path
from impasse_check.model import Pack, limits

_ID: Final = re.compile(limits.ID)
_INDICATOR: Final = re.compile(limits.INDICATOR)
_FORMS: Final = {
    "pack.version": re.compile(limits.VERSION),
    "pack.language": re.compile(limits.LANGUAGE),
}


class _At(Protocol):
    """Makes a fault at a place."""

    def __call__(self, code: str, path: Path, /) -> Fault: ...


def check(pack: Pack, fault: _At) -> Iterator[Fault]:
    """Give a fault for each name that is none; ``fault`` makes it from its code and its path."""
    yield from (fault("pack.id", path) for path, name in _ids(pack) if not _is_id(name, _ID))
    for choices, words in pack.choices.items():
        for word in words:
            if word not in limits.STILL_CHOICES and not _is_id(word, _ID):
                yield fault("pack.choice", ("choices", choices, word))
    for name in pack.indicators:
        if not _is_id(name, _INDICATOR):
            yield fault("pack.indicator", ("indicators", name))
    for code, path, text in _formed(pack):
        if not _FORMS[code].fullmatch(text):
            yield fault(code, path)


def _ids(pack: Pack) -> Iterator[tuple[Path, str]]:
    yield ("id",), pack.id
    tops: dict[str, Iterable[str]] = {
        "sections": pack.sections,
        "choices": pack.choices,
        "questions": pack.questions,
        "sources": pack.sources,
        "retired": pack.retired,
        "signs": pack.signs,
        "openers": pack.openers,
        "someone_lines": pack.someone_lines,
        "replies": pack.replies,
    }
    for top, names in tops.items():
        yield from (((top, name), name) for name in names)


def _is_id(name: str, form: re.Pattern[str]) -> bool:
    """Say whether a name has the form of an id, and no reader of YAML takes it for something else."""
    is_formed = len(name) <= limits.LONGEST_ID and form.fullmatch(name) is not None
    return is_formed and name.lower() not in limits.READ_AS_OTHER


def _formed(pack: Pack) -> Iterator[tuple[str, Path, str]]:
    yield "pack.version", ("version",), pack.version
    yield "pack.language", ("language",), pack.language
    for name, question in pack.questions.items():
        if question.reworded is not None:
            yield "pack.version", ("questions", name, "reworded"), question.reworded
    for name, retired in pack.retired.items():
        yield "pack.version", ("retired", name, "version"), retired.version
