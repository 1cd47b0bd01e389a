"""``report --since``: two files, one document; what cannot be compared is said, and nothing is written."""

import os
import shutil
from pathlib import Path

import pytest
from conftest import ROOT
from core_helpers import GRAVE, PACK, WORDS, said
from pty_session import Terminal
from reads_corpus import CORPUS, answers_file
from reads_program import Ended, inside, program
from therapists import PACK as THERAPISTS
from therapists import STATEMENT

from impasse_check.answers import dump_answers
from impasse_check.errors import ExitCode
from impasse_check.model import Answers, PackName
from impasse_check.renderers import SUFFIXES

EARLIER = said({"easy-ground": "often+somewhat", "told-others-about-me": "no"})
LATER = said({"easy-ground": "rarely"})
QUICK = CORPUS / "locked" / "quick.yaml.age"
QUICK_PASSPHRASE = "walrus quince"  # noqa: S105  # it locks nothing but a file of the corpus


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two files of answers."""
    monkeypatch.chdir(tmp_path)
    write("earlier.yaml", EARLIER)
    write("later.yaml", LATER)
    return tmp_path


def write(name: str, answers: Answers) -> None:
    """Write answers to a file here."""
    Path(name).write_text(dump_answers(answers, PACK), encoding="utf-8")


def compared(capsys: pytest.CaptureFixture[str], *more: str) -> Ended:
    """Compare the two."""
    return inside(capsys, "report", "later.yaml", "--since", "earlier.yaml", *more)


@pytest.mark.usefixtures("folder")
def test_both_answers_stand_beside_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    """On standard output, with nothing beside it."""
    done = compared(capsys, "--format", "markdown")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"# {WORDS.say('since.title')}\n")
    assert "Different. Then: Often. How heavy: Somewhat. Now: Rarely." in " ".join(done.out.split())


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_form_can_be_written(folder: Path, capsys: pytest.CaptureFixture[str], suffix: str) -> None:
    """By the end of the name, private and whole; the two files stay as they were."""
    before = [(folder / name).read_bytes() for name in ("earlier.yaml", "later.yaml")]
    done = compared(capsys, "-o", f"both{suffix}", "--date", "2026-11-24")
    assert (done.code, done.out, done.err) == (0, "", "")
    assert (folder / f"both{suffix}").stat().st_mode & 0o777 == 0o600
    assert "easy" in (folder / f"both{suffix}").read_text()
    assert [(folder / name).read_bytes() for name in ("earlier.yaml", "later.yaml")] == before


@pytest.mark.usefixtures("folder")
def test_one_of_the_two_can_come_from_standard_input() -> None:
    """Either of them."""
    for names, given in ((("-", "earlier.yaml"), "later.yaml"), (("later.yaml", "-"), "earlier.yaml")):
        text = Path(given).read_bytes()
        done = program("report", names[0], "--since", names[1], "--format", "markdown", given=text)
        assert done.code == 0, done.err
        assert "Different. Then: Often. How heavy: Somewhat. Now: Rarely." in " ".join(done.out.split())


@pytest.mark.parametrize("way", ["name", "other way", "hard link", "symlink", "standard input"])
def test_the_same_file_twice_is_no_comparison(
    folder: Path, capsys: pytest.CaptureFixture[str], way: str
) -> None:
    """However it is named."""
    os.link("later.yaml", "linked.yaml")
    (folder / "pointed.yaml").symlink_to(folder / "later.yaml")
    other = {
        "name": "later.yaml",
        "other way": f"../{folder.name}/later.yaml",
        "hard link": "linked.yaml",
        "symlink": "pointed.yaml",
        "standard input": "-",
    }[way]
    file = "-" if other == "-" else "later.yaml"
    done = inside(capsys, "report", file, "--since", other, "-o", "both.md")
    assert done == Ended(ExitCode.USAGE, "", WORDS.say("error.since-same", file=file) + "\n")
    assert not (folder / "both.md").exists()


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("audience", ["session", "outside"])
def test_it_is_for_the_person_alone(capsys: pytest.CaptureFixture[str], audience: str) -> None:
    """Neither a session nor anyone outside gets two of their files."""
    assert compared(capsys, "--for", audience) == Ended(
        ExitCode.USAGE, "", WORDS.say("error.since-for") + "\n"
    )


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("name", ["earlier.yaml", "later.yaml"])
def test_the_document_goes_over_neither(capsys: pytest.CaptureFixture[str], name: str) -> None:
    """Also with --force."""
    before = Path(name).read_bytes()
    done = compared(capsys, "-o", name, "--force", "--format", "markdown")
    assert done.code == ExitCode.USAGE
    assert Path(name).read_bytes() == before


@pytest.mark.usefixtures("folder")
def test_two_files_of_a_therapist_are_compared_by_the_pack_they_name(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """And a client's file is never set beside one of theirs, whichever comes first."""
    for name in ("own.yaml", "own-later.yaml"):
        shutil.copy(ROOT / "examples" / "therapist.yaml", name)
    done = inside(capsys, "report", "own-later.yaml", "--since", "own.yaml", "--format", "markdown")
    assert (done.code, done.err) == (0, "")
    assert STATEMENT in " ".join(done.out.split())
    for later, earlier, pack in (("own.yaml", "earlier.yaml", THERAPISTS), ("later.yaml", "own.yaml", PACK)):
        done = inside(capsys, "report", later, "--since", earlier, "-o", "both.md")
        assert (done.code, done.out) == (ExitCode.ANSWERS, "")
        assert WORDS.say("answers.other-pack", pack=pack.id) in done.err
        assert not Path("both.md").exists()


