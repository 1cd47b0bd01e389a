"""Every text of what ships has an address, and a language is a whole set of them or is refused."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pseudo
import pytest
from conftest import ROOT
from pseudo import SHIPPED, TAG

from impasse_check import load_pack, load_resources, load_words
from impasse_check.background import load_background
from impasse_check.cli.messages import tell
from impasse_check.errors import PackError
from impasse_check.language import load_shipped, texts_of
from impasse_check.pack import load_page
from impasse_check.strict_yaml import Document, parse

NO_TEXTS = re.compile(
    r"(format|format_version|id|version|language|view|kind|checked|address|sections\.\w+\.focus"
    r"|(sections|pages|page)\..*\.sources\.\d+|sections\.\w+\.warning\.before|scales\..*|follow_ups\.\w+\.choices"
    r"|moves\..*|questions\.[a-z-]+\.reworded"
    r"|questions\.[a-z-]+\.(section|kind|indicator|also\.\d+|sources\.\d+|choices|period|level|unsure|told_by"
    r"|traits\.\d+|waits_if\..*|rises\..*|closed_by\..*|asked_if\..*)|signs\..*|rules\..*|stages\..*"
    r"|openers\.[a-z0-9-]+\.(for\.\d+|stage)|replies\.[a-z0-9-]+\.(for\.\d+|stages\.\d+|answers\.[a-z0-9-]+\.kind)"
    r"|someone_lines\.[a-z0-9-]+\.if\..*|(pages\.\w+|sections\.\w+\.advice|page)\.body\.[a-z0-9-]+\.full|sources\.[a-z0-9-]+\.(kind|address)|retired\..*"
    r"|resources\.[a-z0-9-]+\.(kind|countries\.\d+|checked))"
)
"""Where something stands that is the same in every language."""
LOADERS: dict[str, Callable[[], object]] = {
    "indicators.yaml": lambda: load_pack(None, TAG),
    "therapist.yaml": lambda: load_pack("therapist", TAG),
    "words.yaml": lambda: load_words(TAG),
    "privacy.yaml": lambda: load_page("privacy.yaml", TAG),
    "resources.yaml": lambda: load_resources(TAG),
    "background.yaml": lambda: load_background(TAG),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder that the program takes for its data, with the whole of a language in it."""
    for name in SHIPPED:
        pseudo.write(tmp_path, name, pseudo.texts(name))
    pseudo.beside_ours(monkeypatch, tmp_path)
    return tmp_path


def ours(name: str) -> Document:
    """Read a file of ours."""
    return parse((ROOT / "data" / name).read_bytes(), most_bytes=2**23)


def leaves(value: Any, path: tuple[object, ...] = ()) -> dict[str, object]:
    """Give everything that stands in a file and holds nothing else, by its address."""
    if not isinstance(value, dict | list):
        return {".".join(map(str, path)): value}
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    return {address: found for key, each in inside for address, found in leaves(each, (*path, key)).items()}


def refused(name: str) -> list[tuple[str, str, int | None]]:
    """Give code, address and line of each fault of a language."""
    with pytest.raises(PackError) as caught:
        LOADERS[name]()
    assert caught.value.file == f"{TAG}/{name}"
    return [(each.code, ".".join(map(str, each.path)), each.line) for each in caught.value.faults]


@pytest.mark.parametrize("name", SHIPPED)
def test_all_that_a_person_reads_has_an_address(name: str) -> None:
    """What has none is an id, a rule, a day or an address on the web."""
    addresses = texts_of(SHIPPED[name], ours(name))
    without = {
        each
        for each in leaves(ours(name).value)
        if each not in addresses and each.rpartition(".")[0] not in addresses
    }
    assert {each for each in without if not NO_TEXTS.fullmatch(each)} == set()


@pytest.mark.parametrize("name", SHIPPED)
def test_an_address_stays_when_something_is_put_before_it(name: str) -> None:
    """It is made of names alone, never of a place in a list."""
    addresses = texts_of(SHIPPED[name], ours(name))
    assert addresses
    assert [each for each in addresses if re.search(r"(^|\.)\d+(\.|$)", each)] == []


@pytest.mark.parametrize("name", SHIPPED)
def test_the_language_of_the_tests_is_longer_and_keeps_what_must_stay(name: str) -> None:
    """By some two fifths, without a word of English."""
    before, after = texts_of(SHIPPED[name], ours(name)), pseudo.texts(name)
    long, longer = (len(re.sub(pseudo.ADDRESS, "", str([*each.values()]))) for each in (before, after))
    assert 1.3 < longer / long < 1.5
    plain = {address: re.sub(r"\{[a-z]*\}", "", str(text)) for address, text in after.items()}
    assert {address: found for address, text in plain.items() if (found := pseudo.english(text))} == {}


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.usefixtures("folder")
def test_a_whole_language_is_taken(name: str) -> None:
    """Every text of it stands where ours stood, and nothing else has changed."""
    _, document = load_shipped(SHIPPED[name], name, TAG)
    addresses = texts_of(SHIPPED[name], document)
    assert addresses == pseudo.texts(name)

    def untouched(value: Any) -> dict[str, object]:
        found = leaves(value)
        return {
            each: text
            for each, text in found.items()
            if each not in {*addresses, "language"} and each.rpartition(".")[0] not in addresses
        }

    assert untouched(document.value) == untouched(ours(name).value)


