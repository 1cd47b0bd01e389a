"""The comparison of two of a person's own files: what stands on it in every form, and what never does."""

import html
import json
import random
import re
from collections.abc import Iterator

import pytest
from core_helpers import EVENTS, GRAVE, PACK, RESOURCES, WORDS, changed, flat, page, parts, said, strings
from oracle import Telling
from oracle_files import random_file, written

from impasse_check.answers import parse_answers
from impasse_check.model import Answer, Answers
from impasse_check.renderers import FORMATS, Look, render
from impasse_check.report.blocks import Bullets, Catalogue, Heading, Paragraph, Quote
from impasse_check.report.since import build_comparison

PAIRS = 120
VERSION = WORDS.say("report.footer", about="", title=PACK.title, version=PACK.version).strip()
"""What ends every document, below what the pack says of itself."""
JUDGING = re.compile(
    r"\b(better|worse|best|worst|improv\w*|deteriorat\w*|progress\w*|increas\w*|decreas\w*|declin(e|es|ing)|"
    r"rise[sn]?|rose|fall\w*|fell|grow\w*|grew|drop\w*|gain\w*|loss|lost|high\w*|low\w*|up|down|more|less|fewer|"
    r"most|least|good|bad|success\w*|fail\w*|recover\w*|relaps\w*|trend\w*|percent\w*|score\w*|points?|times|"
    r"significant\w*|reliabl\w*|clearly|only|still|already|finally|unfortunately|great\w*|big\w*|small\w*)\b",
    re.IGNORECASE,
)
"""Words that say which of two answers is more, what it means, or how sure that is."""
SIGNS = re.compile(r"[0-9%+=<>\u2190-\u21ff\u2713-\u2718\u25b2-\u25bf\u2b06\u2b07]|->|<-")
"""Numbers, arrows and marks."""
ARROWS = re.compile("[\u2190-\u21ff\u2713-\u2718\u25b2-\u25bf\u2b06\u2b07]")
"""Signs that would say it without a word."""
ALLOWED = {
    # Not about the answers: how often there was one, and where the rest stands.
    "Answered only once.",
    "Open both times:",
    "from two times",
    "at any time",
    "any time so far",
    "both times",
}


def built(earlier: Answers, later: Answers, *, full: bool = False) -> Catalogue:
    """Build the comparison with the shipped words and resources."""
    return build_comparison(PACK, earlier, later, words=WORDS, resources=RESOURCES, country="GB", full=full)


def read(number: int) -> Answers:
    """Read a file made by chance."""
    return parse_answers("a", written(random.Random(number), random_file(number)), PACK)


def headings_of(document: Catalogue) -> list[str]:
    """Give the headings below the title, from top to bottom."""
    return [block.text for block in document.blocks[1:] if isinstance(block, Heading)]


def told(document: Catalogue) -> Iterator[str]:
    """Give all that is said of the two files, without help from outside and what every document says."""
    after = document.blocks
    alone = document.content["outside"] and WORDS.say("since.title") not in headings_of(document)
    if alone:
        return
    if any(isinstance(block, Heading) and block.page for block in after):
        place = next(place for place, block in enumerate(after) if isinstance(block, Heading) and block.page)
        after = after[place:]
    for block in after:
        if isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Paragraph | Quote | Heading) and not block.text.endswith(VERSION):
            yield block.text


def without_the_packs_words(text: str) -> str:
    """Take out questions, answers, titles and pages, which are the pack's and not about change."""
    known = [question.text for question in PACK.questions.values()]
    known += [label for words in PACK.choices.values() for label in words.values()]
    known += [section.title for section in PACK.sections.values()] + list(PACK.labels.values())
    known += parts("declined") + [each.before_answer for _, each in PACK.follow_ups if each is not None]
    for each in sorted(known, key=len, reverse=True):
        text = text.replace(each.rstrip(".?"), "")
    return text


def test_nothing_judges_and_nothing_counts() -> None:
    """No number, arrow or word of judgement about change, over any two files, in both lengths."""
    found = set()
    for number in range(PAIRS):
        for full in (False, True):
            for text in told(built(read(number), read(number + 1), full=full)):
                left = without_the_packs_words(text)
                for each in ALLOWED:
                    left = left.replace(each, "")
                found |= {(match[0], left) for match in (JUDGING.search(left), SIGNS.search(left)) if match}
    assert found == set()


def test_the_list_of_what_judges_is_one() -> None:
    """It would find what other programs say."""
    for text in (
        "It is worse now.",
        "You scored high.",
        "2 answers",
        "\u2191",
        "much better",
        "Fewer of them",
    ):
        assert JUDGING.search(text) or SIGNS.search(text), text


