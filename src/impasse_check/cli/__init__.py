"""The command line: one module a command, loaded when it is called."""

from impasse_check.cli.main import main

__all__ = ["main"]
