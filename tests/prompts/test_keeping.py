"""Leaving: what was said and is in no file is offered to be kept, once; and nothing is lost by a slip."""

import stat
from collections.abc import Iterable
from pathlib import Path

import pytest
from core_helpers import PACK, WORDS, page
from scripted import FOCUS, INTERRUPT, START, Kept, Reply, Scripted, Talk, answered, calmly, sit, talk, values

from impasse_check.answers import dump_answers, read_answers
from impasse_check.model import Answers
from impasse_check.model import Talk as Told
from impasse_check.prompts.conversation import Conversation, Parting
from impasse_check.sitting.help import Help
from impasse_check.sitting.interview import Interview
from impasse_check.sitting.keeping import Keeper
from impasse_check.sitting.record import Record

NOBODY = Conversation(Scripted([]), Help(WORDS, tuple, None), Kept())
"""A conversation in which nobody is asked anything."""
OFFER = "leave.question"
CARD = page("none").title
SAID: list[Reply] = [(START, "go-on"), FOCUS, *calmly("therapy-status")]
GOING: Reply = ("ordered-care", "leave")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def leaving(*replies: Reply, said: Iterable[Reply] = (*SAID, GOING), start: Answers | None = None) -> Talk:
    """Leave a quiz, with these replies at the door."""
    return talk([*said, *replies], start=start, offers=True)


def test_what_is_in_no_file_is_offered_to_be_kept() -> None:
    """With a plain word on what happens without; nothing is chosen beforehand, and Enter does nothing."""
    held = leaving((OFFER, "drop"))
    shown = held.pages[-1]
    assert held.ended == "left"
    assert shown.text == (WORDS.say("leave.about"),)
    assert (values(shown), shown.goes_on, shown.current) == (["keep", "drop"], False, None)


def test_what_came_of_a_talk_is_offered_to_be_kept_too() -> None:
    """Also where no question is answered beside it."""
    asker = Scripted([(OFFER, "drop")])
    record = Record(Answers(talks=(Told(happened="yes"),)))
    keeper = Keeper(None, PACK, WORDS, force=False, kept=Answers(), record=record)
    assert keeper.part(Conversation(asker, Help(WORDS, tuple, None), Kept())) is Parting.GOES
    asker.finish()


@pytest.mark.parametrize(("known", "said"), [(None, "locked.later"), ("walrus", "locked.later-same")])
def test_whose_passphrase_locks_a_file_is_said_as_it_is(known: str | None, said: str) -> None:
    """A new one is chosen on leaving; that of a file which was opened stays."""
    asker = Scripted([(said, "go-on")])
    keeper = Keeper("kept.age", PACK, WORDS, force=False, kept=Answers(), record=Record(Answers()))
    keeper.passphrase = known
    keeper.explain(Conversation(asker, Help(WORDS, tuple, None), Kept()))
    assert asker.pages[0].text[0] == WORDS.say(said, file="kept.age")


def test_a_no_keeps_nothing(here: Path) -> None:
    """Nor does going without an answer."""
    for reply in ("drop", "leave", "exit"):
        leaving((OFFER, reply))
    assert list(here.iterdir()) == []


@pytest.mark.parametrize("replies", [[(OFFER, "leave")], [(OFFER, "keep"), ("leave.file", "leave")]])
def test_who_leaves_at_the_door_has_left(replies: list[Reply]) -> None:
    """They are asked once."""
    assert leaving(*replies).ended == "left"


def test_a_slip_of_a_key_is_no_end() -> None:
    """Back at the door leads to where they were; another try asks again."""
    held = leaving((OFFER, "back"), GOING, (OFFER, "back"), *calmly("ordered-care"), ("on-my-side", "exit"))
    assert held.ended == "vanished"
    assert held.pages[3] == held.pages[5] == held.pages[7]


def test_ctrl_c_asks_the_same_and_is_still_ctrl_c() -> None:
    """At a second one, nothing more is asked."""
    interrupt = ("ordered-care", INTERRUPT)
    assert leaving((OFFER, "drop"), said=(*SAID, interrupt)).ended == "interrupted"
    assert leaving((OFFER, "leave"), said=(*SAID, interrupt)).ended == "interrupted"
    assert leaving((OFFER, INTERRUPT), said=(*SAID, interrupt)).ended == "interrupted"
    assert leaving((OFFER, INTERRUPT)).ended == "interrupted"
    stayed = leaving((OFFER, "back"), ("ordered-care", "exit"), said=(*SAID, interrupt))
    assert stayed.ended == "vanished"


def test_the_quick_way_out_asks_nothing() -> None:
    """Ctrl-X is for who has no time."""
    assert leaving(said=(*SAID, ("ordered-care", "exit"))).ended == "vanished"


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (Answers(), [(START, "leave")]),
        (answered(leaving=("told-wrong",)), [(START, "go-on"), ("told-wrong", "leave")]),
    ],
)
def test_nothing_is_asked_where_nothing_could_be_lost(start: Answers, said: list[Reply]) -> None:
    """Nothing was said, or all of it is in the file that was named."""
    assert leaving(said=said, start=start).ended == "left"