def test_the_words_of_talks_judge_nothing_but_what_came_back() -> None:
    """What the person said came of it is theirs; the program adds no number, arrow or praise."""
    for key in WORDS.keys:
        if key.split(".")[0] in ("since", "came", "talks", "follow", "happened", "came-back", "safe"):
            assert SIGNS.search(WORDS.raw(key)) is None, key
        if key.split(".")[0] in ("since", "came"):
            text = WORDS.raw(key)
            for each in ALLOWED:
                text = text.replace(each, "")
            assert JUDGING.search(text.replace("some of it", "")) is None, key


@pytest.mark.parametrize("format", FORMATS)
def test_no_form_adds_what_the_words_have_not(format: str) -> None:
    """Each draws the same, on any terminal."""
    document = built(said({"easy-ground": "often+somewhat"}), said({"easy-ground": "rarely"}))
    text = render(document, format, Look(color=True))
    assert ARROWS.findall(text) == []
    if format == "json":
        found = json.loads(text)
        assert (found["format"], found["audience"], found["outside"]) == (
            "impasse-check/comparison",
            "me",
            False,
        )
        one = next(each for each in found["questions"] if each["id"] == "easy-ground")
        assert one == {
            "id": "easy-ground",
            "section": "feedback",
            "kind": "graded",
            "change": "different",
            "earlier": {"status": "answered", "value": "often", "impact": "somewhat", "said": None},
            "later": {"status": "answered", "value": "rarely", "impact": None, "said": None},
        }
        return
    bare = re.sub(r"\x1b\[[0-9;]*m|<[^>]*>", " ", html.unescape(text))
    assert flat("Different. Then: Often. How heavy: Somewhat. Now: Rarely.") in flat(bare)


def last_words(document: Catalogue) -> str:
    """Give what a document says of itself in the end."""
    said = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    return next(each for each in said if each.endswith(VERSION))


def test_it_ends_with_what_fits_a_comparison() -> None:
    """No rule chose a step in it; where a page stands on top, one did."""
    calm, grave = said({"easy-ground": "often"}), said({GRAVE[0]: "yes"})
    first, *rest = (each.say for each in page("about").body.values() if each.full is None)
    for document in (built(calm, calm), built(calm, calm, full=True)):
        assert last_words(document) == f"{first} {VERSION}"
    assert last_words(built(grave, calm)) == " ".join((str(first), *map(str, rest), VERSION))
    assert "step" not in str(first)
    assert rest


def test_each_answer_stands_in_words() -> None:
    """The question, its word, and both answers."""
    earlier = said(
        {
            "easy-ground": "often",
            "topic-pushed": "rarely",
            "fear-of-upsetting": "unsure",
            "feelings-passed-over": "declined",
            "pays": "yes",
            "debt-silences": "often+very-much",
        }
    )
    later = said(
        {
            "easy-ground": "often",
            "topic-pushed": "often",
            "fear-of-upsetting": "often",
            "feelings-passed-over": "unsure",
            "pays": "no",
        }
    )
    text = {name: question.text for name, question in PACK.questions.items()}
    said_now = list(told(built(earlier, later)))
    assert f"{text['easy-ground']}\nSame: Often." in said_now
    assert f"{text['topic-pushed']}\nDifferent.\nThen: Rarely.\nNow: Often." in said_now
    assert f"{text['fear-of-upsetting']}\nAnswered only once. Now: Often." in said_now
    assert f"{text['debt-silences']}\nDoes not apply now. Then: Often. How heavy: Very much." in said_now
    assert text["feelings-passed-over"] in said_now[said_now.index(WORDS.say("since.open")) :]
    again = list(told(built(later, earlier)))
    assert f"{text['fear-of-upsetting']}\nAnswered only once. Then: Often." in again


def test_own_words_are_not_in_it() -> None:
    """Nor a line of one's own, what was brought, or what came of a talk."""
    noted = changed(said({}), own_line="A walrus.", bring=("easy-ground",))
    one = noted.put(noted.answers | {"easy-ground": Answer(given="often", note="It was about the walrus.")})
    for format in FORMATS:
        assert "walrus" not in render(built(one, one, full=True), format)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("taken_back", ["no", "not-asked", "declined", "unsure", "yes"])
@pytest.mark.parametrize("name", GRAVE)
def test_an_earlier_route_outside_keeps_its_page_on_top(name: str, taken_back: str, format: str) -> None:
    """Whatever was said of it later, and however calm the rest is."""
    earlier = said({name: "yes", "easy-ground": "often"})
    later = said({name: taken_back, "easy-ground": "never", "on-my-side": "yes", "safe-to-raise": "yes"})
    document = built(earlier, later)
    assert headings_of(document)[0] == page("outside").title
    text = render(document, format)
    if format == "json":
        assert json.loads(text)["outside"] is True
        assert json.loads(text)["resources"]
        return
    assert PACK.questions[name].text.rstrip(".") not in " ".join(html.unescape(text).split())


