"""Every word of ours that can reach a person's screen, each with the place it comes from."""

from collections.abc import Iterator

from impasse_check.model import Pack, Page, Part, Resource
from impasse_check.words import Words

Text = tuple[str, str]
"""A place, and what stands there."""

FOR_AUTHORS = ("pack.",)
"""Groups of the program's words that only authors of a pack see."""


def of_part(part: Part) -> list[str]:
    """Give the texts of a part of a page."""
    return [text for text in (part.say, *part.list, part.words) if text]


def pages(pack: Pack) -> Iterator[tuple[str, Page]]:
    """Give every page of a pack with its place."""
    yield from ((f"pages.{name}", page) for name, page in vars(pack.pages).items())
    for name, section in pack.sections.items():
        if section.advice is not None:
            yield f"sections.{name}.advice", section.advice


def of_page(page: Page) -> str:
    """Give a page as one text, a line a sentence or point."""
    return "\n".join([page.title, *(text for part in page.body for text in of_part(part))])


def of_pack(pack: Pack) -> Iterator[Text]:
    """Give every text of a pack but the citations, which name things as they are called."""
    yield "title", pack.title
    for name, section in pack.sections.items():
        yield f"sections.{name}", f"{section.title}\n{section.intro}"
        if section.warning is not None:
            yield f"sections.{name}.warning", "\n".join(section.warning.text)
    for name, labels in pack.choices.items():
        yield f"choices.{name}", "\n".join(labels.values())
    yield "periods", "\n".join(pack.periods.values())
    for name, indicator in pack.indicators.items():
        yield f"indicators.{name}", indicator.title
    for name, question in pack.questions.items():
        yield f"questions.{name}.text", question.text
        yield f"questions.{name}.why", question.why
    for number, opener in enumerate(pack.openers):
        yield f"openers.{number}", opener.text
    for name, reply in pack.replies.items():
        lines = (*reply.helpful, *reply.unhelpful, reply.after_helpful, reply.after_unhelpful)
        yield f"replies.{name}", "\n".join(lines)
    for name, page in pages(pack):
        yield name, of_page(page)
    for name, steps in vars(pack.next_steps).items():
        yield f"next_steps.{name}", "\n".join(steps)
    yield "sheet", "\n".join(vars(pack.sheet).values())


def of_program(words: Words) -> Iterator[Text]:
    """Give the words of the program that a person can meet, their blanks left out."""
    for key in sorted(words.keys):
        if not key.startswith(FOR_AUTHORS):
            yield f"words.{key}", words.raw(key)


def of_resources(resources: tuple[Resource, ...]) -> Iterator[Text]:
    """Give what we say about each resource; names and addresses are their own."""
    for resource in resources:
        yield f"resources.{resource.name}", resource.what
