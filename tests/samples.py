"""How many examples chance makes: a third, and all where somebody has time, with IMPASSE_CHECK_WHOLE=1."""

import os

_WHOLE = bool(os.environ.get("IMPASSE_CHECK_WHOLE"))


def some(whole: int) -> int:
    """Give how many of so many examples are made in this run."""
    return whole if _WHOLE else -(-whole // 3)
