"""What each key does on a page of widgets."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from prompt_toolkit.key_binding import KeyBindings, KeyBindingsBase, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from questionary.prompts.common import InquirerControl

from impasse_check.prompts.page import Command
from impasse_check.words import Words

NOTHING: Final = -1
"""Where the pointer stands before anything is pointed at."""
_EVERYWHERE: Final[Mapping[Command, tuple[str, ...]]] = {
    Command.BACK: (Keys.BackTab,),
    Command.HELP: (Keys.F1,),
    Command.LEAVE: (Keys.ControlD, Keys.ControlQ),
    Command.VANISH: (Keys.ControlX,),
}
"""The keys of commands that mean the same on every page."""
_STRAY: Final[tuple[tuple[str, ...], ...]] = (
    (Keys.ControlZ,),
    (Keys.ControlR,),
    (Keys.ControlS,),
    (Keys.ControlO,),
    (Keys.Escape, "#"),
)
"""Keys that would stop the program, search, end a line, or make a remark of it."""


def in_list(
    words: Words,
    commands: Sequence[Command],
    control: InquirerControl,
    values: Sequence[object],
    anew: Callable[[], object],
) -> KeyBindingsBase:
    """Give the keys where something is chosen: a digit answers, letters and the left arrow are commands.

    Enter does nothing before something was pointed at. ``anew`` gives what Ctrl-L results in.
    """
    letters = {each: (key,) for each in Command if (key := words.find(f"keys.{each.value}"))}
    keys = {each: (*_EVERYWHERE.get(each, ()), *letters.get(each, ())) for each in Command}
    keys[Command.BACK] += (Keys.Left,)
    return merge_key_bindings([_commands(keys, commands, anew), _choices(control, values)])


def in_text(commands: Sequence[Command], anew: Callable[[], object]) -> KeyBindingsBase:
    """Give the keys where a line is typed, and letters are letters.

    ``anew`` gives what Ctrl-L results in.
    """
    return _commands(_EVERYWHERE, commands, anew)


def _commands(
    keys: Mapping[Command, tuple[str, ...]], commands: Sequence[Command], anew: Callable[[], object]
) -> KeyBindings:
    """Bind the keys of the commands that there are; those of the others do nothing."""
    bindings = KeyBindings()
    for command, own in keys.items():
        for key in own:
            if command in commands:
                _bind(bindings, key, command)
            else:
                bindings.add(key, eager=True)(_nothing)

    def lay_out_again(event: KeyPressEvent) -> None:
        event.app.exit(result=anew())

    def interrupt(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    bindings.add(Keys.ControlL, eager=True)(lay_out_again)
    bindings.add(Keys.ControlC, eager=True)(interrupt)
    for stray in _STRAY:
        bindings.add(*stray, eager=True)(_nothing)
    return bindings


def _choices(control: InquirerControl, values: Sequence[object]) -> KeyBindings:
    bindings = KeyBindings()
    for number, value in enumerate(values, 1):
        _bind(bindings, str(number), value)

    def enter(event: KeyPressEvent) -> None:
        if control.pointed_at != NOTHING:
            event.app.exit(result=values[control.pointed_at])

    def up(_event: KeyPressEvent) -> None:
        control.pointed_at = (max(control.pointed_at, 0) - 1) % len(values)

    def down(_event: KeyPressEvent) -> None:
        control.pointed_at = (control.pointed_at + 1) % len(values)

    bindings.add(Keys.Any)(_nothing)
    bindings.add(Keys.ControlM, eager=True)(enter)
    bindings.add(Keys.Up, eager=True)(up)
    bindings.add(Keys.Down, eager=True)(down)
    bindings.add(Keys.BracketedPaste, eager=True)(_nothing)
    return bindings


def _bind(bindings: KeyBindings, key: str, result: object) -> None:
    def leave(event: KeyPressEvent) -> None:
        event.app.exit(result=result)

    bindings.add(key, eager=True)(leave)


def _nothing(_event: KeyPressEvent) -> None:
    """Do nothing."""
