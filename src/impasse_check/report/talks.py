"""What came of saying things, in words. Pure."""

from collections.abc import Iterator

from impasse_check.model import Answers, Pack, Talk
from impasse_check.visibility import Visibility
from impasse_check.words import Words


def came(words: Words, talk: Talk) -> str:
    """Say what came of a talk."""
    what = f"{talk.happened}-{talk.came_back}" if talk.spoken and talk.came_back else talk.happened
    return words.say(f"came.{what}")


def weightiest(answers: Answers) -> Talk | None:
    """Give the talk that a document begins with: one that turned against the person, else the last.

    Of each question its last talk counts, and of those of one day the last in which something was said.
    """
    talks = answers.talks or ()
    last = {talk.question: talk for talk in talks}
    turned = [talk for talk in last.values() if talk.turned]
    spoken = [talk for talk in talks if talk.spoken and talk.date == talks[-1].date]
    return next((each[-1] for each in (turned, spoken, talks) if each), None)


def told(pack: Pack, answers: Answers, seen: Visibility, words: Words) -> Iterator[str]:
    """Give each talk with what it was about, the oldest first, as far as that may be named."""
    for talk in answers.talks or ():
        if talk.question is not None and not seen.may_name(pack, talk.question):
            continue
        if talk.question is None:
            said = words.say("talks.other", came=came(words, talk))
        else:
            said = words.say("talks.about", text=pack.questions[talk.question].text, came=came(words, talk))
        if talk.date is not None:
            said = words.say("talks.on", date=talk.date, said=said)
        yield said if talk.note is None else words.say("talks.wished", said=said, note=talk.note)
