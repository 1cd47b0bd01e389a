"""Every word of ours that can reach a person's screen, each with the place it comes from."""

from collections.abc import Iterator

from impasse_check.language import texts_of
from impasse_check.model import Model, Pack, Passage, Resource
from impasse_check.strict_yaml import Document
from impasse_check.words import Words

Text = tuple[str, str]
"""A place, and what stands there."""

FOR_AUTHORS = ("pack.", "language.")
"""Groups of the program's words that only authors see."""


def of(model: Model) -> Iterator[Text]:
    """Give every text of a model by its address, a list as lines."""
    for address, text in texts_of(type(model), Document(value=model.model_dump(mode="json"))).items():
        yield address, text if isinstance(text, str) else "\n".join(text)


def pages(pack: Pack) -> Iterator[tuple[str, Passage]]:
    """Give every page of a pack with its place."""
    yield from ((f"pages.{name}", page) for name, page in pack.pages if page is not None)
    for name, section in pack.sections.items():
        if section.advice is not None:
            yield f"sections.{name}.advice", section.advice


def of_page(page: Passage) -> str:
    """Give a page as one text, a line a sentence or point."""
    return "\n".join(text for _, text in of(page))


def of_pack(pack: Pack) -> Iterator[Text]:
    """Give every text of a pack but the citations, which name things as they are called."""
    return ((place, text) for place, text in of(pack) if not place.startswith("sources."))


def of_program(words: Words) -> Iterator[Text]:
    """Give the words of the program that a person can meet, their blanks left out."""
    for key in sorted(words.keys):
        if not key.startswith(FOR_AUTHORS):
            yield f"words.{key}", words.raw(key)


def of_resources(resources: tuple[Resource, ...]) -> Iterator[Text]:
    """Give what we say about each resource; names and addresses are their own."""
    for resource in resources:
        yield f"resources.{resource.name}", resource.what
