"""What every test has: no network, an empty home, a plain environment, and the shipped data."""

import os
import signal
import socket
from collections.abc import Generator
from pathlib import Path

import pytest

from impasse_check import load_pack, load_resources, load_words
from impasse_check.model import Pack, Resource
from impasse_check.words import Words

ROOT = Path(__file__).parents[1]
_QUIET = (
    "ACCESSIBLE",
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "FORCE_COLOR",
    "IMPASSE_CHECK_DEBUG",
    "IMPASSE_CHECK_PLAIN",
    "LINES",
    "NO_COLOR",
)
_real_socket = socket.socket

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # So a shell starts what runs in the background, and so would we start every program that we interrupt.
    signal.signal(signal.SIGINT, signal.default_int_handler)


class _LocalSocket(_real_socket):
    """A socket that only talks inside this machine, as event loops do."""

    def connect(self, address: object, /) -> None:
        """Refuse."""
        message = f"a test tried to reach {type(address).__name__}"
        raise AssertionError(message)


@pytest.fixture(autouse=True)
def _plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name in _QUIET:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.setattr(socket, "socket", _LocalSocket)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip into a failure where everything must be there."""
    report = yield
    if report.skipped and os.environ.get("IMPASSE_CHECK_NO_SKIPS") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, but skips are failures here: {report.longrepr}"
    return report


@pytest.fixture(scope="session")
def pack() -> Pack:
    """Give the shipped pack."""
    return load_pack()


@pytest.fixture(scope="session")
def words() -> Words:
    """Give the shipped words of the program."""
    return load_words()


@pytest.fixture(scope="session")
def resources() -> tuple[Resource, ...]:
    """Give the shipped resources."""
    return load_resources()
