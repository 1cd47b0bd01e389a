"""A language that nobody speaks, in every document: no English is left, and nothing is cut off."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from html.parser import HTMLParser
from itertools import product
from pathlib import Path
from typing import Any

import pseudo
import pytest
from conftest import ROOT
from core_helpers import PACK, RESOURCES, WORDS, changed, strings
from pseudo import CLOSE, OPEN, TAG, english, squeezed, without_addresses
from reads_corpus import files_of
from rich.cells import cell_len

from impasse_check import build_report, load_pack, load_resources, load_words, read_answers, render
from impasse_check.background import load_background
from impasse_check.model import AUDIENCES, Answers, Audience, Pack, Resource
from impasse_check.pack import load_page
from impasse_check.renderers import FORMATS, Look
from impasse_check.report import NothingToBringError, Report
from impasse_check.report.blocks import Catalogue
from impasse_check.report.catalogue import list_questions, list_resources, one_page, tell_background
from impasse_check.report.form import make_form
from impasse_check.resources import countries
from impasse_check.schema import json_schema
from impasse_check.template import template
from impasse_check.words import Words

NARROW, WIDE = 40, 78
RULE = "\N{BOX DRAWINGS LIGHT HORIZONTAL}"
BAR = "\N{BOX DRAWINGS LIGHT VERTICAL}"
"""What stands at the left of words to say."""
NOTE = pseudo.pseudo("", "In my own words.")
STORIES = [path for path in sorted((ROOT / "examples").glob("*.yaml")) if path.stem != "therapist"]
ROUTES = [
    path for path in files_of("answers/valid") if re.match("route-|ended|on-a-break|not-safe", path.name)
]
OF_JSON = {
    # What such a file can hold beside texts: the names of things, and the words of the format.
    *PACK.sections,
    *PACK.questions,
    *PACK.indicators,
    *PACK.sources,
    *PACK.choices,
    *(answer for words in PACK.choices.values() for answer in words),
    *("therapy-impasse", "impasse-check/report", TAG),
    *("me", "session", "outside", "none", "talk", "consult", "answered", "therapist", "someone"),
    *("status", "strength", "gate", "graded", "event", "gentle", "direct"),
    *("first", "since", "again", "enough"),
    *("directory", "emergency", "line", "advice", "support", "complaints", "any"),
    *countries(RESOURCES),
    *(*load_background().sources, "research", "official", "reported"),
}
FULL = "full"
LANGUAGE: dict[str, Any] = {}


def documents() -> Iterator[tuple[Path, Audience, str]]:
    """Give every file of answers with the audiences it has a document for, in each of its lengths."""
    for path, audience in product((*STORIES, *ROUTES), AUDIENCES):
        with suppress(NothingToBringError):
            build_report(PACK, read_answers(str(path), PACK), words=WORDS, audience=audience)
            yield path, audience, "short"
            if audience == "me":
                yield path, audience, FULL


DOCUMENTS = [*documents()]


def by_name(value: object) -> str:
    """Name what a test is about."""
    return str(getattr(value, "stem", value))


@pytest.fixture(scope="module", autouse=True)
def _spoken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Load all that ships in that language."""
    with pytest.MonkeyPatch.context() as patch:
        pseudo.beside_ours(patch, pseudo.written(tmp_path_factory.mktemp("data")))
        LANGUAGE.update(pack=load_pack(None, TAG), words=load_words(TAG), resources=load_resources(TAG))
        LANGUAGE.update(privacy=load_page("privacy.yaml", TAG), background=load_background(TAG))
    yield
    load_words.cache_clear()
    load_resources.cache_clear()


def pack() -> Pack:
    """Give the pack in that language."""
    found: Pack = LANGUAGE["pack"]
    return found


def words() -> Words:
    """Give the words of the program in that language."""
    found: Words = LANGUAGE["words"]
    return found


def resources() -> tuple[Resource, ...]:
    """Give the resources in that language."""
    found: tuple[Resource, ...] = LANGUAGE["resources"]
    return found


def answers_of(path: Path) -> Answers:
    """Read a file of answers, with other notes, for these are in English."""
    answers = read_answers(str(path), PACK)
    given = {
        name: changed(each, note=NOTE) if each.note is not None else each
        for name, each in answers.answers.items()
    }
    return answers.put(given)


def document(path: Path, audience: Audience, length: str) -> Report:
    """Give one document in that language."""
    answers = answers_of(path)
    return build_report(
        pack(),
        answers,
        words=words(),
        resources=resources(),
        audience=audience,
        country="US",
        date="2026-01-02",
        full=length == FULL,
    )


def catalogues() -> dict[str, Catalogue]:
    """Give each document that is about nobody's answers."""
    return {
        "questions": list_questions(pack(), words()),
        "resources": list_resources(pack(), resources(), words(), None),
        "privacy": one_page(LANGUAGE["privacy"], words()),
        "background": tell_background(LANGUAGE["background"], words()),
        "form": make_form(pack(), words(), resources()),
    }


