"""The card: what one could say first, or what comes next instead. It stands on top of all else. Pure."""

from collections.abc import Iterator
from dataclasses import replace

from impasse_check.gates import holds
from impasse_check.model import Answers, First, Pack, Passage
from impasse_check.model.base import record
from impasse_check.report.blocks import Block, Heading, Mark, Marks, OpenerText, Paragraph, Quote
from impasse_check.report.marks import mark_of, reason_of
from impasse_check.report.openers import first_words, start
from impasse_check.report.talks import came, helped, last_about, last_spoken, last_turned, named
from impasse_check.report.unmarked import nothing_flagged
from impasse_check.scoring import Score
from impasse_check.visibility import Visibility, is_crossed, someone_line, that_may_be_named
from impasse_check.words import Words


@record
class Card:
    """What stands on it, from top to bottom."""

    heading: str
    came: str | None = None
    """What came of saying something."""
    says: str | None
    """Who could hear the line."""
    line: str | None
    """One sentence to say; the person's own where they put one in its place."""
    next: str | None
    """What comes next where there is nothing to say yet."""
    about: Mark | None
    """What the line is about."""
    about_title: str
    """What stands above it."""
    reason: str | None
    """Why this came first."""
    before: str | None
    """What to know before saying anything."""

    def blocks(self) -> Iterator[Block]:
        """Give the card as it stands in a document."""
        yield Heading(text=self.heading, rank=2)
        if self.came is not None:
            yield Paragraph(text=self.came)
        if self.before is not None:
            yield Paragraph(text=self.before)
        if self.line is not None:
            yield Quote(text=self.line, label=self.says)
        if self.next is not None:
            yield Paragraph(text=self.next)
        if self.about is not None:
            yield Marks(title=self.about_title, items=(replace(self.about, note=None),))
        if self.reason is not None:
            yield Paragraph(text=self.reason)


def card(
    pack: Pack,
    answers: Answers,
    score: Score,
    seen: Visibility,
    shown: tuple[OpenerText, ...],
    words: Words,
) -> Card:
    """Give the card for where a person stands; it begins with what came of a talk, if there was one.

    Where help from outside or a line that was crossed comes first, nothing stands before it.
    """
    if is_crossed(pack, score):
        return _without_words(pack.pages.crossed, pack.reasons.crossed, words)
    first = first_words(pack, score, seen)
    opener = start(pack, answers, shown) if first == "therapist" else None
    if first == "therapist":
        found = card_to_therapist(pack, answers, score, opener, words)
    elif first == "someone":
        found = _to_someone(pack, score, someone_line(pack, score, first), words)
    else:
        found = _without_words(_instead(pack, score), None, words)
    about = opener.question or None if opener is not None else None
    return (
        found if score.route == "outside" else replace(found, came=_came(pack, answers, words, first, about))
    )


def _came(pack: Pack, answers: Answers, words: Words, first: First | None, about: str | None) -> str | None:
    """Say what came of the talk that matters most beside what stands on the card.

    What turned against the person always does. Else words for the therapist have before them what came of
    the same thing, and words for someone else nothing, so that no talk is taken for one about another thing.
    """
    turned = last_turned(answers)
    if turned is not None and first == "therapist" and turned.question != about:
        return named(pack, words, turned)
    talk = turned
    if talk is None and first != "someone":
        talk = last_about(answers, about) if first == "therapist" else last_spoken(answers)
    return None if talk is None else came(words, talk)


def _without_words(page: Passage | None, reason: str | None, words: Words) -> Card:
    """Give the card where there is nothing to say: what comes next stands on a page."""
    return Card(
        heading=page.title if page is not None else words.say("card.title"),
        says=None,
        line=None,
        next=_first_paragraph(page),
        about=None,
        about_title="",
        reason=reason,
        before=None,
    )


def card_to_therapist(
    pack: Pack, answers: Answers, score: Score, opener: OpenerText | None, words: Words
) -> Card:
    """Give the card with these words to say to the therapist, or the person's own in their place."""
    ordered = holds(pack, pack.rules.ordered, None, score.effective)
    named = opener.question if opener is not None else ""
    own = answers.own_words_for(named, named)
    is_graded = bool(named) and pack.questions[named].kind == "graded"
    return Card(
        heading=words.say("card.title"),
        says=words.say("card.own" if own else _says(answers, named)),
        line=own or (opener.line if opener is not None else None),
        next=None,
        about=mark_of(pack, score, words, named).shortened() if is_graded else None,
        about_title=words.say("card.about"),
        reason=_why_someone_too(pack, score, words, about=named),
        before=_first_paragraph(pack.pages.ordered) if ordered else None,
    )


def _says(answers: Answers, named: str) -> str:
    """Give the key of the words above the line."""
    return "card.if-back" if helped(answers, named) else "card.say"


def _to_someone(pack: Pack, score: Score, line: str | None, words: Words) -> Card:
    consulted = holds(pack, pack.rules.consulted, None, score.effective)
    page = pack.pages.consulted if consulted else None
    page = page or pack.pages.consult
    if score.route == "outside":
        page = pack.pages.outside if score.at("outside") else pack.pages.outside_unsure
    return Card(
        heading=page.title if page is not None else words.say("card.title"),
        says=words.say("card.someone"),
        line=line,
        next=None,
        about=None,
        about_title="",
        reason=_why_someone(pack, score, words),
        before=None,
    )


def _why_someone(pack: Pack, score: Score, words: Words) -> str | None:
    """Say why someone else or help from outside comes first: the heaviest reason that may be named."""
    if score.route == "outside":
        return pack.reasons.outside
    if score.route != "consult":
        return pack.reasons.consult_without_event
    named = that_may_be_named(pack, score)
    if named:
        return words.say("card.because", said=reason_of(pack, score, words, named[0]))
    # What is no event need not be about closeness.
    is_event = any(pack.questions[name].kind == "event" for name in score.because)
    return pack.reasons.consult if is_event else pack.reasons.consult_without_event


def _why_someone_too(pack: Pack, score: Score, words: Words, *, about: str) -> str | None:
    """Say beside words for the therapist why someone else could be talked with first, or was.

    Where that is what the words are ``about``, alone, they say it themselves.
    """
    if score.route != "consult":
        return None
    consulted = holds(pack, pack.rules.consulted, None, score.effective)
    named = that_may_be_named(pack, score)
    others = [name for name in named if name != about]
    if not others:
        return None if about in named else pack.reasons.consulted
    key = "card.because-consulted" if consulted else "card.because-also"
    return words.say(key, said=reason_of(pack, score, words, others[0]))


def _instead(pack: Pack, score: Score) -> Passage | None:
    """Give the page for who can hear nothing first: it says what comes next."""
    pages = pack.pages
    if score.unfinished and score.route in ("none", "talk"):
        return pages.unfinished
    if holds(pack, pack.rules.ended, None, score.effective):
        return pages.ended
    return nothing_flagged(pack, score) if score.route == "none" else pages.consult


def _first_paragraph(page: Passage | None) -> str | None:
    return next((part.say for part in page.body.values() if part.say), None) if page is not None else None
