"""Documents about no one's answers: every question and every resource."""

import json
import re

import pytest
from core_helpers import PACK, RESOURCES, WORDS, changed, drawn, flat, shape
from oracle_table import QUESTIONS, TABLE

from impasse_check.model import Part, Passage, Resource
from impasse_check.renderers import FORMATS, render
from impasse_check.report.blocks import Bullets, Catalogue, Contacts, Heading, Paragraph, Quote, References
from impasse_check.report.catalogue import list_questions, list_resources, one_page

KEYS = ("id", "section", "indicator", "kind", "scale", "level", "also", "text", "why", "sources")


def facts(name: str) -> str:
    """Give the paragraph that stands below the reason for a question."""
    blocks = list_questions(PACK, WORDS).blocks
    text = PACK.questions[name].text
    place = next(
        place for place, each in enumerate(blocks) if isinstance(each, Heading) and each.text == text
    )
    found = blocks[place + 2]
    assert isinstance(found, Paragraph)
    return found.text


def test_every_question_is_listed_under_its_section_in_asking_order() -> None:
    """The title of the pack first, then sections with their line, then the questions of each."""
    title, *found = (block for block in list_questions(PACK, WORDS).blocks if isinstance(block, Heading))
    assert shape(title) == shape(Heading(text=PACK.title, rank=1))
    wanted = []
    for name, section in PACK.sections.items():
        wanted.append((section.title, 2))
        wanted += [(each.text, 3) for each in PACK.questions.values() if each.section == name]
    assert [(each.text, each.rank) for each in found] == [*wanted, (WORDS.say("report.sources"), 2)]


def test_each_question_says_why_it_is_asked_and_on_what_that_rests() -> None:
    """The reason carries the numbers of its sources, which are the ones in the list."""
    blocks = list_questions(PACK, WORDS).blocks
    listed = blocks[-1]
    assert isinstance(listed, References)
    paragraphs = {each.text: each for each in blocks if isinstance(each, Paragraph)}
    for question in PACK.questions.values():
        refs = paragraphs[question.why].refs
        cited = [listed.items[number - 1] for number in refs]
        assert len(cited) == len(question.sources)
        assert all(
            PACK.sources[name].citation in text for name, text in zip(question.sources, cited, strict=True)
        )
    assert PACK.sections["opening"].intro in paragraphs


def test_what_is_ours_is_not_put_on_the_article() -> None:
    """A question of ours says so; one of the article names its entry; others name none."""
    ours = WORDS.say("catalogue.ours", indicator="B2", title=PACK.indicators["B2"].title)
    theirs = WORDS.say("catalogue.indicator", indicator="B2", title=PACK.indicators["B2"].title)
    assert facts("asked-for-secrecy") == f"{WORDS.say('catalogue.id', name='asked-for-secrecy')} {ours}"
    assert facts("sexual-remarks") == f"{WORDS.say('catalogue.id', name='sexual-remarks')} {theirs}"
    assert facts("on-my-side") == WORDS.say("catalogue.id", name="on-my-side")


def test_a_question_that_touches_another_part_says_so() -> None:
    """As it does on the report."""
    touched = WORDS.say("report.also", sections=PACK.sections["money"].title)
    assert facts("asked-for-money").endswith(touched)


@pytest.mark.parametrize("name", [each.id for each in QUESTIONS if each.gate])
def test_a_question_says_truly_what_leaves_it_out(name: str) -> None:
    """The gate by its name, and the answer that closes it: no for most, yes where others decide."""
    gate = TABLE[name].gate
    assert gate is not None
    last = facts(name).rsplit(gate.on, 1)
    assert len(last) == 2
    assert set(re.findall(r"\b(?:yes|no)\b", last[1])) == {gate.closed_by[0]}


