"""HTML as text: every word of a document, in the right elements, and nothing that could do harm."""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from core_helpers import PACK, RESOURCES, SHEET, WORDS, changed, document, drawn, flat, said, strings
from core_helpers import page as passage

from impasse_check import build_report, files
from impasse_check.model import AUDIENCES, Answers, Audience, Pack
from impasse_check.renderers import render
from impasse_check.report import Report
from impasse_check.report.blocks import (
    Block,
    Catalogue,
    Contacts,
    Heading,
    Marks,
    Paragraph,
    Quote,
    WriteHere,
)
from impasse_check.report.catalogue import list_questions, list_resources, one_page
from impasse_check.report.form import make_form

VOID = {"meta"}
ELEMENTS = {
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "header",
    "main",
    "section",
    "nav",
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "ul",
    "ol",
    "li",
    "a",
    "figure",
    "figcaption",
    "blockquote",
    "div",
    "code",
    "span",
    "svg",
    "text",
    "rect",
}
"""All there is. Each is known; a script, a form, an image or a frame is not among them."""
EVIL = '</p></style></title><script>alert("1")</script><img src=x onerror=y>&amp;\'--><!--'
ANSWERS = said(
    {
        "felt-stuck": "yes",
        "stuck-unnoticed": "often+very-much",
        "easy-ground": "rarely",
        "safe-to-raise": "yes",
    },
    notes={"stuck-unnoticed": f"{EVIL}\n\tand a second line"},
    bring=("stuck-unnoticed",),
    bring_notes=("stuck-unnoticed",),
)


@dataclass
class Node:
    """An element, its attributes, and what is inside it."""

    tag: str
    attributes: dict[str, str | None] = field(default_factory=dict)
    inside: list["Node | str"] = field(default_factory=list)

    def all(self) -> Iterator["Node"]:
        """Give it and every element inside it, in order."""
        yield self
        for each in self.inside:
            if isinstance(each, Node):
                yield from each.all()

    def text(self) -> str:
        """Give the words inside it."""
        return "".join(each if isinstance(each, str) else each.text() for each in self.inside)


class _Tree(HTMLParser):
    """Reads a page the way a browser does, and fails where tags do not match."""

    def __init__(self) -> None:
        super().__init__()
        self.top = Node("")
        self._open = [self.top]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, dict(attrs))
        self._open[-1].inside.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self._open[-1].inside.append(data)


def read(page: str) -> Node:
    """Read a page that is whole."""
    assert page.startswith("<!DOCTYPE html>\n<html ")
    assert page.endswith("</html>\n")
    tree = _Tree()
    tree.feed(page)
    tree.close()
    (root,) = (each for each in tree.top.inside if isinstance(each, Node))
    return root


def full(answers: Answers, pack: Pack = PACK) -> Report:
    """Build the document with everything."""
    return build_report(pack, answers, words=WORDS, resources=RESOURCES, country="GB", full=True)


def every_document() -> Iterator[tuple[str, Report | Catalogue]]:
    """Give one document of each kind there is, with words that want out."""
    for audience in AUDIENCES:
        yield audience, document(ANSWERS, audience)
    yield "full", full(ANSWERS)
    yield "form", make_form(PACK, WORDS, RESOURCES)
    yield "a-line-crossed", document(ANSWERS.put(said({"sexual-remarks": "yes"}).answers))
    yield "questions", list_questions(PACK, WORDS)
    yield "resources", list_resources(PACK, RESOURCES, WORDS, "GB")
    yield "page", one_page(passage("consult"), WORDS)


def shown(block: Block) -> Iterator[str]:
    """Give what a block says to a reader."""
    match block:
        case Marks():
            for mark in block.items:
                yield from (mark.text, *((mark.note_label, mark.note) if mark.note else ()))
                yield from (mark.aside or "", *(each.words for each in mark.degrees))
        case Contacts():
            for each in block.items:
                yield from (each.name, each.contact, each.when or "", each.what or "", each.checked or "")
        case _:
            yield from strings(block)


DOCUMENTS = dict(every_document())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_page_holds_known_elements_and_says_its_language(name: str) -> None:
    """No script, no form, nothing embedded; no attribute that acts or fetches."""
    page = read(render(DOCUMENTS[name], "html"))
    assert page.attributes == {"lang": "en"}
    assert {node.tag for node in page.all()} <= ELEMENTS
    for node in page.all():
        assert not [each for each in node.attributes if each.startswith("on") or each in ("src", "style")]
        if "href" in node.attributes:
            assert re.fullmatch(r"#(source|page)-\d+", node.attributes["href"] or "")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_browser_is_told_to_fetch_and_run_nothing(name: str) -> None:
    """The policy allows this one style sheet, by its fingerprint, and no other thing."""
    page = read(render(DOCUMENTS[name], "html"))
    (style,) = (node.text() for node in page.all() if node.tag == "style")
    assert style == files.shipped("paper.css").decode()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    assert [node.attributes for node in page.all() if node.tag == "meta"] == [
        {"charset": "utf-8"},
        {
            "http-equiv": "Content-Security-Policy",
            "content": (
                f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
            ),
        },
        {"name": "viewport", "content": "width=device-width, initial-scale=1"},
        {"name": "referrer", "content": "no-referrer"},
    ]


