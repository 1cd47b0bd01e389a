"""The corpora: every valid file loads, every invalid one gives exactly its faults and none of its words."""

import re
from pathlib import Path
from typing import get_args

import pytest
from conftest import ROOT
from reads_corpus import (
    MIB,
    answers_file,
    as_lines,
    exchanges,
    expected,
    faults_of_answers,
    faults_of_pack,
    files_of,
    pack_of,
    small_pack,
    small_with,
)

from impasse_check import load_pack, read_answers
from impasse_check.answers import FORMAT, AnswersFile, parse_answers
from impasse_check.cli.messages import fault_line
from impasse_check.errors import AnswersError, Fault, PackError
from impasse_check.model import ABSENCES, TONES, Answer, Kind, Level, Pack, Stage, View
from impasse_check.validation import keys_of
from impasse_check.words import Words

_CODE = re.compile(r'"((?:file|yaml|key|value|answers|pack)\.[a-z][a-z0-9-]*)"')
_TOKEN = re.compile(r"[^\s:,{}\[\]\"'#&*!?|>]+")
_SHOWN_KEY = re.compile(r"(?m)(?:^|[{,])[ -]*([a-z0-9-]{1,40}):")


def by_name(path: Path) -> str:
    """Give the rule that a file is about."""
    return path.stem


@pytest.mark.parametrize("path", files_of("answers/valid"), ids=by_name)
def test_a_valid_answers_file_is_read(path: Path) -> None:
    """Every question in it is there afterwards, and no other."""
    pack = pack_of(path)
    text = path.read_bytes().decode("utf-8-sig")
    named = [name for name in pack.questions if re.search(rf'(?m)(^ *|[{{"]|, ){name}"?:', text)]
    assert sorted(parse_answers("a", path.read_bytes(), pack).answers) == sorted(named)


@pytest.mark.parametrize("path", files_of("packs/valid"), ids=by_name)
def test_a_valid_pack_is_read(path: Path) -> None:
    """It has no fault, and its questions are there."""
    assert faults_of_pack(path.read_bytes()) == ()
    assert load_pack(str(path)).questions


@pytest.mark.parametrize("path", files_of("answers/invalid"), ids=by_name)
def test_an_invalid_answers_file_gives_exactly_its_faults(path: Path) -> None:
    """All at once, in the order of the file, each with its place."""
    assert as_lines(faults_of_answers(path.read_bytes(), pack_of(path))) == expected(path)


@pytest.mark.parametrize("path", files_of("packs/invalid"), ids=by_name)
def test_an_invalid_pack_gives_exactly_its_faults(path: Path) -> None:
    """All at once, in the order of the file, each with its place."""
    assert as_lines(faults_of_pack(small_with(exchanges(path)))) == expected(path)


def test_an_answers_file_may_have_one_mebibyte_and_no_more(pack: Pack) -> None:
    """The limit itself is allowed; one byte more is not read."""
    frame = Path(answers_file("nothing-but-the-frame")).read_bytes()
    full = frame + b"#" * (MIB - len(frame))
    assert parse_answers("a", full, pack).answers == {}
    assert faults_of_answers(full + b"#", pack) == (Fault(code="yaml.size", details=(("most", "1 MiB"),)),)


def test_a_pack_may_have_eight_mebibytes_and_no_more() -> None:
    """The limit itself is allowed; one byte more is not read."""
    full = small_with({})
    full += b"#" * (8 * MIB - len(full))
    assert faults_of_pack(full) == ()
    assert faults_of_pack(full + b"#") == (Fault(code="yaml.size", details=(("most", "8 MiB"),)),)


@pytest.mark.parametrize("there", [True, False])
def test_what_cannot_be_read_is_one_fault(tmp_path: Path, pack: Pack, *, there: bool) -> None:
    """A folder, or nothing at all, in the place of a file: each is told as what it is."""
    name = str(tmp_path if there else tmp_path / "none.yaml")
    with pytest.raises(AnswersError) as answers:
        read_answers(name, pack)
    with pytest.raises(PackError) as other:
        load_pack(name)
    assert (
        answers.value.faults
        == other.value.faults
        == (Fault(code="file.folder" if there else "file.missing"),)
    )
    assert (answers.value.file, other.value.file) == (name, name)