@pytest.mark.usefixtures("folder")
def test_every_way_to_what_ships_takes_a_language() -> None:
    """The pack says which it is, and has a fingerprint of its own; the words say it too."""
    pack, words = load_pack(None, TAG), load_words(TAG)
    assert (pack.language, words.language, load_pack().language, load_words().language) == (
        TAG,
        TAG,
        "en",
        "en",
    )
    assert len({pack.sha256, load_pack().sha256}) == 2
    assert pack.title == pseudo.pseudo("title", load_pack().title)
    assert words.say("quiz.help") == pseudo.pseudo("quiz.help", load_words().say("quiz.help"))
    page = load_page("privacy.yaml")
    assert load_page("privacy.yaml", TAG).title == pseudo.pseudo("title", page.title)
    before, after = load_resources(), load_resources(TAG)
    assert [each.what for each in after] == [pseudo.pseudo("", each.what) for each in before]
    load_words.cache_clear()
    load_resources.cache_clear()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_language_with_missing_texts_is_refused_with_every_place(name: str, folder: Path) -> None:
    """Left out, empty, or nothing but blanks: each is named, and ours does not stand in for it."""
    content = dict(pseudo.texts(name))
    left_out, empty, blank, *_ = gone = sorted(content)[:: max(1, len(content) // 4)]
    del content[left_out]
    content[empty], content[blank] = [] if isinstance(content[empty], list) else "", "  "
    pseudo.write(folder, name, content)
    assert {(code, address) for code, address, _ in refused(name)} == {
        ("language.missing", each) for each in gone[:3]
    }


@pytest.mark.parametrize("name", SHIPPED)
def test_a_language_with_no_texts_at_all_is_refused_with_every_place(name: str, folder: Path) -> None:
    """In the order of our file."""
    pseudo.write(folder, name, {})
    assert refused(name) == [("language.missing", each, None) for each in pseudo.texts(name)]


def test_a_language_that_has_more_than_we_have_is_refused(folder: Path) -> None:
    """A text that nobody will read may be one that somebody misspelt; the address and its line are named."""
    more = {"questions.felt-stuk.text": "x", "titel": "x", "questions.felt-stuck": "x"}
    pseudo.write(folder, "indicators.yaml", {**pseudo.texts("indicators.yaml"), **more})
    told = refused("indicators.yaml")
    assert {(code, address) for code, address, _ in told} == {("language.unknown", each) for each in more}
    lines = (folder / TAG / "indicators.yaml").read_text(encoding="utf-8").splitlines()
    assert all(line and lines[line - 1].startswith(f'  "{address}":') for _, address, line in told)


def test_a_list_stands_where_ours_is_one_and_nowhere_else(folder: Path) -> None:
    """Nor does a number, or a mapping, stand for a text; in a list, there are only texts."""
    content: dict[str, object] = dict(pseudo.texts("indicators.yaml"))
    a_list = next(address for address, text in content.items() if isinstance(text, list))
    other = next(address for address, text in content.items() if isinstance(text, list) and address != a_list)
    wrong = {a_list: "One text.", other: [1], "title": ["A list."], "sections.opening.title": 4}
    wrong["questions.felt-stuck.text"] = {"a": "b"}
    pseudo.write(folder, "indicators.yaml", content | wrong)
    told = refused("indicators.yaml")
    assert {(code, address) for code, address, _ in told} == {("language.other-kind", each) for each in wrong}


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("error.exists", "Geht nicht."),
        ("error.exists", "{file} {datei}"),
        ("error.exists", "{file} {"),
        ("pack.version", "1.0.1"),
        ("resource.name-a-country", "{country}"),
    ],
)
def test_what_is_filled_in_later_stays_in_every_language(address: str, text: str, folder: Path) -> None:
    """A blank that is lost or made up, or a number that is another: what stays is named."""
    pseudo.write(folder, "words.yaml", {**pseudo.texts("words.yaml"), address: text})
    ((code, found, line),) = refused("words.yaml")
    assert (code, found) == ("language.kept", address)
    assert line is not None


