"""What was said in one sitting and then taken out by a change: it is back once it can be said again."""

from impasse_check import flow
from impasse_check.model import Answer, Answers, Pack
from impasse_check.sitting.steps import given


class TakenOut:
    """Holds it for one sitting, in no file, so that a slip of a key loses nothing."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._marks: dict[str, Answer] = {}
        """Marks that were taken back, with what followed them, by the id of their question."""
        self._dropped: dict[str, Answer] = {}
        """Answers that a change made pointless, by the id of their question."""

    def unmark(self, name: str, answer: Answer) -> None:
        """Hold an answer whose mark is taken back, if anything followed it."""
        if (answer.impact, answer.said, answer.note) != (None, None, None):
            self._marks[name] = answer

    def mark(self, name: str, answer: Answer) -> Answer:
        """Give an answer that is marked now, with what followed its mark before."""
        before = self._marks.pop(name, answer)
        return before.model_copy(update={"given": answer.given})

    def drop(self, answers: Answers, names: tuple[str, ...]) -> None:
        """Hold answers that are pointless now."""
        self._dropped |= {name: answers.answers[name] for name in names}

    def bring_back(self, answers: Answers) -> tuple[Answers, tuple[str, ...]]:
        """Give the answers with those that can be said again and were not said anew, and their ids."""
        back: list[str] = []
        while (name := self._next(answers)) is not None:
            answers = answers.put(dict(answers.answers) | {name: self._dropped.pop(name)})
            back.append(name)
        return answers, tuple(back)

    def _next(self, answers: Answers) -> str | None:
        if not self._dropped:
            return None
        asked = flow.to_ask(self._pack, answers)
        return next(
            (name for name in asked if name in self._dropped and given(answers, name).given == "not-asked"),
            None,
        )
