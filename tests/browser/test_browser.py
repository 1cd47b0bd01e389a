"""Documents in a real browser: readable by everyone, on paper as promised, and nothing is ever fetched."""

import os
import re
import shutil
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import therapists
from conftest import ROOT
from core_helpers import PACK, RESOURCES, SHEET, WORDS, document, said
from samples import some

from impasse_check import build_report
from impasse_check.answers import parse_for
from impasse_check.background import load_background
from impasse_check.model import AUDIENCES
from impasse_check.pack import for_answers
from impasse_check.renderers import render
from impasse_check.report import NothingToBringError, Report
from impasse_check.report.blocks import Catalogue, Heading
from impasse_check.report.catalogue import list_questions, list_resources, tell_background
from impasse_check.report.form import make_form
from impasse_check.report.since import build_comparison

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed")
pypdf = pytest.importorskip("pypdf", reason="pypdf is not installed")

CHROMIUM = shutil.which("chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
STORIES = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))
PAPERS = {"A4": (595, 842), "Letter": (612, 792)}
"""Width and height in points; a browser rounds to its own dots."""
WIDTHS = (320, 360, 1200)
SCREENSHOTS = os.environ.get("IMPASSE_CHECK_SCREENSHOTS")
"""The folder for pictures of every example, if somebody wants to look at them."""
GROUNDS = {"light": "rgb(253, 252, 250)", "dark": "rgb(26, 25, 24)"}
RULES = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }
}
MOST_PAGES = 16
MOMENT = re.compile(r"\d+/\d+/\d+, \d+:\d+")
"""How this browser writes the day and the time."""
LONG = "This is what it was like for me, told as well as I can. " * 9
"""About 500 characters: a long note for one example."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Start Chromium once. It is never given a network: pages are files."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def asked(browser: Any) -> Iterator[tuple[Any, list[str]]]:
    """Give a page, and the list of every address it asked for."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    yield page, requests
    assert said == []
    context.close()


def compared(folder: Path) -> Catalogue:
    """Give the comparison of the two files in a folder."""
    files = [folder / f"{name}.yaml" for name in ("earlier", "later")]
    (pack, earlier), (_, later) = (
        parse_for(each.name, each.read_bytes(), for_answers(None)) for each in files
    )
    return build_comparison(pack, earlier, later, words=WORDS, resources=RESOURCES, country="GB")


def documents() -> Iterator[tuple[str, Report | Catalogue]]:
    """Give each example for every audience in every length, and what is about no one's answers, by name."""
    for story in STORIES:
        file = ROOT / "examples" / f"{story}.yaml"
        pack, answers = parse_for(file.name, file.read_bytes(), for_answers(None))
        for audience, full in (*((each, False) for each in AUDIENCES), ("me", True)):
            with suppress(NothingToBringError):
                made = build_report(
                    pack,
                    answers,
                    words=WORDS,
                    resources=RESOURCES,
                    audience=audience,
                    country="GB",
                    full=full,
                )
                yield f"{story}-{'full' if full else audience}", made
    for name in ("a-month-later", "taken-back"):
        yield f"since-{name}", compared(ROOT / "examples" / "after-the-talk" / name)
    everything = {
        name: {"gate": "more-than-once", "graded": "often+very-much"}.get(question.kind, "yes")
        for name, question in PACK.questions.items()
        if question.kind != "event"
    }
    all_of = everything | {"therapy-status": "going-on", "pulls-me-from-others": "never"}
    yield "everything", document(said(all_of))
    yield "questions", list_questions(PACK, WORDS)
    yield "resources", list_resources(PACK, RESOURCES, WORDS, None)
    yield "background", tell_background(load_background(), WORDS)
    yield "form", make_form(PACK, WORDS, RESOURCES)


