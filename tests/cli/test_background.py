"""The command ``background``: the ideas behind the questions, and what is evidence and what is not."""

import html
import json

import pytest
from core_helpers import FOR_READING
from reads_program import Ended, inside

from impasse_check.background import load_background
from impasse_check.renderers import FORMATS
from impasse_check.words import Words

IDEAS = ("irrelationship", "song-and-dance", "brainlock", "impasse", "interlock", "interactive repair")
"""What the article builds on, by the names that it uses."""


@pytest.mark.parametrize("format", FOR_READING)
def test_every_idea_of_the_article_is_told_with_its_sources(
    format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """In each form to read, in words that a search finds."""
    ended = inside(capsys, "background", "--format", format)
    assert (ended.code, ended.err) == (0, "")
    told = " ".join(html.unescape(ended.out).replace("\\", "").split()).lower()
    assert [idea for idea in IDEAS if idea not in told.replace("song and dance", "song-and-dance")] == []
    for source in load_background().sources.values():
        assert source.citation[:30].lower() in told


def test_its_heading_comes_first_in_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """A voice says at once what is being read."""
    ended = inside(capsys, "background", "--plain")
    assert ended.out.splitlines()[0] == load_background().page.title


def test_it_is_there_for_other_programs_too(capsys: pytest.CaptureFixture[str]) -> None:
    """As JSON, which holds something."""
    assert json.loads(inside(capsys, "background", "--format", "json").out)


@pytest.mark.parametrize("format", FORMATS)
def test_it_is_the_same_every_time(format: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing of the day or the machine is in it."""
    first = inside(capsys, "background", "--format", format)
    assert inside(capsys, "background", "--format", format) == first


def test_a_form_that_is_not_there_is_refused(words: Words, capsys: pytest.CaptureFixture[str]) -> None:
    """With those there are."""
    said = words.say("error.choice", option="--format", choices=", ".join(FORMATS))
    assert inside(capsys, "background", "--format", "walrus") == Ended(2, "", said + "\n")
