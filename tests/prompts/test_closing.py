"""The menu at the end: see it, save it, change an answer, close."""

import stat
from contextlib import suppress
from pathlib import Path

import pytest
from closed import MENU, TITLE, TO_TALK, close, closing_with, of_report
from core_helpers import GRAVE, PACK, RESOURCES, WORDS, answer
from scripted import REVIEWED, Reply, Scripted, answered, calmly, values

from impasse_check import build_report
from impasse_check.errors import NotWrittenError
from impasse_check.model import Answers, Audience
from impasse_check.prompts.page import VanishedError
from impasse_check.renderers import Look, render


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("answers", "offered"),
    [
        (answered(), ["show", "save", "change", "close"]),
        (TO_TALK, ["show", "save", "sheet", "change", "close"]),
        (answered({"topic-pushed": "often", "therapy-status": "ended"}), ["show", "save", "change", "close"]),
        (answered({"topic-pushed": "often", "safe-to-raise": "no"}), ["show", "save", "change", "close"]),
        (answered({"topic-pushed": "often", GRAVE[0]: "yes"}), ["show", "save", "change", "close"]),
        (answered({GRAVE[0]: "unsure"}), ["show", "save", "change", "close"]),
        (answered(leaving=("told-wrong",)), ["show", "save", "change", "go-on", "close"]),
    ],
)
def test_the_menu_offers_what_can_be_done(answers: Answers, offered: list[str]) -> None:
    """No page to bring where nothing may be brought, and no way on where all was answered."""
    page = close([], answers).pages[0]
    assert values(page) == offered
    assert page.text == ((WORDS.say("menu.stopped") if "go-on" in offered else TITLE),)


def test_it_is_shown_as_the_report_command_shows_it() -> None:
    """For the width there is; then the menu comes again, without its first words."""
    closed = close(
        [
            (MENU, "show"),
            (MENU, "done"),
            (MENU, "show"),
            (MENU, "help"),
            ("quiz.help", "back"),
            (MENU, "back"),
        ]
    )
    report = build_report(PACK, TO_TALK, words=WORDS, resources=RESOURCES)
    assert closed.pages[1].drawn == tuple(render(report, "terminal", Look(width=76)).splitlines())
    assert closed.pages[2].text == ()


def test_in_plain_lines_the_picture_is_told_in_words(here: Path) -> None:
    """Where it is shown, and in a file of plain text."""
    closed = close([(MENU, "show"), (MENU, "done"), (MENU, "save"), ("menu.file", "mine.txt")], plain=True)
    shown = "\n".join(closed.pages[1].drawn)
    assert "How often: Often. How heavy: Somewhat." in " ".join(shown.split())
    assert not set("#\u25a0\u25a1\u2502\u2500\u2022") & set(shown)
    assert (here / "mine.txt").read_bytes() == of_report(TO_TALK, here, "mine.txt", "--plain")


@pytest.mark.parametrize("name", ["report.md", "report.html", "report.json", "report.txt"])
def test_what_is_saved_is_what_the_report_command_writes(here: Path, name: str) -> None:
    """Byte for byte, for its owner alone, and the menu says where it is."""
    closed = close([(MENU, "save"), ("menu.file", name)])
    assert (here / name).read_bytes() == of_report(TO_TALK, here, name)
    assert stat.S_IMODE((here / name).stat().st_mode) == 0o600
    assert closed.menus[-1].text == (WORDS.say("menu.saved", file=name),)


def test_a_name_that_does_not_do_is_explained_and_asked_again(here: Path) -> None:
    """An end without a form, a file that is there, a folder that is not; nothing is lost by it."""
    (here / "there.md").write_text("mine")
    names = ["notes", "notes.pdf", "there.md", "none/a.md", "good.md"]
    closed = close([(MENU, "save"), *(("menu.file", name) for name in names)])
    said = [page.text[0] for page in closed.pages if page.choices == ()]
    suffix, exists = WORDS.say("menu.suffix"), WORDS.say("menu.exists")
    cannot = WORDS.say("error.cannot-write", file="none/a.md", reason="No such file or directory")
    assert said == ["", suffix, suffix, exists, cannot]
    assert (here / "there.md").read_text() == "mine"
    assert sorted(path.name for path in here.iterdir()) == ["good.md", "there.md"]


