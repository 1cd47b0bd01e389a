"""What comes all at once: a paste, or what is left of one. Nobody typed it as an answer to a page."""

import time
from collections.abc import Callable
from typing import Final

TOGETHER: Final = 0.002
"""Seconds within which what follows belongs to what came before; nobody types so fast."""
REST: Final = 0.2
"""Seconds after a burst within which a straggler is still a part of it; nobody has understood by then."""
LONGEST: Final = 1.0
"""Seconds after which a burst that does not end is left alone, so that something else can be done."""


def is_burst(line: str) -> bool:
    """Say whether more came with a line than the line."""
    return line.find("\n") not in {-1, len(line) - 1}


def rest_of_lines(read: Callable[[], str], stops: Callable[[str], bool]) -> str:
    """Give what comes together with a line that is there, until nothing comes any more or ``stops`` says so.

    ``read`` gives what there is by now, and waits for nothing.
    """
    rest, until = "", time.monotonic() + LONGEST
    while time.monotonic() < until and not stops(rest):
        time.sleep(REST if rest else TOGETHER)
        piece = read()
        if not piece:
            break
        rest += piece
    return rest
