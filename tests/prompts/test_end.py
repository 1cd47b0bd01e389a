"""The card as the end: what stands on it where, what its keys do, and that nothing of it is lost."""

import stat
from dataclasses import replace
from pathlib import Path

import pytest
from core_helpers import GRADED, GRAVE, PACK, RESOURCES, WORDS, answer, on_page, page
from ended import CARD, MORE, TO_TALK, cards, ending, more, of_report
from scripted import LAST, Nowhere, Reply, answered, calm, replies_to_all, sit, values
from ways import GATES

from impasse_check import build_report
from impasse_check.answers import dump_answers, read_answers
from impasse_check.model import Answering, Answers, Saying
from impasse_check.prompts.page import Command, Move
from impasse_check.prompts.paging import lay_out
from impasse_check.renderers import Look, render

TITLE = WORDS.say("card.title")
CONSULT = answered({"personal-stories": "often+somewhat", "topic-pushed": "often+a-little"})
"""Somebody else first, and words to the therapist behind a key."""
UNSAFE = answered({"topic-pushed": "often", "safe-to-raise": "no"})
OUTSIDE = answered({GRAVE[0]: "yes", "topic-pushed": "often+a-little"})
BACK: Reply = (MORE, "back")
OPENERS = {
    (name, tone): getattr(each, tone)
    for each in PACK.openers.values()
    if each.stage == "first"
    for name in each.for_
    for tone in ("gentle", "direct")
}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("answers", "title", "offered"),
    [
        (TO_TALK, TITLE, ["more-direct", "next-thing", "practise", "more"]),
        (answered({"topic-pushed": "often"}), TITLE, ["more-direct", "practise", "more"]),
        (CONSULT, page("consult").title, ["who", "raise", "more"]),
        (
            answered({"topic-pushed": "often", "safe-to-raise": "no"}),
            page("consult").title,
            ["who", "more"],
        ),
        (OUTSIDE, page("outside").title, ["near", "telling", "everything", "more"]),
        (
            answered({GRAVE[0]: "unsure"}),
            page("outside_unsure").title,
            ["near", "telling", "everything", "more"],
        ),
        (answered(), page("none").title, ["everything", "telling", "more"]),
        (
            answered({"topic-pushed": "often", "therapy-status": "ended"}),
            page("ended").title,
            ["everything", "telling", "more"],
        ),
        (answered(leaving=(GRAVE[0],)), None, None),
    ],
)
def test_the_card_has_four_keys_at_the_most_and_the_rest_behind_one(
    answers: Answers, title: str | None, offered: list[str] | None
) -> None:
    """Which ones depends on where the person stands; no two have the same letter, nor that of a command."""
    if title is None or offered is None:
        return
    card = ending([], answers, title=title).pages[0]
    assert [value for value in values(card) if value in offered] == offered
    assert len(card.options) <= 5
    keys = [each.key for each in (*card.options, *card.silent)]
    standing = [WORDS.say(f"keys.{each.value}") for each in card.commands if each is not Command.VANISH]
    assert len(set(keys + standing)) == len(keys + standing)
    assert (Command.WHY in card.commands) == (answers is not TO_TALK and "near" in offered)


def test_outside_has_no_word_to_the_therapist_and_no_page_to_bring() -> None:
    """Nor practice, nor a sentence of one's own for that; which answer it was is one key away."""
    title = page("outside").title
    held = ending(
        [(title, "why"), ("end.which", "go-on"), (title, "more"), (MORE, "back")], OUTSIDE, title=title
    )
    assert RESOURCES[0].contact in cards(held, title)[0]
    assert f"Checked on {RESOURCES[0].checked}" in " ".join(cards(held, title)[0].split())
    none = {"practise", "session", "own-line", "longer", "raise", "next-thing", "leaving", "more-direct"}
    assert not none & {*values(held.pages[0]), *values(held.pages[3])}
    assert held.pages[1].text == (f"{PACK.questions[GRAVE[0]].text} Yes.",)
    assert OPENERS["topic-pushed", "gentle"].line not in "\n".join(cards(held, title))


def test_which_answers_they_were_is_told_with_what_was_said() -> None:
    """A thing that somebody was not sure of does not stand there as if they had said that it happened."""
    title = page("outside").title
    start = answered({GRAVE[0]: "unsure", GRAVE[1]: "yes"})
    held = ending([(title, "why"), ("end.which", "go-on")], start, title=title)
    unsure, sure = (PACK.questions[name].text for name in GRAVE[:2])
    assert held.pages[1].text == (f"{unsure} Not sure.", f"{sure} Yes.")


