"""The therapist's own form at a real terminal, with single keys and with plain lines, to both pages of it."""

from pathlib import Path

import pytest
from core_helpers import RESOURCES, WORDS
from pty_session import Terminal
from reads_program import Ended, program
from scripted import LAST, Scripted, sit
from therapists import PACK, STATEMENT, example, replies_to
from walk import by_keys, by_lines

from impasse_check import build_report, read_answers, render


@pytest.mark.parametrize("plain", [False, True])
def test_a_whole_run_ends_in_the_document_and_the_page_for_a_session(tmp_path: Path, *, plain: bool) -> None:
    """What is kept names its pack, so that the page is made without a word about it."""
    replies = [*replies_to(example()), LAST]
    held = sit(replies, pack=PACK, asker=Scripted(replies, PACK), writes=True, asks_focus=False)
    options = ("--pack", "therapist", "--save-answers", "kept.yaml", "-o", "mine.md", *["--plain"] * plain)
    with Terminal("quiz", *options, folder=tmp_path) as terminal:
        (by_lines if plain else by_keys)(terminal, held.pages, replies)
        assert terminal.end() == 0
    kept = read_answers(str(tmp_path / "kept.yaml"), PACK)
    assert kept.answers == example().answers
    report = build_report(PACK, kept, words=WORDS, resources=RESOURCES)
    assert (tmp_path / "mine.md").read_text(encoding="utf-8") == render(report, "markdown")
    made = program("report", "kept.yaml", "--for", "session", "-o", "session.md", cwd=tmp_path)
    assert made == Ended(0, "", "")
    assert STATEMENT in " ".join((tmp_path / "session.md").read_text(encoding="utf-8").split())
