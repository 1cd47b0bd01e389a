"""The command ``report``: documents from an answers file, with nothing asked and nothing left behind."""

import json
from pathlib import Path

import pytest
from reads_corpus import SMALL, answers_file, files_of, is_singing, small_pack
from reads_program import Ended, inside, program, program_bytes

from impasse_check.model import AUDIENCES
from impasse_check.renderers import FORMATS
from impasse_check.words import Words

SMALL_ANSWERS = b"format: impasse-check/answers\nformat_version: 1\nanswers: {too-fast: often, shouts: no}\n"
FINISHED = (
    "format: impasse-check/answers\n"
    "format_version: 1\n"
    "answers: {asked-for-money: no, friendship-offered: no, romance-offered: no, sexual-remarks: no,\n"
    "  asked-for-secrecy: no, sexual-or-unwanted-touch: no, hurt-or-threatened: no,\n"
    "  pressured-to-stay: no, %s}\n"
)


def report(capsys: pytest.CaptureFixture[str], name: str, *options: str) -> Ended:
    """Make a document from a file of the corpus, inside the test."""
    return inside(capsys, "report", answers_file(name), *options)


def of_person(capsys: pytest.CaptureFixture[str], name: str, *options: str) -> dict[str, object]:
    """Give the JSON of the document for the person."""
    ended = report(capsys, name, "--format", "json", *options)
    assert ended.code == 0
    content: dict[str, object] = json.loads(ended.out)
    return content


