"""The lines and bodies of a document: which of them fit, and how much is said of each. Pure."""

from collections.abc import Iterable
from typing import Final

from impasse_check.model import Resource, ResourceKind, Route, View
from impasse_check.model.base import record
from impasse_check.report.blocks import Contact
from impasse_check.report.composer import Composer
from impasse_check.resources import choose, nearest_first
from impasse_check.words import Words

KINDS: Final[dict[Route, tuple[ResourceKind, ...]]] = {
    "none": ("directory", "line"),
    "talk": ("directory", "line"),
    "consult": ("directory", "advice", "line"),
    "outside": ("emergency", "directory", "line", "advice", "support", "complaints"),
}
"""Which resources a route shows."""
OF_THERAPISTS: Final[tuple[ResourceKind, ...]] = ("emergency", "directory", "line")
"""Which ones there are for whoever gives the help; all others are for those who get it."""
_MOST: Final = 6
"""Rows in a short document."""


@record
class Help:
    """The resources of a document: it shows the first six, its JSON has them all."""

    resources: tuple[Resource, ...]
    named: bool
    """Whether lines of the person's own country are among them."""

    def add_to(self, to: Composer) -> None:
        """Add them to a document, name and number first."""
        to.heading(to.words.say("resource.title"))
        self.add_rows_to(to)

    def add_rows_to(self, to: Composer) -> None:
        """Add them without a heading, with the day since when each of them was read."""
        # Which six there are is the file's choice, so that the directory is always one of them.
        shown = nearest_first(self.resources[:_MOST])
        to.contacts(self.resources, tuple(map(contact, shown)))
        to.last_checked(shown)
        if not self.named:
            to.remark("resource.name-a-country")


def help_for(resources: Iterable[Resource], route: Route, country: str | None, view: View = "client") -> Help:
    """Give the resources for a route and a country (an ISO 3166 code), and for whose view was asked."""
    shown = choose(resources, country, OF_THERAPISTS if view == "therapist" else KINDS[route])
    return Help(resources=shown, named=any(country in each.countries for each in shown))


def contact(resource: Resource) -> Contact:
    """Give the way to reach it, and when."""
    return Contact(
        name=resource.name, contact=resource.contact, when=resource.when or None, what=None, checked=None
    )


def told(resource: Resource, words: Words) -> Contact:
    """Give all there is to say about it."""
    when = ". ".join(filter(None, (resource.hours, resource.languages)))
    what = " ".join(filter(None, (resource.what, resource.asks_first)))
    checked = words.say("resource.checked", date=resource.checked, source=resource.source)
    return Contact(
        name=resource.name, contact=resource.contact, when=when or None, what=what, checked=checked
    )
