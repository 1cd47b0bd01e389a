"""The terminal pictures in the docs are the ones that the command beside them makes, and fetch nothing."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from conftest import ROOT

PICTURES = ROOT / "docs" / "pictures"
MOST_BYTES = 16_000
ROUTES = ("none", "talk", "consult", "outside")


@pytest.fixture(scope="module")
def drawing() -> ModuleType:
    """Load the command."""
    spec = importlib.util.spec_from_file_location("pictures", ROOT / "docs" / "pictures.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_pictures_are_fresh(drawing: ModuleType) -> None:
    """Whoever changed a document or its words makes them anew: python docs/pictures.py."""
    made = dict(drawing.pictures())
    kept = {path.name: path.read_text(encoding="utf-8") for path in PICTURES.iterdir()}
    assert sorted(made) == sorted(kept)
    assert [name for name, text in made.items() if kept[name] != text] == []


def test_every_route_was_drawn_narrow_and_wide_with_colour_and_without(drawing: ModuleType) -> None:
    """And the card and the page for a session, which the README shows."""
    routes = {
        f"{route}-{width}{end}.svg" for route in ROUTES for width in (40, 80) for end in ("", "-no-color")
    }
    assert dict(drawing.pictures()).keys() == {*routes, "card.svg", "session.svg"}


@pytest.mark.parametrize("path", sorted(PICTURES.iterdir()), ids=lambda path: path.stem)
def test_a_picture_is_small_is_text_and_fetches_nothing(path: Path) -> None:
    """No font and no image from anywhere; words that a screen reader finds."""
    text = path.read_text(encoding="utf-8")
    assert len(text) <= MOST_BYTES
    assert "<title>" in text
    fetched = re.findall(r"@font-face|@import|url\(|<image|href=|src=", text)
    assert fetched == []
