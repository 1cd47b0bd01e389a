"""To which words an answer was given, where the words of its question changed between versions. Pure."""

import re
from typing import Final

from impasse_check.model import NOT_ASKED, Answers, Pack
from impasse_check.model.limits import VERSION

_VERSION: Final = re.compile(VERSION)


def version_of(pack: Pack, answers: Answers, name: str) -> str:
    """Give the version of the pack that an answer was given to; where nothing says so, the one at hand."""
    return (answers.given_to or {}).get(name) or answers.pack_version or pack.version


def may_differ(pack: Pack, name: str, one: str, other: str) -> bool:
    """Say whether a question may have had other words in one version than in another.

    A pack says only when its words changed last: before that, any two versions may have differed. What is no
    version says nothing.
    """
    since, numbers = _numbers(pack.questions[name].reworded), (_numbers(one), _numbers(other))
    if since is None or numbers[0] is None or numbers[1] is None:
        return False
    return numbers[0] != numbers[1] and min(numbers[0], numbers[1]) < since


def given_to_others(pack: Pack, answers: Answers) -> dict[str, str]:
    """Give the answers that may have been given to other words than those at hand, each with its version.

    Of a version that is yet to come for this pack, nobody knows here what was reworded: each is among them.
    """
    versions = {
        name: version_of(pack, answers, name)
        for name in pack.questions
        if answers.answers.get(name, NOT_ASKED) != NOT_ASKED
    }
    return {
        name: version
        for name, version in versions.items()
        if may_differ(pack, name, version, pack.version) or _is_later(version, pack.version)
    }


def is_of_another(pack: Pack, answers: Answers) -> bool:
    """Say whether answers, or some of them, were written for another version of the pack."""
    return bool(answers.given_to) or answers.pack_version not in (None, pack.version)


def _is_later(one: str, other: str) -> bool:
    first, second = _numbers(one), _numbers(other)
    return first is not None and second is not None and first > second


def _numbers(text: str | None) -> tuple[int, ...] | None:
    return None if text is None or not _VERSION.fullmatch(text) else tuple(map(int, text.split(".")))
