"""Every sentence that the shipped pack puts into a person's mouth, each with the least that leads to it.

``python tests/spoken.py`` prints all of them in one list, to be read aloud from top to bottom.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from core_helpers import PACK, said
from oracle import Telling
from oracle_table import QUESTIONS, SCALES, TONES, Question

from impasse_check.model import Answers, Tone
from impasse_check.report.openers import openers
from impasse_check.scoring import score
from impasse_check.visibility import visible

SAID: Final = {"first": None, "since": "helped", "again": "once", "enough": "more-than-once"}
"""What was answered to whether it was said, by the stage that it leads to."""
TOLD: Final = {"first": "unsure", "again": "once", "enough": "more-than-once"}
"""The same for what is told by a gate."""
LEAST: Final = {"enough": 3}
"""Points that a mark told by a gate needs for a stage; else 1."""


@dataclass(frozen=True)
class Spoken:
    """Words for one question at one stage in one tone, and the answers that lead to them."""

    question: str
    stage: str
    tone: Tone
    line: str
    text: str
    marked: str
    """The mark that shows it."""

    def __str__(self) -> str:
        """Give it as it is printed for reading aloud."""
        return f"  [{self.tone}] {self.line}\n      {self.text}"


def may_be_raised() -> tuple[Question, ...]:
    """Give the questions that the contract lets a person raise with their therapist, in asking order."""
    return tuple(each for each in QUESTIONS if each.level in ("talk", "consult"))


def stages(question: Question) -> tuple[str, ...]:
    """Give the stages that the contract lets the talk about a question reach."""
    if question.kind == "event":
        return ("first",)
    return tuple(SAID) if question.told_by is None else tuple(TOLD)


def least_answers(question: Question, stage: str) -> dict[str, object]:
    """Give the fewest and lightest answers, as in a file, that lead to words at this stage."""
    answers: dict[str, object] = {each.id: "no" for each in QUESTIONS if each.kind == "event"}
    answers |= {"safe-to-raise": "yes", "consulted": "yes", "felt-stuck": "yes", "pays": "yes"}
    if question.kind == "event":
        return answers | {question.id: "yes"}
    assert question.scale is not None
    if question.told_by is not None:
        mark = SCALES[question.scale][LEAST.get(stage, 1)]
        return answers | {question.told_by: TOLD[stage], question.id: mark}
    mark = SCALES[question.scale][1]
    how = SAID[stage]
    return answers | {question.id: {"frequency": mark, "said": how} if how else mark}


def given(answers: dict[str, object]) -> Answers:
    """Give answers as the program takes them."""
    words = {
        name: each["frequency"] if isinstance(each, dict) else str(each) for name, each in answers.items()
    }
    made = said(words)
    for name, each in answers.items():
        if isinstance(each, dict):
            with_said = made.answers[name].model_copy(update={"said": each["said"]})
            made.answers[name] = with_said
    return made


def spoken() -> Iterator[Spoken]:
    """Give the words that the program gives for each question and stage, both tones."""
    for question in may_be_raised():
        for stage in stages(question):
            answers = least_answers(question, stage)
            result = score(PACK, given(answers))
            mark = answers[question.id]
            for each in openers(PACK, result, visible(PACK, result, "me").openers):
                if each.question == question.id:
                    yield Spoken(
                        question.id,
                        each.stage,
                        each.tone,
                        each.line or "",
                        each.text,
                        str(mark["frequency"] if isinstance(mark, dict) else mark),
                    )


def expected() -> Iterator[tuple[str, str, str]]:
    """Give question, stage and tone of all words that there must be, as the oracle has it."""
    for question in may_be_raised():
        for stage in stages(question):
            told = Telling({"answers": least_answers(question, stage)})
            assert question.id in told.openers
            assert told.stage(question.id) == stage
            for tone in TONES:
                yield question.id, stage, tone


def to_someone() -> Iterator[tuple[str, str]]:
    """Give what one could say to someone outside, by its reason."""
    for name, each in PACK.someone_lines.items():
        yield name, each.line


def next_sentences() -> Iterator[tuple[str, str, str]]:
    """Give what may come back and the sentence that can be said next, by the id of the set of replies."""
    for name, replies in PACK.replies.items():
        for answer in replies.answers.values():
            yield name, answer.sounds, answer.next


def page_words() -> Iterator[tuple[str, str]]:
    """Give the words to say that stand on pages, by the name of the page."""
    for name, page in PACK.pages:
        for part in page.body.values() if page else ():
            if part.words:
                yield name, part.words


def main() -> None:
    """Print all of it."""
    last = ("", "")
    for each in spoken():
        if (each.question, each.stage) != last:
            last = (each.question, each.stage)
            print(f"\n{PACK.questions[each.question].text}\n  {each.marked}; {each.stage}")
        print(each)
    print("\nA general beginning")
    for tone in TONES:
        words = getattr(PACK.general, tone)
        print(f"  [{tone}] {words.line}\n      {words.text}")
    print("\nTo someone outside")
    for name, line in to_someone():
        print(f"  [{name}] {line}")
    print("\nWhat may come back, and what can be said next")
    for name, sounds, following in next_sentences():
        print(f"  [{name}] {sounds} -> {following}")
    print("\nOn pages")
    for name, text in page_words():
        print(f"  [{name}] {text}")


if __name__ == "__main__":
    main()
