"""Whatever bytes come in, there is a document or a fault: no other error, no escape, no long wait."""

import fuzzing
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from reads_corpus import CORPUS, SMALL

_GRAINS = [
    b"format: impasse-check/answers\n",
    b"format_version: 1\n",
    b"answers:\n",
    b"  over-directs: ",
    b"often\n",
    b"{frequency: often, impact: somewhat, note: ",
    b"}\n",
    b"bring: [over-directs]\n",
    b"*a",
    b"&a ",
    b"!!str ",
    b"- ",
    b"? ",
    b": ",
    b"[",
    b"]",
    b"{",
    b"'",
    b'"',
    b"|\n",
    b"---\n",
    b"...\n",
    b"\xe2\x80\xae",
    b"\x1b[2J",
    b"\xff",
    b"\xc2\x85",
    b"\t",
    b"\r\n",
    b"sexual-remarks: unsure\n",
    b"  felt-stuck: no\n",
    b"<<: ",
    b"#",
]
_STARTS = [path.read_bytes() for path in sorted((CORPUS / "answers" / "valid").glob("*.yaml"))]
_GRAINY = st.lists(st.sampled_from(_GRAINS) | st.binary(max_size=6), max_size=30).map(b"".join)


@st.composite
def _changed(draw: st.DrawFn) -> bytes:
    """Give a file that can be read, with a piece of it exchanged."""
    start = draw(st.sampled_from([*_STARTS, SMALL.read_bytes()]))
    first = draw(st.integers(0, len(start)))
    last = draw(st.integers(first, min(len(start), first + 12)))
    return start[:first] + draw(_GRAINY) + start[last:]


@pytest.mark.parametrize("name", fuzzing.TARGETS)
def test_any_bytes_are_a_document_or_a_fault(name: str) -> None:
    """Chance, grains of what we read, and files of the corpus with a piece exchanged."""

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(st.binary(max_size=200) | _GRAINY | _changed())
    @example(b"")
    @example((CORPUS / "locked" / "quick.yaml.age").read_bytes())
    def put_in(data: bytes) -> None:
        fuzzing.run(name, data)

    put_in()


def test_a_target_that_breaks_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that is not ours, an escape in a document, no end, and much memory each fail."""

    def fail(_data: bytes) -> None:
        raise ZeroDivisionError

    def freeze(_data: bytes) -> None:
        while True:
            pass

    monkeypatch.setitem(fuzzing.TARGETS, "yaml", fail)
    with pytest.raises(ZeroDivisionError):
        fuzzing.run("yaml", b"")
    monkeypatch.setattr(fuzzing, "render", lambda *_: "\x1b[2J")
    with pytest.raises(AssertionError):
        fuzzing.run("notes", b"walrus")
    # What the process had at most is known only to grow, and other tests may have filled it before.
    monkeypatch.setattr(fuzzing, "most_memory", iter((0, fuzzing.MOST_MEMORY)).__next__)
    with pytest.raises(AssertionError, match="64 MiB"):
        fuzzing.run("answers", b"")
    monkeypatch.undo()
    monkeypatch.setattr(fuzzing, "SLOWEST", 0.01)
    monkeypatch.setitem(fuzzing.TARGETS, "pack", freeze)
    with pytest.raises(AssertionError, match="longer than"):
        fuzzing.run("pack", b"")
