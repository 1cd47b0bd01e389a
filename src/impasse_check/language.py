"""The texts of what ships with the program: each has an address, and a language is a set of them.

The texts in ``data`` itself are in English. Another language lives in a folder of its name beside them: for
each file of ours one of the same name, which gives every text anew by its address. A language is complete,
or it is refused with every place that is missing.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel, Field, RootModel

from impasse_check import files
from impasse_check.errors import Fault, PackError, Path
from impasse_check.model import Many, Model
from impasse_check.model.base import Translated
from impasse_check.sizes import whole
from impasse_check.strict_yaml import Document, StrictYamlError, parse
from impasse_check.validation import InvalidError, keys_of, validate

OURS: Final = "en"
"""The language of the texts in ``data`` itself, as a BCP 47 tag."""
_MOST_BYTES: Final = 8 * 2**20
_Kind = TypeVar("_Kind", bound=BaseModel)
_Place = tuple[Path, Any, str | int]
"""A text: its address, and the list or mapping it stands in with its place there."""


class Texts(Model):
    """The texts of one of our files in another language."""

    format: Literal["impasse-check/texts"] = Field(description="Says what this file is.")
    format_version: Literal[1] = Field(description="The version of this format.")
    language: str = Field(description="The language, as a BCP 47 tag.")
    texts: dict[str, str | Many[str]] = Field(
        description="Every text by its address; a list of points is one text."
    )


def load_shipped(
    kind: type[_Kind], name: str, language: str = OURS, context: Mapping[str, Any] | None = None
) -> tuple[_Kind, Document]:
    """Give one of our files as the model that it is, in a language, and the document it was read from.

    Raises PackError with every fault, such as a text that the language does not have.
    """
    try:
        document = parse(files.shipped(name), most_bytes=_MOST_BYTES, own_keys=keys_of(kind))
        if language != OURS:
            put_texts(kind, document, _texts(f"{language}/{name}"))
        return validate(kind, document, context), document
    except (StrictYamlError, InvalidError) as error:
        raise PackError(name, error.faults) from None


def texts_of(kind: type[BaseModel], document: Document) -> dict[str, str | list[str]]:
    """Give every text of a file by its address, such as ``questions.felt-stuck.text``."""
    return {_address(path): within[key] for path, within, key in _places(kind, document.value, ())}


def put_texts(kind: type[BaseModel], document: Document, texts: Texts) -> None:
    """Put other texts in the place of those of a file. Raises InvalidError unless they are all there."""
    left, faults = dict(texts.texts), list[Fault]()
    for path, within, key in _places(kind, document.value, ()):
        text = left.pop(_address(path), None)
        if text is None or isinstance(text, str) is not isinstance(within[key], str):
            faults.append(document.fault("language.missing", path))
        else:
            within[key] = text if isinstance(text, str) else list(text)
    faults += [Fault(code="language.unknown", path=(address,)) for address in left]
    if faults:
        raise InvalidError(tuple(faults))
    if "language" in kind.model_fields:
        document.value["language"] = texts.language


def _texts(name: str) -> Texts:
    document = parse(files.shipped(name), most_bytes=_MOST_BYTES, own_keys=keys_of(Texts))
    return validate(Texts, document)


def _address(path: Path) -> str:
    return ".".join(map(str, path))


def _places(kind: type[BaseModel], value: Any, path: Path) -> Iterator[_Place]:
    """Give every text of a model in plain data, in the order of the model."""
    if issubclass(kind, RootModel):
        yield from _inside(kind.model_fields["root"].annotation, value, path)
    elif isinstance(value, dict):
        for name, field in kind.model_fields.items():
            key = field.alias or name
            if key in value:
                yield from _at(whole(field), value, key, (*path, key))


def _at(annotation: Any, within: Any, key: Any, path: Path) -> Iterator[_Place]:
    """Give the text that stands at one place, or the texts below it."""
    if _is_text(annotation):
        if within[key] is not None:
            yield path, within, key
    else:
        yield from _inside(annotation, within[key], path)


def _inside(annotation: Any, value: Any, path: Path) -> Iterator[_Place]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield from _places(annotation, value, path)
    elif get_origin(annotation) is dict and isinstance(value, dict):
        for key in value:
            yield from _at(get_args(annotation)[1], value, key, (*path, key))
    elif get_origin(annotation) is tuple and isinstance(value, list):
        for place in range(len(value)):
            yield from _at(get_args(annotation)[0], value, place, (*path, place))
    else:
        for part in get_args(annotation):
            yield from _inside(part, value, path)


def _is_text(annotation: Any) -> bool:
    """Say whether an annotation is of a text, of a list of texts, or of one that may be left out."""
    if isinstance(annotation, Translated):
        return True
    if isinstance(annotation, type) or get_origin(annotation) is dict:
        return False
    return any(_is_text(part) for part in get_args(annotation))