def codes_in_the_source() -> set[str]:
    """Give every code of a fault that the program knows."""
    sources = (path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    return {code for source in sources for code in _CODE.findall(source)}


def test_every_code_of_a_fault_has_a_case_and_words(words: Words) -> None:
    """A new code without a file here fails, and so does one that nothing gives any more."""
    kinds = [path for kind in ("answers", "packs") for path in files_of(f"{kind}/invalid")]
    seen = {line.split()[0] for path in kinds for line in expected(path)}
    beside = {"yaml.size", "answers.no-room", "file.missing", "file.unreadable", "file.folder"}
    beside |= {"file.neither", "file.more"}
    assert codes_in_the_source() == seen | beside
    assert [code for code in codes_in_the_source() if not words.knows(code)] == []
    groups = tuple(f"{code.split('.')[0]}." for code in codes_in_the_source())
    assert {key for key in words.keys if key.startswith(groups)} == codes_in_the_source()


def test_every_invalid_file_says_what_to_expect() -> None:
    """No file without faults beside it, and no faults without a file."""
    for kind in ("answers", "packs"):
        names = [path.with_suffix("") for path in files_of(f"{kind}/invalid")]
        said = [path.with_suffix("") for path in names[0].parent.glob("*.expected")]
        assert sorted(names) == sorted(said)


def shown_for(words: Words, faults: tuple[Fault, ...]) -> str:
    """Give the lines that a person would read."""
    return "\n".join(fault_line(words, fault) for fault in faults)


def leaked(shown: str, text: str, permitted: set[str]) -> list[str]:
    """Give the words of a file that stand in a message and may not."""
    private = {token for token in _TOKEN.findall(text) if re.search(r"\w", token)} - permitted
    keys = set(_SHOWN_KEY.findall(text))
    return [
        token
        for token in sorted(private - keys)
        if re.search(rf"(?<![\w-]){re.escape(token)}(?![\w-])", shown)
    ]


@pytest.mark.parametrize("path", files_of("answers/invalid"), ids=by_name)
def test_no_message_about_answers_repeats_what_was_answered(path: Path, words: Words) -> None:
    """Ids, permitted words and keys that look like an id may be shown; notes and other words never."""
    pack = pack_of(path)
    permitted = {*pack.questions, *ABSENCES, *TONES, *keys_of(AnswersFile), FORMAT, pack.id, "1", "2"}
    permitted |= {value for choices in pack.choices.values() for value in choices}
    shown = shown_for(words, faults_of_answers(path.read_bytes(), pack))
    assert leaked(shown, path.read_bytes().decode(errors="replace"), permitted) == []


@pytest.mark.parametrize("path", files_of("packs/invalid"), ids=by_name)
def test_no_message_about_a_pack_repeats_its_text(path: Path, words: Words) -> None:
    """Only ids and permitted words are shown."""
    exchanged = exchanges(path)
    permitted = {token for goes in exchanged for token in _TOKEN.findall(goes)}
    small = small_pack()
    permitted |= {*small.questions, *small.retired, *small.signs, *ABSENCES}
    permitted |= {word for kind in (Kind, Level, Stage, View) for word in get_args(kind)}
    permitted |= {answer for choices in small.choices.values() for answer in choices}
    shown = shown_for(words, faults_of_pack(small_with(exchanged)))
    assert leaked(shown, " ".join(exchanged.values()), permitted) == []


def test_the_answers_of_the_design_are_read_as_it_says(pack: Pack) -> None:
    """The example of the contract, value by value."""
    answers = read_answers(answers_file("as-in-the-design"), pack)
    assert answers.answers == {
        "felt-stuck": Answer(given="yes"),
        "over-directs": Answer(given="often", impact="somewhat", said="once", note="in my own words"),
        "sexual-remarks": Answer(given="declined"),
    }
    assert (answers.bring, answers.bring_notes, answers.tone) == (("over-directs",), (), "gentle")
    assert (answers.focus, answers.own_line, answers.talks) == (("feedback",), "", ())
    assert answers.pack_version == "2.0.0"
