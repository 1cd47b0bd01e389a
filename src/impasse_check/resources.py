"""Lines, directories and bodies outside the therapy: which of them to show."""

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from impasse_check import files
from impasse_check.model import Resource, ResourceKind
from impasse_check.strict_yaml import parse

SHIPPED: Final = "resources.yaml"
ANYWHERE: Final = "any"
_MOST_BYTES: Final = 2**20
_SPOKEN_CODES: Final = {"UK": "GB"}
"""Codes that people use and ISO 3166 does not."""


@cache
def load_resources() -> tuple[Resource, ...]:
    """Load the resources of every country that ship with the program, the directory first; read once."""
    rows: list[dict[str, Any]] = parse(files.shipped(SHIPPED), most_bytes=_MOST_BYTES).value["resources"]
    return tuple(Resource(**(row | {"countries": tuple(row["countries"])})) for row in rows)


def country_code(text: str) -> str:
    """Give the ISO code that a person means by ``text``, in any case; ``UK`` is ``GB``."""
    code = text.strip().upper()
    return _SPOKEN_CODES.get(code, code)


def countries(resources: Iterable[Resource]) -> tuple[str, ...]:
    """Give every country that has a resource, in alphabetical order."""
    return tuple(sorted({code for each in resources for code in each.countries} - {ANYWHERE}))


def choose(
    resources: Iterable[Resource], country: str | None, kinds: Iterable[ResourceKind]
) -> tuple[Resource, ...]:
    """Give the resources of these kinds for anywhere and for one country, in the order of the file."""
    places, wanted = {ANYWHERE, country}, set(kinds)
    return tuple(each for each in resources if each.kind in wanted and places & set(each.countries))
