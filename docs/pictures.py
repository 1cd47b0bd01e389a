"""Draws the terminal pictures in docs/pictures from the examples, by Rich's export.

Run it with: python docs/pictures.py. A picture is text in an SVG: no font is fetched, and a screen reader
reads the words.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from impasse_check import build_report, load_pack, load_resources, load_words, read_answers, render
from impasse_check.model import Answer, Answers, Audience, Pack
from impasse_check.renderers import Look

ROOT: Final = Path(__file__).parents[1]
PICTURES: Final = ROOT / "docs" / "pictures"
STORIES: Final = {
    "none": "",
    "talk": "stuck-and-unheard",
    "consult": "very-close",
    "outside": "one-in-the-morning",
}
"""An example for each way a check-in can end; there is none of somebody who marked nothing."""
WIDTHS: Final = (40, 80)
_SHEET: Final = "stuck-and-unheard"
_CARD_LINES: Final = 9
"""Lines of the example that are its card."""
_DARK: Final = TerminalTheme(
    (24, 26, 30),
    (222, 222, 216),
    [(0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0), (104, 190, 200), (222, 222, 216)],
    [(120, 120, 120)] * 8,
)
_FORM: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 WIDE HIGH" width="WIDE" role="img">
<title>NAME</title>
<style>
text {{ font: 20px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre }}
{styles}
</style>
<rect width="100%" height="100%" rx="8" fill="#181a1e"/>
<g transform="translate(24, 16)">{backgrounds}{matrix}</g>
</svg>
"""


def pictures() -> Iterator[tuple[str, str]]:
    """Give each picture by the name of its file."""
    for width in WIDTHS:
        for route in STORIES:
            for color in (True, False):
                drawn = document(STORIES[route], "me", width, color=color)
                yield (
                    f"{route}-{width}{'' if color else '-no-color'}.svg",
                    picture(drawn, width, f"{route}, {width}"),
                )
    card = "\n".join(document(STORIES["talk"], "me", 72).splitlines()[2 : 2 + _CARD_LINES]).rstrip()
    yield "card.svg", picture(card, 72, "What one could say first, in a terminal")
    yield "session.svg", picture(document(_SHEET, "session", 72), 72, "The page to bring to a session")


def document(story: str, audience: Audience, width: int, *, color: bool = True) -> str:
    """Give a document of an example as a terminal of this width gets it."""
    pack = load_pack()
    answers = read_answers(str(ROOT / "examples" / f"{story}.yaml"), pack) if story else unmarked(pack)
    report = build_report(pack, answers, words=load_words(), resources=load_resources(), audience=audience)
    return render(report, "terminal", Look(width=width, color=color))


def unmarked(pack: Pack) -> Answers:
    """Give the answers of somebody who is content."""
    usual = {"event": "no", "gate": "no"}
    given = {
        name: usual.get(each.kind, next(iter(pack.choices[each.choice_set])))
        for name, each in pack.questions.items()
    }
    return Answers(
        answers={name: Answer(given=each) for name, each in (given | {"ordered-care": "no"}).items()}
    )


def picture(drawn: str, width: int, title: str) -> str:
    """Give what a terminal shows as an SVG."""
    shown = io.StringIO()
    console = Console(
        file=shown, record=True, width=width, height=25, force_terminal=True, color_system="standard"
    )
    console.print(Text.from_ansi(drawn), end="")
    rows = len(shown.getvalue().splitlines())
    svg = console.export_svg(theme=_DARK, code_format=_FORM, unique_id="t", font_aspect_ratio=0.6)
    # Rich draws the ends of lines as well, clips each line, and makes every blank a sign of seven characters.
    svg = re.sub(r"<text [^>]*>\s*</text>", "", svg)
    svg = re.sub(r' clip-path="url\(#[^"]*\)"', "", svg).replace("&#160;", " ")
    sizes = {"NAME": title, "WIDE": str(round(12.2 * width) + 48), "HIGH": str(round(24.4 * rows) + 36)}
    for blank, filled in sizes.items():
        svg = svg.replace(blank, filled, 2)
    return "".join(f"{line.rstrip()}\n" for line in svg.splitlines() if line.strip())


if __name__ == "__main__":
    PICTURES.mkdir(exist_ok=True)
    for old in PICTURES.glob("*.svg"):
        old.unlink()
    for name, text in pictures():
        (PICTURES / name).write_text(text, encoding="utf-8")
