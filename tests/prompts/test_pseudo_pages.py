"""A language that nobody speaks, where a quiz ends or fails: every page and message is wholly in it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pseudo
import pytest
import scripted
from core_helpers import GRAVE, PACK, answer
from core_helpers import page as passage
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
from scripted import Reply, Scripted, answered, calmly, interview_with, sit

from impasse_check import files, load_pack, load_resources, load_words
from impasse_check.cli.messages import fault_line, tell
from impasse_check.errors import Fault, ImpasseCheckError, NotWrittenError
from impasse_check.model import AUDIENCES, Answers, Pack
from impasse_check.prompts.conversation import Conversation, Parting
from impasse_check.prompts.page import Page
from impasse_check.prompts.paging import lay_out
from impasse_check.renderers import FORMATS, SUFFIXES
from impasse_check.resources import load_countries
from impasse_check.schema import SCHEMAS
from impasse_check.sitting import passphrase
from impasse_check.sitting.follow_up import FollowUp
from impasse_check.sitting.help import Help
from impasse_check.sitting.keeping import Keeper
from impasse_check.sitting.pages import Pages
from impasse_check.sitting.record import Record
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
    PACK.id,
    *("impasse-check", "quiz", "--answers", "--save-answers", "kept.yaml", "notes"),
    *(
        *AUDIENCES,
        *FORMATS,
        *(each.strip(".") for each in SUFFIXES),
        *SCHEMAS,
        "yaml",
        "auto",
        "always",
        "never",
    ),
    *("--for", "--format", "--color", "schema", "IMPASSE_CHECK_DEBUG"),
    *("none/a.md", "No such file or directory", "short"),
}
"""What is not said by the program: names of files, what is to be typed, notes, and the system's own words."""
CARD, MORE, EMPTY = "card.title", "end.more", ""
ENDINGS: dict[str, tuple[Answers, list[Reply]]] = {
    "show it, and save it after names that do not do": (
        NOTED,
        [
            *((CARD, "more"), (MORE, "everything"), (EMPTY, "go-on")),
            *((CARD, "more"), (MORE, "save"), ("save.question", "to-read")),
            *(("save.file", name) for name in ("notes.x", "notes.x.age", "there.md", "none/a.md", "good.md")),
            *((MORE, "back"), (CARD, "leave")),
        ],
    ),
    "make the page to bring": (
        NOTED,
        [
            *((CARD, "session"), (EMPTY, "what-goes"), ("sheet.question", "back"), (EMPTY, "with-note")),
            *((EMPTY, "write"), ("save.file", "bring.md"), (CARD, "leave"), ("leave.question", "drop")),
        ],
    ),
    "practise, and say it in one's own words": (
        NOTED,
        [
            *((CARD, "practise"), ("practise.title", "worse"), ("practise.worse", "go-on")),
            *((CARD, "longer"), ("end.longer", "go-on"), (CARD, "telling"), (EMPTY, "go-on")),
            *((CARD, "own-line"), ("own-line.question", "back"), (CARD, "leave")),
        ],
    ),
    "go on, and keep what was said": (
        answered(leaving=("told-wrong",)),
        [
            *((passage("start").title, "go-on"), ("told-wrong", "back"), ("topic-pushed", "ahead")),
            *(*calmly("told-wrong"), (passage("none").title, "leave"), ("leave.question", "keep")),
            ("leave.file", "kept.yaml"),
        ],
    ),
    "change an answer that others hang on": (
        GATED,
        [
            *((CARD, "change"), ("review.question", "rest"), ("review.question", "felt-stuck")),
            *(("felt-stuck", "no"), ("review.question", "back"), (passage("none").title, "leave")),
            ("leave.question", "drop"),
        ],
    ),
    "choose a part, and are not sure of a grave act": (
        Answers(),
        [
            *((passage("start").title, "help"), ("quiz.help", "near"), ("country.question", "xx")),
            *(("country.question", ""), ("quiz.help", "go-on"), (passage("start").title, "go-on")),
            *(("focus.question", "feedback"), ("therapy-status", "why"), ("quiz.why", "go-on")),
            ("therapy-status", "leave"),
        ],
    ),
    "are not sure of a grave act": (
        answered(leaving=(GRAVE[0],)),
        [
            *((passage("start").title, "go-on"), ("quiz.warned", "go-on"), (GRAVE[0], "unsure")),
            *(("unsure.question", "nothing"), ("unsure.offer", "as-it-is"), ("quiz.outside", "stop")),
            *((passage("outside_unsure").title, "why"), ("end.which", "go-on")),
            *((passage("outside_unsure").title, "leave"), ("leave.question", "drop")),
        ],
    ),
}


