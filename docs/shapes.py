"""Writes the tables of docs/pack-format.md from the schema of a pack, which is made from the types."""

import re
from collections.abc import Iterator
from typing import Any

from impasse_check import load_pack, load_words
from impasse_check.schema import json_schema

_SCHEMA = json_schema("pack", load_pack())
_CHECKED = "pack."


def top() -> str:
    """Give the keys of a pack's file."""
    return "\n".join(_table(_SCHEMA)) + "\n"


def parts() -> str:
    """Give the keys of every part, in the order in which the file and its parts name them."""
    lines: list[str] = []
    for name in _in_order():
        shape = _SCHEMA["$defs"][name]
        lines += [f"### {_title(name)}", "", _text(shape["description"]), "", *_table(shape), ""]
    return "\n".join(lines)


def checks() -> str:
    """Give all that is checked beyond the shape, in the words of the messages."""
    words = load_words()
    keys = sorted(key for key in words.keys if key.startswith(_CHECKED))
    return (
        "\n".join(f"- {_text(words.say(key, choices='see above', stages='its stages'))}" for key in keys)
        + "\n"
    )


def _in_order() -> list[str]:
    """Follow the references from the top, each shape once."""
    found: list[str] = []
    waiting = [_SCHEMA]
    while waiting:
        for name in re.findall(r"'#/\$defs/(\w+)'", str(waiting.pop(0)["properties"])):
            if name not in found:
                found.append(name)
                waiting.append(_SCHEMA["$defs"][name])
    return found


def _table(shape: dict[str, Any]) -> Iterator[str]:
    needed = shape.get("required", ())
    yield "| key | what | needed | meaning |"
    yield "| --- | --- | --- | --- |"
    for key, field in shape["properties"].items():
        meaning = _text(field.get("description") or _SCHEMA["$defs"][_named(field)]["description"])
        yield f"| `{key}` | {_what(field)} | {'yes' if key in needed else ''} | {meaning} |"


def _what(field: dict[str, Any]) -> str:
    """Say what stands behind a key: text, a number, a word of a few, a list, names to something."""
    if "$ref" in field:
        name = _named(field)
        return f"[{_title(name).lower()}](#{_title(name).lower().replace(' ', '-')})"
    if "anyOf" in field:
        return ", ".join(_what(each) for each in field["anyOf"] if each.get("type") != "null")
    if known := field.get("enum") or ([field["const"]] if "const" in field else None):
        return ", ".join(f"`{each}`" for each in known)
    if field["type"] == "array":
        return f"list of {_what(field['items'])}{_most(field, 'maxItems')}"
    if field["type"] == "object":
        of = field.get("additionalProperties") or next(iter(field["patternProperties"].values()))
        return f"{_what(of)}, by id{_most(field, 'maxProperties')}"
    return {"string": "text", "integer": "whole number"}[field["type"]] + _most(field, "maxLength")


def _most(field: dict[str, Any], key: str) -> str:
    """Give a limit in brackets, if there is one."""
    return f" ({field[key]:,})" if key in field else ""


def _named(field: dict[str, Any]) -> str:
    return str(field["$ref"]).rpartition("/")[2]


def _title(name: str) -> str:
    """Turn a name such as NextSteps into words."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def _text(text: str) -> str:
    """Put a description on one line, its names in code."""
    return " ".join(text.replace("``", "`").split()).replace("|", "\\|")