BAD = {
    "other pack": "format: impasse-check/answers\nformat_version: 1\npack: {id: walrus}\nanswers: {}\n",
    "unknown id": "format: impasse-check/answers\nformat_version: 1\nanswers: {walrus-hunt: often}\n",
    "value": "format: impasse-check/answers\nformat_version: 1\nanswers: {easy-ground: Quince}\n",
    "no answers": "format: impasse-check/pack\n",
}


@pytest.mark.parametrize("earlier", [True, False])
@pytest.mark.parametrize("what", [*BAD, "nothing there"])
def test_a_file_that_cannot_be_used_is_named_with_its_faults(
    folder: Path, capsys: pytest.CaptureFixture[str], what: str, *, earlier: bool
) -> None:
    """Whichever of the two it is: no value of it is shown, and nothing is written."""
    if what in BAD:
        (folder / "bad.yaml").write_text(BAD[what])
    names = ("later.yaml", "bad.yaml") if earlier else ("bad.yaml", "earlier.yaml")
    done = inside(capsys, "report", names[0], "--since", names[1], "-o", "both.md")
    assert (done.code, done.out) == (ExitCode.ANSWERS, "")
    assert done.err.startswith(WORDS.say("error.file", file="bad.yaml") + "\n- ")
    assert "quince" not in done.err.lower()
    assert what != "other pack" or "walrus" not in done.err
    assert not (folder / "both.md").exists()


@pytest.mark.usefixtures("folder")
def test_what_there_is_to_know_is_said_beside_it_once(capsys: pytest.CaptureFixture[str]) -> None:
    """Another version, an answer that was not counted: ids alone."""
    other = PackName(id=PACK.id, version="1.0.0")
    odd = said({"pays": "no", "debt-silences": "often"}).model_copy(update={"pack": other})
    for name in ("earlier.yaml", "later.yaml"):
        text = dump_answers(odd, PACK).replace(PACK.version, "1.0.0")
        Path(name).write_text(text, encoding="utf-8")
    done = compared(capsys, "--format", "json", "--country", "xx")
    lines = done.err.splitlines()
    assert lines[:2] == [
        WORDS.say("note.other-version", version=PACK.version),
        WORDS.say("note.not-counted", question="debt-silences"),
    ]
    assert len(lines) == 3


def test_an_earlier_route_outside_keeps_its_page_on_top(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As the command prints it, for the person's own country."""
    write("earlier.yaml", said({GRAVE[0]: "yes"}))
    assert folder.exists()
    done = compared(capsys, "--format", "markdown", "--country", "gb")
    assert done.out.split("\n")[2] == "## Help from outside first"
    assert "999" in done.out
    assert PACK.questions[GRAVE[0]].text not in done.out


def test_two_locked_files_are_each_asked_for_their_passphrase(tmp_path: Path) -> None:
    """The later one first; neither passphrase is shown."""
    for name in ("later.yaml.age", "earlier.yaml.age"):
        shutil.copy(QUICK, tmp_path / name)
    command = ("report", "later.yaml.age", "--since", "earlier.yaml.age", "-o", "both.md")
    with Terminal(*command, folder=tmp_path) as terminal:
        for name in ("later.yaml.age", "earlier.yaml.age"):
            terminal.wait_for_last(f"{WORDS.say('locked.open', file=name)} ")
            terminal.type(f"{QUICK_PASSPHRASE}\r")
        assert terminal.end() == 0
    assert QUICK_PASSPHRASE.encode() not in terminal.raw
    assert (tmp_path / "both.md").read_text().startswith(f"# {WORDS.say('since.title')}")


def test_a_wrong_passphrase_writes_nothing(tmp_path: Path) -> None:
    """It is said which file stays locked."""
    shutil.copy(QUICK, tmp_path / "earlier.yaml.age")
    later = answers_file("route-talk")
    command = ("report", later, "--since", "earlier.yaml.age", "-o", "both.md")
    with Terminal(*command, folder=tmp_path) as terminal:
        terminal.wait_for_last(f"{WORDS.say('locked.open', file='earlier.yaml.age')} ")
        terminal.type("quince\r")
        assert terminal.end() == ExitCode.ANSWERS
    assert WORDS.say("locked.wrong") in " ".join(terminal.raw.decode().split())
    assert not (tmp_path / "both.md").exists()


def test_an_older_file_that_was_gone_on_with_does_not_pass_for_a_new_one(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was answered in it to other words is said to be that, whatever version the file names by now."""
    name = "contact-between-sessions"
    write("later.yaml", said({name: "often"}))
    older = dump_answers(said({name: "often"}), PACK).replace(f"version: {PACK.version}", "version: 1.0.0")
    (folder / "earlier.yaml").write_text(older, encoding="utf-8")
    with Terminal("follow-up", "earlier.yaml", "--plain", folder=folder) as terminal:
        for keys in ("2\r", "3\r", "1\r", "d\r", "n\r", "\r"):
            terminal.wait_for_prompt()
            terminal.type(keys)
        assert terminal.end() == 0
    assert f"version: {PACK.version}" in (folder / "earlier.yaml").read_text(encoding="utf-8")
    done = compared(capsys, "--format", "markdown")
    shown = " ".join(done.out.split())
    assert "Worded differently then. Then: Often. Now: Often." in shown
    assert done.err.strip() == WORDS.say("note.other-version", version=PACK.version)
