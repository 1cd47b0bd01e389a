"""What was marked, with its answer on a scale and how heavy it is, in words and as bars. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from impasse_check.gates import frequency_points, impact_points
from impasse_check.model import Pack
from impasse_check.report.blocks import Degree, Mark, Marks
from impasse_check.scoring import Score, lifted_by_impact
from impasse_check.words import Words


def mark_of(pack: Pack, score: Score, words: Words, name: str) -> Mark:
    """Give one marked question as it stands in a document."""
    question, answer = pack.questions[name], score.effective[name]
    return Mark(
        question=name,
        text=question.text,
        degrees=tuple(_degrees(pack, score, words, name)),
        note=answer.note,
        note_label=words.say("report.note"),
    )


def by_section(pack: Pack, score: Score, words: Words, names: tuple[str, ...]) -> Iterator[Marks]:
    """Give marked questions in groups, one a section in asking order; inside, in the order they come in."""
    for section, part in pack.sections.items():
        own = [name for name in names if pack.questions[name].section == section]
        if own:
            items = tuple(mark_of(pack, score, words, name) for name in own)
            yield Marks(title=part.title, items=items)


def reason_of(pack: Pack, score: Score, words: Words, name: str) -> str:
    """Give a question with that of its answers which led to its level."""
    mark = mark_of(pack, score, words, name).shortened()
    answer, asked = score.effective[name], pack.follow_ups.impact
    if name in score.turned and pack.reasons.turned is not None:
        return f"{mark.text} {pack.reasons.turned}"
    if asked is not None and answer.impact is not None and lifted_by_impact(pack, score, name):
        weighs = words.say(
            "report.followed", lead=asked.before_answer, answer=pack.choices[asked.choices][answer.impact]
        )
        return f"{mark.text} {weighs}"
    return words.say("report.said", text=mark.text, answer=mark.degrees[0].words)


def with_reasons(pack: Pack, score: Score, words: Words, groups: Iterable[Marks]) -> Iterator[Marks]:
    """Say beside each mark that set the route that it did, and that saying it turned against the person."""
    is_reason = score.because if score.route in ("consult", "outside") else ()

    def aside(name: str) -> str | None:
        turned = pack.reasons.turned if name in score.turned else None
        said = (turned, words.say("report.a-reason") if name in is_reason else None)
        return " ".join(filter(None, said)) or None

    for marks in groups:
        yield replace(marks, items=tuple(replace(each, aside=aside(each.question)) for each in marks.items))


def shortened(groups: Iterable[Marks]) -> Iterator[Marks]:
    """Give marks with no more than a line of own words each."""
    for marks in groups:
        yield replace(marks, items=tuple(each.shortened() for each in marks.items))


def said_in_words(pack: Pack, score: Score, name: str) -> str:
    """Give what was answered to a question, or in which way it was not, in the words of the pack."""
    answer = score.effective[name]
    choices = "absence" if answer.value is None else pack.questions[name].choice_set
    return pack.choices[choices][answer.given]


def answered(pack: Pack, score: Score, words: Words, name: str) -> str:
    """Give a question with what was answered to it, in words."""
    text, said = pack.questions[name].text, said_in_words(pack, score, name)
    return words.say("report.said", text=text, answer=said)


def _degrees(pack: Pack, score: Score, words: Words, name: str) -> Iterator[Degree]:
    """Give the answer on its scale, and how heavy it is where that is asked."""
    answer, asked, scale = score.effective[name], pack.follow_ups.impact, pack.questions[name].choice_set
    yield Degree(
        label=pack.labels[scale],
        words=said_in_words(pack, score, name),
        points=frequency_points(pack, name, answer),
        most=max(pack.scales[scale].values()),
    )
    if asked is not None:
        yield Degree(
            label=pack.labels[asked.choices],
            words=pack.choices[asked.choices].get(answer.impact or "", words.say("marks.open")),
            points=impact_points(pack, answer),
            most=max(pack.scales[asked.choices].values()),
        )
