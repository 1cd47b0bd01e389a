"""No number of a help line stands in a document without the day on which it was read."""

from itertools import product

import pytest
from core_helpers import FOR_READING, PACK, RESOURCES, WORDS, changed, flat, said

from impasse_check import build_report
from impasse_check.model import Audience, Resource
from impasse_check.renderers import Look, render
from impasse_check.report import Report
from impasse_check.report.blocks import Contacts
from impasse_check.resources import countries
from impasse_check.scoring import score

ANSWERS = {
    "none": said({}),
    "talk": said({"easy-ground": "often", "safe-to-raise": "yes"}),
    "consult": said({"contact-between-sessions": "often", "safe-to-raise": "yes"}),
    "outside": said({"sexual-remarks": "yes"}),
}
FORMS = [*((format, Look()) for format in FOR_READING), ("terminal", Look(plain=True))]
LONG_AGO = "2001-02-03"


def shown(report: Report) -> list[str]:
    """Give the names of the lines and bodies in a document."""
    return [each.name for block in report.blocks if isinstance(block, Contacts) for each in block.items]


def made(
    route: str, audience: Audience, country: str | None, resources: tuple[Resource, ...], *, full: bool
) -> Report:
    """Give a document of a route."""
    answers = ANSWERS[route]
    assert score(PACK, answers).route == route
    return build_report(
        PACK, answers, words=WORDS, resources=resources, audience=audience, country=country, full=full
    )


@pytest.mark.slow
@pytest.mark.parametrize("country", [None, *countries(RESOURCES)])
def test_every_document_with_help_says_when_it_was_read(country: str | None) -> None:
    """On every route, for everyone who gets help lines, in both lengths and every form."""
    day = {each.name: each.checked for each in RESOURCES}
    for route, audience, full in product(ANSWERS, ("me", "outside"), (False, True)):
        report = made(route, audience, country, RESOURCES, full=full)  # type: ignore[arg-type]
        names = shown(report)
        assert names
        expected = flat(WORDS.say("resource.last-checked", date=min(day[name] for name in names)))
        for format, look in FORMS:
            assert expected in flat(render(report, format, look)), (route, audience, format)


@pytest.mark.parametrize("route", ANSWERS)
def test_of_several_days_it_is_the_earliest_of_what_is_shown(route: str) -> None:
    """So that nothing looks fresher than it is, and what is not shown does not count."""
    first = shown(made(route, "me", "GB", RESOURCES, full=False))[-1]
    for name, is_told in ((first, True), ("State licensing board (psychologists)", False)):
        assert name in {each.name for each in RESOURCES}
        older = tuple(changed(each, checked=LONG_AGO) if each.name == name else each for each in RESOURCES)
        text = render(made(route, "me", "GB", older, full=False), "markdown")
        assert (LONG_AGO in text) == is_told