def test_numbers_near_you_ask_for_the_country_first() -> None:
    """Which the key looks like; whoever named it is not asked again, and Back leads to the card."""
    title = page("outside").title
    asked: list[Reply] = [
        (title, "near"),
        ("country.question", "back"),
        (title, "near"),
        ("country.question", ""),
    ]
    held = ending([*asked, ("quiz.help", "go-on")], OUTSIDE, title=title)
    assert [each.where for each in held.pages].count(WORDS.say("quiz.help")) == 1


def test_words_to_say_are_told_from_words_about_them() -> None:
    """They stand in quotes."""
    leaving = page("leaving")
    held = ending([*more("leaving"), (leaving.title, "go-on")])
    said = [each.words for each in leaving.body.values() if each.words]
    assert said
    assert {f'"{each}"' for each in said} <= set(held.pages[2].text)


def test_the_tone_is_one_key_and_is_kept() -> None:
    """Gentler or more direct, to and fro."""
    held = ending([(CARD, "more-direct"), (CARD, "gentler"), (CARD, "more-direct")])
    lines = [OPENERS["topic-pushed", tone].line.split() for tone in ("gentle", "direct")]
    shown = [" ".join(each.split()) for each in cards(held, TITLE)]
    assert [[" ".join(line) in text for line in lines] for text in shown] == [
        *([True, False], [False, True], [True, False], [False, True]),
    ]
    assert held.answers.tone == "direct"


def test_the_next_thing_comes_and_the_first_again_after_the_last() -> None:
    """Each with its own words; the letter works without the page that tells of it."""
    held = ending([(CARD, "next-thing"), (CARD, "longer"), ("end.longer", "go-on"), (CARD, "next-thing")])
    shown = cards(held, TITLE)
    assert PACK.questions["easy-ground"].text[:30] in " ".join(shown[1].split())
    assert shown[0] == shown[-1] != shown[1]
    assert held.pages[2].text == (OPENERS["easy-ground", "gentle"].text,)


def test_a_sentence_of_ones_own_takes_the_place_of_ours() -> None:
    """On the card and in the file, and can be taken out again."""
    own: list[Reply] = [*more("own-line"), ("own-line.question", "I say yes and mean no.")]
    held = ending(own, drops=True)
    assert "I say yes and mean no." in cards(held, TITLE)[-1]
    assert held.answers.own_line == "I say yes and mean no."
    kept = 'own_line: "I say yes and mean no."\nown_line_for: topic-pushed\n'
    assert kept in dump_answers(held.answers, PACK)
    again = ending([*more("own-line"), ("own-line.question", "")], held.answers, drops=True)
    assert again.answers.own_line is None
    assert again.pages[2].current == "I say yes and mean no."