def test_a_change_to_what_is_in_a_file_is_offered_too() -> None:
    """The file holds another answer."""
    changed = [("on-my-side", "no"), ("on-my-side", "leave"), (OFFER, "drop")]

    def twice(interview: Interview) -> None:
        interview.change("on-my-side")
        interview.change("on-my-side")

    assert talk(changed, start=answered(), do=twice, offers=True).ended == "left"


def test_what_is_kept_can_be_gone_on_from(here: Path) -> None:
    """For its owner alone."""
    held = leaving((OFFER, "keep"), ("leave.file", "my notes.yaml"))
    assert read_answers("my notes.yaml", PACK).answers == held.answers.answers
    assert stat.S_IMODE((here / "my notes.yaml").stat().st_mode) == 0o600
    again = talk(
        [(START, "go-on"), ("ordered-care", "leave")], start=read_answers("my notes.yaml", PACK), offers=True
    )
    assert again.ended == "left"


def test_a_name_that_does_not_do_is_explained_and_loses_nothing(here: Path) -> None:
    """It can be mended, or one can turn back; a file that is there stays as it is."""
    (here / "there.yaml").write_text("mine")
    held = leaving(
        (OFFER, "keep"),
        ("leave.file", "there.yaml"),
        ("leave.file", "none/notes.yaml"),
        ("leave.file", "back"),
        (OFFER, "keep"),
        ("leave.file", ""),
        (OFFER, "keep"),
        ("leave.file", "notes.yaml"),
    )
    asked = [page for page in held.pages if page.takes_text]
    assert [page.current for page in asked] == ["notes.yaml", "there.yaml", "none/notes.yaml"] + [
        "notes.yaml"
    ] * 2
    assert asked[1].text == (WORDS.say("save.exists"),)
    assert (here / "there.yaml").read_text() == "mine"
    assert sorted(path.name for path in here.iterdir()) == ["notes.yaml", "there.yaml"]


def test_answers_kept_as_they_are_given_are_not_asked_about(here: Path) -> None:
    """They are in the file already."""
    record = Record(Answers())
    keeper = Keeper("kept.yaml", PACK, WORDS, force=False, kept=Answers(), record=record)
    for answers in (answered(leaving=("told-wrong",)), answered()):
        keeper.keep(answers, NOBODY)
        assert (here / "kept.yaml").read_text() == dump_answers(answers, PACK)
        record.answers = answers
        assert keeper.part(NOBODY) is Parting.GOES


def test_who_goes_through_to_the_end_and_leaves_there_is_asked() -> None:
    """An answer on the last page is worth as much as one on the first."""
    said = [(START, "go-on"), *calmly("told-wrong")]
    start = answered(leaving=("told-wrong",))
    assert sit([*said, (CARD, "leave"), (OFFER, "drop")], start=start).ended == "left"
    assert talk(said, start=start, offers=True).ended == "done"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        *(("mine", "mine.yaml"), ("mine.yml", "mine.yml"), ("MINE.YAML", "MINE.YAML"), ("", None)),
        *(("sub/mine", "sub/mine.yaml"), ("mine.docx", "mine.docx.yaml"), ("24.11", "24.11.yaml")),
    ],
)
def test_a_name_without_an_end_gets_one(here: Path, typed: str, written: str | None) -> None:
    """No name is a reason to be refused; an end that promises something else does not stand last."""
    (here / "sub").mkdir()
    left = leaving((OFFER, "keep"), ("leave.file", typed), *([(OFFER, "drop")] if not typed else []))
    assert left.ended == "left"
    assert [str(each.relative_to(here)) for each in here.rglob("*") if each.is_file()] == [written] * bool(
        written
    )


def test_the_name_that_is_offered_is_free(here: Path) -> None:
    """Nobody has to think of one, and nothing is in its way."""
    (here / "notes.yaml").write_text("mine")
    held = leaving((OFFER, "keep"), ("leave.file", "back"), (OFFER, "drop"))
    assert held.pages[-2].current == "notes-2.yaml"


def test_the_door_says_what_is_gone_for_whoever_came_with_a_file() -> None:
    """Their answers are in it still; only what is new is in none."""
    start = answered(leaving=("told-wrong",))
    record = Record(start)
    keeper = Keeper(None, PACK, WORDS, force=False, kept=Answers(), record=record)
    keeper.settle(start, "mine.yaml")
    assert keeper.part(NOBODY) is Parting.GOES
    record.answers = answered(start=start)
    asker = Scripted([(OFFER, "drop")])
    assert keeper.part(Conversation(asker, Help(WORDS, tuple, None), Kept())) is Parting.GOES
    assert asker.pages[0].text == (WORDS.say("leave.about-new"),)