class Speaker(Scripted):
    """Somebody who knows a page by the beginning of its question, as a blank may stand anywhere in it."""

    width = COLUMNS - 2

    def _is(self, to: str, page: Page) -> bool:
        titles = {each.title: name for name, each in PACK.pages if each is not None}
        if to in titles:
            return bool(page.where == getattr(self._pack.pages, titles[to]).title)
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
        patch.setattr(scripted, "WORDS", spoken.words)
        patch.setattr(scripted, "LINES", load_resources(TAG)[:2])
        yield spoken
    load_words.cache_clear()
    load_resources.cache_clear()
    load_countries.cache_clear()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with one file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.md").write_text("mine")
    return tmp_path


def texts_of(page: Page) -> list[str]:
    """Give all that stands on a page."""
    labels = (each.label for each in page.all_choices)
    there = (page.where, page.part, *page.text, *page.lead, *page.drawn, page.question, page.last, *labels)
    return [each for each in there if each]


def is_whole(pages: list[Page], words: Words) -> None:
    """Fail if a page holds English, or if something of it is not seen on a small screen."""
    for page in pages:
        beside = " " if page.takes_text else "   "
        told = told_of(page).replace(str(Path.cwd()), "")
        # An address that goes over two lines, with a sign in it that few have.
        told = re.sub(r"\S+\?file=\S+", "", told)
        assert english(without_addresses(told), NAMES) == []
        for rows in (16, 24):
            laid = lay_out(page, words, width=COLUMNS - 2, rows=rows)
            read = [line for each in laid for line in (*each.where, *each.text, *each.lead)]
            asked = [line for each in laid for line in each.question]
            keys = [line for each in laid for line in (*each.keys, *each.last)]
            labels = [label.splitlines() for each in laid for label, _ in each.choices]
            seen = [*(f" {line}" for line in (*read, *asked)), *(f"{beside}{line}" for line in keys)]
            seen += [line for first, *further in labels for line in (f"   {first}", *further)]
            assert [each for each in seen if len(each) > COLUMNS] == []
            if str(Path.cwd()) not in told_of(page) and not page.drawn:
                assert english(" ".join(without_addresses("\n".join(seen)).split()), NAMES) == []
            assert [each for each in (page.where, *page.text) if squeezed(each) not in flat(read)] == []
            assert squeezed(page.question) in flat(asked) + flat(read)
            chosen = re.sub(r"\d\.", "", flat(line for lines in labels for line in lines))
            told = flat([*keys, *read])
            assert [each.label for each in page.choices if squeezed(each.label) not in chosen] == []
            assert [each.label for each in page.options if squeezed(each.label) not in told] == []


def told_of(page: Page) -> str:
    """Give all that stands on a page as one text."""
    return "\n".join(texts_of(page))


def flat(lines: Iterable[str]) -> str:
    """Give lines as they were before they were wrapped, without blanks."""
    return squeezed("".join(lines))


@pytest.mark.parametrize("name", ENDINGS)
@pytest.mark.usefixtures("here")
def test_the_end(name: str, language: Spoken) -> None:
    """Whatever is done there, and whatever hinders it."""
    answers, replies = ENDINGS[name]
    asker = Speaker(replies, language.pack)
    sit([], start=answers, pack=language.pack, words=language.words, asker=asker)
    is_whole(asker.pages, language.words)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("code", ["in-use", "changed", "exists", "symlink", "not-a-file", "cannot-write"])
