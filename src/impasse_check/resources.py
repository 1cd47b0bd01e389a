"""Lines, directories and bodies to turn to: which of them to show."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final, Literal

from pydantic import Field

from impasse_check.language import OURS, load_shipped
from impasse_check.model import Model, Resource, ResourceKind
from impasse_check.model.base import Texts

SHIPPED: Final = "resources.yaml"
ANYWHERE: Final = "any"
_LETTERS: Final = 2
"""Letters of the code of a country."""
_SPOKEN_CODES: Final = {"UK": "GB"}
"""Codes that people use and ISO 3166 does not."""


class ResourcesFile(Model):
    """What the file holds."""

    format: Literal["impasse-check/resources"] = Field(description="Says what this file is.")
    format_version: Literal[1] = Field(description="The version of this format.")
    countries: dict[str, Texts] = Field(
        description="The names of each country that has resources, by its ISO 3166 code; the first is shown."
    )
    resources: dict[str, Resource] = Field(description="The resources by id, what is for anywhere first.")


@cache
def load_resources(language: str = OURS) -> tuple[Resource, ...]:
    """Load the resources of every country that ship with the program, the directory first; read once.

    ``language`` is a BCP 47 tag. Raises PackError.
    """
    return tuple(load_shipped(ResourcesFile, SHIPPED, language)[0].resources.values())


@cache
def load_countries(language: str = OURS) -> Mapping[str, tuple[str, ...]]:
    """Load the names of each country that has resources, by its code; read once. Raises PackError."""
    return load_shipped(ResourcesFile, SHIPPED, language)[0].countries


def country_code(text: str) -> str:
    """Give the ISO code that a person means by ``text``, a code or a name, in any case; ``UK`` is ``GB``."""
    code = " ".join(text.split()).upper()
    if is_code(code):
        return _SPOKEN_CODES.get(code, code)
    names = {name.upper(): each for each, names in load_countries().items() for name in names}
    return names.get(code, code)


def is_code(text: str) -> bool:
    """Say whether this is as long as a code, be it one or not."""
    return len(text.strip()) == _LETTERS


def countries(resources: Iterable[Resource]) -> tuple[str, ...]:
    """Give every country that has a resource, in alphabetical order."""
    return tuple(sorted({code for each in resources for code in each.countries} - {ANYWHERE}))


def nearest_first(resources: Iterable[Resource]) -> tuple[Resource, ...]:
    """Put the resources of one country before those for anywhere, each else in the order they come in."""
    return tuple(sorted(resources, key=lambda each: ANYWHERE in each.countries))


def choose(
    resources: Iterable[Resource], country: str | None, kinds: Iterable[ResourceKind]
) -> tuple[Resource, ...]:
    """Give the resources of these kinds for anywhere and for one country, in the order of the file."""
    places, wanted = {ANYWHERE, country}, set(kinds)
    return tuple(each for each in resources if each.kind in wanted and places & set(each.countries))
