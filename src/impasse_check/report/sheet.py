"""The one page that goes along to a session: what the person chose to bring, and nothing else."""

from impasse_check.model import Answers, Pack, Sheet
from impasse_check.model.base import record
from impasse_check.report.blocks import Bullets, Heading, OpenerText, Paragraph, Quote, WriteHere
from impasse_check.report.composer import Composer
from impasse_check.report.openers import openers
from impasse_check.scoring import Score
from impasse_check.visibility import Visibility


@record
class Brought:
    """What goes on the sheet."""

    openers: tuple[OpenerText, ...]
    notes: tuple[str, ...]
    left_off: tuple[str, ...]
    """Ids that were asked for and may not go."""


def brought(pack: Pack, answers: Answers, score: Score, seen: Visibility) -> Brought:
    """Choose the openers and notes for the sheet from those that may be shown."""
    tone = answers.tone or "gentle"
    allowed = openers(pack, score, seen.openers)
    texts = {opener.question: opener for opener in allowed if opener.tone == tone}
    wanted = _first_to_bring(pack, score, seen) if answers.bring is None else answers.bring
    going = tuple(dict.fromkeys(name for name in wanted if name in texts))
    noted = answers.bring_notes or ()
    notes = tuple(name for name in seen.notes(noted) if name in going and score.effective[name].note)
    asked_for = (*wanted, *noted)
    return Brought(
        openers=tuple(texts[name] for name in going),
        notes=tuple(score.effective[name].note or "" for name in notes),
        left_off=tuple(dict.fromkeys(name for name in asked_for if name not in (*going, *notes))),
    )


def _first_to_bring(pack: Pack, score: Score, seen: Visibility) -> tuple[str, ...]:
    """Give the talk question that comes first, unless it waits to be chosen by name."""
    ready = (
        name
        for name in seen.openers
        if score.levels[name] == "talk" and "never-first" not in pack.questions[name].traits
    )
    return tuple(ready)[:1]


def compose(composer: Composer, pack: Pack, sheet: Sheet, seen: Visibility, chosen: Brought) -> None:
    """Add every block of the sheet."""
    composer.add(Paragraph(text=sheet.about))
    helps = tuple(pack.questions[name].text for name in seen.strengths)
    if helps:
        composer.add(Heading(text=sheet.helps, rank=2), Bullets(items=helps))
    composer.add(Heading(text=sheet.openers, rank=2))
    composer.add(*(Quote(text=opener.text) for opener in chosen.openers))
    composer.add(Heading(text=sheet.example, rank=2))
    if chosen.notes:
        composer.add(*(Quote(text=note) for note in chosen.notes))
    else:
        composer.add(Paragraph(text=sheet.example_blank), WriteHere(lines=2))
    composer.add(*(Paragraph(text=text) for text in (sheet.listen, sheet.pause, sheet.view)))
    composer.add(Heading(text=sheet.agree, rank=2), WriteHere(lines=2))
    composer.add(Heading(text=sheet.again, rank=2), WriteHere(lines=1))
