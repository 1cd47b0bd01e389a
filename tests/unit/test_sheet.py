"""The one page for a session: what the person chose to bring, and no trace of anything else."""

import json
import re

import pytest
from core_helpers import (
    EVENTS,
    GRADED,
    OPENERS,
    PACK,
    SHEET,
    WORDS,
    below,
    changed,
    document,
    drawn,
    flat,
    headings,
    in_blocks,
    said,
    shape,
    strings,
)
from oracle_table import QUESTIONS

from impasse_check.model import Answers, Tone
from impasse_check.renderers import FORMATS, render
from impasse_check.report import NothingToBringError, Report
from impasse_check.report.blocks import Bullets, Heading, Paragraph, Quote, WriteHere

MARKED = {
    "easy-ground": "often+somewhat",
    "over-directs": "rarely+very-much",
    "over-identifies": "often+a-little",
    "personal-remarks": "sometimes",
    "on-my-side": "yes",
    "can-take-in-care": "partly",
    "work-is-valued": "no",
    "repair-works": "yes",
    "safe-to-raise": "yes",
}
QUESTIONS_USED = f"{PACK.title}, version {PACK.version}."
NOTES = {"easy-ground": "We talked about trains again.", "over-directs": "The thing with the letter."}


def sheet(
    bring: tuple[str, ...] | None,
    words: dict[str, str] | None = None,
    notes: tuple[str, ...] = (),
    tone: Tone | None = None,
) -> Report:
    """Make the page for a session."""
    given = MARKED | (words or {})
    return document(said(given, notes=NOTES, bring=bring, bring_notes=notes, tone=tone), "session")


def brought(report: Report) -> list[tuple[str, str]]:
    """Give what goes along: the question and tone of each opener."""
    return [(each.question, each.tone) for each in report.openers]


def refused(answers: Answers) -> bool:
    """Tell whether there is nothing to bring."""
    try:
        document(answers, "session")
    except NothingToBringError:
        return True
    return False


def test_the_page_holds_exactly_this() -> None:
    """Block by block, with nothing beside it: no mark, no level, no other opener."""
    report = sheet(("easy-ground", "over-directs"), notes=("easy-ground",))
    assert list(map(shape, report.blocks)) == [
        shape(Heading(text=SHEET.title, rank=1)),
        shape(Paragraph(text=SHEET.about)),
        shape(Heading(text=SHEET.helps, rank=2)),
        shape(Bullets(items=(PACK.questions["on-my-side"].text, PACK.questions["repair-works"].text))),
        shape(Heading(text=SHEET.openers, rank=2)),
        shape(Quote(text=OPENERS["easy-ground", "gentle", "first"])),
        shape(Quote(text=OPENERS["over-directs", "gentle", "first"])),
        shape(Heading(text=SHEET.example, rank=2)),
        shape(Quote(text=NOTES["easy-ground"])),
        shape(Paragraph(text=SHEET.listen)),
        shape(Paragraph(text=SHEET.fast_yes)),
        shape(Paragraph(text=SHEET.pause)),
        shape(Paragraph(text=SHEET.view)),
        shape(Heading(text=SHEET.agree, rank=2)),
        shape(WriteHere(lines=2)),
        shape(Heading(text=SHEET.again, rank=2)),
        shape(WriteHere(lines=1)),
        shape(Paragraph(text=SHEET.file)),
        shape(Paragraph(text=QUESTIONS_USED, small=True)),
    ]
    assert report.notes == (NOTES["easy-ground"],)
    assert (report.left_off, report.next_steps, report.resources, report.sources) == ((), (), (), ())


def test_without_a_note_there_is_a_blank_to_fill_in() -> None:
    """And without anything that helps, nothing is said of it."""
    report = sheet(("easy-ground",), {"on-my-side": "declined", "repair-works": "partly"})
    found = list(map(shape, report.blocks))
    place = found.index(shape(Heading(text=SHEET.example, rank=2)))
    assert found[place + 1 : place + 3] == [
        shape(Paragraph(text=SHEET.example_blank)),
        shape(WriteHere(lines=2)),
    ]
    assert headings(report) == [SHEET.openers, SHEET.example, SHEET.agree, SHEET.again]


@pytest.mark.parametrize(
    ("bring", "words", "names", "left_off"),
    [
        (None, {}, ["over-directs"], ()),
        (None, {"over-directs": "never"}, ["easy-ground"], ()),
        (("easy-ground", "over-directs"), {}, ["easy-ground", "over-directs"], ()),
        (("over-directs", "easy-ground", "over-directs"), {}, ["over-directs", "easy-ground"], ()),
        (("over-identifies",), {}, ["over-identifies"], ()),
        (("personal-remarks", "easy-ground"), {}, ["easy-ground"], ("personal-remarks",)),
        (("personal-remarks",), {"consulted": "yes"}, ["personal-remarks"], ()),
        (
            ("over-identifies", "easy-ground"),
            {"safe-to-raise": "unsure"},
            ["easy-ground"],
            ("over-identifies",),
        ),
        (("pays", "asked-for-money", "easy-ground"), {}, ["easy-ground"], ("pays", "asked-for-money")),
        (("fear-of-upsetting", "easy-ground"), {}, ["easy-ground"], ("fear-of-upsetting",)),
    ],
)
def test_what_may_go_goes_in_the_order_chosen_and_the_rest_is_named(
    bring: tuple[str, ...] | None, words: dict[str, str], names: list[str], left_off: tuple[str, ...]
) -> None:
    """Blank is the one talk opener that comes first; what may not be raised is left off."""
    report = sheet(bring, words)
    assert brought(report) == [(name, "gentle") for name in names]
    assert report.left_off == left_off


