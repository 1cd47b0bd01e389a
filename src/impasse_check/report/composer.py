"""Puts blocks together in order and numbers their sources by first use."""

from collections.abc import Iterable

from impasse_check.model import Pack, Part, Passage, Resource, Source
from impasse_check.report.blocks import Block, Bullets, Contacts, Heading, Paragraph, Quote, References
from impasse_check.words import Words


class Composer:
    """Collects the blocks of one document."""

    def __init__(self, pack: Pack, words: Words) -> None:
        self._pack = pack
        self._numbers: dict[str, int] = {}
        self.words = words
        self.blocks: list[Block] = []
        self.resources: tuple[Resource, ...] = ()

    def add(self, *blocks: Block) -> None:
        """Add blocks as they are."""
        self.blocks.extend(blocks)

    def heading(self, text: str, rank: int = 2) -> None:
        """Add a heading."""
        self.add(Heading(text=text, rank=rank))

    def say(self, key: str, **blanks: object) -> None:
        """Add a phrase of the program as a paragraph."""
        self.add(Paragraph(text=self.words.say(key, **blanks)))

    def cited(self, text: str, sources: Iterable[str]) -> None:
        """Add a paragraph with the ids of what it rests on."""
        self.add(Paragraph(text=text, refs=self._refs(sources)))

    def page(self, page: Passage, rank: int = 2) -> None:
        """Add a page of the pack with its heading."""
        self.heading(page.title, rank)
        self.body(page)

    def body(self, page: Passage) -> None:
        """Add a page of the pack without its heading."""
        for part in page.body.values():
            self.add(plain_block(part, self._refs(part.sources)))

    def contacts(self, resources: tuple[Resource, ...]) -> None:
        """Add resources; a document has them once."""
        self.resources = resources
        self.add(Contacts(items=tuple((each, self._checked(each)) for each in resources)))

    def references(self) -> None:
        """Add the sources used so far, if there are any."""
        if self._numbers:
            self.heading(self.words.say("report.sources"))
            self.add(References(items=tuple(self._reference(source) for _, source in self.sources)))

    @property
    def sources(self) -> tuple[tuple[str, Source], ...]:
        """The sources used so far, in the order of their numbers."""
        return tuple((name, self._pack.sources[name]) for name in self._numbers)

    def _refs(self, names: Iterable[str]) -> tuple[int, ...]:
        return tuple(self._numbers.setdefault(name, len(self._numbers) + 1) for name in names)

    def _reference(self, source: Source) -> str:
        text = source.citation
        if source.kind == "reported":
            text = self.words.say("report.reported-by", citation=text)
        return f"{text} {source.address}" if source.address else text

    def _checked(self, resource: Resource) -> str:
        return self.words.say("resource.checked", date=resource.checked, source=resource.source)


def plain_block(part: Part, refs: tuple[int, ...] = ()) -> Block:
    """Give the block that a part of a page is."""
    if part.list:
        return Bullets(items=part.list, refs=refs)
    if part.words is not None:
        return Quote(text=part.words)
    return Paragraph(text=part.say or "", refs=refs)