def test_the_style_fetches_nothing() -> None:
    """No address, no import, and no end of its own element."""
    style = files.shipped("paper.css").decode()
    assert not re.search(r"url\(|@import|//|</|expression|\\", style)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_headings_make_an_outline(name: str) -> None:
    """One title, which is also the title of the page, and no step left out on the way down."""
    root = read(render(DOCUMENTS[name], "html"))
    blocks = [block for block in DOCUMENTS[name].blocks if isinstance(block, Heading)]
    found = [(node.text(), int(node.tag[1])) for node in root.all() if re.fullmatch("h[1-6]", node.tag)]
    parts = {(block.text, block.rank) for block in blocks}
    assert [each for each in found if each in parts] == [(block.text, block.rank) for block in blocks]
    ranks = [rank for _, rank in found]
    assert ranks.count(1) == 1
    assert ranks[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(ranks))
    (title,) = (node.text() for node in root.all() if node.tag == "title")
    assert title == blocks[0].text


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_word_of_a_document_is_on_the_page(name: str) -> None:
    """What the blocks say stands there."""
    text = drawn(DOCUMENTS[name], "html")
    for block in DOCUMENTS[name].blocks:
        for each in shown(block):
            assert flat(each).strip() in text, each


@pytest.mark.parametrize("audience", ["me", "session"])
def test_words_of_a_person_stay_words(audience: Audience) -> None:
    """Whatever is in a note, it is text: shown as it was written, with its lines, in its own direction."""
    root = read(render(document(ANSWERS, audience), "html"))
    notes = [node for node in root.all() if node.tag == "p" and node.text().startswith(EVIL[:5])]
    assert [node.text() for node in notes] == [f"{EVIL}\n\tand a second line"]
    assert notes[0].attributes == {"class": "words", "dir": "auto"}


def test_words_of_a_pack_stay_words_everywhere() -> None:
    """In a title, a question, a choice and the text behind a picture."""
    evil = changed(
        PACK,
        choices={name: dict.fromkeys(choices, EVIL) for name, choices in PACK.choices.items()},
        questions={name: changed(each, text=f"{EVIL}{name}") for name, each in PACK.questions.items()},
        sheet=changed(SHEET, title=EVIL),
    )
    for audience in AUDIENCES:
        root = read(render(document(ANSWERS, audience, evil), "html"))
        assert {node.tag for node in root.all()} <= ELEMENTS
    (title,) = (
        node for node in read(render(document(ANSWERS, "session", evil), "html")).all() if node.tag == "title"
    )
    assert title.text() == EVIL


def test_a_bar_has_a_box_a_step_and_says_the_same_in_words() -> None:
    """What was left open has no box, so that it is not taken for nothing."""
    root = read(render(document(ANSWERS), "html"))
    drawn = [node for node in root.all() if node.tag == "svg"]
    assert [node.attributes["aria-label"] for node in drawn] == [
        "How often: Often. How heavy: Very much.",
        "How often: Often. How heavy: Very much.",
        "How often: Rarely. How heavy: left open.",
    ]
    assert {node.attributes["role"] for node in drawn} == {"img"}
    boxes = [[each.attributes.get("class") for each in node.all() if each.tag == "rect"] for node in drawn]
    assert boxes == [*[["full"] * 3 + [None] + ["full"] * 4] * 2, ["full"] + [None] * 3]


def test_numbers_of_sources_lead_to_their_sources() -> None:
    """Each link has its place on the same page."""
    report = full(ANSWERS)
    root = read(render(report, "html"))
    ids = [node.attributes["id"] for node in root.all() if "id" in node.attributes]
    links = {str(node.attributes["href"])[1:] for node in root.all() if node.tag == "a"}
    assert links == set(ids)
    pages = [block for block in report.blocks if isinstance(block, Heading) and block.page]
    assert len(ids) == len(set(ids)) == len(report.sources) + len(pages)


def test_a_full_document_lists_its_pages_first() -> None:
    """Each by its title, and each link leads to the part of that title."""
    report = full(ANSWERS)
    root = read(render(report, "html"))
    (nav,) = (node for node in root.all() if node.tag == "nav")
    parts = {node.attributes.get("id"): node for node in root.all() if node.tag == "section"}
    listed = [(node.text(), parts[str(node.attributes["href"])[1:]]) for node in nav.all() if node.tag == "a"]
    pages = [block.text for block in report.blocks if isinstance(block, Heading) and block.page]
    assert [title for title, _ in listed] == pages
    assert all(
        next(node.text() for node in part.all() if node.tag == "h2") == title for title, part in listed
    )
    assert "nav" not in {node.tag for node in read(render(document(ANSWERS), "html")).all()}


def test_a_sheet_says_nothing_of_how_it_came_about() -> None:
    """No class, label or hidden text with a word of scores; lines to write on are there."""
    report = document(ANSWERS, "session")
    page = render(report, "html").partition("</head>")[2]
    assert not re.search(r"talk|consult|outside|score|level|mark|weigh|often", page.replace("talk about", ""))
    lines = sum(block.lines for block in report.blocks if isinstance(block, WriteHere))
    assert page.count('class="write"') == lines > 0


def test_a_title_may_be_missing() -> None:
    """A document of blocks alone is drawn too."""
    page = read(
        render(
            Catalogue(blocks=(Paragraph(text="a"), Quote(text="b")), words=WORDS, language="de", content={}),
            "html",
        )
    )
    assert page.attributes == {"lang": "de"}
    assert [node.text() for node in page.all() if node.tag == "p"] == ["a", "b"]
