"""A golden file that is not met says where, and how to renew it."""

from pathlib import Path

import pytest
from golden_files import assert_golden


def test_a_difference_is_shown_with_the_command_that_accepts_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which then does so; a file that is not there is all difference."""
    path = tmp_path / "walrus.md"
    monkeypatch.delenv("IMPASSE_CHECK_UPDATE_GOLDEN", raising=False)
    with pytest.raises(
        pytest.fail.Exception, match=r"(?s)IMPASSE_CHECK_UPDATE_GOLDEN=1 .*test_golden.py.*[+]now"
    ):
        assert_golden(path, "now\n")
    monkeypatch.setenv("IMPASSE_CHECK_UPDATE_GOLDEN", "1")
    assert_golden(path, "now\n")
    monkeypatch.delenv("IMPASSE_CHECK_UPDATE_GOLDEN")
    assert_golden(path, "now\n")
    with pytest.raises(pytest.fail.Exception, match=r"(?s)-now.*[+]then"):
        assert_golden(path, "then\n")