def test_a_number_to_call_is_the_same_in_every_language(folder: Path) -> None:
    """So is an address; the words around them are not."""
    name = "resources.yaml"
    content = dict(pseudo.texts(name))
    us, tell = "resources.us-988-suicide-and.contact", "resources.any-tell.contact"
    pseudo.write(folder, name, content | {us: "Anruf: 988; 988lifeline.org", tell: "therapyabuse.org"})
    assert load_resources(TAG)
    load_resources.cache_clear()
    pseudo.write(folder, name, content | {us: "Anruf: 998; 988lifeline.org", tell: "therapyabuse.com"})
    assert [told[:2] for told in refused(name)] == [("language.kept", tell), ("language.kept", us)]


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"keys.back": "zz"}, [("language.keys", "keys.back")]),
        ({"keys.back": "1"}, [("language.kept", "keys.back")]),
        ({"keys.back": "Z"}, [("language.keys", "keys.back")]),
        (
            {"keys.back": "z", "keys.help": "z"},
            [("language.keys", "keys.back"), ("language.keys", "keys.help")],
        ),
        ({"command.back": "go back"}, [("language.command", "command.back")]),
        ({"command.back": "Back"}, [("language.command", "command.back")]),
        (
            {"command.back": "out", "command.exit": "out"},
            [("language.command", "command.back"), ("language.command", "command.exit")],
        ),
    ],
)
def test_what_is_typed_means_one_thing_in_every_language(
    wrong: dict[str, str], told: list[tuple[str, str]], folder: Path
) -> None:
    """A key is one character, a word is one word in small letters, and no two are the same."""
    pseudo.write(folder, "words.yaml", {**pseudo.texts("words.yaml"), **wrong})
    assert [each[:2] for each in refused("words.yaml")] == told


@pytest.mark.parametrize("language", ["xx", "../qps", "", "qps/", "en-GB"])
@pytest.mark.usefixtures("folder")
def test_a_language_that_is_not_there_is_refused(language: str) -> None:
    """And a name that is none leads nowhere."""
    with pytest.raises(PackError) as caught:
        load_pack(None, language)
    assert [each.code for each in caught.value.faults] == ["language.none"]


def test_a_language_lacking_a_whole_file_is_refused_for_that_file(folder: Path) -> None:
    """The words of the program stay in no other language than the one that was asked for."""
    (folder / TAG / "words.yaml").unlink()
    assert refused("words.yaml") == [("language.none", "", None)]
    assert load_pack(None, TAG).language == TAG


def test_a_file_of_texts_is_read_as_strictly_as_any(folder: Path) -> None:
    """Another format, a name twice, an unknown key: with the line."""
    path = folder / TAG / "privacy.yaml"
    path.write_text("format: impasse-check/pack\nformat_version: 1\ntexts: {}\nto: x\n", encoding="utf-8")
    assert refused("privacy.yaml") == [("value.not-one-of", "format", 1), ("key.unknown", "to", 4)]
    path.write_text("texts:\n  title: x\n  title: y\n", encoding="utf-8")
    assert refused("privacy.yaml") == [("yaml.duplicate", "texts.title", 3)]


def test_a_file_of_ours_that_is_broken_is_named_itself(folder: Path) -> None:
    """In whichever language it was asked for."""
    (folder / "privacy.yaml").write_text("title: [\n", encoding="utf-8")
    for language in ("en", TAG):
        with pytest.raises(PackError) as caught:
            load_page("privacy.yaml", language)
        assert caught.value.file == "privacy.yaml"


def test_a_text_of_a_language_keeps_to_what_ours_keep_to(folder: Path) -> None:
    """A title is one line in every language; the file that breaks it is named."""
    wrong = {"title": "Two\nlines.", "labels.impact": "Two\nlines.", "follow_ups.impact.lead": "x" * 3000}
    pseudo.write(folder, "indicators.yaml", {**pseudo.texts("indicators.yaml"), **wrong})
    assert refused("indicators.yaml") == [("value.too-long", "follow_ups.impact.lead", None)]
    wrong["follow_ups.impact.lead"] = "Two\nlines."
    pseudo.write(folder, "indicators.yaml", {**pseudo.texts("indicators.yaml"), **wrong})
    assert {each[:2] for each in refused("indicators.yaml")} == {("pack.one-line", each) for each in wrong}


def test_a_pack_of_ours_whose_names_lead_nowhere_is_refused(folder: Path) -> None:
    """As any other is."""
    text = (ROOT / "data" / "indicators.yaml").read_text(encoding="utf-8")
    (folder / "indicators.yaml").write_text(
        text.replace("section: money", "section: walrus"), encoding="utf-8"
    )
    for language in ("en", TAG):
        with pytest.raises(PackError) as caught:
            load_pack(None, language)
        assert {each.code for each in caught.value.faults} == {"pack.unknown-section"}


def test_every_fault_of_a_language_is_said_in_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where, what and what to do, as of any file."""
    content = {**pseudo.texts("privacy.yaml"), "more": "x"}
    del content["title"]
    pseudo.write(folder, "privacy.yaml", content)
    with pytest.raises(PackError) as caught:
        load_page("privacy.yaml", TAG)
    tell(caught.value)
    said = capsys.readouterr().err
    words = load_words()
    assert said.splitlines()[0] == words.say("error.file", file=f"{TAG}/privacy.yaml")
    assert f"title: {words.say('language.missing')}" in said
    assert f"more: {words.say('language.unknown')}" in said
