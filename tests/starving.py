"""Memory that runs out at any moment while answers are written: the k-th allocation fails, for every k.

Run by itself it prints what was found: ``python tests/starving.py kept.yaml --every 1 --outage 1``. Needs
``_testcapi``, which comes with most builds of CPython.
"""

import _testcapi
import argparse
import gc
import json
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from core_helpers import PACK, WORDS
from scripted import answered

from impasse_check import locked
from impasse_check.answers import dump_answers, parse_answers
from impasse_check.model import Answer, Answers
from impasse_check.prompts.conversation import Conversation
from impasse_check.prompts.page import Command, Page
from impasse_check.sitting.keeping import Ending, Keep, Keeper
from impasse_check.sitting.record import Record

PASSPHRASE: Final = "walrus quince"  # noqa: S105  # it guards nothing
OLD: Final = answered(leaving=("easy-ground",))
NEW: Final = OLD.put({**OLD.answers, "easy-ground": Answer(given="often", note="w" * 3000)})
_IN_PEACE: Final = 100
"""Allocations in a row whose failure does nothing any more, after which all have been tried."""


@dataclass(kw_only=True)
class Starved:
    """What was found when memory ran out at many moments."""

    moments: int = 0
    told: int = 0
    """Moments at which the person was told that the file was not written, and could try again."""


class Patient:
    """Somebody who tries again, with memory there again."""

    width = 80
    speaks = False

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.found: list[bytes | None] = []
        self.file = Path()

    def choose(self, page: Page) -> Keep:
        """Look at what is in the folder by now, and try again."""
        _testcapi.remove_mem_hooks()
        self.pages.append(page)
        self.found.append(content(self.file))
        return Keep.AGAIN

    def ask_line(self, page: Page) -> Command:
        """Type nothing: all that has to be typed is there."""
        raise AssertionError(page)

    def read(self, _conversation: Conversation) -> None:
        """Ask for no help lines."""
        raise AssertionError


def content(file: Path) -> bytes | None:
    """Give what is in a file, beside which nothing may lie; None where it is not there."""
    names = [path.name for path in file.parent.iterdir()]
    assert names in ([], [file.name]), names
    return file.read_bytes() if names else None


def starve(file: Path, every: int, outage: int) -> Starved:
    """Let allocations fail, so many in a row, from each moment on while a file is written.

    Fails where something else than the old file or the new one is there, where anything lies beside it, or
    where the person is not asked what to do about a file that was not written.
    """
    found, in_peace, moment = Starved(), 0, 0
    while in_peace < _IN_PEACE:
        in_peace = 0 if _starved(file, moment, outage, found) else in_peace + every
        moment += every
    return found


def _starved(file: Path, moment: int, outage: int, found: Starved) -> bool:
    """Let memory run out at one moment; say whether that was noticed."""
    patient = Patient()
    patient.file = file
    keeper = Keeper(str(file), PACK, WORDS, force=True, kept=Answers(), record=Record(NEW))
    conversation = Conversation(patient, patient, keeper)
    keeper.passphrase = PASSPHRASE
    before = None
    if not keeper.locks:
        keeper.begin(OLD)
        before = dump_answers(OLD, PACK).encode()
        assert content(file) == before
    kept = Ending.KEPT
    try:
        _testcapi.set_nomemory(moment, moment + outage)
        if keeper.locks:
            kept = keeper.finish(conversation)
        else:
            keeper.keep(NEW, conversation)
    finally:
        _testcapi.remove_mem_hooks()
    assert kept is Ending.KEPT
    assert _said(content(file), locks=keeper.locks) == NEW.answers, moment
    for each in patient.found:
        assert each == before or _said(each, locks=keeper.locks) == NEW.answers, moment
    held = keeper._held  # noqa: SLF001  # a quiz lets go of its file by ending
    assert held is not None
    held.let_go()
    file.unlink()
    found.moments += 1
    found.told += bool(patient.pages)
    return bool(patient.pages)


def _said(data: bytes | None, *, locks: bool) -> object:
    assert data is not None
    plain = locked.unlock(data, PASSPHRASE) if locks else data
    return parse_answers("a", plain, PACK).answers


def main() -> int:
    """Try what the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name")
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--outage", type=int, default=1)
    chosen = parser.parse_args()
    # The work is not what fails here, and would take a second each time.
    locked._WORK = locked._SPARE = 1  # type: ignore[misc]  # noqa: SLF001
    gc.disable()
    with tempfile.TemporaryDirectory() as folder:
        found = starve(Path(folder) / chosen.name, chosen.every, chosen.outage)
    print(json.dumps(asdict(found)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
