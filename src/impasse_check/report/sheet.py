"""The one page that goes along to a session: what the person chose to bring, and nothing else."""

from itertools import zip_longest
from typing import Final

from impasse_check.model import Answers, Pack, Sheet, Stage
from impasse_check.model.base import record
from impasse_check.report.blocks import Bullets, Heading, OpenerText, Paragraph, Quote, WriteHere
from impasse_check.report.composer import Composer
from impasse_check.report.openers import openers, start
from impasse_check.scoring import Score
from impasse_check.visibility import Visibility

_SAID_BEFORE: Final[tuple[Stage, ...]] = ("again", "enough")
"""The stages of what was raised before and did not help."""


@record
class Brought:
    """What goes on the sheet."""

    openers: tuple[OpenerText, ...]
    said: tuple[str, ...]
    """What is said: the text of each opener or the person's own words in its place; or of each mark.

    Marks stand here where a pack has no openers.
    """
    notes: tuple[str, ...]
    left_off: tuple[str, ...]
    """Ids that were asked for and may not go."""


def brought(pack: Pack, answers: Answers, score: Score, seen: Visibility) -> Brought:
    """Choose the openers, or the marks, and the notes for the sheet from those that may be shown."""
    chosen = _openers(pack, answers, openers(pack, score, seen.openers))
    marks = _marks(pack, answers, seen.brought)
    going = [*(each.question for each in chosen), *marks]
    noted = answers.bring_notes or ()
    notes = tuple(name for name in seen.notes(noted) if name in going and score.effective[name].note)
    left_off = (name for name in (*(answers.bring or ()), *noted) if name not in (*going, *notes))
    first = going[0] if going else ""
    ours = {each.question: each.text for each in chosen} | {name: pack.questions[name].text for name in marks}
    said = {name: answers.own_words_for(name, first) or text for name, text in ours.items()}
    return Brought(
        openers=chosen,
        said=tuple(said.values()),
        notes=tuple(score.effective[name].note or "" for name in notes),
        left_off=tuple(dict.fromkeys(left_off)),
    )


def _openers(pack: Pack, answers: Answers, allowed: tuple[OpenerText, ...]) -> tuple[OpenerText, ...]:
    """Give the openers that were chosen, or those one could begin with."""
    if answers.bring is None:
        return tuple(filter(None, [start(pack, answers, allowed)]))
    tone = answers.tone or "gentle"
    texts = {opener.question: opener for opener in allowed if opener.tone == tone}
    return tuple(texts[name] for name in dict.fromkeys(answers.bring) if name in texts)


def _marks(pack: Pack, answers: Answers, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Give the marks that were chosen, or the heaviest that may come first."""
    if answers.bring is not None:
        return tuple(name for name in dict.fromkeys(answers.bring) if name in allowed)
    return marks_to_bring(pack, allowed)[:1]


def marks_to_bring(pack: Pack, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Put the heaviest mark that may come first before the others; give none where none of them may."""
    first = next((name for name in allowed if "never-first" not in pack.questions[name].traits), None)
    return () if first is None else (first, *(name for name in allowed if name != first))


def compose(composer: Composer, pack: Pack, sheet: Sheet, seen: Visibility, chosen: Brought) -> None:
    """Add every block of the sheet."""
    composer.add(Paragraph(text=sheet.about))
    helps = tuple(pack.questions[name].text for name in seen.strengths)
    if helps:
        composer.add(Heading(text=sheet.helps, rank=2), Bullets(items=helps))
    composer.add(Heading(text=sheet.openers, rank=2))
    for text, opener in zip_longest(chosen.said, chosen.openers):
        composer.add(Quote(text=text))
        if opener is not None and opener.stage in _SAID_BEFORE:
            composer.add(Paragraph(text=sheet.raised))
    if not chosen.openers:
        composer.add(Paragraph(text=sheet.raised))
    composer.add(Heading(text=sheet.example, rank=2))
    if chosen.notes:
        composer.add(*(Quote(text=note) for note in chosen.notes))
    else:
        composer.add(Paragraph(text=sheet.example_blank), WriteHere(lines=2))
    wishes = (sheet.listen, sheet.fast_yes, sheet.pause, sheet.view)
    composer.add(*(Paragraph(text=text) for text in wishes))
    composer.add(Heading(text=sheet.agree, rank=2), WriteHere(lines=2))
    composer.add(Heading(text=sheet.again, rank=2), WriteHere(lines=1))
    composer.add(Paragraph(text=sheet.file))
    composer.from_questions(pack)
