"""Passphrases on the terminal, outside of the questions: typed where the person is, and seen by nobody."""

import sys
from collections.abc import Callable
from typing import Final

from impasse_check import files, locked
from impasse_check.answers import FORMAT, MOST_BYTES, parse_for, read_bytes
from impasse_check.cli import messages
from impasse_check.errors import (
    AnswersError,
    ExitCode,
    Fault,
    LockedError,
)
from impasse_check.model import Answers, Pack
from impasse_check.model.base import record
from impasse_check.sitting.passphrase import lock, twice
from impasse_check.words import Words, load_words

_MOST_LOCKED: Final = 2 * MOST_BYTES
"""Bytes of a locked file: written as text it is longer by a third."""


@record
class Opened:
    """An answers file that was read."""

    pack: Pack
    """The pack that the answers belong to."""
    answers: Answers
    passphrase: str | None
    """What the file is locked with, if it is."""


def open_answers(name: str, pack_for: Callable[[str | None], Pack], words: Words) -> Opened:
    """Read an answers file, locked or not, with the pack that is given for the id that it names.

    Raises AnswersError, NoTerminalError where nobody could type a passphrase, and what ``pack_for`` raises.
    """
    if not locked.is_locked(name):
        pack, answers = parse_for(name, read_bytes(name), pack_for)
        return Opened(pack=pack, answers=answers, passphrase=None)
    if not locked.can_lock():
        raise AnswersError(name, (Fault(code="locked.cannot"),))
    data = _read(name)
    try:
        locked.look_at(data)
        typed = _typed(words.say("locked.open", file=name))
        pack, answers = parse_for(name, locked.unlock(data, typed), pack_for)
    except LockedError as error:
        fault = Fault(code=error.code, details=tuple(error.details.items()))
        raise AnswersError(name, (fault,)) from None
    return Opened(pack=pack, answers=answers, passphrase=typed)


def holds_answers(name: str) -> bool:
    """Say whether a plain file that is there looks like one of answers, locked or not."""
    if locked.is_locked(name):
        return True
    try:
        return files.read(name, MOST_BYTES).lstrip().startswith(f"format: {FORMAT}".encode())
    except OSError:
        return False


def write(name: str, text: str, *, force: bool) -> None:
    """Write a text, locked if the name says so, with a passphrase asked for on the terminal.

    Raises NotWrittenError, or NoTerminalError where nobody could type a passphrase.
    """
    with files.held(name, force=force) as file:
        if locked.is_locked(name):
            words = load_words()
            messages.say(words.say("locked.no-way-back"))
            file.write(lock(name, text, _typed_twice(words)))
        else:
            file.write(text.encode())


def _read(name: str) -> bytes:
    """Read a file that may be a locked one. Raises AnswersError."""
    try:
        data = files.read(name, _MOST_LOCKED)
    except OSError as error:
        raise AnswersError(name, (files.unreadable(error),)) from None
    if len(data) > _MOST_LOCKED:
        raise AnswersError(name, (Fault(code="locked.other"),))
    return data


def _typed_twice(words: Words) -> str:
    """Ask for a new passphrase on the terminal. Raises NoTerminalError."""

    def ask(key: str, notice: str) -> str:
        if notice:
            messages.say(notice)
        return _typed(words.say(key))

    return twice(ask, words) or ""


def _typed(prompt: str) -> str:
    """Read a line from the terminal without showing it.

    Raises NoTerminalError, or SystemExit where the person leaves, with Ctrl-D or Ctrl-X.
    """
    from impasse_check.prompts.keyboard import typed_unseen
    from impasse_check.prompts.page import LeftError, VanishedError

    try:
        return typed_unseen(prompt)
    except (LeftError, VanishedError):
        sys.exit(ExitCode.DONE)
