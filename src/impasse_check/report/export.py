"""A document as data, for scripts: the models of its JSON, and how they are filled from a report. Pure."""

from itertools import zip_longest
from typing import Literal

from pydantic import Field

from impasse_check.gates import frequency_points, impact_points
from impasse_check.model import (
    Audience,
    First,
    Kind,
    Level,
    Model,
    Pack,
    Resource,
    Route,
    Stage,
    Status,
    Talk,
    Tone,
)
from impasse_check.report.blocks import Bullets, Heading, OpenerText, Paragraph, Quote, Report


class PackData(Model):
    """The pack that the answers belong to."""

    id: str
    version: str
    language: str
    sha256: str


class FlaggedData(Model):
    """The ids of the flagged questions at each level, in asking order."""

    outside: tuple[str, ...]
    consult: tuple[str, ...]
    talk: tuple[str, ...]


class StrengthData(Model):
    """What goes well."""

    id: str
    status: Status
    value: str | None


class QuestionData(Model):
    """One question of a section, with the answer that counts."""

    id: str
    kind: Kind
    indicator: str | None
    status: Status
    value: str | None
    points: int | None = Field(description="Points on its scale, from 0.")
    impact: str | None
    impact_points: int | None = Field(description="Points of how heavy, from 0.")
    said: str | None = Field(description="If it was said to the person it is about, and how that went.")
    level: Level | None = Field(description="As risen; null if not flagged.")
    also: tuple[str, ...]
    note: str | None


class SectionData(Model):
    """Counts over the graded questions of a section, and all of its questions."""

    id: str
    title: str
    marked: int
    answered: int
    eligible: int
    open: int
    mean: float | None = Field(
        description="Mean of the points of the answered; null below 3 answered or below half."
    )
    impact: float | None = Field(description="Mean of the impact points of the marked that have one.")
    questions: tuple[QuestionData, ...]


class OpenerData(Model):
    """Words to say to the person it is about."""

    question: str | None = Field(description="Null where the words fit any question.")
    indicator: str | None
    tone: Tone
    stage: Stage
    line: str = Field(description="One sentence, to be said in one breath.")
    text: str = Field(description="The same at more length.")


class StartData(Model):
    """The words one could begin with."""

    question: str | None = Field(description="Null where the words fit any question.")
    tone: Tone
    stage: Stage
    line: str
    text: str


class ResourceData(Model):
    """A line, directory or body to turn to."""

    name: str
    contact: str
    checked: str
    source: str


class SourceData(Model):
    """Something that was read."""

    id: str
    citation: str


class ReportData(Model):
    """The document for the person, for scripts."""

    format: Literal["impasse-check/report"]
    format_version: Literal[1]
    audience: Literal["me"]
    pack: PackData
    statement: str | None = Field(description="What stands on every page.")
    focus: tuple[str, ...] = Field(description="The sections that were looked at; empty: everything.")
    route: Route
    because: tuple[str, ...] = Field(description="The questions that set the route, in asking order.")
    first: First | None = Field(description="Who could hear something first.")
    unfinished: tuple[str, ...]
    flagged: FlaggedData
    unsure_outside: tuple[str, ...]
    start: StartData | None
    someone_line: str | None = Field(description="What one could say to someone outside.")
    strengths: tuple[StrengthData, ...]
    sections: tuple[SectionData, ...]
    openers: tuple[OpenerData, ...]
    next_steps: tuple[str, ...]
    talks: tuple[Talk, ...] = Field(description="What came of saying something, the oldest first.")
    resources: tuple[ResourceData, ...]
    sources: tuple[SourceData, ...]


class SharedData(Model):
    """A document for someone else: nothing but what stands on it."""

    format: Literal["impasse-check/report"]
    format_version: Literal[1]
    audience: Audience
    pack: PackData
    openers: tuple[OpenerData, ...]
    notes: tuple[str, ...]
    texts: tuple[str, ...]
    resources: tuple[ResourceData, ...]


