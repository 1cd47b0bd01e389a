"""Answers files: read one strictly, write one that reads the same, or an empty one to fill in by hand."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Literal

from pydantic import Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import InitErrorDetails

from impasse_check import files
from impasse_check.errors import AnswersError
from impasse_check.model import ABSENCES, NOT_ASKED, TONES, Answer, Answers, Pack, Question
from impasse_check.model.problems import problem, refusal, refuse, unknown_ids
from impasse_check.strict_yaml import Document, StrictYamlError, flow, parse
from impasse_check.validation import InvalidError, keys_of, problems_of, read, validate
from impasse_check.versions import given_to_others

FORMAT: Final = "impasse-check/answers"
MOST_BYTES: Final = 2**20
Following = Literal["impact", "said"]
FOLLOWING: Final[tuple[Following, ...]] = ("impact", "said")
"""What can be asked after a mark, in asking order."""
_PACK: Final = "pack"
"""Where the pack stands in a file, and in the context in which answers are read."""


class AnswersFile(Answers):
    """What one person gave, as it stands in a file."""

    format: Literal["impasse-check/answers"] = Field(description="Says what this file is.")
    format_version: Literal[1] = Field(description="The version of this format.")

    @field_validator("answers", mode="wrap")
    @classmethod
    def _belong_to_the_pack(cls, value: Any, _check: object, info: ValidationInfo) -> dict[str, Answer]:
        """Read each answer as one to its question, in place of what is checked without a pack."""
        if not isinstance(value, dict | None):
            refuse([problem("value.not-a-mapping")])
        pack, given = _pack_of(info), dict[str, Answer]()
        known = pack.questions.keys() | pack.retired.keys()
        unknown = [((name,), name) for name in value or () if name not in known]
        problems = unknown_ids(unknown, pack.questions)
        for name, raw in (value or {}).items():
            try:
                if name in known:
                    given[name] = _read_one(pack, name, raw)
            except ValidationError as error:
                problems += problems_of(error, (name,))
        refuse(problems)
        return given


def read_answers(name: str, pack: Pack) -> AnswersFile:
    """Read an answers file (``-``: standard input) that belongs to this pack.

    Raises AnswersError with every fault, each with its line; no fault repeats what was answered.
    """
    return parse_answers(name, read_bytes(name), pack)


def read_bytes(name: str) -> bytes:
    """Read the bytes of an answers file (``-``: standard input). Raises AnswersError where it cannot."""
    try:
        return files.read(name, MOST_BYTES)
    except OSError as error:
        raise AnswersError(name, (files.unreadable(error),)) from None


def parse_answers(name: str, data: bytes, pack: Pack) -> AnswersFile:
    """Read an answers file from its bytes; ``name`` is only shown. Raises AnswersError with every fault."""
    return parse_for(name, data, lambda _: pack)[1]


def parse_for(name: str, data: bytes, pack_for: Callable[[str | None], Pack]) -> tuple[Pack, AnswersFile]:
    """Read an answers file for the pack that ``pack_for`` gives for the id that the answers name; give both.

    The id is None where they name none. ``name`` is only shown. Raises AnswersError with every fault, and
    what ``pack_for`` raises.
    """
    try:
        document = parse(data, most_bytes=MOST_BYTES, own_keys=keys_of(AnswersFile))
        _check_kind(document)
        pack = pack_for(_named(document.value))
        answers = validate(AnswersFile, document, {_PACK: pack})
        answers = answers.model_copy(update={"given_to": given_to_others(pack, answers) or None})
        _check_room(answers, pack, document)
    except (StrictYamlError, InvalidError) as error:
        raise AnswersError(name, error.faults) from None
    return pack, answers


def dump_answers(answers: Answers, pack: Pack) -> str:
    """Write answers, in asking order, as the text of an answers file that reads back as the same answers.

    It names the version at hand, and answers that were given to other words.
    """
    given = answers.answers
    lines = [
        f"format: {FORMAT}",
        "format_version: 1",
        f"pack: {flow({'id': pack.id, 'version': pack.version})}",
    ]
    if answers.given_to:
        lines.append(f"given_to: {flow(dict(answers.given_to))}")
    if answers.focus is not None:
        lines.append(f"focus: {flow(list(answers.focus))}")
    lines.append("answers:")
    lines += [f"  {flow(name)}: {_written(given[name])}" for name in pack.questions if name in given]
    for key in ("bring", "bring_notes"):
        names = getattr(answers, key)
        if names is not None:
            lines.append(f"{key}: {flow(list(names))}")
    for key in ("tone", "own_line", "own_line_for"):
        text = getattr(answers, key)
        if text is not None:
            lines.append(f"{key}: {flow(text)}")
    if answers.talks is not None:
        lines.append("talks:" if answers.talks else "talks: []")
        lines += [f"  - {flow(talk.model_dump(exclude_none=True))}" for talk in answers.talks]
    return "\n".join(lines) + "\n"


def has_room(answers: Answers, pack: Pack) -> bool:
    """Say whether the notes of these answers fit in one file, whatever else is answered or brought."""
    names = tuple(pack.questions)
    given = {
        name: Answer(note=answers.answers.get(name, NOT_ASKED).note, **_longest(pack, question))
        for name, question in pack.questions.items()
    }
    everything = {"answers": given, "bring": names, "bring_notes": names, "tone": TONES[0]}
    return len(dump_answers(answers.model_copy(update=everything), pack).encode()) <= MOST_BYTES


def permitted(pack: Pack, question: Question) -> Mapping[str, str]:
    """Give the answers a question can have, with their words; kinds of absence are not among them."""
    return pack.choices[question.choice_set]


def permits(pack: Pack, question: Question) -> Mapping[str, tuple[str, ...]]:
    """Give, by the field of an answer, what a question permits there; nothing for what it does not have."""
    found = {"given": (*permitted(pack, question), *ABSENCES)}
    for field in FOLLOWING if question.kind == "graded" else ():
        asked = getattr(pack.follow_ups, field)
        if asked is not None and not (field == "said" and question.told_by is not None):
            found[field] = tuple(pack.choices[asked.choices])
    return found


def marks(pack: Pack, question: Question) -> frozenset[str]:
    """Give the answers that mark a question."""
    if question.kind != "graded":
        return frozenset()
    return frozenset(answer for answer, points in pack.scales[question.choice_set].items() if points)


def _named(content: Any) -> str | None:
    """Give the id of the pack that answers name, before anything in them was checked."""
    pack = content.get(_PACK) if isinstance(content, dict) else None
    named = pack.get("id") if isinstance(pack, dict) else None
    return named if isinstance(named, str) else None


def _check_kind(document: Document) -> None:
    """Raise InvalidError for a file that is empty, or is of something else, with this one fault.

    Key by key it would look as if it only wanted mending.
    """
    content = document.value
    if content is None:
        raise InvalidError((document.fault("file.empty", ()),))
    said = content.get("format") if isinstance(content, dict) else None
    is_ours = isinstance(content, dict) and ("answers" in content or said == FORMAT)
    if not is_ours:
        raise InvalidError((document.fault("file.no-answers", () if said is None else ("format",)),))


def _read_one(pack: Pack, name: str, raw: Any) -> Answer:
    """Read the answer to one question, written short or whole. Raises ValidationError."""
    refuse(_gone(pack, name))
    question = pack.questions[name]
    context = {"permits": permits(pack, question), "marks": marks(pack, question)}
    if isinstance(raw, dict):
        refuse([problem("answers.mapping-not-here")] if question.kind != "graded" else ())
        return read(Answer, raw, context)
    try:
        return read(Answer, {"frequency": "not-asked" if raw is None else raw}, context)
    except ValidationError as error:
        # Written short, there is no key to point at.
        raise refusal(each | {"loc": ()} for each in problems_of(error, ())) from None


def _gone(pack: Pack, name: str) -> Iterator[InitErrorDetails]:
    """Tell of an id that is no longer asked, and which ones are asked in its place."""
    if name in pack.retired:
        instead = pack.retired[name].instead
        yield problem("answers.moved", instead=", ".join(instead)) if instead else problem("answers.gone")


def _check_room(answers: Answers, pack: Pack, document: Document) -> None:
    """Raise InvalidError for notes that could not be read again once the quiz had written them.

    What it writes may be twice as long as what was written by hand, where quotes and line ends are shorter.
    """
    if not has_room(answers, pack):
        most = f"{MOST_BYTES // 2**20} MiB"
        raise InvalidError((document.fault("answers.no-room", ("answers",), most=most),))


def _pack_of(info: ValidationInfo) -> Pack:
    pack: Pack = (info.context or {})[_PACK]
    return pack


def _longest(pack: Pack, question: Question) -> dict[str, str]:
    """Give what takes most room of all that a question permits."""
    return {field: max(allowed, key=len) for field, allowed in permits(pack, question).items()}


def _written(answer: Answer) -> str:
    """Write one answer short where nothing follows it."""
    whole = answer.model_dump(by_alias=True, exclude_none=True)
    return flow(whole if len(whole) > 1 else answer.given)
