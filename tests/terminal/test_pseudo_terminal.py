"""A language that nobody speaks, at a real terminal of 40 columns: every page of five ways to go."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pseudo
import pty_session
import pytest
import scripted
import walk
from conftest import ROOT
from paths import PATHS, Run
from pseudo import english, squeezed, without_addresses
from pty_session import Terminal
from samples import some
from scripted import Reply, Talk, sit

from impasse_check import load_pack, load_resources, load_words, read_answers
from impasse_check.model import Pack
from impasse_check.prompts.page import Page
from impasse_check.words import Words

NARROW = (40, 24)
RUNS = {name: way() for name, way in PATHS.items()}
"""Found while everybody still speaks our language."""
RUNNER = ROOT / "tests" / "in_pseudo.py"
START = scripted.START
TYPED = {"notes.yaml", "impasse-check", "quiz", "--answers", "--save-answers"}
"""What is not said by the program: a name that was typed, and what is to be typed."""

WALKED = list(PATHS)[:: len(PATHS) // some(len(PATHS)) + 1] if some(3) < 3 else list(PATHS)
"""The shortest way and the one that meets help from outside; all of them where somebody has time."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with the language in it."""
    return pseudo.written(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def pack(folder: Path) -> Pack:
    """Give the pack in that language."""
    with pytest.MonkeyPatch.context() as patch:
        pseudo.beside_ours(patch, folder)
        return load_pack(None, pseudo.TAG)


@pytest.fixture(scope="module")
def words(folder: Path) -> Words:
    """Give the words in that language."""
    with pytest.MonkeyPatch.context() as patch:
        pseudo.beside_ours(patch, folder)
        return load_words.__wrapped__(pseudo.TAG)


@pytest.fixture(scope="module")
def help_lines(folder: Path) -> list[str]:
    """Give what must stand among the help lines, whichever country it is."""
    with pytest.MonkeyPatch.context() as patch:
        pseudo.beside_ours(patch, folder)
        everywhere = [each for each in load_resources.__wrapped__(pseudo.TAG) if "any" in each.countries]
        return [text for each in everywhere for text in (each.name, each.contact, each.what, each.source)]


@pytest.fixture
def ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of our own, beside the one of the program."""
    (tmp_path / "ours").mkdir()
    monkeypatch.chdir(tmp_path / "ours")
    return tmp_path


@pytest.fixture(autouse=True)
def _in_that_language(monkeypatch: pytest.MonkeyPatch, words: Words, folder: Path) -> None:
    """Let those who walk through the quiz look for the words of that language."""
    pseudo.beside_ours(monkeypatch, folder)
    monkeypatch.setattr(scripted, "WORDS", words)
    monkeypatch.setattr(walk, "WORDS", words)
    monkeypatch.setattr(scripted, "LINES", load_resources.__wrapped__(pseudo.TAG)[:2])
    asks = ("quiz.your-choice", "quiz.your-words", "quiz.go-on-line", "quiz.end-line")
    prompts = "|".join(re.escape(words.say(each)) for each in asks)
    monkeypatch.setattr(pty_session, "_PROMPT", re.compile(f"\n({prompts}) $".encode()))


def held(each: Run, pack: Pack) -> tuple[Talk, list[Reply]]:
    """Hold the conversation with a scripted person, which says what page stands where; and its replies."""
    start = read_answers(each.goes_on_from, pack) if each.goes_on_from else None
    titled = {START: pack.pages.start.title if pack.pages.start else ""}
    noted = [
        (to, str(pseudo.pseudo("", reply)) if to == "quiz.note" and reply != "back" else reply)
        for to, reply in each.replies
    ]
    replies = [(titled.get(to, to), reply) for to, reply in noted]
    return sit(
        replies, start=start, pack=pack, words=vars(scripted)["WORDS"], writes=bool(each.options)
    ), replies


def begun(each: Run, folder: Path, ours: Path, *options: str) -> Terminal:
    """Start the program in that language on a narrow terminal."""
    (ours / "theirs").mkdir(exist_ok=True)
    program = (sys.executable, str(RUNNER), str(folder))
    return Terminal("quiz", *options, *each.options, folder=ours / "theirs", size=NARROW, program=program)


def texts_of(page: Page) -> Iterator[str]:
    """Give all that stands on a page, but for what was drawn, or is told on another."""
    yield from (page.where, *page.text, page.question, page.last)
    yield from (each.label for each in (*page.choices, *page.options) if not page.listed)


def in_a_file(text: str, words: Words) -> str:
    """Give a text as it stands here: a scripted person writes nowhere, and this run to a file."""
    is_about_it = text == words.say("end.to-print")
    return words.say("end.to-file", file="report.md") if is_about_it else text


def typed(page: Page, reply: str, words: Words) -> str:
    """Give what is typed as a reply on plain lines: a number, a word of that language, or a text."""
    commands = {each.value: words.say(f"command.{each.value}") for each in page.commands}
    return commands.get(reply) or walk.line_for(page, reply)


def _goes_first(page: Page, text: str) -> bool:
    """Say whether a text of a question is the one that goes where not all has room: what was said last."""
    return bool(page.choices) and text == page.last


@pytest.mark.parametrize("name", WALKED)
def test_with_single_keys(name: str, folder: Path, pack: Pack, words: Words, ours: Path) -> None:
    """Every text of every page is there, on one screen or another, and nothing else is."""
    for each in RUNS[name]:
        last, replies = held(each, pack)
        with begun(each, folder, ours) as terminal:
            screens = walk.by_keys(terminal, last.pages, replies, words.say("quiz.more-below"))
            assert terminal.end() == 0
        # A text that goes on over several screens is read past the words that there is more.
        more = squeezed(words.say("quiz.more-below"))
        shown = "".join(squeezed(screen).split(more)[0] for screen in screens)
        # Who turns back from a page to read has not seen all of it.
        read = [
            page
            for page, (_, reply) in zip(last.pages, replies, strict=True)
            if not page.goes_on or reply != "back"
        ]
        there = (text for page in read for text in texts_of(page) if not _goes_first(page, text))
        texts = [in_a_file(text, words) for text in there]
        assert [text for text in texts if squeezed(text) not in shown] == []
        assert english(without_addresses("\n".join(screens)), TYPED) == []
        assert squeezed(words.say("widgets.exit")) in shown


@pytest.mark.parametrize("name", WALKED)
def test_with_plain_lines(
    name: str, folder: Path, pack: Pack, words: Words, help_lines: list[str], ours: Path
) -> None:
    """Each page from its first line to its last, in the order in which they come."""
    for each in RUNS[name]:
        last, replies = held(each, pack)
        with begun(each, folder, ours, "--plain") as terminal:
            for page, (_, reply) in zip(last.pages, replies, strict=True):
                shown = terminal.wait_for_prompt()
                known = (page.where, *page.said) if page.said else ()
                left_out = (page.last, *known)
                texts = [in_a_file(each, words) for each in texts_of(page) if each not in left_out]
                assert [text for text in texts if squeezed(text) not in squeezed(shown)] == []
                # The first line is what was typed before.
                assert max(map(len, shown.splitlines()[1:])) <= NARROW[0]
                if page.where == words.say("quiz.help"):
                    assert [each for each in help_lines if squeezed(each) not in squeezed(shown)] == []
                assert english(without_addresses(shown), {*TYPED, reply}) == []
                terminal.type(f"{typed(page, reply, words)}\r")
            assert terminal.end() == 0
