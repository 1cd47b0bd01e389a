"""Drawing a document: one module a format, loaded when it is asked for. Renderers print nothing."""

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from impasse_check.report.blocks import Catalogue, Report

SUFFIXES: Final = {
    ".txt": "terminal",
    ".md": "markdown",
    ".html": "html",
    ".json": "json",
}
"""The format that the end of a file's name stands for; the first is the one for a terminal."""
FORMATS: Final = tuple(SUFFIXES.values())
"""Every format; each is drawn by the function ``draw`` of the module of that name."""


class Look(NamedTuple):
    """How a terminal is to be drawn on; other formats do not look at it."""

    width: int = 80
    """Columns there are."""
    color: bool = False
    """Whether escape sequences for weight and colour may be used."""
    plain: bool = False
    """Whether everything is to be told in words, for a screen reader."""
    signs: bool = True
    """Whether there are signs for bars and rules; else they are drawn with what every terminal has."""


def render(document: "Report | Catalogue", format: str, look: Look | None = None) -> str:
    """Draw a document in one of ``FORMATS``; the text ends with a line feed. Raises KeyError for another."""
    if format not in FORMATS:
        raise KeyError(format)
    drawn: str = import_module(f"impasse_check.renderers.{format}").draw(document, look or Look())
    return drawn
