"""Reading a pack: the one that ships with the program, or one from a file, which is checked first."""

from typing import Any, Final

from impasse_check import files, model
from impasse_check.errors import Fault, PackError
from impasse_check.strict_yaml import Document, StrictYamlError, parse

MOST_BYTES: Final = 8 * 2**20
SHIPPED: Final = "indicators.yaml"


def load_pack(name: str | None = None) -> model.Pack:
    """Give the pack in the file ``name``; without one, the pack that ships with the program.

    A file from outside is checked whole; the shipped one was checked when the program was built.
    Raises PackError with every fault.
    """
    if name is None:
        data = files.shipped(SHIPPED)
        return model.Pack(**_fields(_document(SHIPPED, data).value), raw=data)
    data = read_pack_file(name)
    checked, faults = check(name, data)
    if checked is None:
        raise PackError(name, faults)
    return model.Pack(**vars(checked), raw=data)


def load_page(name: str) -> model.Page:
    """Give a page that ships with the program beside the pack."""
    return _page(_document(name, files.shipped(name)).value)


def read_pack_file(name: str) -> bytes:
    """Read the bytes of a pack from outside. Raises PackError if that cannot be done."""
    try:
        return files.read(name, MOST_BYTES)
    except OSError:
        raise PackError(name, (Fault(code="file.unreadable"),)) from None


def check(name: str, data: bytes) -> tuple[model.PackFile | None, tuple[Fault, ...]]:
    """Check the bytes of a pack: its content if it can be used, else None and every fault."""
    from impasse_check import pack_check, schema

    try:
        document = _document(name, data)
    except PackError as error:
        return None, error.faults
    content, faults = schema.check_pack(document)
    if content is not None:
        faults = pack_check.check(content, document)
    return (content if not faults else None), faults


def _document(name: str, data: bytes) -> Document:
    try:
        return parse(data, most_bytes=MOST_BYTES)
    except StrictYamlError as error:
        raise PackError(name, error.faults) from None


def _fields(raw: dict[str, Any]) -> dict[str, Any]:
    """Turn the plain data of a checked pack into the fields of ``model.PackFile``."""
    return raw | {
        "sections": {key: _section(value) for key, value in raw["sections"].items()},
        "indicators": {key: model.Indicator(**value) for key, value in raw["indicators"].items()},
        "questions": {key: _question(value) for key, value in raw["questions"].items()},
        "rules": model.Rules(**{key: _condition(value) for key, value in raw["rules"].items()}),
        "openers": tuple(_opener(value) for value in raw["openers"]),
        "replies": {key: _reply(value) for key, value in raw["replies"].items()},
        "pages": model.Pages(**{key: _page(value) for key, value in raw["pages"].items()}),
        "next_steps": model.NextSteps(**{key: tuple(value) for key, value in raw["next_steps"].items()}),
        "sheet": model.Sheet(**raw["sheet"]),
        "sources": {key: model.Source(**value) for key, value in raw["sources"].items()},
        "retired": {key: model.Retired(**value) for key, value in raw["retired"].items()},
    }


def _section(raw: dict[str, Any]) -> model.Section:
    warning = raw.get("warning")
    if warning is not None:
        warning = model.WordOfWarning(before=warning["before"], text=tuple(warning["text"]))
    advice = _page(raw["advice"]) if "advice" in raw else None
    return model.Section(title=raw["title"], intro=raw["intro"], warning=warning, advice=advice)


def _question(raw: dict[str, Any]) -> model.Question:
    lists: dict[str, Any] = {key: tuple(raw[key]) for key in ("also", "sources", "traits") if key in raw}
    conditions = {key: _condition(raw[key]) for key in ("closed_by", "asked_if") if key in raw}
    rises = tuple(
        model.Rise(to=rise["to"], all=tuple(_condition(condition) for condition in rise["all"]))
        for rise in raw.get("rises", ())
    )
    fields: dict[str, Any] = raw | lists | conditions | {"rises": rises}
    return model.Question(**fields)


def _condition(raw: dict[str, Any]) -> model.Condition:
    lists: dict[str, Any] = {key: tuple(raw.get(key, ())) for key in ("flagged", "route")}
    rest: dict[str, Any] = {key: raw.get(key) for key in ("question", "frequency", "impact")}
    return model.Condition(is_=tuple(raw.get("is", ())), **lists, **rest)


def _opener(raw: dict[str, Any]) -> model.Opener:
    return model.Opener(for_=tuple(raw["for"]), tone=raw["tone"], stage=raw["stage"], text=raw["text"])


def _reply(raw: dict[str, Any]) -> model.Reply:
    return model.Reply(**(raw | {key: tuple(raw[key]) for key in ("helpful", "unhelpful")}))


def _page(raw: dict[str, Any]) -> model.Page:
    return model.Page(title=raw["title"], body=tuple(_part(part) for part in raw["body"]))


def _part(raw: dict[str, Any]) -> model.Part:
    return model.Part(**(raw | {key: tuple(raw[key]) for key in ("list", "sources") if key in raw}))
