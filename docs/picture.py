"""Draws the picture of a report that stands in the README, from an example.

Run it with: python docs/picture.py. The picture is text in an SVG: no font is fetched, and a
screen reader reads the words.
"""

from html import escape
from pathlib import Path

from impasse_check import build_report, load_pack, load_resources, load_words, read_answers, render
from impasse_check.renderers import Look

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "stuck-and-unheard.yaml"
PICTURE = ROOT / "docs" / "report.svg"
_COLUMNS = 72
_LINES = 40
_STYLE = (
    "text{font:14px ui-monospace,Menlo,Consolas,monospace;fill:#1f2328;white-space:pre}"
    "rect{fill:#f6f8fa;stroke:#d1d9e0}"
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}rect{fill:#161b22;stroke:#30363d}}"
)


def picture() -> str:
    """Give the first lines of the example's report as an SVG."""
    pack = load_pack()
    answers = read_answers(str(EXAMPLE), pack)
    report = build_report(pack, answers, words=load_words(), resources=load_resources())
    lines = render(report, "terminal", Look(width=_COLUMNS)).splitlines()[:_LINES]
    titles = {block.text for block in report.blocks if type(block).__name__ == "Heading"}
    height = 20 * len(lines) + 32
    rows = "\n".join(_row(line, place, bold=line in titles) for place, line in enumerate(lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 660 {height}" width="660" role="img">\n'
        f"<title>The beginning of a report in a terminal</title>\n<style>{_STYLE}</style>\n"
        f'<rect x="1" y="1" width="658" height="{height - 2}" rx="6"/>\n{rows}\n</svg>\n'
    )


def _row(line: str, place: int, *, bold: bool) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="16" y="{20 * place + 32}"{weight} xml:space="preserve">{escape(line)}</text>'


if __name__ == "__main__":
    PICTURE.write_text(picture(), encoding="utf-8")
