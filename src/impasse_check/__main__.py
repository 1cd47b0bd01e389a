"""Starts the program, as ``impasse-check`` or ``python -m impasse_check``."""

import gc
from typing import NoReturn


def main() -> NoReturn:
    """Run the program with the arguments of this process and end the process."""
    # A command is over before garbage could matter. To look for it took up to a tenth of its time, much of it
    # while libraries are loaded.
    gc.disable()
    from impasse_check.cli import main as run

    run()


if __name__ == "__main__":
    main()
