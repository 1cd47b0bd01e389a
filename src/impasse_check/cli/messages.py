"""What is said on standard error: what went wrong, and what to know about a document."""

import os
import sys
import traceback
from textwrap import wrap
from typing import Final

from impasse_check.characters import harmless
from impasse_check.errors import Fault, FileError, ImpasseCheckError
from impasse_check.words import Words, load_words

_DEBUG: Final = "IMPASSE_CHECK_DEBUG"


def say(text: str) -> None:
    """Print one line on standard error, if there is one. No name of a file can steer the terminal."""
    if sys.stderr is not None:
        print(harmless(text), file=sys.stderr)


def say_wrapped(text: str) -> None:
    """Print some lines on standard error, each wrapped between words where that is a terminal.

    No word is broken, so that the name of a file can be copied as it stands.
    """
    try:
        columns = os.get_terminal_size(sys.stderr.fileno()).columns
    except (AttributeError, OSError, ValueError):
        # Nobody sees the lines of a file or a pipe at one width.
        say(text)
        return
    for line in text.splitlines():
        say("\n".join(_wrapped(line, columns)))


def _wrapped(line: str, columns: int) -> list[str]:
    return wrap(line, columns, break_long_words=False, break_on_hyphens=False) or [""]


def tell(error: ImpasseCheckError) -> None:
    """Say what went wrong and what to do, every fault at once."""
    words = load_words()
    say(words.say(error.code, **error.details))
    if isinstance(error, FileError):
        for fault in error.faults:
            say(fault_line(words, fault))


def fault_line(words: Words, fault: Fault) -> str:
    """Give one fault as a line: where, what, and what to do."""
    text = words.say(fault.code, **dict(fault.details))
    path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in fault.path).lstrip(".")
    if fault.line is None and not path:
        return words.say("fault.whole", text=text)
    if not path:
        return words.say("fault.at-line", line=fault.line, text=text)
    if fault.line is None:
        return words.say("fault.at-path", path=path, text=text)
    return words.say("fault.at-both", line=fault.line, path=path, text=text)


def tell_bug(error: BaseException) -> None:
    """Say that the program has a fault of its own; with the debug variable also where, never with what."""
    words = load_words()
    say(words.say("error.bug", variable=_DEBUG))
    if os.environ.get(_DEBUG):
        say(type(error).__name__)
        for frame in traceback.extract_tb(error.__traceback__):
            say(f"  {os.path.basename(frame.filename)}:{frame.lineno} {frame.name}")