def test_a_sentence_that_no_file_has_room_for_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is said, and asked for once more."""
    monkeypatch.setattr("impasse_check.sitting.own_line.has_room", lambda *_: False)
    asked = "own-line.question"
    held = ending([*more("own-line"), (asked, "I say yes and mean no."), (asked, "back"), BACK])
    assert WORDS.say("quiz.no-room") in held.pages[3].text
    assert held.answers.own_line is None


def test_ones_own_sentence_stands_with_the_thing_it_was_written_for() -> None:
    """There is one; where it stands it can be changed, and on the card of another it is not written over."""
    asked: Reply = ("own-line.question", "I say yes and mean no.")
    held = ending(
        [(CARD, "next-thing"), *more("own-line"), asked, (CARD, "next-thing"), *more("back")], drops=True
    )
    assert held.answers.own_line_for == "easy-ground"
    shown = [" ".join(each.split()) for each in cards(held, TITLE)]
    assert ["I say yes and mean no." in each for each in shown] == [False, False, True, False, False]


def test_longer_words_are_offered_only_where_there_are_some() -> None:
    """A pack may have but one length."""
    short = {
        name: each.model_copy(update={tone: _short(getattr(each, tone)) for tone in ("gentle", "direct")})
        for name, each in PACK.openers.items()
    }
    held = sit(
        [(CARD, "more"), (MORE, "back"), (CARD, "leave")],
        start=TO_TALK,
        pack=PACK.model_copy(update={"openers": short}),
    )
    assert all("longer" not in values(each) for each in held.pages)


def _short(words: Saying) -> Saying:
    return words.model_copy(update={"text": words.line})


def test_practice_goes_three_turns_and_is_never_recorded() -> None:
    """What may come back, what can be said next; stopping is always at hand."""
    reply = next(each for each in PACK.replies.values() if "A2" in each.for_ and "first" in each.stages)
    helpful, *_, harsh = reply.answers.values()
    turns = [
        ("practise.title", helpful.sounds),
        ("practise.title", harsh.sounds),
        ("practise.title", helpful.sounds),
    ]
    held = ending([(CARD, "practise"), *turns, ("practise.title", "go-on")])
    said = [page.text[0] for page in held.pages if page.where == WORDS.say("practise.title")]
    assert [
        line in text for line, text in zip((helpful.next, harsh.next, helpful.next), said[1:], strict=True)
    ] == [True] * 3
    assert held.answers == TO_TALK
    assert ending([(CARD, "practise"), ("practise.title", "rest-today")]).answers == TO_TALK


def test_it_would_be_worse_ends_practice_with_words_for_someone_outside() -> None:
    """And with help."""
    held = ending([(CARD, "practise"), ("practise.title", "worse"), ("practise.worse", "go-on")])
    shown = "\n".join(held.pages[2].text)
    assert list(PACK.someone_lines.values())[-1].line in shown
    assert RESOURCES[0].contact in shown
    kinds = {each.kind for reply in PACK.replies.values() for each in reply.answers.values()}
    assert kinds == {"helpful", "unclear", "unhelpful"}
    assert "hard to tell" in " ".join(each.label for each in held.pages[1].choices)


def test_ones_own_sentence_is_practised_where_it_stands() -> None:
    """With the first thing; with another, its own words are."""
    own = TO_TALK.model_copy(update={"own_line": "I say yes and mean no."})
    stopped: Reply = ("practise.title", "rest-today")
    held = ending([(CARD, "practise"), stopped, (CARD, "next-thing"), (CARD, "practise"), stopped], own)
    said = [page.text[0] for page in held.pages if page.where == WORDS.say("practise.title")]
    lines = ("I say yes and mean no.", OPENERS["easy-ground", "gentle"].line)
    assert said == [WORDS.say("practise.you", line=line) for line in lines]


def test_what_is_hard_to_tell_comes_once_in_practice() -> None:
    """Silence stands for it only where a pack has nothing of that kind."""
    silence = WORDS.say("practise.silence")
    told = {
        name: each.model_copy(update={"answers": {**each.answers, "shrug": _hard_to_tell("A shrug.")}})
        for name, each in PACK.replies.items()
    }
    shown = []
    for pack in (PACK, PACK.model_copy(update={"replies": told})):
        replies: list[Reply] = [(CARD, "practise"), ("practise.title", "rest-today"), (CARD, "leave")]
        shown.append(values(sit(replies, start=TO_TALK, pack=pack).pages[1]))
    assert [silence in each for each in shown] == [True, False]
    assert ["A shrug." in each for each in shown] == [False, True]


def _hard_to_tell(sounds: str) -> Answering:
    return Answering(kind="unclear", sounds=sounds, next="I wait.")


def test_words_to_raise_it_stand_behind_a_key_where_somebody_else_comes_first() -> None:
    """Back leads to the card that says so."""
    consult = page("consult").title
    held = ending(
        [(consult, "who"), (consult, "go-on"), (consult, "raise"), (CARD, "back")], CONSULT, title=consult
    )
    assert [page.where for page in held.pages] == [consult, consult, consult, TITLE, consult]
    said = {each.line.split(".")[0] for each in PACK.someone_lines.values()}
    assert any(line in " ".join(cards(held, consult)[0].split()) for line in said)


def test_ones_own_sentence_stands_there_too_once_it_is_to_be_raised() -> None:
    """It is what they mean to say to the therapist, and not to somebody else."""
    own = CONSULT.model_copy(update={"own_line": "I say yes and mean no."})
    consult = page("consult").title
    held = ending([(consult, "raise"), (CARD, "next-thing"), (CARD, "back")], own, title=consult)
    shown = ["\n".join(each.drawn) for each in held.pages]
    assert ["I say yes and mean no." in each for each in shown] == [False, True, False, False]


def test_a_pack_without_words_to_say_has_a_card_all_the_same() -> None:
    """A sentence of one's own can stand there, and no key is there that would do nothing."""
    pack = PACK.model_copy(update={"openers": {}, "general": None})
    own: list[Reply] = [*more("own-line"), ("own-line.question", "I say yes and mean no.")]
    held = sit([*own, (CARD, "leave"), ("leave.question", "drop")], start=TO_TALK, pack=pack)
    card, told, *_ = held.pages
    assert not {"practise", "next-thing", "longer"} & {*values(card), *values(told)}
    # What was marked can go along where there are no words for it.
    assert "session" in values(told)
    assert "I say yes and mean no." in cards(held, TITLE)[-1]


