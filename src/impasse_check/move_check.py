"""What must hold of moves in a pack: they lead from answers that there are to one that there is."""

from collections.abc import Iterator

from impasse_check.errors import Fault, Path
from impasse_check.model import ABSENCES, Move, Pack
from impasse_check.strict_yaml import Document


def check(pack: Pack, document: Document) -> Iterator[Fault]:
    """Give a fault for each move that leads nowhere, or from what cannot be answered."""
    asked, gates = pack.follow_ups.said, {question.told_by for question in pack.questions.values()} - {None}
    said = () if asked is None else tuple(pack.choices.get(asked.choices, ()))
    sets = [pack.questions[gate].choice_set for gate in pack.questions if gate in gates]
    told = tuple(dict.fromkeys(each for name in sets for each in pack.choices.get(name, ())))
    for key, there, moves in (("said", asked is not None, pack.moves.said), ("told", gates, pack.moves.told)):
        if moves and not there:
            yield document.fault("pack.nothing-moves", ("moves", key))
    yield from _check(("moves", "said"), pack.moves.said, said, (), document)
    yield from _check(("moves", "told"), pack.moves.told, told, ABSENCES, document)


def _check(
    path: Path,
    moves: tuple[Move, ...],
    answers: tuple[str, ...],
    absences: tuple[str, ...],
    document: Document,
) -> Iterator[Fault]:
    """Check the answers that moves name; that there are none at all is another fault."""
    for place, move in enumerate(moves if answers else ()):
        for number, answer in enumerate(move.from_):
            if answer not in (*answers, *absences):
                choices = ", ".join((*answers, *absences))
                yield document.fault("pack.unknown-answer", (*path, place, "from", number), choices=choices)
        if move.to not in answers:
            yield document.fault("pack.unknown-answer", (*path, place, "to"), choices=", ".join(answers))
