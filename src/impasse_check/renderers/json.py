"""A report as JSON, for scripts: ``shape`` says key by key what is in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from impasse_check.gates import frequency_points, impact_points
from impasse_check.model import Resource
from impasse_check.renderers import Look
from impasse_check.report.blocks import Bullets, Catalogue, Paragraph, Quote, Report

if TYPE_CHECKING:
    from impasse_check.shapes import (
        OpenerShape,
        QuestionShape,
        ReportShape,
        ResourceShape,
        SectionShape,
        SharedShape,
    )


def draw(document: Report | Catalogue, _look: Look) -> str:
    """Draw a document; what is in a report depends on its audience alone."""
    content: object
    if isinstance(document, Catalogue):
        content = document.content
    elif document.audience == "me":
        content = _personal(document)
    else:
        content = _shared(document)
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _personal(report: Report) -> ReportShape:
    pack, score = report.pack, report.score
    return {
        "format": "impasse-check/report",
        "format_version": 1,
        "audience": "me",
        "pack": {"id": pack.id, "version": pack.version, "language": pack.language, "sha256": pack.sha256},
        "route": score.route,
        "unfinished": list(score.unfinished),
        "flagged": {
            "outside": list(score.at("outside")),
            "consult": list(score.at("consult")),
            "talk": list(score.at("talk")),
        },
        "unsure_outside": list(score.unsure_outside),
        "strengths": [
            {"id": name, "status": score.stands[name].status, "value": score.stands[name].value}
            for name, question in pack.questions.items()
            if question.kind == "strength"
        ],
        "sections": [_section(report, name) for name in score.sections],
        "openers": _openers(report),
        "next_steps": list(report.next_steps),
        "resources": [_resource(each) for each in report.resources],
        "sources": [{"id": name, "citation": source.citation} for name, source in report.sources],
    }


def _shared(report: Report) -> SharedShape:
    said = {each.text for each in report.openers} | set(report.notes)
    texts: list[str] = []
    for block in report.blocks:
        if isinstance(block, Bullets):
            texts.extend(block.items)
        elif isinstance(block, Paragraph | Quote) and block.text not in said:
            texts.append(block.text)
    return {
        "format": "impasse-check/report",
        "format_version": 1,
        "audience": report.audience,
        "openers": _openers(report),
        "notes": list(report.notes),
        "texts": texts,
        "resources": [_resource(each) for each in report.resources],
    }


def _section(report: Report, name: str) -> SectionShape:
    counts = report.score.sections[name]
    return {
        "id": name,
        "title": report.pack.sections[name].title,
        "marked": counts.marked,
        "answered": counts.answered,
        "eligible": counts.eligible,
        "open": counts.open,
        "mean": counts.mean,
        "impact": counts.impact,
        "questions": [
            _question(report, each)
            for each, question in report.pack.questions.items()
            if question.section == name
        ],
    }


def _question(report: Report, name: str) -> QuestionShape:
    question, answer = report.pack.questions[name], report.score.stands[name]
    return {
        "id": name,
        "kind": question.kind,
        "indicator": question.indicator,
        "status": answer.status,
        "value": answer.value,
        "points": frequency_points(answer),
        "impact": answer.impact,
        "impact_points": impact_points(answer),
        "level": report.score.levels.get(name),
        "also": list(question.also),
        "note": answer.note,
    }


def _openers(report: Report) -> list[OpenerShape]:
    return [
        {
            "question": each.question,
            "indicator": each.indicator,
            "tone": each.tone,
            "stage": each.stage,
            "text": each.text,
        }
        for each in report.openers
    ]


def _resource(resource: Resource) -> ResourceShape:
    return {
        "name": resource.name,
        "contact": resource.contact,
        "checked": resource.checked,
        "source": resource.source,
    }