@pytest.mark.parametrize(
    "name", [each.id for each in QUESTIONS if each.never_first and each.kind == "graded"]
)
def test_some_questions_wait_to_be_chosen_by_name(name: str) -> None:
    """They are never the one that comes first, however heavy; alone they leave a line that fits anything."""
    heavy = {name: "rarely+very-much", "pays": "yes", "personal-remarks": "never", "consulted": "yes"}
    only = dict.fromkeys(MARKED, "not-asked") | heavy
    assert brought(sheet(None, heavy)) == [("over-directs", "gentle")]
    assert brought(sheet((name,), heavy)) == [(name, "gentle")]
    alone = document(said(only), "session")
    assert PACK.general is not None
    assert [each.text for each in alone.openers] == [PACK.general.gentle.text]
    assert flat(PACK.questions[name].text) not in in_blocks(alone)
    assert brought(document(said(only, bring=(name,)), "session")) == [(name, "gentle")]


def told_of(own_line: str | None = None, **told: str) -> list[str]:
    """Give what is to be said on the page, from its heading to the next one, by what was said before."""
    given = said(MARKED, bring=("easy-ground", "over-directs"))
    before = {name.replace("_", "-"): each for name, each in told.items()}
    answers = {name: changed(given.answers[name], said=each) for name, each in before.items()}
    report = document(changed(given.put(given.answers | answers), own_line=own_line), "session")
    return list(strings(below(report, SHEET.openers)))


@pytest.mark.parametrize(
    ("told", "has_room"), [("no", False), ("helped", False), ("once", True), ("more-than-once", True)]
)
@pytest.mark.parametrize("own", [None, "Can we slow down?"])
def test_what_was_said_before_has_room_to_tell_when(own: str | None, told: str, has_room: bool) -> None:
    """Once it was said and did not help; also below a sentence of one's own."""
    assert (SHEET.raised in told_of(own, easy_ground=told)) is has_room


def test_what_was_said_before_stands_below_what_it_is_about() -> None:
    """And never below something that was said to nobody yet."""
    first, second = (OPENERS[name, "gentle", "first"] for name in ("easy-ground", "over-directs"))
    again = OPENERS["over-directs", "gentle", "again"]
    assert told_of(over_directs="once") == [first, again, SHEET.raised]
    assert told_of("Slow down?", over_directs="once") == ["Slow down?", again, SHEET.raised]
    assert told_of("Slow down?", easy_ground="once") == ["Slow down?", SHEET.raised, second]


def test_an_own_sentence_stands_in_place_of_the_first_opener() -> None:
    """And nothing else changes: what does not go without it does not go with it."""
    given = changed(said(MARKED, bring=("easy-ground", "over-directs")), own_line="Can we slow down?")
    quotes = [each.text for each in document(given, "session").blocks if isinstance(each, Quote)]
    assert quotes == ["Can we slow down?", OPENERS["over-directs", "gentle", "first"]]
    assert refused(changed(given, bring=()))
    assert refused(
        given.put(given.answers | {"safe-to-raise": changed(given.answers["on-my-side"], given="no")})
    )


@pytest.mark.parametrize(
    ("about", "quotes"),
    [
        ("over-directs", [OPENERS["easy-ground", "gentle", "first"], "Can we slow down?"]),
        ("topic-pushed", [OPENERS[name, "gentle", "first"] for name in ("easy-ground", "over-directs")]),
    ],
)
def test_an_own_sentence_about_one_thing_stands_for_no_other(about: str, quotes: list[str]) -> None:
    """What was written about something that does not go along would be said of something else."""
    given = changed(
        said(MARKED, bring=("easy-ground", "over-directs")), own_line="Can we slow down?", own_line_for=about
    )
    page = document(given, "session")
    assert [each.text for each in page.blocks if isinstance(each, Quote)] == quotes
    assert {each.text for each in page.openers} == {*quotes} - {"Can we slow down?"}