@pytest.mark.parametrize(
    ("name", "audience", "full"), [("everything", "me", True), ("telling", "outside", False)]
)
def test_documents_are_shown_as_the_report_command_shows_them(name: str, audience: str, full: bool) -> None:
    """For the width there is, but for what is typed; the country can be named, then the card comes."""
    country: list[Reply] = [("", "near"), ("country.question", ""), ("", "go-on")]
    held = sit([*more(name), *country, (CARD, "leave")], start=TO_TALK)
    document = build_report(
        PACK, TO_TALK, words=WORDS, resources=RESOURCES, audience="me" if full else "outside", full=full
    )
    assert audience == document.audience
    typed = WORDS.say("resource.name-a-country")
    drawn = [each.strip() for each in render(document, "terminal", Look(width=76)).splitlines()]
    assert typed in drawn
    shown = [each.strip() for each in held.pages[2].drawn]
    assert [each for each in shown if each] == [each for each in drawn if each and each != typed]
    assert held.pages[4].drawn == held.pages[2].drawn
    assert (held.pages[2].again, held.pages[4].again) == (False, True)


@pytest.mark.parametrize("name", ["everything", "telling"])
def test_one_key_leads_from_a_document_to_the_card(name: str) -> None:
    """From wherever it was opened, and whichever of its screens is seen."""
    ending([*more(name), ("", "card")])
    held = ending([(CARD, name), ("", "card")])
    option = next(each for each in held.pages[1].options if each.value is Move.CARD)
    assert option.label == WORDS.say("do.card")
    laid = lay_out(held.pages[1], WORDS, width=38, rows=20)
    assert all(f"{option.key} {option.label}" in " ".join(each.keys) for each in laid)


def test_no_page_of_the_quiz_says_what_to_type_on_a_command_line(here: Path) -> None:
    """A file that is written from there does: it is read elsewhere."""
    names = [name for name in GRADED if PACK.questions[name].section != "boundaries"]
    rarely = {name: list(PACK.scales[PACK.questions[name].choice_set])[1] for name in names}
    start = answered(GATES | rarely)
    saving: list[Reply] = [(MORE, "save"), ("save.question", "to-read"), ("save.file", "a.md"), BACK]
    telling: list[Reply] = [("", "back"), (MORE, "telling"), ("", "back")]
    held = ending([*more("everything"), *telling, *saving], start)
    shown = "\n".join(line for each in held.pages for line in (*each.drawn, *each.text))
    assert "--" not in shown.replace("----", "")
    assert "impasse-check report" not in shown
    assert WORDS.say("marks.further") in " ".join(shown.split())
    assert "--country GB" in (here / "a.md").read_text()


def test_words_for_leaving_are_a_page_of_their_own() -> None:
    """Never on the card; where someone else has a say, advice comes first."""
    leaving = page("leaving").title
    held = ending([*more("leaving"), (leaving, "go-on")])
    assert leaving not in "\n".join(cards(held, TITLE))
    ordered = ending(
        [*more("leaving"), (leaving, "go-on")],
        answered({"topic-pushed": "often", "ordered-care": "yes"}),
    )
    assert ordered.pages[2].text[0] == page("ordered").body["ask-first"].say


def test_where_it_is_not_safe_the_page_for_leaving_has_no_words_to_say_to_them() -> None:
    """That one can leave, and how, stands there still."""
    leaving = page("leaving")
    card = page("consult").title
    replies = [(card, "more"), (MORE, "leaving"), (leaving.title, "go-on")]
    held = ending(replies, UNSAFE, title=card)
    (shown,) = (each for each in held.pages if each.where == leaving.title)
    assert leaving.body["any-time"].say in shown.text
    assert not [each.words for each in leaving.body.values() if each.words and each.words in str(shown.text)]


@pytest.mark.parametrize("name", ["report.md", "report.html", "report.json", "report.txt"])
def test_what_is_saved_is_what_the_report_command_writes(here: Path, name: str) -> None:
    """Byte for byte, for its owner alone; it is said where it is and how to open it."""
    held = ending([*more("save"), ("save.question", "to-read"), ("save.file", name), BACK])
    assert (here / name).read_bytes() == of_report(TO_TALK, here, name)
    assert stat.S_IMODE((here / name).stat().st_mode) == 0o600
    how = WORDS.say("open.html" if name.endswith("html") else "open.txt")
    assert held.pages[-2].text == (WORDS.say("save.saved", file=str(here / name), how=how),)


