"""Runs the program in the language of ``pseudo``: its folder first, then what stands behind the command."""

import sys
from pathlib import Path

import pseudo
import pytest

from impasse_check.cli.main import main

if __name__ == "__main__":
    folder = Path(sys.argv.pop(1))
    pseudo.spoken(pytest.MonkeyPatch(), folder)
    main()
