"""People outside the therapy: which of them are shown, and that every row can be trusted."""

import re
from datetime import date

import pytest
from conftest import ROOT
from core_helpers import RESOURCES, WORDS

from impasse_check.model import Resource, ResourceKind, Route
from impasse_check.report.blocks import Contacts
from impasse_check.report.composer import Composer
from impasse_check.report.help import contact, help_for
from impasse_check.resources import choose, countries, country_code, load_countries

COUNTRIES = countries(RESOURCES)
METHOD = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
_CODES = "AT AU BE BR CA CH DE ES FR GB IE IN IT KE MX NG NL NZ PH SG US ZA"
LISTED = frozenset(_CODES.split())
"""Countries that must stay; one that is new stands in the data alone."""
NEEDED: tuple[ResourceKind, ...] = ("emergency", "line", "support", "complaints")
"""Every country needs a number for danger, a line to talk to, one for sexual harm, a body that can act."""
MISSING: dict[str, set[ResourceKind]] = {
    "MX": {"complaints"},
    "NG": {"complaints"},
    "PH": {"complaints"},
    "SG": {"complaints"},
}
"""What was looked for and not found in a source; docs/method.md tells it to the reader."""
MAY_BE_MISSING: set[ResourceKind] = {"complaints"}
"""Also where a country is new, if that page tells it."""
ASK_FIRST = {
    "UKCP, complaints",
    "IACP, complaints",
    "Nationwide Health and Disability Advocacy Service",
    "Health and Disability Commissioner",
    "New Zealand Psychologists Board",
    "OÖLP, complaints desk (Upper Austria)",
    "Conselho Regional de Psicologia of your state",
}
"""Those of the countries above whose pages send people to the therapist first, or want it settled so."""
MOST_WORDS = 20
"""In a row of a short document."""


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


@pytest.mark.parametrize("resource", RESOURCES, ids=lambda each: each.name)
def test_a_row_of_a_short_document_is_short(resource: Resource) -> None:
    """Name, number, hours and languages: what is needed at one in the morning."""
    told = contact(resource)
    row = " ".join(part for part in (told.name, told.contact, told.when) if part)
    assert sum(any(map(str.isalnum, word)) for word in row.split()) <= MOST_WORDS, row


def test_no_country_that_was_listed_is_lost() -> None:
    """Someone there may count on it."""
    assert set(COUNTRIES) >= LISTED


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_country_has_each_kind_of_help_or_says_what_is_missing(country: str) -> None:
    """Nothing is missing in silence, and nothing is called missing that is there."""
    kinds = {each.kind for each in RESOURCES if country in each.countries}
    missing = set(NEEDED) - kinds
    if country in LISTED:
        assert missing == MISSING.get(country, set())
    assert missing <= MAY_BE_MISSING
    row = re.search(rf"^\| {country} \|.*\| (.*) \|$", METHOD, re.MULTILINE)
    assert row, "docs/method.md does not have it yet: python -m cogapp -r docs/method.md"
    assert bool(row[1]) == bool(missing)


@pytest.mark.parametrize("country", COUNTRIES)
def test_a_short_page_leads_with_help_now(country: str) -> None:
    """Its few rows hold a number for danger, a line to talk to and one for sexual harm."""
    shown = [
        each for each in help_for(RESOURCES, "outside", country).resources[:6] if country in each.countries
    ]
    assert [each.kind for each in shown[:3]] == ["emergency", "line", "support"]


def test_who_sends_people_to_the_therapist_first_is_marked_so() -> None:
    """And says that the person does not have to, or can say no."""
    asking = {each.name: each.asks_first for each in RESOURCES if each.asks_first}
    assert {
        each.name for each in RESOURCES if each.asks_first and LISTED.intersection(each.countries)
    } == ASK_FIRST
    assert all(
        text.endswith(("You do not have to.", "Say so if you do not want that.")) for text in asking.values()
    )


def test_an_emergency_number_is_short_enough_to_dial() -> None:
    """A few digits, and nothing to look up."""
    for each in RESOURCES:
        if each.kind == "emergency":
            assert set(map(len, re.findall(r"[0-9]+", each.contact))) <= {2, 3, 5}, each.name
            assert "." not in each.contact


def test_the_directory_comes_first_and_is_for_anywhere() -> None:
    """Whoever names no country finds one at the top."""
    assert (RESOURCES[0].kind, RESOURCES[0].countries) == ("directory", ("any",))


def test_no_row_stands_twice_for_a_country() -> None:
    """The same name in the same place would be a slip."""
    pairs = [(each.name, code, each.kind) for each in RESOURCES for code in each.countries]
    assert len(pairs) == len(set(pairs))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *[
            ("GB", "GB"),
            ("gb", "GB"),
            ("UK", "GB"),
            ("uk", "GB"),
            (" us ", "US"),
            ("zz", "ZZ"),
            ("any", "ANY"),
        ],
        *[("Germany", "DE"), ("deutschland", "DE"), ("the  netherlands", "NL"), ("ÖSTERREICH", "AT")],
    ],
)
def test_a_country_is_named_in_any_case(text: str, code: str) -> None:
    """By its code or its name, and the United Kingdom as people call it."""
    assert country_code(text) == code


def test_each_country_with_rows_has_a_name_and_no_two_have_the_same() -> None:
    """Whoever types a name is led to one country."""
    names = load_countries()
    assert tuple(names) == COUNTRIES
    every = [name.casefold() for each in names.values() for name in each]
    assert len(every) == len(set(every))
    assert {name for name in every if len(name) == 2} == set()


@pytest.mark.parametrize("route", ["talk", "consult", "outside"])
def test_lines_of_a_country_come_first_once_it_is_named(route: Route) -> None:
    """And the directory is still there."""
    composer = Composer({}, WORDS)
    help_for(RESOURCES, route, "GB").add_rows_to(composer)
    (rows,) = (block for block in composer.blocks if isinstance(block, Contacts))
    own = {each.name for each in RESOURCES if "GB" in each.countries}
    is_own = [each.name in own for each in rows.items]
    assert is_own == sorted(is_own, reverse=True)
    assert is_own[0]
    assert RESOURCES[0].contact in [each.contact for each in rows.items]


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