def test_a_name_that_does_not_do_is_explained_and_asked_again(here: Path) -> None:
    """An end without a form, a file that is there, a folder that is not; one without an end gets one."""
    (here / "there.md").write_text("mine")
    names = ["notes.pdf", "notes.pdf.age", "there.md", "none/a.md", "good"]
    held = ending(
        [*more("save"), ("save.question", "to-read"), *(("save.file", name) for name in names), BACK]
    )
    said = [page.text for page in held.pages if page.takes_text]
    cannot = on_page("error.cannot-write", file="none/a.md", reason="No such file or directory")
    told = [WORDS.say(f"save.{each}") for each in ("suffix", "suffix-before-age", "exists")]
    assert said == [(), *((each,) for each in (*told, cannot))]
    assert held.pages[3].current == "notes.html"
    assert sorted(path.name for path in here.iterdir()) == ["good.html", "there.md"]


def test_answers_can_be_saved_to_go_on_from(here: Path) -> None:
    """And who leaves then is not asked again."""
    saving = [*more("save"), ("save.question", "answers"), ("leave.file", "mine"), BACK]
    changed = TO_TALK.model_copy(update={"tone": "direct"})
    ending(saving, changed)
    assert read_answers(str(here / "mine.yaml"), PACK).answers == TO_TALK.answers
    assert read_answers(str(here / "mine.yaml"), PACK).tone == "direct"


def test_who_turns_back_comes_to_where_they_were() -> None:
    """From the name of a file to what can be saved, from there to all that can be done, and to the card."""
    asked: list[Reply] = [("save.question", "to-read"), ("save.file", "back"), ("save.question", "back")]
    ending([*more("save"), *asked, BACK])
    ending([(CARD, "save"), *asked])
    ending([*more("everything"), ("", "back"), (MORE, "leaving"), (page("leaving").title, "back"), BACK])
    ending([*more("own-line"), ("own-line.question", "back"), BACK])
    ending([*more("session"), ("", "back"), BACK])
    held = ending([(CARD, "save"), ("save.question", "to-read"), ("save.file", "a.md")])
    assert "a.md" in held.pages[-1].text[0]


def test_the_page_for_a_session_is_seen_changed_and_written(here: Path) -> None:
    """Exactly what is shown is what is written; what was chosen is in the answers then."""
    noted = TO_TALK.put(TO_TALK.answers | {"easy-ground": answer("rarely+a-little", "One time in May.")})
    held = ending(
        [
            *(*more("session"), ("", "what-goes"), ("sheet.question", "easy-ground")),
            *(("sheet.question", "topic-pushed"), ("sheet.question", "back")),
            *(("", "with-note"), ("", "more-direct"), ("", "write"), ("save.file", "mine"), BACK),
        ],
        noted,
        drops=True,
    )
    written = (here / "mine.md").read_text()
    assert OPENERS["easy-ground", "direct"].text[:40] in " ".join(written.split())
    assert "One time in May." in written
    assert OPENERS["topic-pushed", "direct"].text[:40] not in " ".join(written.split())
    assert (held.answers.bring, held.answers.bring_notes) == (("easy-ground",), ("easy-ground",))
    assert held.pages[2].current is None


def test_the_page_for_a_session_can_be_left_unwritten(here: Path) -> None:
    """What was chosen there stays so all the same, and nothing else is changed."""
    held = ending([*more("session"), ("", "go-on")])
    assert held.answers == TO_TALK
    held = ending([*more("session"), ("", "more-direct"), ("", "go-on")])
    assert held.answers == TO_TALK.model_copy(update={"tone": "direct"})
    picked: list[Reply] = [("sheet.question", "easy-ground"), ("sheet.question", "back")]
    held = ending([*more("session"), ("", "what-goes"), *picked, ("", "back"), BACK], drops=True)
    assert held.answers.bring == ("topic-pushed", "easy-ground")
    assert list(here.iterdir()) == []


def test_why_the_only_thing_that_goes_along_stays_is_said() -> None:
    """Once, and until another goes along too."""
    picks: list[Reply] = [
        ("sheet.question", "topic-pushed"),
        ("sheet.one-goes", "easy-ground"),
        *(("sheet.question", "topic-pushed"), ("sheet.question", "topic-pushed"), ("sheet.question", "back")),
    ]
    held = ending([*more("session"), ("", "what-goes"), *picks, ("", "go-on")], drops=True)
    said = [WORDS.say("sheet.one-goes") in each.text for each in held.pages if each.listed]
    assert said == [False, True, False, False, False]
    assert held.answers.bring == ("easy-ground", "topic-pushed")


