"""The texts of what ships with the program: each has an address, and a language is a set of them.

The texts in ``data`` itself are in English. Another language lives in a folder of its name beside them: for
each file of ours one of the same name, which gives every text anew by its address. A language is complete,
or it is refused with every place that is missing.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from hashlib import sha256
from typing import Annotated, Any, Final, Literal, TypeVar, get_args, get_origin, get_type_hints

from pydantic import BaseModel, Field, RootModel

from impasse_check import files
from impasse_check.errors import Fault, PackError, Path
from impasse_check.model import Model
from impasse_check.model.base import Translated
from impasse_check.model.limits import LANGUAGE
from impasse_check.strict_yaml import Document, StrictYamlError, parse
from impasse_check.validation import InvalidError, keys_of, validate

OURS: Final = "en"
"""The language of the texts in ``data`` itself, as a BCP 47 tag."""
_MOST_BYTES: Final = 8 * 2**20
_TAG: Final = re.compile(LANGUAGE)
_KEPT: Final = re.compile(r"\{[^{}]*\}|[{}]|___|[\w@-]+(?:\.[\w-]+)+(?:/[\w./-]*\w)?|\d+")
"""What is the same in every language: blanks that the program or the person fills, addresses, numbers."""
_Kind = TypeVar("_Kind", bound=BaseModel)
_Text = str | list[str]
_Change = Callable[[Path, _Text], _Text]


class TextsFile(Model):
    """The texts of one of our files in another language."""

    format: Literal["impasse-check/texts"] = Field(description="Says what this file is.")
    format_version: Literal[1] = Field(description="The version of this format.")
    texts: dict[str, Any] = Field(
        description="Every text by its address, such as ``questions.felt-stuck.text``; a list is one text."
    )


def load_shipped(kind: type[_Kind], name: str, language: str = OURS) -> tuple[_Kind, Document]:
    """Give one of our files as the model that it is, in a language, and the document it was read from.

    Raises PackError with every fault, such as a text that the language does not have.
    """
    data, place = files.shipped(name), name
    with _faults_of(name):
        document = parse(data, most_bytes=_MOST_BYTES, own_keys=keys_of(kind))
    if language != OURS:
        place = file_of(name, language)
        with _faults_of(place):
            theirs = _bytes_of(place, language)
            texts = parse(theirs, most_bytes=_MOST_BYTES, own_keys=keys_of(TextsFile))
            document = put_texts(kind, document, texts)
        data += theirs
        if "language" in kind.model_fields:
            document.value["language"] = language
    with _faults_of(place):
        return validate(kind, document, fingerprint(data)), document


def file_of(name: str, language: str) -> str:
    """Give the file that has the texts of one of our files in a language."""
    return name if language == OURS else f"{language}/{name}"


def fingerprint(data: bytes) -> dict[str, str]:
    """Give what a pack is to know of the bytes it was read from, as the context in which it is read."""
    return {"sha256": sha256(data).hexdigest()}


def texts_of(kind: type[BaseModel], document: Document) -> dict[str, _Text]:
    """Give every text of a file by its address, such as ``questions.felt-stuck.text``."""
    found: dict[str, _Text] = {}

    def note(path: Path, text: _Text) -> _Text:
        found[_address(path)] = text
        return text

    _with_texts(kind, document.value, (), note)
    return found


def put_texts(kind: type[BaseModel], document: Document, texts: Document) -> Document:
    """Give a file of ours with the texts of a file of texts. Raises InvalidError unless they are all there.

    What comes of it has no lines, as what is wrong with it stands in no line of ours.
    """
    ours, theirs = texts_of(kind, document), validate(TextsFile, texts).texts
    steps = frozenset(step for address in ours for step in address.split("."))

    def fault(address: str, code: str, **details: str) -> Fault:
        path, line = tuple(address.split(".")), texts.lines.get(("texts", address))
        return Fault(code=code, path=path, line=line, details=tuple(details.items()), own_keys=steps)

    faults = [fault(address, "language.unknown") for address in theirs if address not in ours]
    for address, text in ours.items():
        kept = _kept(text)
        if not _is_there(theirs.get(address)):
            faults.append(fault(address, "language.missing"))
        elif not _is_like(text, theirs[address]):
            faults.append(fault(address, "language.other-kind"))
        elif _kept(theirs[address]) != kept:
            faults.append(fault(address, "language.kept", kept=", ".join(sorted(kept))))
    if faults:
        raise InvalidError(tuple(sorted(faults, key=lambda each: each.line or 0)))
    value = _with_texts(kind, document.value, (), lambda path, _: theirs[_address(path)])
    return Document(value=value, own_keys=document.own_keys)


@contextmanager
def _faults_of(name: str) -> Iterator[None]:
    """Let faults be those of this file. Raises PackError."""
    try:
        yield
    except (StrictYamlError, InvalidError) as error:
        raise PackError(name, error.faults) from None


def _bytes_of(name: str, language: str) -> bytes:
    """Read a file of texts. Raises InvalidError where there is none."""
    with suppress(OSError):
        if _TAG.fullmatch(language):
            return files.shipped(name)
    raise InvalidError((Fault(code="language.none"),))


def _is_there(text: Any) -> bool:
    """Say whether there is something that could be read."""
    lines = text if isinstance(text, list) else [text]
    return bool(lines) and all(line is not None and str(line).strip() for line in lines)


def _is_like(ours: _Text, theirs: Any) -> bool:
    """Say whether a text is one where ours is, and a list of texts where ours is."""
    lines = theirs if isinstance(theirs, list) else [theirs]
    return type(theirs) is type(ours) and all(isinstance(line, str) for line in lines)


def _kept(text: _Text) -> set[str]:
    return set(_KEPT.findall(text if isinstance(text, str) else "\n".join(text)))


def _address(path: Path) -> str:
    return ".".join(map(str, path))


def _with_texts(hint: Any, value: Any, path: Path, change: _Change) -> Any:
    """Give data of ours with every text in it changed; ``hint`` is the type that the data has."""
    inner = get_args(hint)
    if value is None or _is_text(hint):
        return value if value is None else change(path, value)
    if get_origin(hint) is dict:
        return {key: _with_texts(inner[1], each, (*path, key), change) for key, each in value.items()}
    if get_origin(hint) is tuple:
        return [_with_texts(inner[0], each, (*path, place), change) for place, each in enumerate(value)]
    if isinstance(hint, type) and issubclass(hint, RootModel):
        return _with_texts(_hints(hint)["root"], value, path, change)
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        hints = _hints(hint)
        return {key: _with_texts(hints[key], each, (*path, key), change) for key, each in value.items()}
    # What may be left out, and what has more to be said about it than its type.
    return _with_texts(inner[0], value, path, change) if inner and get_origin(hint) is not Literal else value


def _is_text(hint: Any) -> bool:
    """Say whether a type is that of a text, or of a list of texts, which is one text as a whole."""
    inner = get_args(hint)
    if get_origin(hint) is Annotated:
        return any(isinstance(each, Translated) for each in inner) or _is_text(inner[0])
    return get_origin(hint) is tuple and _is_text(inner[0])


@cache
def _hints(kind: type[BaseModel]) -> dict[str, Any]:
    """Give the types of what a model holds, by the key it has in a file."""
    hints = get_type_hints(kind, include_extras=True)
    return {field.alias or name: hints[name] for name, field in kind.model_fields.items()}
