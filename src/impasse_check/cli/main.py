"""Starts the program, and turns every way it can end into a message and an exit code."""

import os
import sys
import warnings
from contextlib import suppress
from typing import Annotated, Final, NoReturn

import typer

from impasse_check import __version__
from impasse_check.cli import completion, signals
from impasse_check.cli.group import Group
from impasse_check.cli.printing import print_out
from impasse_check.errors import ExitCode, ImpasseCheckError

_SPEECHLESS: Final = b"impasse-check: the program made a mistake and stopped. No answer is shown.\n"
_NAME: Final = "impasse-check"
_HELP: Final = (
    # The sign keeps each line as it stands: what is to be typed is never broken.
    "\b\n"
    "A private check-in for when your therapy feels stuck.\n"
    "Nothing is kept or sent unless you ask.\n"
    "Start with: impasse-check quiz\n"
    "For a screen reader: impasse-check quiz --plain"
)

app: Final = typer.Typer(
    cls=Group,
    name=_NAME,
    help=_HELP,
    invoke_without_command=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    pretty_exceptions_show_locals=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(ctx: typer.Context, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        print_out(f"{_NAME} {__version__}\n")
        raise typer.Exit


@app.callback()
def start(
    ctx: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version and end."),
    ] = False,
) -> None:
    """Print the short help where no command is named."""
    if ctx.invoked_subcommand is None:
        print_out(ctx.get_help() + "\n")


def main() -> NoReturn:
    """Run the program with the arguments of this process and end the process."""
    _keep_silent()
    signals.listen()
    code = run(sys.argv[1:])
    for stream in filter(None, (sys.stdout, sys.stderr)):
        with suppress(OSError, ValueError):
            stream.flush()
    # All is tidied up by now. Python would go through every object once more, which takes a tenth of a whole
    # report; and, where it is asked to, go on with a prompt at which whatever was said could be looked up.
    os._exit(code)


def _keep_silent() -> None:
    """Let nothing be told by Python or by the system: it could be anything, and would stay where it went."""
    sys.unraisablehook = lambda _lost: None
    warnings.simplefilter("ignore")
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(arguments: list[str]) -> int:
    """Run the program and give its exit code. Nothing that is printed on the way repeats an answer."""
    code: int = ExitCode.DONE
    try:
        if completion.asked():
            completion.answer(app, _NAME)
        app(arguments, prog_name=_NAME)
    except SystemExit as ended:
        signals.rest()
        code = int(ended.code or 0)
    except BaseException as error:  # whatever it is, its text may hold an answer
        try:
            code = _end(error)
        except BaseException:
            code = ExitCode.BUG
            with suppress(OSError):
                os.write(2, _SPEECHLESS)
    return code


def _end(error: BaseException) -> int:
    """Say what there is to say about how the program ended, and give the exit code."""
    from impasse_check.cli.messages import tell, tell_bug

    match error:
        case ImpasseCheckError():
            tell(error)
            return error.exit_code
        case _:
            tell_bug(error)
            return ExitCode.BUG
