"""A page that a signal ends, or that something goes wrong on: it is over at once, and all is as before."""

import os
import signal
from collections.abc import Iterator
from types import FrameType

import pytest
from prompt_toolkit.application import Application, create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import DummyOutput

from impasse_check.cli.signals import Terminated
from impasse_check.prompts.interruptions import Interruptions, ResumedError
from impasse_check.prompts.running import run

ENDING = (signal.SIGTERM, signal.SIGHUP)


@pytest.fixture(autouse=True)
def handled() -> Iterator[None]:
    """Take the signals, as the program does."""
    before = {number: signal.signal(number, terminate) for number in ENDING}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def terminate(number: int, _frame: FrameType | None) -> None:
    """End by a signal."""
    raise Terminated(number)


def ignore(_number: int, _frame: FrameType | None) -> None:
    """Do nothing about a signal."""


def page(keys: str, number: int = signal.SIGTERM, interruptions: Interruptions | None = None) -> object:
    """Run a page on which the key k sends a signal to ourselves, and the key e ends it."""
    bindings = KeyBindings()

    @bindings.add("k")
    def _kill(_event: KeyPressEvent) -> None:
        os.kill(os.getpid(), number)

    @bindings.add("b")
    def _both(event: KeyPressEvent) -> None:
        event.app.exit(result="ended")
        os.kill(os.getpid(), signal.SIGTERM)

    @bindings.add("e")
    def _end(event: KeyPressEvent) -> None:
        event.app.exit(result="ended")

    with create_pipe_input() as typed, create_app_session(input=typed, output=DummyOutput()):
        typed.send_text(keys)
        application: Application[object] = Application(
            layout=Layout(Window(FormattedTextControl("page"))), key_bindings=bindings
        )
        return run(application, interruptions.heard) if interruptions else run(application)


@pytest.mark.parametrize("keys", ["k", "kkk", "b"])
def test_a_signal_ends_the_page(keys: str) -> None:
    """Once, also where several come, or where one comes together with the last key."""
    with pytest.raises(Terminated):
        page(keys)
    assert [signal.getsignal(number) for number in ENDING] == [terminate] * 2


def test_a_signal_that_means_nothing_ends_nothing() -> None:
    """The page goes on to its own end."""
    signal.signal(signal.SIGTERM, ignore)
    assert page("ke") == "ended"
    assert signal.getsignal(signal.SIGTERM) is ignore


def test_what_the_system_does_with_a_signal_is_left_to_it() -> None:
    """A signal that nobody here takes is not taken."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    assert page("e") == "ended"
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def test_a_signal_before_the_page_has_begun_is_raised_where_it_comes() -> None:
    """There is no loop yet that it could wait for."""
    bindings = KeyBindings()
    with create_pipe_input() as typed, create_app_session(input=typed, output=DummyOutput()):
        application: Application[None] = Application(key_bindings=bindings)
        real = application.run

        def struck(**options: object) -> None:
            os.kill(os.getpid(), signal.SIGTERM)
            real(**options)  # type: ignore[arg-type]

        application.run = struck  # type: ignore[method-assign, assignment]
        with pytest.raises(Terminated):
            run(application)
    assert signal.getsignal(signal.SIGTERM) is terminate


def nothing() -> None:
    """Do nothing."""


@pytest.mark.parametrize(
    ("number", "error"), [(signal.SIGINT, KeyboardInterrupt), (signal.SIGCONT, ResumedError)]
)
def test_what_interrupts_a_page_ends_it(number: int, error: type[BaseException]) -> None:
    """Whether it comes on the page, or came just before it; a page that ends by itself is not disturbed."""
    interruptions = Interruptions(hide=nothing, show=nothing)
    with interruptions.taken():
        for _ in range(2):
            with pytest.raises(error):
                page("ke", number, interruptions)
            os.kill(os.getpid(), number)
            with pytest.raises(error):
                page("e", number, interruptions)
            assert page("e", number, interruptions) == "ended"


def test_ctrl_c_as_a_signal_ends_a_page_that_nobody_prepared_for_it() -> None:
    """As it ends any program."""
    with pytest.raises(KeyboardInterrupt):
        page("ke", signal.SIGINT)


def test_a_signal_that_ends_the_program_does_not_wait_for_it_to_go_on() -> None:
    """A program that was stopped in the midst of a page ends, and does not come back to the page first."""
    shown: list[str] = []

    def show() -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        shown.append("page")

    interruptions = Interruptions(hide=nothing, show=show)
    with interruptions.taken(), pytest.raises(Terminated):
        page("ke", signal.SIGCONT, interruptions)
    assert shown == []
