"""Running one page of widgets: what goes wrong is raised and never printed, a signal ends it in order."""

import logging
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

from prompt_toolkit.application import Application

_Result = TypeVar("_Result")
_ENDING = ("SIGTERM", "SIGHUP")


def run(application: Application[_Result]) -> _Result:
    """Give the result of a page. Raises what its keys or its drawing raise, and what a signal raises."""
    raised: list[BaseException] = []

    def take(_loop: object, context: Mapping[str, Any]) -> None:
        # Event loops would print it, with whatever stands in it.
        raised.append(context.get("exception") or RuntimeError())
        if not application.is_done:
            application.exit()

    def begin() -> None:
        if application.loop is not None:
            application.loop.set_exception_handler(take)

    # A loop that is torn down tells of what it left undone.
    logging.getLogger("asyncio").disabled = True
    with _signals_in_turn(application, raised):
        result = application.run(pre_run=begin)
    if raised:
        raise raised[0]
    return result


@contextmanager
def _signals_in_turn(application: Application[_Result], raised: list[BaseException]) -> Iterator[None]:
    """Let a signal wait for its turn in the event loop.

    Raised in the midst of the loop's own work, it could lose what the loop had at hand, and then the loop
    waits for that for ever.
    """
    known = [signal.Signals[name] for name in _ENDING if name in signal.Signals.__members__]
    before = {number: handler for number in known if callable(handler := signal.getsignal(number))}

    def strike(number: int, frame: FrameType | None) -> None:
        handler, loop = before[signal.Signals(number)], application.loop
        if loop is None or not loop.is_running():
            handler(number, frame)
        else:
            loop.call_soon_threadsafe(end, handler, number)

    def end(handler: Callable[[int, FrameType | None], object], number: int) -> None:
        try:
            handler(number, None)
        except BaseException as ended:
            raised.append(ended)
            if not application.is_done:
                application.exit()

    for number in before:
        signal.signal(number, strike)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