class Seen(HTMLParser):
    """Collects what can be seen or heard of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what is read aloud."""
        self._in_style = tag == "style"
        self.texts += [value or "" for name, value in attrs if name in ("aria-label", "alt", "title")]

    def handle_data(self, data: str) -> None:
        """Take what is shown."""
        if not self._in_style:
            self.texts.append(data)


def seen(drawn: str, format: str) -> str:
    """Give what a person meets of a drawn document, or a script of its texts."""
    if format == "json":
        names = {*OF_JSON, pack().sha256}
        return "\n".join(each for each in strings(json.loads(drawn)) if each not in names)
    if format == "html":
        page = Seen()
        page.feed(drawn)
        return "\n".join(page.texts)
    # In Markdown a sign of an address can stand behind a backslash.
    return without_addresses(drawn) if format == "terminal" else drawn.replace("\\", "")


@pytest.mark.slow
@pytest.mark.parametrize(("path", "audience", "length"), DOCUMENTS, ids=by_name)
def test_no_english_is_left_in_a_document(path: Path, audience: Audience, length: str) -> None:
    """On every route and in every form, in bars and told in words."""
    made = document(path, audience, length)
    for format, plain in product(FORMATS, (False, True)):
        drawn = render(made, format, Look(width=WIDE, plain=plain, color=not plain))
        assert english(seen(drawn, format), [PACK.id]) == [], format
        assert f'lang="{TAG}"' in drawn or format != "html"


@pytest.mark.slow
@pytest.mark.parametrize(("path", "audience", "length"), DOCUMENTS, ids=by_name)
def test_nothing_of_a_document_is_cut_off_where_it_is_narrow(
    path: Path, audience: Audience, length: str
) -> None:
    """At 40 columns every text is whole, at 78 every word; plain lines are the same at both."""
    made = document(path, audience, length)
    all_of_it = seen(render(made, "html"), "html").replace(words().say("html.contents"), "")
    for plain in (False, True):
        narrow, wide = (render(made, "terminal", Look(width=width, plain=plain)) for width in (NARROW, WIDE))
        assert too_wide(narrow) == []
        assert wide.count(OPEN) == wide.count(CLOSE)
        if plain:
            assert squeezed(narrow) == squeezed(wide)
        else:
            assert pieces(narrow.replace(BAR, "")) >= pieces(all_of_it)
            # At this width a row is a table: its texts stand side by side.
            assert words_of(wide) >= words_of(all_of_it)


def too_wide(text: str) -> list[str]:
    """Give the lines that do not fit; one address alone is not broken, so that it can be copied."""
    return [
        line for line in text.splitlines() if cell_len(line) > NARROW and len(line.strip(" -").split()) > 1
    ]


def words_of(text: str) -> set[str]:
    """Give each word, without the signs between texts."""
    return set(re.findall(f"[^\\s{OPEN}{CLOSE}.:]+", text))


def pieces(text: str) -> set[str]:
    """Give every text that stands there whole and holds no other."""
    return set(re.findall(f"{OPEN}[^{OPEN}{CLOSE}]*{CLOSE}", squeezed(text)))


@pytest.mark.parametrize("name", ["questions", "resources", "privacy", "background", "form"])
def test_no_english_is_left_in_a_list(name: str) -> None:
    """Ids stand there by their names, and nothing else does."""
    for format in FORMATS:
        drawn = render(catalogues()[name], format, Look(width=WIDE))
        assert english(seen(drawn, format), OF_JSON) == [], format


@pytest.mark.parametrize("name", ["questions", "resources", "privacy", "background", "form"])
def test_nothing_of_a_list_is_cut_off_where_it_is_narrow(name: str) -> None:
    """As of a document."""
    narrow, wide = (render(catalogues()[name], "terminal", Look(width=width)) for width in (NARROW, WIDE))
    assert too_wide(narrow) == []
    without_signs = f"[{RULE}{BAR}_]"
    assert squeezed(re.sub(without_signs, "", narrow)) == squeezed(re.sub(without_signs, "", wide))


def test_only_what_is_typed_is_english_in_a_file_to_fill_in(tmp_path: Path) -> None:
    """Its keys, ids and answers are the same in every language, and it reads as it stands."""
    text = template(pack(), words())
    keys = (
        "format",
        "format_version",
        "pack",
        "id",
        "version",
        "answers",
        "impact",
        "said",
        "note",
        "bring",
    )
    known = {
        *OF_JSON,
        *keys,
        "bring_notes",
        "tone",
        "yaml-language-server",
        "schema",
        "impasse-check/answers",
    }
    assert english(text, known) == []
    path = tmp_path / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    assert list(read_answers(str(path), pack()).answers) == list(PACK.questions)
    lines = [line.lstrip("# ") for line in text.splitlines()]
    assert all(squeezed(each.text) in squeezed("".join(lines)) for each in pack().questions.values())


def test_an_editor_shows_the_questions_in_that_language() -> None:
    """What it says of the keys of the format is not part of a language: it is as English as they are."""
    described = json_schema("answers", pack())["properties"]["answers"]["properties"]
    assert {name: each["description"] for name, each in described.items()} == {
        name: each.text for name, each in pack().questions.items()
    }
