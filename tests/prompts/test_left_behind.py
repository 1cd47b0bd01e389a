"""What a killed quiz left beside its file is offered to be deleted, before the first question of the next."""

from pathlib import Path

import pytest
from core_helpers import WORDS, on_page
from kept_quiz import Kept, keeping
from scripted import START, Reply, values

from impasse_check import siblings

QUESTION = "left.question"
GO: Reply = (START, "leave")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def left(count: int) -> list[str]:
    """Leave as many siblings of the file; give their names in order."""
    found = [siblings.beside(Path("kept.yaml")) for _ in range(count)]
    for each in found:
        each.touch(mode=0o600)
    return sorted(each.name for each in found)


def names_told(quiz: Kept) -> str:
    """Give what the first page says."""
    page = quiz.pages[0]
    assert values(page) == ["delete", "leave-there"]
    return page.text[-1]


def test_what_was_left_is_named_and_deleted_if_the_person_says_so(here: Path) -> None:
    """Nothing is preselected; where nothing is left, nothing is asked."""
    names = left(2)
    quiz = keeping([(QUESTION, "delete"), GO], {})
    assert names_told(quiz) == WORDS.say("left.about", file="kept.yaml", names=", ".join(names))
    assert [path.name for path in here.iterdir()] == ["kept.yaml"]
    (here / "kept.yaml").unlink()
    assert len(keeping([GO], {}).pages) == 1


@pytest.mark.parametrize("reply", ["leave-there", "leave"])
def test_what_was_left_stays_unless_the_person_says_so(here: Path, reply: str) -> None:
    """Also where they leave at once."""
    names = left(1)
    keeping([(QUESTION, reply), *([GO] if reply == "leave-there" else [])], {})
    assert (here / names[0]).exists()


def test_many_are_counted(here: Path) -> None:
    """Five are named; all go."""
    names = left(7)
    quiz = keeping([(QUESTION, "delete"), GO], {})
    told = WORDS.say("left.more", names=", ".join(names[:5]), count=2)
    assert names_told(quiz) == WORDS.say("left.about", file="kept.yaml", names=told)
    assert [path.name for path in here.iterdir()] == ["kept.yaml"]


def test_what_cannot_be_deleted_is_asked_about_again() -> None:
    """With the reason; and one can go on without."""
    (name,) = left(1)

    def fail(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    broken = pytest.MonkeyPatch()
    quiz = keeping(
        [(QUESTION, "delete"), (QUESTION, "leave-there"), GO],
        {0: lambda: broken.setattr(Path, "unlink", fail), 1: broken.undo},
    )
    reason = on_page("error.cannot-delete", file=name, reason="Permission denied")
    assert quiz.pages[1].text[0] == reason
