"""What was answered to a question, in words: of a marked one all that followed, too. Pure."""

from collections.abc import Iterator

from impasse_check.gates import frequency_points, impact_points
from impasse_check.model import FollowUp, Pack
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
    said = [each.told for each in degrees if each.points is not None]
    asked = pack.follow_ups.said
    if asked is not None and answer.said is not None:
        said.append(_followed(words, asked, pack.choices[asked.choices][answer.said]))
    if question.also:
        others = ", ".join(pack.sections[each].title for each in question.also)
        said.append(words.say("report.also", sections=others))
    return Mark(
        question=name,
        text=question.text,
        said=" ".join(said),
        degrees=degrees,
        note=answer.note,
        note_label=words.say("report.note"),
    )


def _degrees(pack: Pack, words: Words, score: Score, name: str) -> Iterator[Degree]:
    """Give what was answered on its scale, and how heavy it is where that is asked."""
    answer, asked, scale = score.effective[name], pack.follow_ups.impact, pack.questions[name].choice_set
    given = said_in_words(pack, score, name)
    yield Degree(
        label=pack.labels[scale],
        words=given,
        told=words.say("report.given", answer=given),
        points=frequency_points(pack, name, answer),
        most=max(pack.scales[scale].values()),
    )
    if asked is not None:
        heavy = pack.choices[asked.choices].get(answer.impact or "", words.say("picture.open"))
        yield Degree(
            label=pack.labels[asked.choices],
            words=heavy,
            told=_followed(words, asked, heavy),
            points=impact_points(pack, answer),
            most=max(pack.scales[asked.choices].values()),
        )


def _followed(words: Words, asked: FollowUp, answer: str) -> str:
    return words.say("report.followed", lead=asked.before_answer, answer=answer)
