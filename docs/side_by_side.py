"""Draws the picture of two pages for a session that lie side by side: a client's and their therapist's.

Run it with: python docs/side_by_side.py. Both are worked examples, filled in alone and joined to nothing.
The picture is text in an SVG, as those that docs/pictures.py makes are.
"""

from html import escape
from pathlib import Path

from impasse_check import build_report, load_words, render
from impasse_check.answers import parse_for
from impasse_check.pack import for_answers
from impasse_check.renderers import Look
from impasse_check.report.blocks import Heading

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "examples" / "stuck-and-unheard.yaml", ROOT / "examples" / "therapist.yaml")
PICTURE = ROOT / "docs" / "side-by-side.svg"
_COLUMNS = 52
_WIDE = 480
"""How wide a page is drawn."""
_STYLE = (
    "text{font:14px ui-monospace,Menlo,Consolas,monospace;fill:#1f2328;white-space:pre}"
    "rect{fill:#f6f8fa;stroke:#d1d9e0}"
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}rect{fill:#161b22;stroke:#30363d}}"
)


def picture() -> str:
    """Give both pages as one SVG."""
    drawn = [_page(path) for path in PAGES]
    height = 20 * max(len(lines) for lines, _ in drawn) + 32
    columns = "\n".join(
        f'<rect x="{_left(place)}" y="1" width="{_WIDE}" height="{height - 2}" rx="6"/>\n'
        + "\n".join(_row(line, _left(place), row, bold=line in titles) for row, line in enumerate(lines))
        for place, (lines, titles) in enumerate(drawn)
    )
    wide = _left(len(PAGES)) - 9
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {height}" width="{wide}" role="img">\n'
        "<title>A page of a client and one of their therapist, side by side</title>\n"
        f"<style>{_STYLE}</style>\n"
        f"{columns}\n</svg>\n"
    )


def _page(path: Path) -> tuple[list[str], set[str]]:
    """Give the lines of a page for a session, and which of them are headings."""
    pack, answers = parse_for(path.name, path.read_bytes(), for_answers(None))
    report = build_report(pack, answers, words=load_words(), audience="session")
    lines = render(report, "terminal", Look(width=_COLUMNS)).splitlines()
    return lines, {block.text for block in report.blocks if isinstance(block, Heading)}


def _left(place: int) -> int:
    return 1 + place * (_WIDE + 10)


def _row(line: str, left: int, place: int, *, bold: bool) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{left + 15}" y="{20 * place + 32}"{weight} xml:space="preserve">{escape(line)}</text>'


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
