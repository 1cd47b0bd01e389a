"""Where a document goes and in which form."""

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import PurePath
from typing import Annotated, Final

import typer

from impasse_check import files
from impasse_check.cli import passphrase
from impasse_check.cli.completion import among
from impasse_check.cli.printing import check_output, print_out
from impasse_check.errors import UsageError
from impasse_check.locked import SUFFIX, is_locked
from impasse_check.model.base import record
from impasse_check.pack import SHIPPED
from impasse_check.renderers import FORMATS, SUFFIXES, Look
from impasse_check.sitting.passphrase import check_name

_COLORS: Final = ("auto", "always", "never")
_OFF: Final = ("", "0", "false")

PlainOption = Annotated[
    bool, typer.Option("--plain", help="Plain lines for screen readers and simple terminals.")
]
ColorOption = Annotated[
    str,
    typer.Option(
        "--color", metavar="|".join(_COLORS), autocompletion=among(_COLORS), help="When to use bold."
    ),
]
FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="|".join(FORMATS), autocompletion=among(FORMATS), help="The form of the document."
    ),
]
OutputOption = Annotated[
    str | None,
    typer.Option("-o", "--output", metavar="FILE", help="Write to this file; - is standard output."),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Write over a file that exists.")]
PackOption = Annotated[
    str | None,
    typer.Option(
        "--pack",
        metavar="NAME|FILE",
        autocompletion=among(SHIPPED),
        help=f"Other questions: {' or '.join(SHIPPED)}, or a pack in a file.",
    ),
]


@record
class Output:
    """Where a document goes: a file, or standard output."""

    format: str
    file: str | None
    force: bool
    look: Look

    @property
    def on_screen(self) -> bool:
        """Whether it goes to the terminal that a person looks at."""
        return self.file is None and is_terminal(sys.stdout)

    def check(self) -> None:
        """Raise NotWrittenError for what can be known before: nothing could be written there."""
        if self.file is None:
            check_output()
        else:
            files.Held(self.file, force=self.force).let_go()

    def write(self, text: str) -> None:
        """Put the document there, locked if the name says so. Raises NotWrittenError or NoTerminalError."""
        if self.file is not None:
            passphrase.write(self.file, text, force=self.force)
        else:
            print_out(text)


def choose_output(
    *,
    format: str | None,
    file: str | None,
    force: bool,
    plain: bool,
    color: str,
    suffixes: Mapping[str, str] = SUFFIXES,
) -> Output:
    """Decide where a document goes and in which format. Raises UsageError where that cannot be told.

    ``suffixes`` are the ends of names with the formats that they stand for, the usual format first.
    """
    check_color(color)
    file = None if file == "-" else file
    chosen = _format(format, file, suffixes)
    check_name(file)
    on_terminal = file is None and is_terminal(sys.stdout)
    width = shutil.get_terminal_size().columns if on_terminal else Look().width
    plain = plain or wants_plain()
    colored = file is None and not plain and (color == "always" or (on_terminal and may_color(color)))
    look = Look(width=width, color=colored, plain=plain, signs=file is not None or _has_signs(sys.stdout))
    return Output(format=chosen, file=file, force=force, look=look)


def choose_text_output(*, file: str | None, force: bool, color: str) -> Output:
    """Decide where a text goes that has one form only. Raises UsageError for a colour there is not."""
    check_color(color)
    check_name(file)
    return Output(format="text", file=None if file == "-" else file, force=force, look=Look())


def check_color(color: str) -> None:
    """Raise UsageError for a choice of colour that there is not."""
    if color not in _COLORS:
        raise UsageError("error.choice", option="--color", choices=", ".join(_COLORS))


def _format(named: str | None, file: str | None, suffixes: Mapping[str, str]) -> str:
    """Give the format that was named, or that the end of the file's name stands for, or the first."""
    formats = tuple(suffixes.values())
    if named is not None and named not in formats:
        raise UsageError("error.choice", option="--format", choices=", ".join(formats))
    if file is None:
        return named or formats[0]
    # What a locked file holds is said by the end before its own.
    suffix = PurePath(file[: -len(SUFFIX)] if is_locked(file) else file).suffix.lower()
    by_suffix = suffixes.get(suffix)
    if named is None and by_suffix is None:
        known = ", ".join(suffixes)
        raise UsageError("error.suffix-before-age" if is_locked(file) else "error.suffix", suffixes=known)
    if None not in (named, by_suffix) and named != by_suffix:
        raise UsageError("error.format-and-suffix", suffix=suffix, format=str(named))
    return named or str(by_suffix)


def keep_apart(document: str | None, *answers: str | None) -> None:
    """Raise UsageError where a document would be written over answers."""
    files_of_answers = {os.path.realpath(file): file for file in answers if file is not None}
    if document is not None and os.path.realpath(document) in files_of_answers and document != "-":
        raise UsageError("error.same-file", file=document)


def _has_signs(stream: object) -> bool:
    """Say whether the signs of bars and rules can be written to a standard stream."""
    try:
        "\u25a0\u25a1\u2502\u2500\u2022".encode(getattr(stream, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def is_terminal(stream: object) -> bool:
    """Say whether a standard stream is there and is a terminal."""
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())


def wants_plain() -> bool:
    """Say whether the environment asks for plain lines."""
    asked = (os.environ.get(name, "").lower() for name in ("IMPASSE_CHECK_PLAIN", "ACCESSIBLE"))
    return any(value not in _OFF for value in asked) or os.environ.get("TERM") == "dumb"


def may_color(color: str) -> bool:
    """Say whether a terminal is to get bold and colour: the option, then the environment."""
    environment = os.environ.get
    if color != "auto":
        return color == "always"
    if environment("NO_COLOR"):
        return False
    if environment("CLICOLOR_FORCE", "0") not in _OFF or environment("FORCE_COLOR", "0") not in _OFF:
        return True
    return environment("CLICOLOR") != "0"