def test_the_thing_on_the_card_is_the_one_on_the_page_for_a_session(here: Path) -> None:
    """It is kept as what goes along once the page is written, and not by another key."""
    shown = [(CARD, "next-thing"), *more("session")]
    words = OPENERS["easy-ground", "gentle"].text[:40]
    held = ending([*shown, ("", "more-direct"), ("", "gentler"), ("", "go-on")])
    sheet = " ".join(" ".join(held.pages[3].drawn).replace("\u2502", " ").split())
    assert words in sheet
    assert OPENERS["topic-pushed", "gentle"].text[:40] not in sheet
    assert held.answers.bring is None
    held = ending([*shown, ("", "write"), ("save.file", "mine"), BACK], drops=True)
    assert words in " ".join((here / "mine.md").read_text().replace("> ", "").split())
    assert held.answers.bring == ("easy-ground",)


def test_what_stood_on_a_card_that_was_left_is_not_brought_from_another() -> None:
    """Back on the card for somebody else, the page begins with the first thing again."""
    title = page("consult").title
    raised: list[Reply] = [(title, "raise"), (TITLE, "next-thing")]
    start = answered({"personal-stories": "often+somewhat", "topic-pushed": "often", "easy-ground": "rarely"})
    there = sit([*raised, (TITLE, "session"), ("", "go-on"), (TITLE, "leave")], start=start).pages[3]
    left: list[Reply] = [*raised, (TITLE, "back"), (title, "session"), ("", "go-on"), (title, "leave")]
    assert there.drawn != sit(left, start=start).pages[4].drawn
    plain: list[Reply] = [(title, "session"), ("", "go-on"), (title, "leave")]
    assert sit(plain, start=start).pages[1].drawn == sit(left, start=start).pages[4].drawn


def test_what_was_chosen_for_the_page_stays_there_whatever_the_card_shows_first() -> None:
    """And a sentence of one's own keeps its place beside what is shown."""
    chosen = TO_TALK.model_copy(update={"bring": ("easy-ground",)})
    held = ending([*more("session"), ("", "go-on")], chosen)
    assert held.answers == chosen
    own = TO_TALK.model_copy(update={"own_line": "I say yes and mean no."})
    held = ending([(CARD, "next-thing"), *more("session"), ("", "go-on")], own)
    sheet = " ".join(" ".join(held.pages[3].drawn).replace("\u2502", " ").split())
    assert "I say yes and mean no." in sheet
    assert OPENERS["easy-ground", "gentle"].text[:40] in sheet


def test_at_another_thing_it_is_said_where_ones_own_sentence_stands() -> None:
    """In one line, and nothing is asked there: it would be taken for words about that one."""
    said = WORDS.say("own-line.elsewhere", key=WORDS.say("letter.next-thing"))
    own = TO_TALK.model_copy(update={"own_line": "I say yes and mean no."})
    held = ending([(CARD, "next-thing"), (CARD, "own-line")], own)
    assert said in held.pages[-1].text
    held = ending([(CARD, "next-thing"), *more("own-line"), BACK], own)
    assert said in held.pages[3].text


def test_who_turns_back_from_the_name_sees_the_page_again(here: Path) -> None:
    """As it was, and nothing was written or kept."""
    held = ending([*more("session"), ("", "write"), ("save.file", "back"), ("", "go-on")])
    assert held.pages[2] == replace(held.pages[4], again=False)
    assert list(here.iterdir()) == []
    assert held.answers == TO_TALK


def test_a_note_that_goes_along_can_be_taken_off_again(here: Path) -> None:
    """One key is there for both, and what is written is what was seen last."""
    noted = TO_TALK.put(TO_TALK.answers | {"topic-pushed": answer("often+somewhat", "One time in May.")})
    keys: list[Reply] = [("", "with-note"), ("", "without-note"), ("", "write"), ("save.file", "mine"), BACK]
    held = ending([*more("session"), *keys], noted, drops=True)
    shown = held.pages[2:5]
    assert ["with-note" in values(each) for each in shown] == [True, False, True]
    assert ["without-note" in values(each) for each in shown] == [False, True, False]
    assert ["One time in May." in " ".join(each.drawn) for each in shown] == [False, True, False]
    assert "One time in May." not in (here / "mine.md").read_text()
    assert held.answers.bring_notes == ()


def test_no_key_is_on_the_page_for_a_session_that_would_change_nothing() -> None:
    """One thing cannot be put in the place of another, and a sentence of one's own has one tone."""
    one = answered({"topic-pushed": "often"}).model_copy(update={"own_line": "I say yes and mean no."})
    held = ending([*more("session"), ("", "go-on")], one)
    assert values(held.pages[2]) == ["write", "go-on"]


