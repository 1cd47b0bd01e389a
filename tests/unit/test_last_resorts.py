"""What is rarely met: too little memory, and keys that end at once."""

from pathlib import Path

import pytest

from impasse_check import files
from impasse_check.errors import NotWrittenError
from impasse_check.prompts.keyboard import urgent
from impasse_check.prompts.page import Command


def test_too_little_memory_for_a_file_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is a reason like any other why a file is not there, and leaves nothing."""

    def fail(*_: object) -> int:
        raise MemoryError

    monkeypatch.setattr("impasse_check.files.os.fsync", fail)
    with pytest.raises(NotWrittenError) as refused:
        files.write(str(tmp_path / "new.md"), b"text", force=False)
    assert refused.value.code == "error.no-memory"
    assert list(tmp_path.iterdir()) == []


def test_keys_that_end_it_are_found_among_others() -> None:
    """Wherever they stand in what was typed too early."""
    assert urgent("yes\x18") is Command.VANISH
    assert urgent("\x04yes") is Command.LEAVE
    assert urgent("yes") is None
    with pytest.raises(KeyboardInterrupt):
        urgent("yes\x03\x04")
