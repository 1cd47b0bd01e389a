"""A text in Markdown is the text: whatever it holds, a reader shows the same words and no markup."""

import re

import pytest
from core_helpers import OPENERS, WORDS
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from samples import some

from impasse_check.characters import is_harmless
from impasse_check.renderers import render
from impasse_check.report.blocks import (
    Ask,
    Block,
    Boxes,
    Bullets,
    Catalogue,
    Contact,
    Contacts,
    Degree,
    Heading,
    Mark,
    Marks,
    Paragraph,
    Quote,
    References,
)

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
SIGNS = "\\`*_{}[]<>()#+-.!|~&:=^$%@\"' \n\t123ax"
OURS = {"strong_open", "strong_close", "hardbreak", "softbreak", "text"}
"""What may stand inside a line: a label that is bold, the lines of a number to call, and words."""
OTHERS = re.compile(r"(?<!\\)(?:\\\\)*(?:\$|\^|==|%%|\{|_|:[\w+-]+:)")
"""What other readers of Markdown take for formulas, superscripts, highlights, comments, classes, emoji."""


def blocks(text: str) -> tuple[Block, ...]:
    """Give every kind of block that a text from outside can stand in."""
    # A sign stands close behind these; a pack has no blanks around them.
    word = text.strip()
    degrees = tuple(Degree(label=word, words=word, points=points, most=4) for points in (3, None))
    mark = Mark(question="q", text=text, degrees=degrees, note=text, note_label="Note:", aside=text)
    contact = Contact(name=text, contact=text, when=text, what=text, checked=text)
    return (
        Heading(text=text, rank=1),
        Heading(text=text, rank=3),
        Paragraph(text=text, refs=(1, 2)),
        Bullets(items=(text, text), refs=(3,)),
        Quote(text=text, label=text),
        Marks(title=text, items=(mark, mark)),
        Contacts(items=(contact, contact)),
        Ask(number=9, lead=text, text=text, note=text, rows=(Boxes(label=text, items=(text, text)),)),
        References(items=(text,)),
    )


def drawn(block: Block) -> str:
    """Draw one block."""
    return render(Catalogue(blocks=(block,), words=WORDS, language="en", content={}), "markdown")


def read(markdown: str) -> tuple[list[str], list[str], set[str]]:
    """Give the words that a reader shows, the blocks that it sees, and what it sees inside lines."""
    words, kinds, inside = [], [], set()
    for token in READER.parse(markdown):
        kinds.append(token.type)
        for child in token.children or ():
            inside.add(child.type)
            words.append(child.content if child.type == "text" else " " if "break" in child.type else "")
        words.append(" ")
    return "".join(words).split(), kinds, inside


def stays_itself(text: str) -> None:
    """Fail where a text is read as anything but itself, or changes what stands around it."""
    for block, other in zip(blocks(text), blocks("walrus"), strict=True):
        words, kinds, inside = read(drawn(block))
        plain, plain_kinds, _ = read(drawn(other))
        expected = " ".join(plain).replace("walrus", " ".join(text.split())).split()
        assert words == expected
        assert kinds == plain_kinds
        assert inside <= OURS


@settings(max_examples=some(400), deadline=None)
@given(
    st.text(SIGNS, min_size=1, max_size=30)
    | st.text(st.characters(codec="utf-8").filter(is_harmless), max_size=30)
)
@example("I felt ___, and then ___, and")
@example("x " * 38 + "___. Then ___. Then __init__.")
@example("title #")
@example("title \\## ##")
@example("\u0661. not a number")
@example("99999999999. 1) 1.")
@example("+ - * = : # > | ``` ~~~ ---")
@example("&amp; &#35; <b> <!-- --> ![a](b) [a]: b [^1] [ ] $a$ ==a== ^a^ {.a} :smile: %%a%%")
def test_any_text_is_read_as_itself(text: str) -> None:
    """In every kind of block, at every place of a line."""
    if text.split():
        stays_itself(text)


@pytest.mark.slow
@pytest.mark.parametrize("sign", [chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum()])
def test_any_sign_in_any_place_is_read_as_itself(sign: str) -> None:
    """Alone, doubled, around words, before and behind them, and where a line begins or ends."""
    for run in (sign, sign * 2, sign * 3, sign * 4):
        for text in (
            run,
            f"{run} a",
            f"a {run}",
            f"{run}a{run}",
            f"a {run}, b {run}, c",
            f"{run}a {run} a{run}",
        ):
            stays_itself(text)
            stays_itself(f"{'w' * 74} {text} {'w' * 78} {text}")


@settings(max_examples=some(200), deadline=None)
@given(st.text(SIGNS, min_size=1, max_size=30))
@example("$a$ ==a== ^a^ {.a} :smile: %%a%% ___, and ___,")
def test_nothing_is_left_that_other_readers_take_for_markup(text: str) -> None:
    """Beyond CommonMark: what GitHub and others have beside it is written so that they leave it alone."""
    for line in drawn(Paragraph(text=text)).split("\n"):
        assert OTHERS.search(line) is None, line


def test_a_blank_of_the_pack_is_read_as_a_blank() -> None:
    """Three underscores, in every opener that has one."""
    texts = [text for text in OPENERS.values() if "___" in text]
    assert texts
    for text in texts:
        words, _, inside = read(drawn(Quote(text=text)))
        assert words == text.split()
        assert inside <= {"text", "softbreak"}