def test_the_list_of_answers_is_offered_and_not_forced() -> None:
    """What was marked or is open comes first, the rest is folded; a changed answer stays in sight."""
    answers = answered({"topic-pushed": "often+somewhat", "on-my-side": "unsure"})
    held = ending(
        [
            *(*more("change"), ("review.question", "rest"), ("review.question", "repair-works")),
            *(("repair-works", "no"), ("review.question", "on-my-side"), ("on-my-side", "yes")),
            ("review.question", "back"),
        ],
        answers,
        drops=True,
    )
    lists = [page for page in held.pages if page.listed]
    assert values(lists[0]) == ["on-my-side", "topic-pushed", "rest"]
    assert set(values(lists[1])) == set(answers.answers)
    assert values(lists[1])[: len(values(lists[0])) - 1] == values(lists[0])[:-1]
    assert lists[1].at == values(lists[1])[len(values(lists[0])) - 1], "unfolded where they were"
    assert lists[2].at == "repair-works"
    assert held.answers.answers["repair-works"] == answer("no")


def test_the_list_of_answers_says_where_there_is_a_note() -> None:
    """That there is one, and not its words: somebody may look on."""
    noted = TO_TALK.put(TO_TALK.answers | {"topic-pushed": answer("often+somewhat", "One time in May.")})
    held = ending([*more("change"), ("review.question", "back")], noted)
    labels = {each.value: each.label for each in held.pages[2].choices}
    assert labels["topic-pushed"].endswith(WORDS.say("review.noted"))
    assert not labels["easy-ground"].endswith(WORDS.say("review.noted"))
    assert "One time in May." not in " ".join(labels.values())


def test_help_from_outside_ends_the_list_for_whoever_stops_there() -> None:
    """The card comes next, which is another now; on the list, what happened stands first from then on."""
    title = page("outside").title
    listed: list[Reply] = [("review.question", "rest"), ("review.question", GRAVE[0]), (GRAVE[0], "yes")]
    again: list[Reply] = [*more("change", title), ("review.question", "back")]
    held = ending([*more("change"), *listed, ("quiz.outside", "stop"), *again], title=title, drops=True)
    assert held.answers.answers[GRAVE[0]] == answer("yes")
    # What else is not asked any more is of no use there, and does not stand above the help.
    dropped = WORDS.say("quiz.dropped", count="").rstrip(" .")
    assert not any(text.startswith(dropped) for each in held.pages for text in each.text)
    folded, _, last = (each for each in held.pages if each.listed)
    assert [GRAVE[0] in values(each) for each in (folded, last)] == [False, True]


def test_a_change_that_opens_questions_asks_them_there() -> None:
    """It says so, and then the list comes again."""
    held = ending(
        [
            *(*more("change"), ("review.question", "rest"), ("review.question", "felt-stuck")),
            *(("felt-stuck", "yes"), ("stuck-unnoticed", "never"), ("told-stuck", "no")),
            ("review.question", "back"),
        ],
        drops=True,
    )
    assert WORDS.say("quiz.opened") in held.pages[5].text


def test_a_change_that_takes_answers_out_is_said() -> None:
    """On the list."""
    start = answered({"felt-stuck": "yes", "stuck-unnoticed": "often+somewhat"})
    held = sit(
        [
            *(*more("change"), ("review.question", "rest"), ("review.question", "felt-stuck")),
            *(("felt-stuck", "no"), ("review.question", "back"), (page("none").title, "leave")),
            ("leave.question", "drop"),
        ],
        start=start,
    )
    assert held.pages[5].text[0] == WORDS.say("quiz.dropped", count=3)


def test_back_from_the_card_asks_the_last_thing_again() -> None:
    """The last answer stands below it; the same answer leads to the card again."""
    held = ending([(CARD, "back"), ("safe-to-raise", "yes")])
    assert held.pages[0].last == WORDS.say("quiz.last", answer="Yes")
    assert held.pages[1].current == "yes"


def test_whoever_stopped_can_go_on_from_there() -> None:
    """With what was still blank."""
    start = answered({"topic-pushed": "often"}, leaving=("told-wrong",))
    held = sit([("Before you begin", "go-on"), ("told-wrong", "back"), ("said", "leave")], start=start)
    assert held.ended == "left"


def test_the_other_parts_can_be_looked_at_later() -> None:
    """A focus is no loss: one key asks the rest."""
    money = Answers(focus=("money",))
    looked = answered({"pays": "yes", "low-fee-guilt": "often+a-little"}, start=money)
    rest = [(name, calm(name)) for name in ("on-my-side", "can-take-in-care")]
    held = sit(
        [*more("other-parts"), *rest, ("work-is-valued", "leave"), ("leave.question", "drop")],
        start=looked,
    )
    assert held.answers.focus is None


