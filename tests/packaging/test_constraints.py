"""What is installed is what was tested: every package that comes along has its version."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires

from conftest import ROOT
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
PINNED = {canonicalize_name(line.partition("==")[0]) for line in LINES}


def needed(name: str, extras: frozenset[str], seen: set[str]) -> Iterator[str]:
    """Give each package that one needs, and what that needs in its turn, as far as it is installed."""
    if name in seen:
        return
    seen.add(name)
    try:
        asked = [Requirement(each) for each in requires(name) or ()]
    except PackageNotFoundError:
        return
    for each in asked:
        if each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in extras | {""}):
            yield canonicalize_name(each.name)
            yield from needed(each.name, frozenset(each.extras), seen)


def test_every_package_that_is_installed_is_pinned() -> None:
    """The program's own, those of all its extras and those of its tests, with what they bring."""
    found = set(needed("impasse-check", frozenset({"encrypt", "long", "test"}), set()))
    assert {"pydantic", "pyrage", "pytest", "atheris"} <= found
    assert found - PINNED == set()


def test_every_pin_is_one_version() -> None:
    """Of each package one, in the order of its name, and nothing else stands there."""
    assert [line for line in LINES if not re.fullmatch(r"[A-Za-z0-9._-]+==[^\s=]+", line)] == []
    assert len(PINNED) == len(LINES)