@pytest.mark.parametrize(
    ("words", "bring"),
    [
        ({}, ()),
        ({}, ("personal-remarks",)),
        ({"safe-to-raise": "no"}, ("easy-ground",)),
        ({"therapy-status": "ended"}, ("easy-ground",)),
        ({"asked-for-money": "yes"}, ("easy-ground",)),
        ({"asked-for-money": "unsure"}, None),
        ({"asked-for-money": "not-asked"}, ("easy-ground",)),
        (dict.fromkeys(GRADED, "never"), None),
        (
            {"easy-ground": "never", "over-directs": "never", "over-identifies": "never"},
            None,
        ),
    ],
)
def test_nothing_to_bring_is_refused_alike_for_every_cause(
    words: dict[str, str], bring: tuple[str, ...] | None
) -> None:
    """Nothing chosen, not safe, ended, help from outside, unfinished, or only graver things marked."""
    assert refused(said(MARKED | words, bring=bring))
    assert not refused(said(MARKED, bring=("easy-ground",)))


@pytest.mark.parametrize(("tone", "shown"), [(None, "gentle"), ("gentle", "gentle"), ("direct", "direct")])
def test_the_tone_is_the_one_chosen(tone: Tone | None, shown: Tone) -> None:
    """Gentle if none was."""
    report = sheet(("easy-ground",), tone=tone)
    assert brought(report) == [("easy-ground", shown)]
    assert report.openers[0].text == OPENERS["easy-ground", shown, "first"]


@pytest.mark.parametrize(
    ("bring", "notes", "shown", "left_off"),
    [
        (("easy-ground",), (), (), ()),
        (
            ("easy-ground", "over-directs"),
            ("over-directs", "easy-ground"),
            ("over-directs", "easy-ground"),
            (),
        ),
        (("easy-ground",), ("over-directs",), (), ("over-directs",)),
        (("over-identifies",), ("over-identifies",), (), ()),
        (None, ("over-directs",), ("over-directs",), ()),
        (None, ("easy-ground",), (), ("easy-ground",)),
        (("personal-remarks", "easy-ground"), ("personal-remarks",), (), ("personal-remarks",)),
    ],
)
def test_a_note_goes_only_with_its_opener_and_only_if_chosen(
    bring: tuple[str, ...] | None, notes: tuple[str, ...], shown: tuple[str, ...], left_off: tuple[str, ...]
) -> None:
    """An example in the own words; where the person wrote none, nothing can go."""
    report = sheet(bring, notes=notes)
    assert report.notes == tuple(NOTES[name] for name in shown)
    assert report.left_off == left_off
    unseen = [flat(NOTES[name]) for name in NOTES.keys() - set(shown)]
    assert [text for text in unseen if text in in_blocks(report)] == []


def test_the_json_of_the_page_holds_only_what_stands_on_it() -> None:
    """Nothing of the report for oneself but the openers that go along, with their stage."""
    report = sheet(("over-directs",), notes=("over-directs",))
    found = json.loads(render(report, "json"))
    line = report.openers[0].line
    opener = {"question": "over-directs", "indicator": "B3", "tone": "gentle", "stage": "first"}
    assert found == {
        "format": "impasse-check/report",
        "format_version": 1,
        "audience": "session",
        "pack": {
            "id": PACK.id,
            "version": PACK.version,
            "language": PACK.language,
            "sha256": PACK.sha256,
        },
        "openers": [opener | {"line": line, "text": OPENERS["over-directs", "gentle", "first"]}],
        "notes": [NOTES["over-directs"]],
        "texts": [
            SHEET.about,
            PACK.questions["on-my-side"].text,
            PACK.questions["repair-works"].text,
            SHEET.listen,
            SHEET.fast_yes,
            SHEET.pause,
            SHEET.view,
            SHEET.file,
            QUESTIONS_USED,
        ],
        "resources": [],
    }


@pytest.mark.parametrize("format", FORMATS)
def test_no_format_shows_a_score_or_a_trace_of_what_was_left_out(format: str) -> None:
    """No number but the version, no question that was marked, no count, no level, no other opener."""
    words = dict.fromkeys(GRADED, "sometimes+a-little") | {"personal-remarks": "never", "pays": "yes"}
    words |= dict.fromkeys(EVENTS, "declined") | {
        "therapy-status": "on-a-break",
        "told-others-about-me": "unsure",
    }
    words |= {"their-unspoken-feelings": "never", "pulls-me-from-others": "never", "safe-to-raise": "yes"}
    report = document(
        said(words, bring=("easy-ground",), bring_notes=("easy-ground",), notes=NOTES), "session"
    )
    text = drawn(report, format)
    numbers = (in_blocks(report) if format == "json" else text).replace(flat(QUESTIONS_USED), " ")
    assert re.findall(r"[0-9]+", numbers) == []
    asked = [flat(PACK.questions[each.id].text) for each in QUESTIONS if words.get(each.id) != "yes"]
    others = [flat(each) for each in OPENERS.values() if each != OPENERS["easy-ground", "gentle", "first"]]
    known = [flat(WORDS.say(key)) for key in ("card.title", "report.left-open", "report.events")]
    labels = [flat(f"you said {each}") for each in PACK.choices["frequency"].values()]
    assert [each for each in (*asked, *others, *known, *labels) if each in text] == []
