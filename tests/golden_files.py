"""Golden files: documents that a person read and accepted, compared byte for byte.

With IMPASSE_CHECK_UPDATE_GOLDEN=1 they are written anew; read the difference before you keep it.
"""

import os
from pathlib import Path


def matches(path: Path, text: str) -> bool:
    """Say whether a text is the golden one, or make it so."""
    if os.environ.get("IMPASSE_CHECK_UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return path.read_text(encoding="utf-8") == text
