"""A report as one HTML file: no script, nothing fetched, every text escaped by the library that writes it."""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Final, assert_never
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from impasse_check import files
from impasse_check.characters import NO_BREAK
from impasse_check.renderers import Look
from impasse_check.renderers.plain import glued
from impasse_check.report.blocks import (
    Ask,
    Block,
    Bullets,
    Catalogue,
    Contacts,
    Degree,
    Heading,
    Marks,
    Paragraph,
    Quote,
    References,
    Report,
    WriteHere,
)

STYLE: Final = "paper.css"
_ROW, _BOX, _GAP, _BARS, _WIDE = 22, 24, 4, 98, 340
"""Sizes in a picture: the height of a row, the width of a step, what lies between, where bars begin, all."""


def draw(document: Report | Catalogue, _look: Look) -> str:
    """Draw a document as a whole page that stands alone."""
    style = files.shipped(STYLE).decode() + _foot(document.statement)
    page = Element("html", lang=document.language)
    _head(page, document, style)
    kind = document.audience if isinstance(document, Report) else _kind(document)
    _body(SubElement(page, "body", {"class": kind}), document)
    indent(page, " ")
    return f"<!DOCTYPE html>\n{tostring(page, encoding='unicode', method='html')}\n"


def _kind(document: Catalogue) -> str:
    """Tell a form to fill in from what is only read."""
    return "form" if any(isinstance(block, Ask) for block in document.blocks) else "catalogue"


def _head(page: Element, document: Report | Catalogue, style: str) -> None:
    """Say what a browser needs to know and nothing else: no name, no path, no time."""
    head = SubElement(page, "head")
    SubElement(head, "meta", charset="utf-8")
    allowed = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; base-uri 'none'; form-action 'none'"
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    SubElement(head, "meta", name="referrer", content="no-referrer")
    titles = (block.text for block in document.blocks if isinstance(block, Heading))
    _text(head, "title", next(titles, ""))
    _text(head, "style", style)


def _foot(statement: str | None) -> str:
    """Give the rule that prints the statement at the foot of every sheet, also where a page goes on."""
    if statement is None:
        return ""
    # As a string of CSS in which nothing but letters, digits and blanks stands for itself.
    safe = "".join(
        each if each == " " or (each.isascii() and each.isalnum()) else f"\\{ord(each):x} "
        for each in statement
    )
    box = f'@bottom-center {{ content: "{safe}"; font: 8pt system-ui, sans-serif; }}'
    return f"@media print {{ @page {{ {box} }} }}\n"


def _body(body: Element, document: Report | Catalogue) -> None:
    """Put the title in the header, and a section around each part of the rest; list the pages, if any."""
    place = SubElement(body, "header")
    main = SubElement(body, "main")
    pages = [block for block in document.blocks if isinstance(block, Heading) and block.page]
    # A list of one would stand right above what it lists.
    listed = len(pages) == 1
    for block in document.blocks:
        if isinstance(block, Heading) and block.page and not listed:
            _contents(main, document.words.say("html.contents"), pages)
            listed = True
        if isinstance(block, Heading) and block.rank == 2:  # noqa: PLR2004  # a part of the document
            place = SubElement(
                main, "section", {"class": "page", "id": _page(pages, block)} if block.page else {}
            )
        _add(place, block)
        if isinstance(block, Heading) and block.rank == 1:
            place = main


def _contents(to: Element, title: str, pages: list[Heading]) -> None:
    """List the pages that follow."""
    nav = SubElement(to, "nav", {"aria-label": title})
    _text(nav, "h2", title)
    items = SubElement(nav, "ul")
    for page in pages:
        _text(SubElement(items, "li"), "a", page.text).set("href", f"#{_page(pages, page)}")


def _page(pages: list[Heading], page: Heading) -> str:
    return f"page-{pages.index(page) + 1}"


def _add(to: Element, block: Block) -> None:
    match block:
        case Heading():
            _text(to, f"h{block.rank}", block.text)
        case Paragraph():
            said = _text(to, "p", block.text, "small" if block.small else None)
            if block.command is not None:
                said.text = block.text.removesuffix(block.command)
                _pieces(SubElement(said, "code"), block.command.split())
            _refs(said, block.refs)
        case Bullets():
            points = [_point(each) for each in _list(to, block.items)]
            _refs(points[-1], block.refs)
        case Quote():
            _quote(to, block)
        case Marks():
            _marks(to, block)
        case Contacts():
            _contacts(to, block)
        case WriteHere():
            to.extend(Element("div", {"class": "write"}) for _ in range(block.lines))
        case Ask():
            _ask(to, block)
        case References():
            for number, item in enumerate(_list(to, block.items, "ol"), 1):
                item.set("id", _anchor(number))
        case _:
            assert_never(block)