def test_a_hyphen_is_no_file_here(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard output is the screen on which the questions are."""
    close([(MENU, "save"), ("menu.file", "-"), ("menu.file", "back")])
    assert capsys.readouterr() == ("", "")
    assert list(here.iterdir()) == []


def test_a_tilde_is_the_home_folder(here: Path) -> None:
    """As people are used to from their shell; the menu says the whole name."""
    closed = close([(MENU, "save"), ("menu.file", "~/report.md")])
    written = Path.home() / "report.md"
    assert written.read_bytes() == of_report(TO_TALK, here, "report.md")
    assert closed.menus[-1].text == (WORDS.say("menu.saved", file=str(written)),)


@pytest.mark.parametrize("name", ["", "back"])
def test_saving_can_be_dropped(here: Path, name: str) -> None:
    """With an empty line, or back."""
    close([(MENU, "save"), ("menu.file", name)])
    assert list(here.iterdir()) == []


def test_an_answer_is_changed_on_the_list_of_all() -> None:
    """Which then opens where it was; back leads to the list from the menu, and from there to the menu."""
    closed = close(
        [
            (MENU, "change"),
            ("review.question", "on-my-side"),
            ("on-my-side", "declined"),
            REVIEWED,
            (MENU, "back"),
            ("review.question", "back"),
        ]
    )
    assert values(closed.pages[1]) == ["go-on", *TO_TALK.answers]
    assert [closed.pages[place].at for place in (1, 3, 5)] == [None, "on-my-side", None]
    assert (
        closed.answers
        == closed.kept[-1]
        == answered(
            {"topic-pushed": "often+somewhat", "easy-ground": "rarely+a-little", "on-my-side": "declined"}
        )
    )


def test_absences_are_named_in_the_list_of_answers() -> None:
    """Also what was left blank."""
    answers = answered({"on-my-side": "unsure"}, leaving=("repair-works",))
    closed = close([(MENU, "change"), ("review.question", "back")], answers)
    labels = {choice.value: choice.label for choice in closed.pages[1].choices}
    for name, status in {"on-my-side": "unsure", "repair-works": "not-asked"}.items():
        said = PACK.choices["absence"][status]
        assert labels[name] == WORDS.say("review.answer", text=PACK.questions[name].text, answer=said)


def test_a_change_that_takes_answers_out_is_said_once() -> None:
    """On the list; and the way to the page to bring goes when nothing is left to bring."""
    start = answered({"felt-stuck": "yes", "stuck-unnoticed": "often+somewhat"})
    closed = close(
        [
            (MENU, "change"),
            ("review.question", "felt-stuck"),
            ("felt-stuck", "no"),
            REVIEWED,
            (MENU, "show"),
            (MENU, "done"),
        ],
        start,
    )
    notice, about = WORDS.say("quiz.dropped", count=3), WORDS.say("review.about")
    assert [closed.pages[place].text for place in (1, 3)] == [(about,), (notice, about)]
    assert [page.text for page in closed.menus] == [(TITLE,), (), ()]
    assert ["sheet" in values(page) for page in closed.menus] == [True, False, False]


def test_whoever_stopped_can_go_on() -> None:
    """From the menu, with what was still blank."""
    closed = close([(MENU, "go-on"), *calmly("told-wrong"), REVIEWED], answered(leaving=("told-wrong",)))
    assert closed.answers.answers == answered().answers
    assert "go-on" not in values(closed.menus[-1])


def test_back_from_the_very_first_question_leads_to_the_menu() -> None:
    """Where one went on from there."""
    closed = close([(MENU, "go-on"), ("therapy-status", "back")], answered(leaving=("therapy-status",)))
    assert "go-on" in values(closed.menus[-1])


def test_nothing_to_bring_is_said_and_ends_nothing() -> None:
    """Whoever started with --for session and may bring nothing keeps the menu, and the answers."""
    closed = close([(MENU, "show"), (MENU, "save")], answered(), "session")
    assert [page.text for page in closed.menus] == [(TITLE,), *[(WORDS.say("error.nothing-to-bring"),)] * 2]


def test_answers_that_cannot_be_kept_are_said_and_not_lost() -> None:
    """A full disk in the menu: the change stands, and the menu says what is wrong."""
    asker = Scripted(
        [
            (MENU, "change"),
            ("review.question", "on-my-side"),
            ("on-my-side", "no"),
            (MENU, "close"),
        ]
    )

    def full(_answers: Answers) -> None:
        raise NotWrittenError("error.cannot-write", file="a.yaml", reason="No space left on device")

    interview = closing_with(asker, TO_TALK, keep=full)
    assert asker.pages[-1].text == (
        WORDS.say("error.cannot-write", file="a.yaml", reason="No space left on device"),
    )
    assert interview.answers.answers["on-my-side"] == answer("no")


NOTHING = Answers()


@pytest.mark.parametrize("leave", ["close", "leave"])
def test_closing_asks_about_what_is_in_no_file(leave: str) -> None:
    """As leaving does anywhere else; back leads to the menu again."""
    asker = Scripted([(MENU, leave), ("leave.question", "back"), (MENU, leave), ("leave.question", "drop")])
    closing_with(asker, TO_TALK, kept=NOTHING)
    asker.finish()


@pytest.mark.parametrize(("audience", "asks"), [("me", False), ("outside", True)])
def test_a_report_that_was_saved_holds_the_answers(here: Path, audience: Audience, *, asks: bool) -> None:
    """Whoever has saved it for themselves is not asked; words for others hold none of them."""
    asked = [("leave.question", "drop")] * asks
    asker = Scripted([(MENU, "save"), ("menu.file", "report.md"), (MENU, "close"), *asked])
    closing_with(asker, TO_TALK, audience=audience, kept=NOTHING)
    asker.finish()
    assert (here / "report.md").exists()


@pytest.mark.parametrize("command", ["leave", "exit"])
@pytest.mark.parametrize(
    "before",
    [
        [],
        [(MENU, "show")],
        [(MENU, "save")],
        [(MENU, "sheet")],
        [(MENU, "sheet"), ("menu.bring", "topic-pushed"), ("menu.tone", "gentle")],
        [(MENU, "change")],
    ],
)
def test_one_can_leave_from_every_page_of_it(here: Path, before: list[Reply], command: str) -> None:
    """At once, with nothing written."""
    last = {"save": "menu.file", "sheet": "menu.bring", "change": "review.question"}
    to = last.get(before[-1][1], MENU) if before else MENU
    asker = Scripted([*before, (to, command)])
    with suppress(VanishedError):
        closing_with(asker, TO_TALK)
    asker.finish()
    assert list(here.iterdir()) == []
