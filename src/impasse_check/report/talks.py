"""What came of saying things, in words. Pure."""

from collections.abc import Container, Iterator

from impasse_check.model import HELPED, Answers, Pack, Talk
from impasse_check.visibility import Visibility
from impasse_check.words import Words


def came(words: Words, talk: Talk) -> str:
    """Say what came of a talk."""
    what = f"{talk.happened}-{talk.came_back}" if talk.spoken and talk.came_back else talk.happened
    return words.say(f"came.{what}")


def named(pack: Pack, words: Words, talk: Talk) -> str:
    """Say what came of a talk, and what it was about; an event is not named."""
    if talk.question is None:
        return words.say("talks.other", came=came(words, talk))
    question = pack.questions[talk.question]
    if question.kind == "event":
        return came(words, talk)
    return words.say("talks.about", text=question.text, came=came(words, talk))


def last_turned(answers: Answers) -> Talk | None:
    """Give the last talk that turned against the person; none that came later hides it."""
    return next((talk for talk in reversed(answers.talks or ()) if talk.turned), None)


def last_spoken(answers: Answers) -> Talk | None:
    """Give the last talk in which something was said, whatever it was about."""
    return next((talk for talk in reversed(answers.talks or ()) if talk.spoken), None)


def last_about(answers: Answers, name: str | None) -> Talk | None:
    """Give the last talk about a question: of those in which something was said, else of all."""
    about_it = [talk for talk in answers.talks or () if talk.question == name]
    return next((each[-1] for each in ([talk for talk in about_it if talk.spoken], about_it) if each), None)


def helped(answers: Answers, name: str) -> bool:
    """Say whether the last talk about a question helped, so that nobody knows here if it is still there."""
    talk = last_about(answers, name)
    return talk is not None and talk.spoken and talk.came_back == HELPED


def why_unsafe(words: Words, answers: Answers) -> str | None:
    """Say that a talk made it unsafe to bring things up: one that turned against them, else the last."""
    unsafe = sorted((talk for talk in answers.talks or () if talk.unsafe), key=lambda talk: talk.turned)
    if not unsafe:
        return None
    last = unsafe[-1]
    if last.turned:
        return words.say("talks.turned")
    return words.say("talks.unsafe" if last.spoken else "talks.unsafe-unsaid")


def told(
    pack: Pack, answers: Answers, seen: Visibility, words: Words, *, but: Container[str]
) -> Iterator[str]:
    """Give what came of each thing, the oldest first, as far as it may be named; not of ``but`` these."""
    talks = answers.talks or ()
    for talk in talks:
        if talk.question is None:
            yield words.say("talks.other", came=_in_full(words, talk))
        elif seen.may_name(pack, talk.question) and talk.question not in but and _is_first(talk, talks):
            yield about(pack, answers, words, talk.question)


def about(pack: Pack, answers: Answers, words: Words, name: str) -> str:
    """Give the text of a question, once, with what came of each talk about it."""
    text = pack.questions[name].text
    all_that_came = " ".join(_in_full(words, talk) for talk in answers.talks or () if talk.question == name)
    return words.say("talks.about", text=text, came=all_that_came) if all_that_came else text


def _is_first(talk: Talk, talks: tuple[Talk, ...]) -> bool:
    return talk is next(each for each in talks if each.question == talk.question)


def _in_full(words: Words, talk: Talk) -> str:
    """Say what came of a talk, on which day, and what helped, or what a good answer would have been."""
    said = came(words, talk)
    if talk.date is not None:
        said = words.say("talks.on", date=talk.date, said=said)
    if talk.note is None:
        return said
    key = "talks.helped" if talk.came_back == HELPED else "talks.wished"
    return words.say(key, said=said, note=talk.note)
