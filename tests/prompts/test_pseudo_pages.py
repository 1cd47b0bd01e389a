"""A language that nobody speaks, where a quiz ends or fails: every page and message is wholly in it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import closed
import pseudo
import pytest
import scripted
from core_helpers import PACK, answer
from pseudo import TAG, english, squeezed, without_addresses
from reads_corpus import (
    SMALL,
    answers_file,
    exchanges,
    faults_of_answers,
    faults_of_pack,
    files_of,
    pack_of,
    small_with,
)
from reads_program import inside
from scripted import HELP_LINES, Reply, Scripted, answered, calmly

from impasse_check import files, load_pack, load_resources, load_words
from impasse_check.cli import passphrase
from impasse_check.cli.keeping import Keeper
from impasse_check.cli.messages import fault_line, tell
from impasse_check.errors import Fault, ImpasseCheckError, NotWrittenError
from impasse_check.model import AUDIENCES, Answers, Audience, Pack
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Page
from impasse_check.prompts.paging import lay_out
from impasse_check.renderers import FORMATS
from impasse_check.schema import SCHEMAS
from impasse_check.words import Words

MENU = "menu.question"
COLUMNS = 40
NOTHING = Answers()
NOTED = answered({"topic-pushed": "often+somewhat", "easy-ground": "rarely"})
NOTED = NOTED.put(
    {**NOTED.answers, "topic-pushed": answer("often", str(pseudo.pseudo("", "They asked twice.")))}
)
GATED = answered({"felt-stuck": "yes", "stuck-unnoticed": "often+somewhat"})
NAMES = {
    *("impasse-check", "quiz", "--answers", "--save-answers", "kept.yaml", "notes"),
    *(*AUDIENCES, *FORMATS, *SCHEMAS, "yaml", "auto", "always", "never"),
    *("--for", "--format", "--color", "schema", "IMPASSE_CHECK_DEBUG"),
    *("none/a.md", "No such file or directory"),
}
"""What is not said by the program: names of files, what is to be typed, and the system's own words."""
CLOSINGS: dict[str, tuple[Answers, Audience, list[Reply]]] = {
    "show it, and save it after names that do not do": (
        NOTED,
        "me",
        [
            *((MENU, "show"), (MENU, "done"), (MENU, "save")),
            *(("menu.file", name) for name in ("notes", "notes.age", "there.md", "none/a.md", "good.md")),
            (MENU, "close"),
        ],
    ),
    "make the page to bring": (
        NOTED,
        "me",
        [
            *((MENU, "sheet"), ("menu.bring", "topic-pushed"), ("menu.tone", "direct")),
            *(("menu.note", "with-note"), (MENU, "save"), ("menu.file", "bring.md")),
            *((MENU, "close"), ("leave.question", "drop")),
        ],
    ),
    "go on, and keep what was said": (
        answered(leaving=("told-wrong",)),
        "me",
        [
            *((MENU, "go-on"), *calmly("told-wrong"), ("review.question", "go-on")),
            *(
                (MENU, "close"),
                ("leave.question", "keep"),
                ("leave.file", "kept.yaml"),
                ("leave.bye", "done"),
            ),
        ],
    ),
    "change an answer that others hang on": (
        GATED,
        "me",
        [
            *((MENU, "change"), ("review.question", "felt-stuck"), ("felt-stuck", "no")),
            *(("review.question", "go-on"), (MENU, "close"), ("leave.question", "drop")),
        ],
    ),
    "want a page for a session that there is not": (
        answered(),
        "session",
        [(MENU, "show"), (MENU, "close"), ("leave.question", "drop")],
    ),
}


class Speaker(Scripted):
    """Somebody who knows a page by the beginning of its question, as a blank may stand anywhere in it."""

    width = COLUMNS - 2

    def _is(self, to: str, page: Page) -> bool:
        words: Words = vars(scripted)["WORDS"]
        begun = words.raw(to)[:20] if words.knows(to) else to
        return super()._is(to, page) or page.question.startswith(begun)


@dataclass(frozen=True, kw_only=True)
class Spoken:
    """The language, loaded."""

    pack: Pack
    words: Words


