"""Puts blocks together in order and numbers their sources by first use."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import zip_longest
from typing import Final

from impasse_check.model import Pack, Part, Resource, Source
from impasse_check.report.blocks import (
    Block,
    Bullets,
    Contact,
    Contacts,
    Heading,
    Paragraph,
    Quote,
    References,
)
from impasse_check.words import Words

_TYPED: Final = ("impasse-check ", "--")
"""How a command, or an option of one, begins."""


class Composer:
    """Collects the blocks of one document; ``sources`` are those that its parts may name.

    A ``statement`` stands on every page of it, right below the heading that the page begins with.
    """

    def __init__(self, sources: Mapping[str, Source], words: Words, statement: str | None = None) -> None:
        self._sources = sources
        self._statement = statement
        self._numbers: dict[str, int] = {}
        self.words = words
        self.blocks: list[Block] = []
        self.resources: tuple[Resource, ...] = ()

    def add(self, *blocks: Block) -> None:
        """Add blocks as they are."""
        for block in blocks:
            self.blocks.append(block)
            begins = isinstance(block, Heading) and (block.page or block.rank == 1)
            if begins and self._statement is not None:
                self.blocks.append(Paragraph(text=self._statement))

    def heading(self, text: str, rank: int = 2) -> None:
        """Add a heading."""
        self.add(Heading(text=text, rank=rank))

    def say(self, key: str, **blanks: object) -> None:
        """Add a phrase of the program as a paragraph."""
        self.add(_phrase(self.words.say(key, **blanks)))

    def remark(self, key: str, /, *sources: str, **blanks: object) -> None:
        """Add a phrase of the program at the edge of what a document says; ``sources`` are ids."""
        said = _phrase(self.words.say(key, **blanks))
        self.add(replace(said, refs=self._refs(sources), small=True))

    def last_checked(self, resources: Iterable[Resource]) -> None:
        """Say since when all of some resources were read, if there are any."""
        days = [each.checked for each in resources]
        if days:
            self.remark("resource.last-checked", date=min(days))

    def from_questions(self, pack: Pack) -> None:
        """Name the questions that a document comes from, and their version."""
        self.remark("report.questions", title=pack.title, version=pack.version)

    def cited(self, text: str, sources: Iterable[str]) -> None:
        """Add a paragraph with the ids of what it rests on."""
        self.add(Paragraph(text=text, refs=self._refs(sources)))

    def parts(self, parts: Iterable[Part]) -> None:
        """Add parts of a page of the pack."""
        for part in parts:
            self.add(plain_block(part, self._refs(part.sources)))

    def told_to(self, parts: Iterable[Part]) -> None:
        """Add parts of a page of the pack; a line right before words to say is the heading above them."""
        for part, after in zip_longest(all_parts := tuple(parts), all_parts[1:]):
            if part.say is not None and after is not None and after.words is not None:
                self.heading(part.say.removesuffix("."))
            else:
                self.parts((part,))

    def contacts(self, resources: tuple[Resource, ...], told: tuple[Contact, ...]) -> None:
        """Add resources as they are told; a document has them once."""
        self.resources = resources
        if told:
            self.add(Contacts(items=told))

    def references(self, *, page: bool = False) -> None:
        """Add the sources used so far, if there are any; on a page of their own where that is asked for."""
        if self._numbers:
            self.add(Heading(text=self.words.say("report.sources"), rank=2, page=page))
            self.add(References(items=tuple(self._reference(source) for _, source in self.sources)))

    @property
    def sources(self) -> tuple[tuple[str, Source], ...]:
        """The sources used so far, in the order of their numbers."""
        return tuple((name, self._sources[name]) for name in self._numbers)

    def _refs(self, names: Iterable[str]) -> tuple[int, ...]:
        return tuple(self._numbers.setdefault(name, len(self._numbers) + 1) for name in names)

    def _reference(self, source: Source) -> str:
        text = source.citation
        if source.kind == "reported":
            text = self.words.say("report.reported-by", citation=text)
        return f"{text} {source.address}" if source.address else text


def _phrase(text: str) -> Paragraph:
    """Give a phrase as a paragraph that knows what is to be typed at its end."""
    _, colon, last = text.rpartition(": ")
    return Paragraph(text=text, command=last if colon and last.startswith(_TYPED) else None)


def plain_block(part: Part, refs: tuple[int, ...] = ()) -> Block:
    """Give the block that a part of a page is."""
    if part.list:
        return Bullets(items=part.list, refs=refs)
    if part.words is not None:
        return Quote(text=part.words)
    return Paragraph(text=part.say or "", refs=refs)