DOCUMENTS = dict(documents())
OFTEN = {"a-line-crossed", "good-therapist", "very-close"}
LOOKED_AT = [
    name
    for name in DOCUMENTS
    if some(len(STORIES)) == len(STORIES) or not name.startswith(tuple({*STORIES} - OFTEN))
]
"""One story for each way it can go, in every run; all of them where somebody has time."""
SHEETS = [name for name in DOCUMENTS if name.endswith("-session")]
SHORT = [name for name in DOCUMENTS if name.endswith("-me")]
LONGER = [name for name in LOOKED_AT if name not in (*SHEETS, *SHORT)]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Write every document, and give its file by its name."""
    folder = tmp_path_factory.mktemp("documents")
    for name, each in DOCUMENTS.items():
        (folder / f"{name}.html").write_text(render(each, "html"), encoding="utf-8")
    return {name: folder / f"{name}.html" for name in DOCUMENTS}


def open_page(page: Any, path: Path, **media: str) -> None:
    """Open a document from the disk."""
    page.emulate_media(**media)
    page.goto(path.as_uri())


def violations(page: Any) -> list[str]:
    """Give each rule of accessibility that a page breaks, with the element."""
    found = axe.Axe().run(page, options=RULES).response
    assert len(found["passes"]) > 10
    return [f"{each['id']}: {each['nodes'][0]['html']}" for each in found["violations"]]


def pages_of(page: Any, paper: str) -> list[str]:
    """Print a document the way the menu of a browser does, and give the text of each page."""
    margin = dict.fromkeys(("top", "right", "bottom", "left"), "1cm")
    printed = pypdf.PdfReader(BytesIO(page.pdf(format=paper, display_header_footer=True, margin=margin)))
    for each in printed.pages:
        assert (each.mediabox.width, each.mediabox.height) == pytest.approx(PAPERS[paper], abs=2)
    # A printed "ff" can be one sign; here it is two letters again.
    return [unicodedata.normalize("NFKC", each.extract_text()) for each in printed.pages]


@pytest.mark.parametrize("name", LOOKED_AT)
def test_a_document_is_open_to_everyone(
    name: str, files: dict[str, Path], asked: tuple[Any, list[str]]
) -> None:
    """No rule of accessibility is broken, in light or dark; nothing is fetched but the file itself."""
    page, requests = asked
    for scheme in ("light", "dark"):
        open_page(page, files[name], color_scheme=scheme)
        assert violations(page) == []
    assert requests == [files[name].as_uri()] * 2


def test_the_check_finds_what_is_wrong(asked: tuple[Any, list[str]], tmp_path: Path) -> None:
    """A page with a picture that says nothing and pale words is found out."""
    page, _ = asked
    path = tmp_path / "wrong.html"
    path.write_text(
        '<title>x</title><main><h1>a</h1><svg role="img"></svg><font color="#ddd">pale</font></main>'
    )
    open_page(page, path)
    broken = {each.split(":")[0] for each in violations(page)}
    assert {"svg-img-alt", "color-contrast", "html-has-lang"} <= broken


def test_a_request_would_be_seen_and_is_refused(browser: Any, files: dict[str, Path], tmp_path: Path) -> None:
    """The log is not blind; and the policy of our pages stops what tries to get in."""
    text = files["form"].read_text(encoding="utf-8")
    path = tmp_path / "changed.html"
    path.write_text(text.replace("<main>", '<main><img src="seen.png" alt="">', 1), encoding="utf-8")
    page = browser.new_page()
    requests, refused = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("requestfailed", lambda request: refused.append((request.url, request.failure)))
    open_page(page, path)
    wanted = (tmp_path / "seen.png").as_uri()
    assert requests == [path.as_uri(), wanted]
    assert refused == [(wanted, "csp")]
    page.close()


@pytest.mark.parametrize("name", LOOKED_AT)
def test_nothing_sticks_out_at_the_side(
    name: str, files: dict[str, Path], asked: tuple[Any, list[str]]
) -> None:
    """On a small phone and a wide screen one scrolls down, never sideways, and lines stay readable."""
    page, _ = asked
    open_page(page, files[name])
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert (
            page.evaluate("Math.max(...[...document.querySelectorAll('p')].map(p => p.offsetWidth))") <= 700
        )
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 16
        # A word of a command that is broken cannot be read off; the end of a line is no hyphen.
        assert page.evaluate(
            "[...document.querySelectorAll('code span')].every(word => word.getClientRects().length === 1)"
        )
        # Nor can a number that goes on in the next line.
        assert page.evaluate(
            "[...document.querySelectorAll('.contact span')]"
            ".every(way => !/^[+0-9 ]+$/.test(way.innerText) || way.offsetHeight < 40)"
        )


@pytest.mark.parametrize("name", DOCUMENTS if SCREENSHOTS else SHEETS[:1])
def test_it_is_light_by_day_and_dark_by_night(
    name: str, files: dict[str, Path], asked: tuple[Any, list[str]], tmp_path: Path
) -> None:
    """As the screen asks for. Pictures of all documents are taken where somebody wants to look at them."""
    page, _ = asked
    for scheme, ground in GROUNDS.items():
        open_page(page, files[name], color_scheme=scheme)
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == ground
        for width in WIDTHS[1:]:
            page.set_viewport_size({"width": width, "height": 740})
            picture = f"{name}-{width}-{scheme}.png"
            assert page.screenshot(full_page=True, path=Path(SCREENSHOTS or tmp_path) / picture)


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_prints_on_one_page(name: str, files: dict[str, Path], asked: tuple[Any, list[str]]) -> None:
    """On either paper, from a dark screen too."""
    page, _ = asked
    open_page(page, files[name], color_scheme="dark")
    for paper in PAPERS:
        (text,) = pages_of(page, paper)
        assert SHEET.again in text


@pytest.mark.parametrize("name", SHORT)
def test_a_short_document_prints_on_one_page(
    name: str, files: dict[str, Path], asked: tuple[Any, list[str]]
) -> None:
    """On one page of either paper; where someone else comes first, or for a therapist, on both sides."""
    page, _ = asked
    open_page(page, files[name])
    made = DOCUMENTS[name]
    assert isinstance(made, Report)
    ours = made.pack.id == PACK.id
    most = 1 if ours and made.score.route in ("none", "talk") else 2
    for paper in PAPERS:
        texts = pages_of(page, paper)
        assert len(texts) <= most
        # The list of sources is on one page, and all before it on the other.
        assert sum(re.search(r"https?://", text) is not None for text in texts) <= 1


@pytest.mark.parametrize("paper", PAPERS)
def test_a_full_sheet_prints_on_one_page(paper: str, tmp_path: Path, asked: tuple[Any, list[str]]) -> None:
    """Everything that helps, three things to say, and a long example in own words."""
    page, _ = asked
    bring = ("easy-ground", "topic-pushed", "fear-of-upsetting")
    answers = said(
        dict.fromkeys(bring, "often+somewhat")
        | {name: "yes" for name, each in PACK.questions.items() if each.kind == "strength"}
        | {"safe-to-raise": "yes"},
        notes={"easy-ground": LONG},
        bring=bring,
        bring_notes=("easy-ground",),
    )
    path = tmp_path / "sheet.html"
    path.write_text(render(document(answers, "session"), "html"), encoding="utf-8")
    open_page(page, path)
    (text,) = pages_of(page, paper)
    assert LONG.split(". ", maxsplit=1)[0] in " ".join(text.split())
    assert SHEET.again in text


def test_paper_does_not_say_where_and_when_it_was_printed(
    files: dict[str, Path], asked: tuple[Any, list[str]], tmp_path: Path
) -> None:
    """A browser would put the title, the day and the time around a page that lets it."""
    page, _ = asked
    careless = tmp_path / "careless.html"
    careless.write_text("<title>A title</title><p>Some words.", encoding="utf-8")
    open_page(page, careless)
    (around,) = pages_of(page, "A4")
    assert MOMENT.search(around)
    for name in (SHEETS[0], SHORT[0], "form"):
        open_page(page, files[name])
        for each in pages_of(page, "A4"):
            assert not MOMENT.search(each)
            assert files[name].name not in each


@pytest.mark.parametrize("name", LONGER)
def test_other_documents_print_in_black_on_white_with_no_lone_heading(
    name: str, files: dict[str, Path], asked: tuple[Any, list[str]]
) -> None:
    """What is asked for dark screens does not darken paper; each page has its number."""
    page, _ = asked
    open_page(page, files[name], color_scheme="dark", media="print")
    colors = page.evaluate("(style => [style.color, style.backgroundColor])(getComputedStyle(document.body))")
    assert colors == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    headings = page.evaluate("[...document.querySelectorAll('h1, h2, h3')].map(each => each.innerText)")
    for paper in PAPERS:
        texts = pages_of(page, paper)
        assert len(texts) <= MOST_PAGES
        for number, text in enumerate(texts, 1):
            first, *_, last = text.strip().splitlines()
            assert first.removesuffix(therapists.STATEMENT) == str(number)
            assert number == len(texts) or last.strip() not in headings


@pytest.mark.parametrize("paper", PAPERS)
def test_a_form_is_large_enough_for_a_pen_and_keeps_a_question_on_its_page(
    paper: str, files: dict[str, Path], asked: tuple[Any, list[str]]
) -> None:
    """Letters of 11 points or more, boxes of 4 millimetres; no question is parted from its boxes."""
    page, _ = asked
    open_page(page, files["form"], media="print")
    letters = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.box')).fontSize)")
    box = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.box'), '::before').width)")
    assert letters >= 11 * 96 / 72
    assert box >= 4 * 96 / 25.4
    pages = [" ".join(text.split()) for text in pages_of(page, paper)]
    questions = list(PACK.questions.values())
    found = [
        [place for place, text in enumerate(pages) if f"{number}. {each.text}" in text]
        for number, each in enumerate(questions, 1)
    ]
    assert [len(places) for places in found] == [1] * len(questions)
    assert found == sorted(found)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_statement_of_a_pack_is_on_every_sheet_of_paper(
    paper: str, tmp_path: Path, asked: tuple[Any, list[str]]
) -> None:
    """Also where a page goes on over several, as long notes of one's own make it."""
    page, _ = asked
    answers = therapists.all_marked()
    noted = {
        name: each.model_copy(update={"note": LONG}) if each.impact else each
        for name, each in answers.answers.items()
    }
    made: dict[str, Report | Catalogue] = {
        "mine": therapists.document(answers.put(noted), full=True),
        "crossed": therapists.document(therapists.all_marked(told_others="yes"), full=True),
        "session": therapists.document(answers.put(noted), "session"),
        "questions": list_questions(therapists.PACK, WORDS),
    }
    sheets = dict[str, int]()
    for name, each in made.items():
        path = tmp_path / f"{name}.html"
        path.write_text(render(each, "html"), encoding="utf-8")
        open_page(page, path)
        texts = [" ".join(text.split()) for text in pages_of(page, paper)]
        sheets[name] = len(texts)
        assert [text for text in texts if therapists.STATEMENT not in text] == []
        assert violations(page) == []
    begun = sum(isinstance(block, Heading) and block.page for block in made["mine"].blocks)
    assert sheets["mine"] > begun + 1, "no page went on over several sheets"
    assert sheets["session"] == 1