@pytest.fixture(scope="module", autouse=True)
def language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spoken]:
    """Let the whole program speak it."""
    with pytest.MonkeyPatch.context() as patch:
        pseudo.spoken(patch, pseudo.written(tmp_path_factory.mktemp("data")))
        spoken = Spoken(pack=load_pack(None, TAG), words=load_words(TAG))
        for module in (closed, scripted):
            patch.setattr(module, "WORDS", spoken.words)
            patch.setattr(module, "HELP_LINES", tuple(str(pseudo.pseudo("", each)) for each in HELP_LINES))
        patch.setattr(closed, "PACK", spoken.pack)
        yield spoken
    load_words.cache_clear()
    load_resources.cache_clear()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with one file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.md").write_text("mine")
    return tmp_path


def texts_of(page: Page) -> list[str]:
    """Give all that stands on a page."""
    labels = (each.label for each in page.all_choices)
    return [each for each in (page.where, *page.text, *page.drawn, page.question, *labels) if each]


def is_whole(pages: list[Page], words: Words) -> None:
    """Fail if a page holds English, or if something of it is not seen on a small screen."""
    for page in pages:
        beside = " " if page.takes_text else "   "
        assert english(without_addresses("\n".join(texts_of(page))), NAMES) == []
        for rows in (16, 24):
            laid = lay_out(page, words, width=COLUMNS - 2, rows=rows)
            read = [line for each in laid for line in each.text]
            asked = [line for each in laid for line in each.question]
            keys = [line for each in laid for line in each.keys]
            labels = [label.splitlines() for each in laid for label, _ in each.choices]
            seen = [*(f" {line}" for line in (*read, *asked)), *(f"{beside}{line}" for line in keys)]
            seen += [line for first, *further in labels for line in (f"   {first}", *further)]
            assert max(map(len, seen)) <= COLUMNS
            assert english(" ".join(without_addresses("\n".join(seen)).split()), NAMES) == []
            assert [each for each in (page.where, *page.text) if squeezed(each) not in flat(read)] == []
            assert squeezed(page.question) in flat(asked) + flat(read)
            chosen = re.sub(r"\d\.", "", flat(line for lines in labels for line in lines))
            assert [each.label for each in page.all_choices if squeezed(each.label) not in chosen] == []


def flat(lines: Iterable[str]) -> str:
    """Give lines as they were before they were wrapped, without blanks."""
    return squeezed("".join(lines))


@pytest.mark.parametrize("name", CLOSINGS)
@pytest.mark.usefixtures("here")
def test_the_menu_at_the_end(name: str, language: Spoken) -> None:
    """Whatever is done there, and whatever hinders it."""
    answers, audience, replies = CLOSINGS[name]
    asker = Speaker(replies, language.pack)
    closed.closing_with(asker, answers, audience=audience, kept=NOTHING)
    asker.finish()
    is_whole(asker.pages, language.words)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("code", ["in-use", "changed", "exists", "symlink", "not-a-file", "cannot-write"])
