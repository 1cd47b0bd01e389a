"""What was marked, with how often and how heavy, in words and as bars. Pure."""

from collections.abc import Iterator

from impasse_check.gates import frequency_points, impact_points
from impasse_check.model import Answer, Pack, Question
from impasse_check.report.blocks import Degree, Mark, Marks
from impasse_check.scoring import Score
from impasse_check.words import Words


def mark_of(pack: Pack, score: Score, words: Words, name: str) -> Mark:
    """Give one marked question as it stands in a document."""
    question, answer = pack.questions[name], score.effective[name]
    return Mark(
        question=name,
        text=question.text,
        degrees=tuple(_degrees(pack, name, answer, words)),
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


def said_in_words(pack: Pack, question: Question, answer: Answer) -> str:
    """Give what was answered to a question, or in which way it was not, in the words of the pack."""
    words = pack.choices["absence"] if answer.value is None else pack.choices[question.choice_set]
    return words[answer.given]


def _degrees(pack: Pack, name: str, answer: Answer, words: Words) -> Iterator[Degree]:
    """Give how often, and how heavy where that is asked."""
    question = pack.questions[name]
    yield Degree(
        label=words.say("marks.often"),
        words=said_in_words(pack, question, answer),
        points=frequency_points(pack, name, answer),
        most=max(pack.scales[question.choice_set].values()),
    )
    asked = pack.follow_ups.impact
    if asked is not None:
        yield Degree(
            label=words.say("marks.heavy"),
            words=pack.choices[asked.choices].get(answer.impact or "", words.say("marks.open")),
            points=impact_points(pack, answer),
            most=max(pack.scales[asked.choices].values()),
        )
