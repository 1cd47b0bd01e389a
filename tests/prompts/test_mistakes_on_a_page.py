"""What goes wrong while a page is up is raised from where it was asked, once, and printed nowhere."""

import errno
import os
from collections.abc import Callable
from contextlib import nullcontext
from io import StringIO
from typing import Any, cast

import pytest
from core_helpers import WORDS
from prompt_toolkit.application import Application

from impasse_check.cli import terminal
from impasse_check.prompts.running import run


class Loop:
    """An event loop that tells of mistakes."""

    def __init__(self) -> None:
        self.tell: Callable[[object, dict[str, Any]], None] = lambda _loop, _context: None

    def set_exception_handler(self, handler: Callable[[object, dict[str, Any]], None]) -> None:
        """Take who is told."""
        self.tell = handler


class Page:
    """A page on which these mistakes happen, one after the other."""

    def __init__(self, loop: Loop | None, contexts: list[dict[str, Any]]) -> None:
        self.loop = loop
        self.is_done = False
        self._contexts = contexts

    def exit(self) -> None:
        """End; a page ends once."""
        assert not self.is_done
        self.is_done = True

    def run(self, pre_run: Callable[[], None], *, handle_sigint: bool) -> str:
        """Go through what happens."""
        assert not handle_sigint
        pre_run()
        for context in self._contexts:
            assert self.loop is not None
            self.loop.tell(self.loop, context)
        return "reply"


def run_page(loop: Loop | None, *contexts: dict[str, Any]) -> str:
    """Run such a page."""
    return run(cast("Application[str]", Page(loop, list(contexts))))


def test_the_first_of_several_mistakes_is_raised(capsys: pytest.CaptureFixture[str]) -> None:
    """The page ends once, and nobody is told the rest."""
    with pytest.raises(KeyError, match="walrus"):
        run_page(Loop(), {"exception": KeyError("walrus")}, {"exception": ValueError("quince")})
    with pytest.raises(RuntimeError):
        run_page(Loop(), {"message": "walrus"})
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("loop", [Loop(), None])
def test_without_a_mistake_there_is_a_reply(loop: Loop | None) -> None:
    """Also where there is no loop that could tell of one."""
    assert run_page(loop) == "reply"


def test_only_a_closed_terminal_counts_as_a_signal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any other error of the system is raised as it is."""
    monkeypatch.setattr(terminal, "_open", StringIO)
    monkeypatch.setattr(terminal, "_lines", lambda *_: nullcontext())
    mistakes: list[tuple[Exception, type[BaseException]]] = [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), OSError),
        (OSError(errno.EIO, os.strerror(errno.EIO)), SystemExit),
        (EOFError(), SystemExit),
    ]
    for mistake, expected in mistakes:
        with pytest.raises(expected), terminal.open_asker(WORDS, plain=True, bold=False):
            raise mistake