def test_a_file_that_fails_in_the_midst_of_it(
    code: str, language: Spoken, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why, that nothing is lost, and what can be done."""
    keeper = Keeper("kept.yaml", language.pack, language.words, force=False, kept=NOTHING)

    def fail(*_: object) -> None:
        raise NotWrittenError(f"error.{code}", file="kept.yaml", reason="0")

    monkeypatch.setattr(files.Held, "write", fail)
    asker = Speaker(
        [
            *(("leave.failed", "again"), ("leave.failed", "without")),
            *(("leave.question", "keep"), ("leave.file", "back"), ("leave.question", "back")),
        ],
        language.pack,
    )
    conversation = Conversation(asker, Page(question=""), lambda: False)
    keeper.keep(NOTED, conversation)
    assert keeper.offer(NOTED, conversation)
    asker.finish()
    is_whole(asker.pages, language.words)


@pytest.mark.usefixtures("here")
def test_a_locked_file(language: Spoken) -> None:
    """When it is written, and a passphrase that is chosen at last."""
    replies = [("quiz.read", "go-on"), ("locked.new", ""), ("locked.new", "one"), ("locked.again", "two")]
    asker = Speaker([*replies, ("locked.new", "one"), ("locked.again", "one")], language.pack)
    conversation = Conversation(asker, Page(question=""), lambda: False)
    Keeper("k.yaml.age", language.pack, language.words, force=False, kept=NOTHING).explain(conversation)
    assert passphrase.choose(conversation, language.words) == "one"
    asker.finish()
    is_whole(asker.pages, language.words)


def names_in(fault: Fault) -> set[str]:
    """Give what a fault names: the way to it, and what fits there."""
    told = " ".join([*map(str, fault.path), *(value for _, value in fault.details)])
    return {*re.split(r"[\s,.\[\]]+", told), *NAMES} - {""}


def test_every_fault_of_every_file(language: Spoken) -> None:
    """Of answers and of packs: the place by its name, all else in that language."""
    faults = [Fault(code="file.unreadable"), Fault(code="yaml.size", details=(("most", "1 MiB"),))]
    for path in files_of("answers/invalid"):
        faults += faults_of_answers(path.read_bytes(), pack_of(path))
    for path in files_of("packs/invalid"):
        faults += faults_of_pack(small_with(exchanges(path)))
    said = {fault_line(language.words, each): names_in(each) for each in faults}
    assert {line: found for line, names in said.items() if (found := english(line, names))} == {}


@pytest.mark.parametrize("group", ["error", "note", "locked", "language"])
def test_every_message(group: str, language: Spoken, capsys: pytest.CaptureFixture[str]) -> None:
    """Also one that only another machine gives."""
    blanks = ("file", "option", "choices", "suffixes", "suffix", "format", "reason", "variable", "version")
    for key in sorted(each for each in language.words.keys if each.startswith(f"{group}.")):
        names = dict.fromkeys((*blanks, "question", "countries", "kept", "most", "megabytes"), "0")
        tell(ImpasseCheckError(key, **names))
        said = capsys.readouterr().err
        assert pseudo.OPEN in said
        assert english(said) == []


COMMANDS: dict[str, Callable[[Path], tuple[str, ...]]] = {
    "no such file": lambda _: ("report", "none.yaml"),
    "no such audience": lambda _: ("report", "-", "--for", "nobody"),
    "no such form": lambda _: ("report", "-", "--format", "pdf"),
    "no such end of a name": lambda _: ("report", "-", "-o", "a.pdf"),
    "no such end before .age": lambda _: ("report", "-", "-o", "a.age"),
    "an end that does not fit": lambda _: ("report", "-", "-o", "a.md", "--format", "json"),
    "no such day": lambda _: ("report", "-", "--date", "today"),
    "no such schema": lambda _: ("schema", "quiz"),
    "no such colour": lambda _: ("privacy", "--color", "red"),
    "a file that is there": lambda _: ("template", "-o", "there.md"),
    "a folder that is not": lambda _: ("template", "-o", "none/a.yaml"),
    "a file that is a folder": lambda here: ("template", "--force", "-o", str(here)),
    "a document over its answers": lambda _: ("report", "kept.yaml", "-o", "kept.yaml", "--format", "json"),
    "answers from where keys come from": lambda _: ("quiz", "--answers", "-"),
    "no terminal": lambda _: ("quiz",),
    "nothing to bring": lambda _: ("report", answers_file("route-none"), "--for", "session"),
    "answers behind a gate": lambda _: ("report", answers_file("an-answer-behind-a-closed-gate")),
    "answers to another version": lambda _: ("report", answers_file("pack-of-another-version")),
    "a check of answers": lambda _: ("check", answers_file("route-talk")),
    "a check of a pack": lambda _: ("check", str(SMALL)),
    "a check of something else": lambda _: ("check", "there.md"),
    "a country without lines": lambda _: ("resources", "--country", "XX"),
    "a report": lambda _: ("report", answers_file("ended"), "--country", "NZ"),
    "words for someone else": lambda _: ("report", answers_file("route-outside"), "--for", "outside"),
    "every question": lambda _: ("questions",),
    "every line": lambda _: ("resources",),
    "what is kept": lambda _: ("privacy",),
}
"""What is typed, by what comes of it."""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command(name: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What goes wrong, what is noted beside a document, and the document itself."""
    typed = COMMANDS[name](here)
    ended = inside(capsys, *typed)
    ids = {*PACK.questions, *PACK.indicators, *(each for words in PACK.choices.values() for each in words)}
    countries = {code for each in load_resources() for code in each.countries}
    known = {*typed, *NAMES, *ids, *countries}
    assert pseudo.OPEN in ended.out + ended.err
    assert english(without_addresses(f"{ended.out}\n{ended.err}"), known) == []