def test_the_json_of_the_questions_holds_all_of_them() -> None:
    """Each with these keys, in asking order, as the pack has them."""
    found = json.loads(render(list_questions(PACK, WORDS), "json"))
    assert list(found) == ["questions"]
    assert [each["id"] for each in found["questions"]] == list(TABLE)
    for each in found["questions"]:
        question = PACK.questions[each["id"]]
        assert tuple(each) == KEYS
        wanted = {key: getattr(question, key) for key in KEYS[1:] if key != "scale"}
        wanted["scale"] = TABLE[each["id"]].scale
        lists = {key: list(wanted[key]) for key in ("also", "sources")}
        assert each == {"id": each["id"], **wanted, **lists}


def listed(country: str | None, resources: tuple[Resource, ...] = RESOURCES) -> Catalogue:
    """List the resources for a country."""
    return list_resources(PACK, resources, WORDS, country)


def hinted(catalogue: Catalogue) -> bool:
    """Tell whether a list ends with how to name a country."""
    last = catalogue.blocks[-1]
    return isinstance(last, Paragraph) and last.text == WORDS.say("resource.name-a-country")


def rows(catalogue: Catalogue, resources: tuple[Resource, ...] = ()) -> tuple[Resource, ...]:
    """Give the resources in a list."""
    listed = [each for block in catalogue.blocks if isinstance(block, Contacts) for each in block.items]
    by_name = {(each.name, each.contact): each for each in (*RESOURCES, *resources)}
    return tuple(by_name[each.name, each.contact] for each in listed)


@pytest.mark.parametrize(
    ("country", "places", "hint"),
    [
        (None, {place for each in RESOURCES for place in each.countries}, True),
        ("GB", {"any", "GB"}, False),
        ("ZZ", {"any"}, True),
    ],
)
def test_resources_are_listed_for_anywhere_and_one_country(
    country: str | None, places: set[str], *, hint: bool
) -> None:
    """Without a country all of them; where one has none, only the directory and how to name one."""
    found = listed(country)
    wanted = tuple(each for each in RESOURCES if places & set(each.countries))
    assert rows(found) == wanted
    assert {each.kind for each in rows(listed(None))} == {each.kind for each in RESOURCES}
    assert hinted(found) is hint
    assert shape(found.blocks[0]) == shape(Heading(text=WORDS.say("resource.title"), rank=1))
    assert shape(found.blocks[1]) == shape(Paragraph(text=WORDS.say("resource.about")))
    assert json.loads(render(found, "json")) == {
        "resources": [json.loads(each.model_dump_json()) for each in wanted]
    }


def test_a_country_with_only_lines_for_many_is_not_told_to_name_one() -> None:
    """A line for several countries is a line of each."""
    both = changed(RESOURCES[0], countries=("GB", "IE"))
    assert not hinted(listed("IE", (both,)))
    assert rows(listed("FR", (both,))) == ()


def test_a_page_can_stand_alone() -> None:
    """Its title is the title of the document, and its parts follow in their order."""
    body = {"one": Part(say="One."), "two": Part(list=("a", "b")), "three": Part(words="Say this.")}
    page = Passage(title="A page", body=body)
    assert list(map(shape, one_page(page, WORDS).blocks)) == [
        shape(Heading(text="A page", rank=1)),
        shape(Paragraph(text="One.")),
        shape(Bullets(items=("a", "b"))),
        shape(Quote(text="Say this.")),
    ]


@pytest.mark.parametrize("format", FORMATS)
def test_every_question_reason_source_and_contact_is_in_every_form(format: str) -> None:
    """In words that a search finds; and drawn twice it is the same."""
    asked = [text for each in PACK.questions.values() for text in (each.text, each.why)]
    turned_to = [text for each in RESOURCES for text in (each.name, each.contact, each.what)]
    for catalogue, texts in ((list_questions(PACK, WORDS), asked), (listed(None), turned_to)):
        found = drawn(catalogue, format)
        assert [text for text in texts if flat(text).strip() not in found] == []
        assert render(catalogue, format) == render(catalogue, format)
