"""People outside the therapy: which of them are shown, and that every row can be trusted."""

import re
from datetime import date

import pytest
from core_helpers import RESOURCES

from impasse_check.model import Resource
from impasse_check.resources import choose, countries, country_code


def row(name: str, kind: str, *places: str) -> Resource:
    """Make a resource."""
    return Resource(
        name=name,
        contact="1",
        what="It helps.",
        kind=kind,  # type: ignore[arg-type]
        countries=places,
        checked="2026-01-02",
        source="a page",
    )


SOME = (
    row("everywhere", "directory", "any"),
    row("line", "line", "GB", "IE"),
    row("danger", "emergency", "GB"),
    row("body", "complaints", "IE"),
)


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda each: each.name)
def test_a_row_names_real_places_a_day_and_a_source(resource: Resource) -> None:
    """Two capital letters for a country, a day that was, and where it was read."""
    assert resource.countries
    assert all(code == "any" or re.fullmatch("[A-Z]{2}", code) for code in resource.countries)
    assert "UK" not in resource.countries
    assert date.fromisoformat(resource.checked).isoformat() == resource.checked
    for text in (resource.name, resource.contact, resource.what, resource.source):
        assert text == " ".join(text.split()) != ""
    assert resource.what.endswith(".")


def test_the_directory_comes_first_and_is_for_anywhere() -> None:
    """Whoever names no country finds one at the top."""
    assert (RESOURCES[0].kind, RESOURCES[0].countries) == ("directory", ("any",))


def test_no_row_stands_twice_for_a_country() -> None:
    """The same name in the same place would be a slip."""
    pairs = [(each.name, code, each.kind) for each in RESOURCES for code in each.countries]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize(
    ("text", "code"),
    [("GB", "GB"), ("gb", "GB"), ("UK", "GB"), ("uk", "GB"), (" us ", "US"), ("zz", "ZZ"), ("any", "ANY")],
)
def test_a_country_is_named_in_any_case(text: str, code: str) -> None:
    """And the United Kingdom as people call it."""
    assert country_code(text) == code


def test_countries_are_listed_in_alphabetical_order_without_anywhere() -> None:
    """Each once."""
    assert countries(SOME) == ("GB", "IE")
    assert countries(()) == ()


@pytest.mark.parametrize(
    ("country", "kinds", "names"),
    [
        (None, ("directory", "line", "emergency", "complaints"), ["everywhere"]),
        ("GB", ("directory", "line", "emergency", "complaints"), ["everywhere", "line", "danger"]),
        ("IE", ("complaints", "line"), ["line", "body"]),
        ("FR", ("directory", "line"), ["everywhere"]),
        ("GB", (), []),
    ],
)
def test_what_is_for_anywhere_and_for_the_country_is_chosen(
    country: str | None, kinds: tuple[str, ...], names: list[str]
) -> None:
    """Of the kinds that are wanted, in the order of the file."""
    found = choose(SOME, country, kinds)  # type: ignore[arg-type]
    assert [each.name for each in found] == names