def _text(to: Element, tag: str, text: str, kind: str | None = None) -> Element:
    made = SubElement(to, tag) if kind is None else SubElement(to, tag, {"class": kind})
    made.text = text
    return made


def _list(to: Element, items: Iterable[str], tag: str = "ul") -> list[Element]:
    points = SubElement(to, tag)
    return [_text(points, "li", item) for item in items]


def _pieces(to: Element, pieces: Iterable[str]) -> None:
    """Add words or numbers between which alone a line may end."""
    for piece in pieces:
        _text(to, "span", piece).tail = " "


def _point(item: Element) -> Element:
    """Give a point a paragraph for each line, if it has several; give what holds its last words."""
    lines = [each for each in (item.text or "").split("\n") if each.strip()]
    if len(lines) < 2:  # noqa: PLR2004  # one line needs no paragraph
        return item
    item.text = None
    return [_text(item, "p", line, "said" if place else None) for place, line in enumerate(lines)][-1]


def _refs(after: Element, numbers: tuple[int, ...]) -> None:
    if numbers:
        after.text = f"{after.text} "
    for number in numbers:
        _text(after, "a", f"[{number}]", "refs").set("href", f"#{_anchor(number)}")


def _anchor(number: int) -> str:
    return f"source-{number}"


def _quote(to: Element, quote: Quote) -> None:
    """Let words to say carry what tells them apart."""
    if quote.label:
        to = SubElement(to, "figure")
        _text(to, "figcaption", quote.label)
    _own_words(SubElement(to, "blockquote"), quote.text)


def _own_words(to: Element, text: str) -> None:
    """Add words that may be a person's own: in either direction, with their own lines."""
    _text(to, "p", text, "words").set("dir", "auto")


def _marks(to: Element, marks: Marks) -> None:
    _text(to, "h3", marks.title)
    items = SubElement(to, "ul", {"class": "marks"})
    for mark in marks.items:
        item = SubElement(items, "li")
        _text(item, "p", mark.text)
        _bars(item, mark.degrees)
        if mark.aside is not None:
            _text(item, "p", mark.aside, "said")
        if mark.note is not None:
            _text(item, "p", mark.note_label, "said")
            _own_words(SubElement(item, "blockquote"), mark.note)


def _contacts(to: Element, contacts: Contacts) -> None:
    items = SubElement(to, "ul", {"class": "contacts"})
    for each in contacts.items:
        item = SubElement(items, "li")
        _text(item, "p", each.name)
        ways = glued(each.contact).split(" ")
        _pieces(SubElement(item, "p", {"class": "contact"}), (way.replace(NO_BREAK, " ") for way in ways))
        for rest, kind in ((each.when, "when"), (each.what, "what"), (each.checked, "small")):
            if rest is not None:
                _text(item, "p", rest, kind)


def _ask(to: Element, ask: Ask) -> None:
    """Keep a question and its boxes together; the boxes themselves are drawn by the style."""
    place = SubElement(to, "div", {"class": "ask" if ask.number is not None else "ask warned"})
    if ask.lead is not None:
        _text(place, "p", ask.lead, "lead")
    _text(place, "h3", ask.numbered)
    if ask.note is not None:
        _text(place, "p", ask.note, "said")
    for row in ask.rows:
        if row.label is not None:
            _text(place, "p", row.label, "after")
        for item in _list(place, row.items):
            item.set("class", "box")


def _bars(to: Element, degrees: tuple[Degree, ...]) -> None:
    """Draw one bar a row, a filled box a step; what was left open has no box at all, so it is not a zero."""
    alternative = " ".join(f"{each.label}: {each.words}." for each in degrees)
    box = f"0 0 {_WIDE} {_ROW * len(degrees)}"
    drawn = SubElement(to, "svg", {"role": "img", "aria-label": alternative, "viewBox": box})
    for row, degree in enumerate(degrees):
        line = str(_ROW * row + 16)
        _text(drawn, "text", degree.label).attrib.update(x="0", y=line)
        steps = 0 if degree.points is None else degree.most
        for step in range(steps):
            full = step < (degree.points or 0)
            rect = SubElement(drawn, "rect", {"class": "full"} if full else {})
            rect.attrib.update(
                x=str(_BARS + step * (_BOX + _GAP)),
                y=str(_ROW * row + 4),
                width=str(_BOX),
                height="14",
                rx="2",
            )
        _text(drawn, "text", degree.words).attrib.update(
            x=str(_BARS + steps * (_BOX + _GAP) + 6 * bool(steps)), y=line
        )
