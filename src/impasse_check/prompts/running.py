"""Running one page of widgets: what goes wrong is raised and never printed, a signal ends it in order."""

import logging
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import FrameType
from typing import Any, TypeVar

from prompt_toolkit.application import Application

_Result = TypeVar("_Result")
_TAKEN = ("SIGTERM", "SIGHUP", "SIGQUIT", "SIGINT", "SIGTSTP", "SIGTTIN", "SIGTTOU", "SIGCONT")


def run(
    application: Application[_Result], heard: Callable[[], AbstractContextManager[None]] = nullcontext
) -> _Result:
    """Give the result of a page. Raises what its keys or its drawing raise, and what a signal raises.

    ``heard`` stands around the handler of a signal: who waits for somebody raises what comes, or came before.
    """
    raised: list[BaseException] = []

    def take(_loop: object, context: Mapping[str, Any]) -> None:
        # Event loops would print it, with whatever stands in it.
        raised.append(context.get("exception") or RuntimeError())
        if not application.is_done:
            application.exit()

    def begin() -> None:
        if application.loop is not None:
            application.loop.set_exception_handler(take)
        turn.do(lambda: None)

    # A loop that is torn down tells of what it left undone.
    logging.getLogger("asyncio").disabled = True
    turn = _Turn(application, heard, raised)
    with turn.for_signals():
        result = application.run(pre_run=begin, handle_sigint=False)
    if raised:
        raise raised[0]
    return result


class _Turn:
    """Lets a signal wait for its turn in the event loop of a page.

    Raised in the midst of the loop's own work, it could lose what the loop had at hand, and then the loop
    waits for that for ever.
    """

    def __init__(
        self,
        application: Application[Any],
        heard: Callable[[], AbstractContextManager[None]],
        raised: list[BaseException],
    ) -> None:
        self._application = application
        self._heard = heard
        self._raised = raised
        self._now = False

    @contextmanager
    def for_signals(self) -> Iterator[None]:
        """Let every signal that has a handler wait for its turn."""
        known = [signal.Signals[name] for name in _TAKEN if name in signal.Signals.__members__]
        before = {number: handler for number in known if callable(handler := signal.getsignal(number))}

        def strike(number: int, frame: FrameType | None) -> None:
            handler, loop = before[signal.Signals(number)], self._application.loop
            if self._now or loop is None or not loop.is_running():
                handler(number, frame)
            else:
                loop.call_soon_threadsafe(self.do, lambda: handler(number, None))

        for number in before:
            signal.signal(number, strike)
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def do(self, something: Callable[[], object]) -> None:
        """Do something now; what it raises ends the page. Another signal meanwhile need not wait."""
        self._now = True
        try:
            with self._heard():
                something()
        except BaseException as ended:
            self._raised.append(ended)
            if not self._application.is_done:
                self._application.exit()
        finally:
            self._now = False