def report_data(report: Report) -> ReportData | SharedData:
    """Give a report as data; what is in it depends on its audience alone."""
    return _personal(report) if report.audience == "me" else _shared(report)


def _personal(report: Report) -> ReportData:
    pack, score = report.pack, report.score
    return ReportData(
        format="impasse-check/report",
        format_version=1,
        audience="me",
        pack=pack_data(pack),
        statement=pack.statement,
        focus=report.focus,
        route=score.route,
        because=score.because,
        first=report.first,
        unfinished=score.unfinished,
        flagged=FlaggedData(outside=score.at("outside"), consult=score.at("consult"), talk=score.at("talk")),
        unsure_outside=score.unsure_outside,
        start=_start(report.start),
        someone_line=report.someone_line,
        strengths=tuple(
            StrengthData(id=name, status=score.effective[name].status, value=score.effective[name].value)
            for name, question in pack.questions.items()
            if question.kind == "strength"
        ),
        sections=tuple(_section(report, name) for name in score.sections),
        openers=_openers(report),
        next_steps=report.next_steps,
        talks=report.talks,
        resources=tuple(resource_data(each) for each in report.resources),
        sources=tuple(SourceData(id=name, citation=source.citation) for name, source in report.sources),
    )


def _shared(report: Report) -> SharedData:
    said = {each.text for each in report.openers} | set(report.notes)
    texts: list[str] = []
    for block, after in zip_longest(report.blocks, report.blocks[1:]):
        # Whom words are for stands above them.
        if isinstance(block, Heading) and report.audience == "outside" and isinstance(after, Quote):
            texts.append(block.text)
        elif isinstance(block, Bullets):
            texts.extend(block.items)
        elif isinstance(block, Paragraph | Quote) and block.text not in said:
            texts.append(block.text)
    return SharedData(
        format="impasse-check/report",
        format_version=1,
        audience=report.audience,
        pack=pack_data(report.pack),
        openers=_openers(report),
        notes=report.notes,
        texts=tuple(texts),
        resources=tuple(resource_data(each) for each in report.resources),
    )


def _section(report: Report, name: str) -> SectionData:
    counts = report.score.sections[name]
    return SectionData(
        id=name,
        title=report.pack.sections[name].title,
        marked=counts.marked,
        answered=counts.answered,
        eligible=counts.eligible,
        open=counts.open,
        mean=counts.mean,
        impact=counts.impact,
        questions=tuple(
            _question(report, each)
            for each, question in report.pack.questions.items()
            if question.section == name
        ),
    )


def _question(report: Report, name: str) -> QuestionData:
    pack, answer = report.pack, report.score.effective[name]
    question = pack.questions[name]
    return QuestionData(
        id=name,
        kind=question.kind,
        indicator=question.indicator,
        status=answer.status,
        value=answer.value,
        points=frequency_points(pack, name, answer),
        impact=answer.impact,
        impact_points=impact_points(pack, answer),
        said=answer.said,
        level=report.score.levels.get(name),
        also=question.also,
        note=answer.note,
    )


def _openers(report: Report) -> tuple[OpenerData, ...]:
    return tuple(
        OpenerData(
            question=each.question or None,
            indicator=each.indicator or None,
            tone=each.tone,
            stage=each.stage,
            line=each.line,
            text=each.text,
        )
        for each in report.openers
    )


def _start(start: OpenerText | None) -> StartData | None:
    if start is None:
        return None
    return StartData(
        question=start.question or None, tone=start.tone, stage=start.stage, line=start.line, text=start.text
    )


def pack_data(pack: Pack) -> PackData:
    """Name a pack."""
    return PackData(id=pack.id, version=pack.version, language=pack.language, sha256=pack.sha256)


def resource_data(resource: Resource) -> ResourceData:
    """Give a resource as data."""
    return ResourceData(
        name=resource.name, contact=resource.contact, checked=resource.checked, source=resource.source
    )
