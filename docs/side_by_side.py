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
PAGES = {
    "A client's page": ROOT / "examples" / "stuck-and-unheard.yaml",
    "Their therapist's page": ROOT / "examples" / "therapist.yaml",
}
"""The answers that each page is made of, by what stands above it."""
PICTURE = ROOT / "docs" / "side-by-side.svg"
_COLUMNS = 52
_WIDE = 480
"""How wide a page is drawn."""
_TOP = 40
"""Where a page begins, below what tells whose it is."""
_STYLE = (
    "text{font:14px ui-monospace,Menlo,Consolas,monospace;fill:#1f2328;white-space:pre}"
    # An attribute of a text counts for less than the rule above.
    ".bold{font-weight:bold}.name{opacity:.7;font-style:italic}"
    "rect{fill:#f6f8fa;stroke:#d1d9e0}"
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}rect{fill:#161b22;stroke:#30363d}}"
)


def picture() -> str:
    """Give both pages as one SVG."""
    drawn = [_page(path) for path in PAGES.values()]
    height = _TOP + 20 * max(len(lines) for lines, _ in drawn) + 32
    columns = "\n".join(
        f'<rect x="{_left(place)}" y="1" width="{_WIDE}" height="{height - 2}" rx="6"/>\n'
        f'<text x="{_left(place) + 15}" y="32" class="name">{escape(name)}</text>\n'
        + "\n".join(_row(line, _left(place), row, titles) for row, line in enumerate(lines))
        for place, (name, (lines, titles)) in enumerate(zip(PAGES, drawn, strict=True))
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


def _row(line: str, left: int, place: int, titles: set[str]) -> str:
    is_title = line.rstrip(" \N{BOX DRAWINGS LIGHT HORIZONTAL}") in titles
    weight = ' class="bold"' if is_title else ""
    y = _TOP + 20 * place + 31
    return f'<text x="{left + 15}" y="{y}"{weight} xml:space="preserve">{escape(line)}</text>'


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