def test_a_file_that_fails_in_the_midst_of_it(
    code: str, language: Spoken, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Why, that nothing is lost, and what can be done."""
    record = Record(NOTED)
    keeper = Keeper("kept.yaml", language.pack, language.words, force=False, kept=NOTHING, record=record)

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
    conversation = Conversation(asker, Help(language.words, tuple, None), keeper)
    keeper.keep(NOTED, conversation)
    assert keeper.part(conversation) is Parting.STAYS
    asker.finish()
    is_whole(asker.pages, language.words)


TALKS: dict[str, list[Reply]] = {
    "all there is to say": [
        *(("follow.happened", "partly"), ("follow.came-back", "worse"), ("follow.safe", "open")),
        *((passage("consult").title, "go-on"), ("follow.note", str(pseudo.pseudo("", "That they ask.")))),
        *(("follow.pick", "easy-ground"), ("follow.happened", "no"), ("follow.safe-to-say", "yes")),
        *(("follow.pick", "that-is-all"), ("follow.grave-question", "not-again"), ("follow.next", "go-on")),
    ],
    "nothing to say": [("follow.happened", "back"), ("follow.pick", "that-is-all")],
}


@pytest.mark.parametrize("name", TALKS)
def test_what_came_of_a_talk(name: str, language: Spoken) -> None:
    """From the first question to where the person is now."""
    asker = Speaker(TALKS[name], language.pack)
    talk_with(asker, language, NOTED)
    asker.finish()
    is_whole(asker.pages, language.words)


def test_help_from_outside_after_a_talk(language: Spoken) -> None:
    """Where nothing is asked."""
    asker = Speaker([("follow.outside", "stop")], language.pack)
    talk_with(asker, language, NOTED.put({**NOTED.answers, "sexual-remarks": answer("yes")}))
    asker.finish()
    is_whole(asker.pages, language.words)


def talk_with(asker: Scripted, language: Spoken, answers: Answers) -> None:
    """Hold what is asked after a talk."""
    interview = interview_with(
        asker, answers, pack=language.pack, words=language.words, lines=vars(scripted)["LINES"]
    )
    FollowUp(
        pack=language.pack,
        words=language.words,
        pages=Pages(language.pack, language.words),
        conversation=interview._talk,  # noqa: SLF001  # the one that the scripted person holds
        interview=interview,
        help=Help(language.words, lambda: vars(scripted)["LINES"], None),
        date=None,
    ).run()


@pytest.mark.usefixtures("here")
def test_a_locked_file(language: Spoken) -> None:
    """When it is written, and a passphrase that is chosen at last."""
    replies = [("locked.later", "go-on"), ("locked.new", ""), ("locked.new", "one"), ("locked.again", "two")]
    asker = Speaker([*replies, ("locked.new", "one"), ("locked.again", "one")], language.pack)
    record = Record(NOTHING)
    keeper = Keeper("k.yaml.age", language.pack, language.words, force=False, kept=NOTHING, record=record)
    conversation = Conversation(asker, Help(language.words, tuple, None), keeper)
    keeper.explain(conversation)
    assert passphrase.choose(conversation, language.words) == "one"
    asker.finish()
    is_whole(asker.pages, language.words)


def names_in(fault: Fault) -> set[str]:
    """Give what a fault names: the way to it, and what fits there."""
    told = " ".join([*map(str, fault.path), *(value for _, value in fault.details)])
    return {*re.split(r"[\s,.\[\]]+", told), *NAMES} - {""}


@pytest.mark.slow
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
    blanks = (
        "file",
        "option",
        "choices",
        "command",
        "suffixes",
        "suffix",
        "format",
        "reason",
        "variable",
        "version",
    )
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
    "two sets of answers": lambda _: (
        *("report", answers_file("route-talk"), "--since", answers_file("ended"), "--full"),
    ),
    "two sets of answers, one of them grave": lambda _: (
        *("report", answers_file("route-talk"), "--since", answers_file("route-outside"), "--country", "NZ"),
    ),
    "the same answers twice": lambda _: ("report", "there.md", "--since", "there.md"),
    "two sets of answers for a session": lambda _: ("report", "-", "--since", "there.md", "--for", "session"),
    "what came of a talk": lambda _: ("report", answers_file("after-a-talk"), "--full"),
    "no terminal after a talk": lambda _: ("follow-up", "there.md"),
    "every question": lambda _: ("questions",),
    "every line": lambda _: ("resources",),
    "what is kept": lambda _: ("privacy",),
}
"""What is typed, by what comes of it."""


@pytest.mark.slow
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
