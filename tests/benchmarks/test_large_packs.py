"""The large packs of the benchmarks are packs, and answered as they are meant to be."""

from pathlib import Path

from core_helpers import PACK

from benchmarks.growth import write
from impasse_check import build_report, load_pack, load_words, read_answers


def test_a_large_pack_can_be_used_and_is_answered_whole(tmp_path: Path) -> None:
    """Every question, with as much to show as there can be: words to say, and no help from outside."""
    many = 4 * len(PACK.questions)
    pack_file, answers_file = write(tmp_path, many)
    pack = load_pack(str(pack_file))
    report = build_report(pack, read_answers(str(answers_file), pack), words=load_words())
    assert len(pack.questions) == many
    assert set(report.score.effective) == set(pack.questions)
    assert {answer.status for answer in report.score.effective.values()} == {"answered"}
    assert (report.score.route, report.score.not_counted) == ("consult", ())
    assert len(report.openers) > many / 3
