"""Two sets of answers as data, for scripts: the models of that JSON, and how they are filled. Pure."""

from typing import Literal

from pydantic import Field

from impasse_check.comparison import Change, Compared
from impasse_check.model import Answer, Kind, Model, Pack, Resource, Source, Status
from impasse_check.report.export import PackData, ResourceData, SourceData, pack_data, resource_data
from impasse_check.visibility import Comparable


class ComparedData(Model):
    """One answer, as it counts."""

    status: Status
    value: str | None
    impact: str | None
    said: str | None


class ChangeData(Model):
    """One question with both answers."""

    id: str
    section: str
    kind: Kind
    change: Change = Field(description="How the two answers stand to each other; no word of more or less.")
    earlier: ComparedData
    later: ComparedData


class ComparisonData(Model):
    """Two sets of a person's own answers, for scripts."""

    format: Literal["impasse-check/comparison"]
    format_version: Literal[1]
    audience: Literal["me"]
    pack: PackData
    statement: str | None = Field(description="What stands on every page.")
    outside: bool = Field(description="If help from outside stands on top, for either of the two.")
    crossed: bool = Field(description="If a page on a line that was crossed stands on top, for either.")
    questions: tuple[ChangeData, ...] = Field(description="What was looked at both times, in asking order.")
    not_compared: tuple[str, ...] = Field(description="Sections that were not looked at both times.")
    resources: tuple[ResourceData, ...]
    sources: tuple[SourceData, ...]


def comparison_data(
    pack: Pack,
    seen: Comparable,
    compared: tuple[Compared, ...],
    left: tuple[str, ...],
    resources: tuple[Resource, ...],
    sources: tuple[tuple[str, Source], ...],
) -> ComparisonData:
    """Give two sets of answers as data."""
    first = seen.first
    return ComparisonData(
        format="impasse-check/comparison",
        format_version=1,
        audience="me",
        pack=pack_data(pack),
        statement=pack.statement,
        outside=first is not None and first.route == "outside",
        crossed=first is not None and first.route != "outside",
        questions=tuple(
            ChangeData(
                id=each.question,
                section=pack.questions[each.question].section,
                kind=pack.questions[each.question].kind,
                change=each.change,
                earlier=_compared(each.earlier),
                later=_compared(each.later),
            )
            for each in compared
        ),
        not_compared=left,
        resources=tuple(resource_data(each) for each in resources),
        sources=tuple(SourceData(id=name, citation=source.citation) for name, source in sources),
    )


def _compared(answer: Answer) -> ComparedData:
    return ComparedData(status=answer.status, value=answer.value, impact=answer.impact, said=answer.said)
