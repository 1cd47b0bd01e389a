"""Golden files: documents that a person read and accepted, compared byte for byte.

With IMPASSE_CHECK_UPDATE_GOLDEN=1 they are written anew; read the difference before you keep it.
"""

import difflib
import os
from itertools import islice
from pathlib import Path

import pytest

_RENEW = "IMPASSE_CHECK_UPDATE_GOLDEN"
_MOST_LINES = 20


def assert_golden(path: Path, text: str) -> None:
    """Fail if a text is not the golden one, with where it begins to differ and the command that renews it."""
    if os.environ.get(_RENEW):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    read = path.read_text(encoding="utf-8") if path.exists() else ""
    if read != text:
        differs = difflib.unified_diff(read.splitlines(), text.splitlines(), "accepted", "now", lineterm="")
        shown = "\n".join(islice(differs, _MOST_LINES))
        test = os.environ["PYTEST_CURRENT_TEST"].rpartition(" ")[0]
        command = f"{_RENEW}=1 python -m pytest '{test}'"
        pytest.fail(f"{path.name} is not as it was accepted. To renew it: {command}\n{shown}", pytrace=False)
