"""A language that nobody speaks, made from ours: every text in brackets, longer, with letters of its own.

What is still plain English in it was never put into words of that language.
"""

import json
import re
import sys
from collections.abc import Hashable, Iterable, Mapping
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final

import pytest
from conftest import ROOT
from pydantic import BaseModel

from impasse_check import files, resources, words
from impasse_check import pack as packs
from impasse_check.background import Background
from impasse_check.cli.group import COMMANDS
from impasse_check.language import texts_of
from impasse_check.model import Pack, Passage
from impasse_check.resources import ResourcesFile
from impasse_check.strict_yaml import parse
from impasse_check.words import WordsFile

TAG: Final = "qps"
"""Its tag; ISO 639 leaves it free for uses like this."""
SHIPPED: Final[Mapping[str, type[BaseModel]]] = {
    "indicators.yaml": Pack,
    "therapist.yaml": Pack,
    "words.yaml": WordsFile,
    "privacy.yaml": Passage,
    "resources.yaml": ResourcesFile,
    "background.yaml": Background,
}
"""What ships with texts in it, and what each file is."""
OPEN, CLOSE = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}", "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}"
ADDRESS: Final = r"[\w@-]+(?:\.[\w-]+)+(?:/[\w./?=&-]*\w)?"
_LETTERS: Final = dict(
    zip(
        "aeiouyAEIOUY",
        "\u00e5\u00e9\u00ee\u00f5\u00fc\u00fd\u00c5\u00c9\u00ce\u00d5\u00dc\u00dd",
        strict=True,
    )
)
_KEYS: Final = {"b": "\u00df", "?": "\u00bf", "n": "\u00f1", "h": "\u0127", "f": "\u0192", "q": "\u01eb"}
_ALPHA: Final = 0x3B1
"""The Greek letters stand in a row, as ours do."""
_STYLED: Final = re.compile(r"\x1b\[[\d;]*m")
_STAYS: Final = re.compile(rf"\{{[a-z]*\}}|___|{ADDRESS}|\d+")
_ENGLISH: Final = re.compile(r"(?<![^\W\d_])(?=[A-Za-z]*[AEIOUYaeiouy])[A-Za-z]{2,}(?![^\W\d_])")

Text = str | list[str]


def pseudo(address: str, text: Text) -> Text:
    """Give a text of ours in that language."""
    if isinstance(text, list):
        return [f"{OPEN}{_lengthened(each)}{CLOSE}" for each in text]
    if address.startswith("keys."):
        return _KEYS[text]
    if address.startswith("letter."):
        return chr(_ALPHA + ord(text) - ord("a"))
    longer = _lengthened(text)
    return longer if address.startswith("command.") else f"{OPEN}{longer}{CLOSE}"


@cache
def texts(name: str) -> Mapping[str, Text]:
    """Give every text of a shipped file in that language, by its address."""
    ours = parse((ROOT / "data" / name).read_bytes(), most_bytes=2**23)
    found = texts_of(SHIPPED[name], ours)
    return MappingProxyType({address: pseudo(address, text) for address, text in found.items()})


def write(folder: Path, name: str, content: Mapping[str, object], language: str = TAG) -> None:
    """Write a file of texts."""
    (folder / language).mkdir(exist_ok=True)
    whole = {"format": "impasse-check/texts", "format_version": 1, "texts": dict(content)}
    text = json.dumps(whole, ensure_ascii=False, indent=1)
    (folder / language / name).write_text(text, encoding="utf-8")


def beside_ours(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the program find what is in a folder as if it had shipped."""
    shipped = files.shipped

    def either(name: str) -> bytes:
        return (folder / name).read_bytes() if (folder / name).exists() else shipped(name)

    monkeypatch.setattr(files, "shipped", either)


def without_addresses(text: str) -> str:
    """Take the addresses of ours out of a text in which a long one may go over several lines."""
    return _broken().sub(" ", _STYLED.sub("", text))


@cache
def _broken() -> re.Pattern[str]:
    found = {
        address
        for name in SHIPPED
        for address in re.findall(ADDRESS, (ROOT / "data" / name).read_text(encoding="utf-8"))
    }
    longest_first = sorted(found, key=len, reverse=True)
    return re.compile("|".join(r"\s*".join(map(re.escape, address)) for address in longest_first))


def english(text: str, known: Iterable[str] = ()) -> list[str]:
    """Give the words of a text that have plain letters only; not addresses, nor what is known by name."""
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    if names:
        text = re.sub(rf"(?<![\w-])(?<!\w[./])(?:{names})(?![\w-]|[./]\w)", " ", text)
    return _ENGLISH.findall(re.sub(ADDRESS, " ", text))


def _lengthened(text: str) -> str:
    """Write every vowel twice, and with an accent; leave blanks, numbers and addresses as they are."""
    pieces, end = [], 0
    for stays in _STAYS.finditer(text):
        pieces += [_doubled(text[end : stays.start()]), stays[0]]
        end = stays.end()
    return "".join([*pieces, _doubled(text[end:])])


def _doubled(text: str) -> str:
    return "".join(2 * _LETTERS[each] if each in _LETTERS else each for each in text)


def written(folder: Path) -> Path:
    """Write the whole language into a folder, as it would stand beside ours; give the folder."""
    for name in SHIPPED:
        write(folder, name, texts(name))
    return folder


def spoken(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the whole program speak that language, which no option does yet, from where it was written."""
    beside_ours(monkeypatch, folder)
    load = {
        each: partial(each, language=TAG)
        for each in (
            *(packs.load_pack, packs.load_page, words.load_words),
            *(resources.load_resources, resources.load_countries),
        )
    }
    for name in COMMANDS:
        import_module(f"impasse_check.cli.{name.replace('-', '_')}")
    for module in [each for name, each in sys.modules.items() if name.startswith("impasse_check")]:
        for name, value in list(vars(module).items()):
            if isinstance(value, Hashable) and value in load:
                monkeypatch.setattr(module, name, load[value])


def squeezed(text: str) -> str:
    """Give a text without blanks and line ends, so that no wrapping is seen."""
    return "".join(text.split())
