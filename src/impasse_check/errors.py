"""What can go wrong, and the exit code each of it has.

Nothing in this module, and nothing a fault carries, holds an answer or a note of the person's.
"""

import re
from dataclasses import InitVar, dataclass
from enum import IntEnum
from typing import Final

Path = tuple[str | int, ...]
"""The way from the top of a file to one place in it: keys, and positions counted from 0."""


class ExitCode(IntEnum):
    """What the process ends with; only 6 can depend on what was answered: nothing to bring to a session."""

    DONE = 0
    BUG = 1
    USAGE = 2
    PACK = 3
    ANSWERS = 4
    NO_TERMINAL = 5
    NOT_WRITTEN = 6
    INTERRUPTED = 130


_LIKE_AN_ID: Final = re.compile(r"[a-z0-9-]{1,40}")


def shown(name: str, own: frozenset[str] = frozenset()) -> str:
    """Give a name from a file as it may be shown: itself if it is ``own`` or looks like an id, else ``?``."""
    return name if name in own or _LIKE_AN_ID.fullmatch(name) else "?"


@dataclass(frozen=True, kw_only=True)
class Fault:
    """One thing that is wrong in a file.

    ``code`` is the key of its words in ``words.yaml``; ``details`` fill the blanks there and are only
    ever names the program itself knows (ids, permitted values, limits), never a value from the file.
    ``line`` counts from 1. ``path`` shows a key that is one of ``own_keys`` or looks like an id; any other
    may be the person's own words, and is ``?``.
    """

    code: str
    path: Path = ()
    line: int | None = None
    details: tuple[tuple[str, str], ...] = ()

    own_keys: InitVar[frozenset[str]] = frozenset()

    def __post_init__(self, own_keys: frozenset[str]) -> None:
        safe = tuple(shown(step, own_keys) if isinstance(step, str) else step for step in self.path)
        object.__setattr__(self, "path", safe)


MOST_FAULTS: Final = 100
"""Faults of one file that are told one by one."""


class Faults:
    """Gathers the faults of one file: keeps the first hundred that are found, and counts the rest."""

    def __init__(self) -> None:
        self._kept: list[Fault] = []
        self._more = 0

    def __len__(self) -> int:
        return len(self._kept) + self._more

    def add(self, fault: Fault) -> None:
        """Take one more fault."""
        if len(self._kept) < MOST_FAULTS:
            self._kept.append(fault)
        else:
            self._more += 1

    def count(self, more: int) -> None:
        """Count so many more faults without looking at each."""
        self._more += more

    def told(self) -> tuple[Fault, ...]:
        """Give the faults in the order of the file; the last counts those that were not kept, if any."""
        kept = sorted(self._kept, key=lambda fault: fault.line or 0)
        if self._more:
            kept.append(Fault(code="file.more", details=(("count", f"{self._more:,}"),)))
        return tuple(kept)


class ImpasseCheckError(Exception):
    """Base of all that the command line turns into a message and an exit code.

    ``code`` is the key of its words in ``words.yaml``; ``details`` fill the blanks there.
    """

    exit_code = ExitCode.BUG

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


class UsageError(ImpasseCheckError):
    """The command was called in a way it does not know."""

    exit_code = ExitCode.USAGE


class FileError(ImpasseCheckError):
    """A file that was read cannot be used; ``faults`` lists every reason, in the order of the file."""

    def __init__(self, file: str, faults: tuple[Fault, ...]) -> None:
        super().__init__("error.file", file=file)
        self.file = file
        self.faults = faults


class PackError(FileError):
    """The pack cannot be used."""

    exit_code = ExitCode.PACK


class AnswersError(FileError):
    """The answers cannot be used or cannot be read."""

    exit_code = ExitCode.ANSWERS


class NoTerminalError(ImpasseCheckError):
    """Questions can only be asked at a terminal, and there is none."""

    exit_code = ExitCode.NO_TERMINAL


class NotWrittenError(ImpasseCheckError):
    """Nothing was written: the file exists, cannot be written, or there is nothing to put in it."""

    exit_code = ExitCode.NOT_WRITTEN


class LockedError(Exception):
    """A locked file stays locked, or a text is not locked.

    ``code`` is the key of the words that say why; ``details`` fill the blanks there. Nothing it carries holds
    a passphrase, or anything of what was locked.
    """

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details