def test_who_turns_back_from_the_other_parts_has_not_begun_to_look_at_them() -> None:
    """A slip of a key would otherwise lead away from the card for as long as the other parts are."""
    looked = answered({"pays": "yes", "low-fee-guilt": "often+a-little"}, start=Answers(focus=("money",)))
    back = [("on-my-side", "back"), ("ordered-care", "back"), ("therapy-status", "back")]
    held = sit([*more("other-parts"), *back, (CARD, "leave")], start=looked)
    assert held.answers == looked


def test_a_document_is_written_after_the_last_answer_was_seen() -> None:
    """Where the quiz ends in one: back takes the last answer back, and the list is one key away."""
    start = answered({"topic-pushed": "often"}, leaving=("safe-to-raise",))
    begun: list[Reply] = [("Before you begin", "go-on"), ("safe-to-raise", "yes")]
    held = sit(
        [
            *(*begun, ("end.last", "back"), ("safe-to-raise", "hard"), ("end.last", "change")),
            *(("review.question", "back"), LAST),
        ],
        start=start,
        writes=True,
    )
    assert held.ended == "done"
    assert held.pages[2].last == WORDS.say("quiz.last", answer="Yes")
    assert held.answers.answers["safe-to-raise"] == answer("hard")


@pytest.mark.parametrize("file", ["report.md", None])
def test_before_a_document_is_written_it_is_said_that_enter_does_it(
    file: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever reads that something was written already might leave without it."""
    monkeypatch.setattr(Nowhere, "file", file)
    told = "Enter writes report.md." if file else "Enter prints your page."
    replies: list[Reply] = [("Before you begin", "go-on"), ("end.last", "leave"), ("leave.question", "drop")]
    assert sit(replies[1:2], start=answered(), writes=True).pages[-1].text == (told,)
    stopped = sit(
        [
            *(("Before you begin", "go-on"), ("quiz.warned", "go-on"), (GRAVE[0], "yes")),
            *(("quiz.outside", "stop"), *replies[1:]),
        ],
        start=answered(leaving=GRAVE[:2]),
        writes=True,
    )
    assert [page.text for page in stopped.pages if page.where == WORDS.say("end.last")] == [
        ("You stopped before the last question.", told)
    ]


def test_who_chooses_no_passphrase_at_the_end_is_asked_again_before_a_document_is_written(here: Path) -> None:
    """Back there is back at the end of the questions, where the last answer can still be changed."""
    start = answered({"topic-pushed": "often"}, leaving=("safe-to-raise",))
    held = sit(
        [
            *(("locked.later", "go-on"), ("Before you begin", "go-on"), ("safe-to-raise", "yes")),
            *(LAST, ("locked.new", "back"), ("end.last", "back"), ("safe-to-raise", "hard")),
            *(LAST, ("locked.new", "leave"), ("locked.new", "leave")),
        ],
        start=start,
        writes=True,
        file="kept.age",
    )
    assert held.ended == "left"
    assert held.answers.answers["safe-to-raise"] == answer("hard")
    assert list(here.iterdir()) == []


def test_nothing_that_was_said_is_lost_at_the_end() -> None:
    """Who leaves from the card is asked; back leads to it again."""
    start = answered({"topic-pushed": "often"}, leaving=("safe-to-raise",))
    begun: list[Reply] = [("Before you begin", "go-on"), ("safe-to-raise", "yes"), (CARD, "leave")]
    held = sit(
        [*begun, ("leave.question", "back"), (CARD, "leave"), ("leave.question", "drop")],
        start=start,
    )
    assert held.ended == "left"


def test_who_comes_back_can_tell_what_came_of_a_talk() -> None:
    """As with the command of its own; the card is laid anew with what came of it, and the answers have it."""
    telling: list[Reply] = [
        *((CARD, "came-of-it"), ("follow.happened", "yes"), ("follow.came-back", "helpful")),
        *(("follow.safe", "yes"), ("follow.note-helped", ""), ("follow.pick", "that-is-all")),
        *(("follow.grave-question", "not-again"), ("follow.next", "go-on")),
    ]
    held = ending(telling, drops=True)
    assert [each.came_back for each in held.answers.talks or ()] == ["helpful"]
    assert WORDS.say("came.yes-helpful") in " ".join(cards(held, TITLE)[-1].split())


def test_nobody_is_asked_what_came_of_a_talk_before_there_can_have_been_one() -> None:
    """Nor where help from outside comes first."""
    leaving: list[Reply] = [(CARD, "leave"), ("leave.question", "drop")]
    fresh = sit([*replies_to_all(TO_TALK), (CARD, "more"), (MORE, "back"), *leaving])
    title = page("outside").title
    for held in (fresh, ending([(title, "more"), (MORE, "back")], OUTSIDE, title=title)):
        assert all("came-of-it" not in values(each) for each in held.pages)
