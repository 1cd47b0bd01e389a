"""What was answered to a question, in words: of a marked one how often, how heavy, and the own note. Pure."""

from collections.abc import Iterator

from impasse_check.gates import frequency_points, impact_points
from impasse_check.model import Pack
from impasse_check.report.blocks import Degree, Mark
from impasse_check.scoring import Score
from impasse_check.words import Words


def said_in_words(pack: Pack, score: Score, name: str) -> str:
    """Give what was answered to a question, or in which way it was not, in the words of the pack."""
    answer = score.effective[name]
    choices = "absence" if answer.value is None else pack.questions[name].choice_set
    return pack.choices[choices][answer.given]


def mark(pack: Pack, words: Words, score: Score, name: str) -> Mark:
    """Give a marked question with what was said about it."""
    question, answer = pack.questions[name], score.effective[name]
    degrees = tuple(_degrees(pack, words, score, name))
    said = words.say("report.often", often=degrees[0].words)
    if answer.impact is not None:
        said = words.say("report.often-and-heavy", often=degrees[0].words, heavy=degrees[1].words)
    if question.also:
        others = ", ".join(pack.sections[each].title for each in question.also)
        said = f"{said} {words.say('report.also', sections=others)}"
    return Mark(
        question=name,
        text=question.text,
        said=said,
        degrees=degrees,
        note=answer.note,
        note_label=words.say("report.note"),
    )


def _degrees(pack: Pack, words: Words, score: Score, name: str) -> Iterator[Degree]:
    """Give how often, and how heavy where that is asked."""
    answer, asked = score.effective[name], pack.follow_ups.impact
    yield Degree(
        label=words.say("picture.often"),
        words=said_in_words(pack, score, name),
        points=frequency_points(pack, name, answer),
        most=max(pack.scales[pack.questions[name].choice_set].values()),
    )
    if asked is not None:
        yield Degree(
            label=words.say("picture.heavy"),
            words=pack.choices[asked.choices].get(answer.impact or "", words.say("picture.open")),
            points=impact_points(pack, answer),
            most=max(pack.scales[asked.choices].values()),
        )
