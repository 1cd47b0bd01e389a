"""What each key does on a page of widgets."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from prompt_toolkit.key_binding import KeyBindings, KeyBindingsBase, KeyPressEvent, merge_key_bindings
from prompt_toolkit.keys import Keys
from questionary.prompts.common import InquirerControl

from impasse_check.prompts.page import Command

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
_FAR: Final = 5
"""Steps of the pointer at a time, for long lists."""


def in_list(
    commands: Sequence[Command],
    control: InquirerControl,
    count: int,
    press: Callable[[str], object],
    miss: Callable[[], None],
    anew: Callable[[], object],
) -> KeyBindingsBase:
    """Give the keys where something is chosen, or read.

    ``press`` takes the character of a key, or nothing for Enter, and gives what that results in, or None;
    ``miss`` is called for a key that means nothing here, ``anew`` gives what Ctrl-L results in.
    """
    bindings = KeyBindings()

    def pressed(event: KeyPressEvent) -> None:
        key = event.key_sequence[-1]
        _end(event, press("" if key.key == Keys.ControlM else key.data))

    def missed(_event: KeyPressEvent) -> None:
        miss()

    def move(steps: int) -> Callable[[KeyPressEvent], None]:
        def moved(_event: KeyPressEvent) -> None:
            if not count:
                return miss()
            if abs(steps) > 1:
                control.pointed_at = min(max(control.pointed_at + steps, 0), count - 1)
            elif steps > 0:
                control.pointed_at = (control.pointed_at + 1) % count
            else:
                control.pointed_at = (max(control.pointed_at, 0) - 1) % count
            return None

        return moved

    bindings.add(Keys.Any)(pressed)
    bindings.add(Keys.ControlM, eager=True)(pressed)
    bindings.add(Keys.Up, eager=True)(move(-1))
    bindings.add(Keys.Down, eager=True)(move(1))
    bindings.add(Keys.PageUp, eager=True)(move(-_FAR))
    bindings.add(Keys.PageDown, eager=True)(move(_FAR))
    bindings.add(Keys.BracketedPaste, eager=True)(missed)
    keys = {**_EVERYWHERE, Command.BACK: (*_EVERYWHERE[Command.BACK], Keys.Left)}
    return merge_key_bindings([_commands(keys, commands, anew, miss), bindings])


def in_text(commands: Sequence[Command], anew: Callable[[], object]) -> KeyBindingsBase:
    """Give the keys where a line is typed, and letters are letters.

    ``anew`` gives what Ctrl-L results in.
    """
    return _commands(_EVERYWHERE, commands, anew, lambda: None)


def _commands(
    keys: Mapping[Command, tuple[str, ...]],
    commands: Sequence[Command],
    anew: Callable[[], object],
    miss: Callable[[], None],
) -> KeyBindings:
    """Bind the keys of the commands that there are; those of the others do nothing."""
    bindings = KeyBindings()

    def missed(_event: KeyPressEvent) -> None:
        miss()

    def lay_out_again(event: KeyPressEvent) -> None:
        event.app.exit(result=anew())

    def interrupt(event: KeyPressEvent) -> None:
        event.app.exit(exception=KeyboardInterrupt)

    for command, own in keys.items():
        for key in own:
            if command in commands:
                _bind(bindings, key, command)
            else:
                bindings.add(key, eager=True)(missed)
    bindings.add(Keys.ControlL, eager=True)(lay_out_again)
    bindings.add(Keys.ControlC, eager=True)(interrupt)
    for stray in _STRAY:
        bindings.add(*stray, eager=True)(missed)
    return bindings


def _bind(bindings: KeyBindings, key: str, result: object) -> None:
    def leave(event: KeyPressEvent) -> None:
        _end(event, result)

    bindings.add(key, eager=True)(leave)


def _end(event: KeyPressEvent, result: object) -> None:
    """End the page, where there is something to end it with."""
    if result is not None:
        event.app.exit(result=result)
