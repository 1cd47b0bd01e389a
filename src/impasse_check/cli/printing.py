"""The only place that writes to standard output; what cannot be printed is said."""

import os
import sys

from impasse_check.errors import NotWrittenError


def print_out(text: str) -> None:
    """Write a text to standard output, with ``?`` for what it cannot show.

    Raises NotWrittenError where nothing could be printed: on a full disk, or where standard output is closed.
    """
    check_output()
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        # What is left in the buffer must not fail once more when the program ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise NotWrittenError("error.cannot-print", reason=error.strerror or "") from None


def check_output() -> None:
    """Raise NotWrittenError where standard output is closed."""
    if sys.stdout is None:
        raise NotWrittenError("error.no-output")