@pytest.mark.slow
def test_for_every_later_file_the_page_stands_on_top() -> None:
    """Made by chance: none of them takes it away, and below it stands no event and no strength."""
    strengths = [name for name, question in PACK.questions.items() if question.kind == "strength"]
    hidden = [PACK.questions[name].text for name in (*EVENTS, *strengths, "safe-to-raise", "consulted")]
    earlier = said({GRAVE[0]: "yes", GRAVE[2]: "unsure", "on-my-side": "no"})
    openers = [getattr(each, tone) for each in PACK.openers.values() for tone in ("gentle", "direct")]
    for number in range(PAIRS):
        for pair in ((earlier, read(number)), (read(number), earlier)):
            for full in (False, True):
                document = built(*pair, full=full)
                found = [block for block in document.blocks if isinstance(block, Heading)]
                assert (found[1].text, found[1].rank) == (page("outside").title, 2)
                below = "\n".join(told(document))
                listed = WORDS.say("since.about") in below
                assert [each.text for each in found if each.page] == [WORDS.say("since.title")] * listed
                assert not any(text in below for text in hidden)
                assert not any(each.line in below or each.text in below for each in openers)


def test_where_no_answer_may_follow_the_page_there_is_no_heading_for_any() -> None:
    """Nothing says that answers come, and none does."""
    unsure, sure = said({GRAVE[0]: "unsure"}), said({GRAVE[0]: "yes"})
    texts = list(strings(built(unsure, sure).blocks))
    assert texts.count(WORDS.say("since.title")) == 1
    assert WORDS.say("since.about") not in texts
    marked = said({GRAVE[0]: "yes", "easy-ground": "often"})
    assert list(strings(built(unsure, marked).blocks)).count(WORDS.say("since.title")) == 2


def test_where_only_the_earlier_answers_lead_to_help_it_is_said() -> None:
    """Else someone reads of help, and does not know from where."""
    calm, unsure, sure = (said({GRAVE[0]: word}) for word in ("no", "unsure", "yes"))
    for pair, is_said in (
        ((sure, calm), True),
        ((unsure, calm), True),
        ((calm, sure), False),
        ((sure, unsure), False),
    ):
        texts = list(strings(built(*pair).blocks))
        assert (WORDS.say("since.earlier") in texts) is is_said
        if is_said:
            assert texts.index(WORDS.say("since.earlier")) == texts.index(str(PACK.reasons.outside)) + 1


def test_who_was_not_sure_gets_the_softer_page() -> None:
    """And the harder one as soon as either was sure."""
    unsure, calm = said({GRAVE[0]: "unsure"}), said({})
    for pair in ((unsure, calm), (calm, unsure)):
        assert headings_of(built(*pair))[0] == page("outside_unsure").title
    assert headings_of(built(unsure, said({GRAVE[0]: "yes"})))[0] == page("outside").title


def test_events_are_named_with_full_alone() -> None:
    """As in other documents; the short one says where they are."""
    earlier, later = said({"told-others-about-me": "yes"}), said({"told-others-about-me": "no"})
    text = PACK.questions["told-others-about-me"].text
    short, full = ("\n".join(told(built(earlier, later, full=each))) for each in (False, True))
    assert text not in short
    assert WORDS.say("since.full") in short
    assert f"{text}\nDifferent.\nThen: Yes.\nNow: No." in full
    assert WORDS.say("since.full") not in full


def test_what_only_one_looked_at_is_named() -> None:
    """By the titles of its parts."""
    one = changed(said({"easy-ground": "often"}), focus=("feedback",))
    last = WORDS.say("since.not-compared", sections="Money, Closeness and limits (but for grave acts)")
    assert last in list(told(built(one, said({}))))


def test_where_a_page_stands_on_top_nothing_of_grave_acts_is_said_to_be_compared() -> None:
    """As the answers about them are not."""
    one = changed(said({GRAVE[0]: "yes", "easy-ground": "often"}), focus=("feedback",))
    last = WORDS.say("since.not-compared", sections="Money, Closeness and limits")
    assert last in list(told(built(one, said({}))))


def test_a_kept_back_answer_about_a_grave_act_is_noted() -> None:
    """In either of the two, with where to tell it."""
    kept = said({GRAVE[0]: "declined"})
    for pair in ((kept, said({})), (said({}), kept)):
        assert parts("declined")[0] in list(told(built(*pair)))


def test_the_routes_of_the_two_are_those_of_the_oracle() -> None:
    """Help stands on top exactly where one of the two leads there."""
    for number in range(PAIRS):
        routes = [Telling(random_file(each)).route for each in (number, number + 1)]
        document = built(read(number), read(number + 1))
        assert document.content["outside"] is ("outside" in routes)


def test_every_document_names_its_version_and_no_path() -> None:
    """The date stands there where it is given."""
    document = build_comparison(PACK, said({}), said({}), words=WORDS, date="2026-11-24")
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    assert texts[0] == WORDS.say("report.date", date="2026-11-24")
    assert PACK.version in VERSION
    assert texts[-1].endswith(VERSION)
