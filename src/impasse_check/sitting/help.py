"""Help lines in a sitting: one key away on every page, and first where an answer calls for that."""

from collections.abc import Callable
from typing import Final

from impasse_check.model import Resource, ResourceKind
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Command, Move, Page, Said
from impasse_check.resources import choose, countries, country_code, is_code, load_countries, nearest_first
from impasse_check.sitting.pages import Pages, option
from impasse_check.words import Words

_AT_ONCE: Final = 6
"""Paragraphs of help from outside that are told on the way; all of them stand at the end."""
_KINDS: tuple[ResourceKind, ...] = ("emergency", "directory", "line", "advice", "support")


class Help:
    """Knows the lines, and the country of the person where they named it; it is kept nowhere."""

    def __init__(
        self, words: Words, resources: Callable[[], tuple[Resource, ...]], country: str | None
    ) -> None:
        """Take what gives the lines: it is called when they are to be seen, as few people look at them."""
        self._words = words
        self._resources = resources
        self.country = country
        """As they wrote it; None where they named none."""

    def lines(self) -> tuple[str, ...]:
        """Give the lines for their country, then those for anywhere, and since when all were read."""
        chosen = self._chosen()
        return (*map(self._told, chosen), *self._read_on(chosen))

    def _read_on(self, chosen: tuple[Resource, ...]) -> tuple[str, ...]:
        """Say since when all of them were read: no number stands there as if it could not change."""
        if not chosen:
            return ()
        return (self._words.say("resource.last-checked", date=min(each.checked for each in chosen)),)

    def _told(self, each: Resource) -> str:
        """Give how a line is reached, when it answers, and what it is for."""
        said = self._words.say(
            "resource.line",
            name=each.name,
            contact=each.contact,
            when=each.when and f"{each.when}.",
            what=each.what,
        )
        return " ".join(said.split())

    def short_lines(self) -> tuple[str, ...]:
        """Give where the lines can be reached, a line each in one paragraph; more is told by a key."""
        chosen = self._chosen()
        told = (self._words.say("resource.short", name=each.name, contact=each.contact) for each in chosen)
        return ("\n".join((*told, *self._read_on(chosen))),)

    def _chosen(self) -> tuple[Resource, ...]:
        code = country_code(self.country) if self.country else None
        return nearest_first(choose(self._resources(), code, _KINDS))

    def read(self, conversation: Conversation) -> None:
        """Show the help lines, until the person goes on."""
        without_help = (Command.BACK, Command.LEAVE, Command.VANISH)
        while True:
            page = Page(
                where=self._words.say("quiz.help"),
                text=self.lines(),
                options=(option(self._words, Move.NEAR),),
                goes_on=True,
                commands=without_help,
            )
            if conversation.choose(page) is not Move.NEAR:
                return
            self.ask_country(conversation)

    def meet_outside(
        self, conversation: Conversation, pages: Pages, said: str | None, *, softly: bool, last: str
    ) -> Said:
        """Show help from outside, as much of it as cannot wait; give what the person chose there.

        ``said`` is what they could say to somebody there.
        """
        while True:
            page = pages.outside(said, self.short_lines(), softly=softly, last=last, most=_AT_ONCE)
            if (reply := conversation.choose(page)) is not Move.NEAR:
                return reply
            self.ask_country(conversation)

    def near(self, conversation: Conversation) -> None:
        """Show the lines of their country, which is asked for where they did not name it yet."""
        if self.country is not None or self.ask_country(conversation) is Move.GO_ON:
            self.read(conversation)

    def ask_country(self, conversation: Conversation) -> Said:
        """Ask for the country of the person; an empty line names none. Say if they went on or turned back."""
        listed, names = countries(self._resources()), load_countries()
        known = ", ".join(sorted(names[each][0] if each in names else each for each in listed))
        about = self._words.say("country.about", countries=known)
        notice = ""
        while isinstance(
            named := conversation.ask_line(
                Page(text=tuple(filter(None, (notice, about))), question=self._words.say("country.question"))
            ),
            str,
        ):
            if not named or country_code(named) in listed:
                self.country = named or None
                return Move.GO_ON
            # Whoever typed a name may have meant one that is listed; whoever typed a code did not.
            notice = self._words.say("country.unknown" if is_code(named) else "country.no-code", typed=named)
        return Command.BACK