@pytest.mark.parametrize(
    ("name", "route"),
    [
        ("route-none", "none"),
        ("route-talk", "talk"),
        ("route-consult", "consult"),
        ("not-safe-to-raise", "consult"),
        ("on-a-break-and-ordered", "none"),
        ("route-outside", "outside"),
        ("route-outside-unsure", "outside"),
        ("ended", "talk"),
    ],
)
def test_every_route_ends_well(name: str, route: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Whatever was answered, the code is 0 and nothing is said beside the document."""
    ended = report(capsys, name, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["route"] == route


@pytest.mark.slow
@pytest.mark.parametrize("path", files_of("answers/valid"), ids=lambda path: path.stem)
@pytest.mark.parametrize("format", FORMATS)
def test_every_valid_file_gives_a_document(
    path: Path, format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In every format, ending in a line feed."""
    pack = ("--pack", str(SMALL)) * is_singing(path)
    ended = inside(capsys, "report", str(path), "--format", format, *pack)
    assert ended.code == 0
    assert ended.out.strip()
    assert ended.out.endswith("\n")


def test_the_terminal_is_the_format_where_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Also where the output goes to a pipe."""
    assert report(capsys, "route-talk") == report(capsys, "route-talk", "--format", "terminal")


def test_answers_can_come_from_standard_input() -> None:
    """A hyphen reads the same answers from there, and gives the same bytes."""
    name = answers_file("route-talk")
    from_file = program_bytes("report", name, "--format", "markdown")
    from_input = program_bytes("report", "-", "--format", "markdown", given=Path(name).read_bytes())
    assert from_file[0] == 0
    assert from_input == from_file


def test_an_empty_standard_input_is_a_fault_of_the_answers(words: Words) -> None:
    """Not of the program; every line says what to do."""
    assert program("report", "-") == Ended(
        4,
        "",
        f"{words.say('error.file', file='-')}\n- {words.say('file.empty')}\n",
    )


def test_what_is_said_beside_the_document_goes_to_standard_error(
    tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ids, versions and countries; the document itself is not changed by it."""
    text = FINISHED % "felt-stuck: no, stuck-unnoticed: {frequency: often, note: walrus}, easy-ground: often"
    plain, talkative = tmp_path / "plain.yaml", tmp_path / "talkative.yaml"
    plain.write_text(text)
    talkative.write_text(text + "pack: {id: therapy-impasse, version: 9.9.9}\n")
    ended = inside(capsys, "report", str(talkative), "--country", "zz", "--format", "json")
    assert ended.err == "".join(
        f"{line}\n"
        for line in (
            words.say("note.other-version", version=json.loads(ended.out)["pack"]["version"]),
            words.say("note.not-counted", question="stuck-unnoticed"),
            words.say("note.unknown-country", countries=countries_in(ended.err)),
        )
    )
    assert "walrus" not in ended.err
    assert inside(capsys, "report", str(plain), "--format", "json").out == ended.out


def countries_in(said: str) -> str:
    """Give the countries that were listed, after a look at what is surely among them."""
    listed = said.rpartition(": ")[2].partition(".")[0]
    assert {"GB", "US"} <= set(listed.split(", "))
    return listed


def test_an_answer_to_a_retired_question_is_refused_and_told_where_it_belongs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By the ids of what is asked in its place; what was answered is not repeated."""
    path = tmp_path / "answers.yaml"
    path.write_bytes(SMALL_ANSWERS.replace(b"{too-fast", b"{sings-flat: walrus, too-fast"))
    ended = inside(capsys, "report", str(path), "--pack", str(SMALL), "--format", "json")
    assert (ended.code, ended.out) == (4, "")
    assert "sings-flat" in ended.err
    assert small_pack().retired["sings-flat"].instead == ("too-fast",)
    assert "too-fast" in ended.err
    assert "walrus" not in ended.err


def test_what_may_not_be_brought_is_left_off_and_named(
    tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rest is written; the page shows no trace of what is missing."""
    path = tmp_path / "answers.yaml"
    path.write_text(
        FINISHED
        % "over-directs: {frequency: often}, asked-for-favors: yes, safe-to-raise: yes, consulted: no"
        + "bring: [over-directs, asked-for-favors]\n"
    )
    ended = inside(capsys, "report", str(path), "--for", "session", "--format", "json")
    assert (ended.code, ended.err) == (0, words.say("note.left-off", question="asked-for-favors") + "\n")
    assert [each["question"] for each in json.loads(ended.out)["openers"]] == ["over-directs"]
    assert "favor" not in ended.out


@pytest.mark.parametrize(
    "name",
    [
        "route-none",
        "route-outside",
        "route-outside-unsure",
        "ended",
        "no-words-to-bring",
        "answers-left-empty",
    ],
)
def test_nothing_to_bring_looks_the_same_whatever_the_cause(
    name: str, tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """One message, one code, no file."""
    target = tmp_path / "sheet.md"
    ended = report(capsys, name, "--for", "session", "-o", str(target))
    assert ended == Ended(6, "", words.say("error.nothing-to-bring") + "\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("audience", AUDIENCES)
def test_a_document_says_whom_it_is_for(audience: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In JSON by its key, and it is there in every form; without the option it is for the person."""
    for format in FORMATS:
        ended = report(capsys, "route-talk", "--for", audience, "--format", format)
        assert (ended.code, ended.err) == (0, "")
        assert len(ended.out.splitlines()) > 20
    assert of_person(capsys, "route-talk", "--for", audience)["audience"] == audience
    assert of_person(capsys, "route-talk")["audience"] == "me"


@pytest.mark.parametrize("code", ["zz", "", "Walrusland"])
def test_a_country_without_lines_gives_the_directory(
    code: str, words: Words, capsys: pytest.CaptureFixture[str]
) -> None:
    """The document is the one without a country; which ones there are is said beside it."""
    ended = report(capsys, "route-outside", "--country", code, "--format", "markdown")
    assert ended.code == 0
    assert ended.err == words.say("note.unknown-country", countries=countries_in(ended.err)) + "\n"
    assert ended.out == report(capsys, "route-outside", "--format", "markdown").out


def test_a_date_is_printed_as_it_stands_and_only_if_named(capsys: pytest.CaptureFixture[str]) -> None:
    """On one line of its own below the title; nothing else changes."""
    without = report(capsys, "route-talk", "--format", "markdown")
    dated = report(capsys, "route-talk", "--format", "markdown", "--date", "2031-02-28")
    assert (dated.code, dated.err) == (0, "")
    assert dated.out.splitlines()[2] == "Date: 2031-02-28"
    assert "\n".join(dated.out.splitlines()[:2] + dated.out.splitlines()[4:]) == without.out.rstrip("\n")


@pytest.mark.parametrize(
    "date", ["", "today", "2031-2-28", "2031-13-01", "2031-00-10", "2031-02-30", "2031-02-28 "]
)
def test_what_is_no_date_is_refused(date: str, words: Words, capsys: pytest.CaptureFixture[str]) -> None:
    """A day that no calendar has is none either."""
    ended = report(capsys, "route-talk", "--date", date)
    assert ended == Ended(2, "", words.say("error.date") + "\n")


def test_answers_of_another_pack_need_that_pack(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With it they are read; without it every id is a fault."""
    path = tmp_path / "answers.yaml"
    path.write_bytes(SMALL_ANSWERS)
    ended = inside(capsys, "report", str(path), "--pack", str(SMALL), "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    assert json.loads(ended.out)["pack"]["id"] == "singing"
    refused = inside(capsys, "report", str(path))
    assert (refused.code, refused.out) == (4, "")
    assert [line.split(": ")[0] for line in refused.err.splitlines()[1:]] == [
        "- line 3, answers.too-fast",
        "- line 3, answers.shouts",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("format", FORMATS)
def test_the_same_answers_give_the_same_bytes(format: str) -> None:
    """Whatever the seed of hashing, the time zone and the locale."""
    arguments = ("report", answers_file("route-talk"), "--format", format, "--country", "gb")
    first = program_bytes(*arguments, around={"PYTHONHASHSEED": "0", "TZ": "UTC"})
    other = {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "COLUMNS": "40"}
    second = program_bytes(*arguments, around=other)
    assert first[0] == 0
    assert first == second


def test_a_report_leaves_nothing_behind(tmp_path: Path) -> None:
    """Not in the home, not where it was started, not among temporary files."""
    places = {each: tmp_path / each for each in ("home", "cwd", "temporary")}
    for place in places.values():
        place.mkdir()
    ended = program(
        "report",
        answers_file("route-outside"),
        cwd=places["cwd"],
        around={
            "HOME": str(places["home"]),
            "TMPDIR": str(places["temporary"]),
            "XDG_CACHE_HOME": None,
            "XDG_CONFIG_HOME": None,
            "XDG_STATE_HOME": None,
        },
    )
    assert (ended.code, ended.err) == (0, "")
    assert [list(place.rglob("*")) for place in places.values()] == [[], [], []]
