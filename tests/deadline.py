"""A generous limit for what must not freeze: it tells work in step with a text from work that explodes."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Raise TimeoutError where this takes longer."""
    before = signal.signal(signal.SIGALRM, _too_late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _too_late(_number: int, _frame: FrameType | None) -> NoReturn:
    raise TimeoutError
