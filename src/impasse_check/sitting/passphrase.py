"""Passphrases on pages: typed where the person is, seen by nobody, never an option, a variable or a pipe."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from impasse_check import files, locked
from impasse_check.errors import LockedError, NotWrittenError
from impasse_check.words import Words, load_words

if TYPE_CHECKING:
    from impasse_check.prompts.conversation import Conversation


def check_name(name: str | None) -> None:
    """Raise NotWrittenError for a name that asks for a locked file, where nothing can be locked."""
    if locked.is_locked(name) and not locked.can_lock():
        raise NotWrittenError("error.cannot-lock", file=str(name))


def lock(name: str, text: str, passphrase: str) -> bytes:
    """Give a text as the locked file of this name. Raises NotWrittenError where it could not be locked."""
    try:
        return locked.lock(text, passphrase)
    except LockedError as error:
        why = load_words().say(error.code, **error.details)
        raise NotWrittenError("error.not-locked", file=name, reason=why) from None


def write_from(conversation: "Conversation", words: Words, name: str, text: str, *, force: bool) -> bool:
    """Write a text, locked if its name says so; say whether the person did not turn back at the passphrase.

    Raises NotWrittenError.
    """
    check_name(name)
    with files.held(name, force=force) as file:
        if not locked.is_locked(name):
            file.write(text.encode())
            return True
        passphrase = choose(conversation, words)
        if passphrase is None:
            return False
        file.write(lock(name, text, passphrase))
        return True


def choose(conversation: "Conversation", words: Words) -> str | None:
    """Ask on pages for a new passphrase, twice; give None where the person turns back."""
    # Loaded here because a document that is not locked needs no pages.
    from impasse_check.prompts.page import Page

    def ask(key: str, notice: str) -> str | None:
        text = tuple(filter(None, (notice, words.say("locked.no-way-back"))))
        reply = conversation.ask_line(Page(text=text, question=words.say(key), hidden=True))
        return reply if isinstance(reply, str) else None

    return twice(ask, words)


def twice(ask: Callable[[str, str], str | None], words: Words) -> str | None:
    """Ask until two times the same was typed, and it is one that can be typed again.

    ``ask`` takes the key of what is asked and what to say first; it gives None where the person turns back.
    """
    notice = ""
    while (typed := ask("locked.new", notice)) is not None:
        try:
            first = locked.passphrase_from(typed)
        except LockedError as error:
            notice = words.say(error.code, **error.details)
            continue
        typed_again = ask("locked.again", "")
        if typed_again is not None and _is(first, typed_again):
            return first
        notice = "" if typed_again is None else words.say("locked.not-the-same")
    return None


def _is(passphrase: str, typed: str) -> bool:
    """Say whether this passphrase was typed."""
    try:
        return locked.passphrase_from(typed) == passphrase
    except LockedError:
        return False
