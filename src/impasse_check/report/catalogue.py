"""Documents about no one's answers: every question, and every resource. Pure."""

from collections.abc import Iterable

from impasse_check.background import Background
from impasse_check.model import Pack, Passage, Question, Resource
from impasse_check.report.blocks import Catalogue, Heading, Paragraph
from impasse_check.report.composer import Composer, plain_block
from impasse_check.report.help import told
from impasse_check.resources import ANYWHERE, choose
from impasse_check.template import closing_answers
from impasse_check.words import Words


def list_questions(pack: Pack, words: Words) -> Catalogue:
    """Give every question in asking order, why it is asked and what it rests on."""
    composer = Composer(pack.sources, words, pack.statement)
    composer.heading(pack.title, 1)
    composer.say("catalogue.about", version=pack.version)
    section = ""
    for name, question in pack.questions.items():
        if question.section != section:
            section = question.section
            composer.heading(pack.sections[section].title)
            composer.add(Paragraph(text=pack.sections[section].intro))
        composer.heading(question.text, 3)
        composer.cited(question.why, question.sources)
        composer.add(Paragraph(text=_facts(pack, name, question, words), small=True))
    composer.references()
    content = {"questions": [_content(name, question) for name, question in pack.questions.items()]}
    return Catalogue(
        blocks=tuple(composer.blocks),
        words=words,
        language=pack.language,
        content=content,
        statement=pack.statement,
    )


def list_resources(pack: Pack, resources: Iterable[Resource], words: Words, country: str | None) -> Catalogue:
    """Give the resources for anywhere and for one country; without a country, every one there is."""
    shown = tuple(resources)
    if country is not None:
        shown = choose(shown, country, {each.kind for each in shown})
    composer = Composer(pack.sources, words)
    composer.heading(words.say("resource.title"), 1)
    composer.say("resource.about")
    composer.contacts(shown, tuple(told(each, words) for each in shown))
    if country is None or all(each.countries == (ANYWHERE,) for each in shown):
        composer.say("resource.name-a-country")
    content = {"resources": [each.model_dump() for each in shown]}
    return Catalogue(blocks=tuple(composer.blocks), words=words, language=pack.language, content=content)


def one_page(page: Passage, words: Words) -> Catalogue:
    """Give a page that stands alone, in the language of the words."""
    blocks = (Heading(text=page.title, rank=1), *(plain_block(part) for part in page.body.values()))
    return Catalogue(blocks=blocks, words=words, language=words.language, content={"title": page.title})


def tell_background(background: Background, words: Words) -> Catalogue:
    """Give the ideas that the questions come from, with what is evidence and what is not."""
    composer = Composer(background.sources, words)
    composer.heading(background.page.title, 1)
    composer.parts(background.page.body.values())
    composer.references()
    content = background.model_dump(exclude={"format", "format_version"}, exclude_defaults=True)
    return Catalogue(blocks=tuple(composer.blocks), words=words, language=words.language, content=content)


def _facts(pack: Pack, name: str, question: Question, words: Words) -> str:
    parts = [words.say("catalogue.id", name=name)]
    if question.indicator is not None:
        key = "catalogue.ours" if "ours" in question.traits else "catalogue.indicator"
        title = pack.indicators[question.indicator].title
        parts.append(words.say(key, indicator=question.indicator, title=title))
    if question.also:
        sections = ", ".join(pack.sections[each].title for each in question.also)
        parts.append(words.say("report.also", sections=sections))
    if question.closed_by is not None:
        answers = closing_answers(question.closed_by, words)
        parts.append(words.say("catalogue.gate", gate=question.closed_by.question, answers=answers))
    return " ".join(parts)


def _content(name: str, question: Question) -> dict[str, object]:
    return {
        "id": name,
        "section": question.section,
        "indicator": question.indicator,
        "kind": question.kind,
        "scale": question.choice_set if question.kind == "graded" else None,
        "level": question.level,
        "also": list(question.also),
        "text": question.text,
        "why": question.why,
        "sources": list(question.sources),
    }
