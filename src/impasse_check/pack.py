"""Reading a pack: one that ships with the program, or one from a file; both are checked whole."""

from collections.abc import Callable
from functools import cache
from typing import Final

from impasse_check import files, pack_check
from impasse_check.errors import PackError
from impasse_check.language import OURS, file_of, fingerprint, load_shipped
from impasse_check.model import Pack, Passage
from impasse_check.strict_yaml import StrictYamlError, parse
from impasse_check.validation import InvalidError, keys_of, validate

MOST_BYTES: Final = 8 * 2**20
"""Bytes of a pack."""
SHIPPED: Final = {"therapy-impasse": "indicators.yaml", "therapist": "therapist.yaml"}
"""The files of the packs that ship with the program, by id; the first is meant where none is named."""


def load_pack(name: str | None = None, language: str = OURS) -> Pack:
    """Give a pack: one that ships with the program, by its id (None: the first), or the one in a file.

    ``language`` is a BCP 47 tag and chooses the texts of a shipped pack. Raises PackError with every fault.
    """
    if name is not None and name not in SHIPPED:
        return parse_pack(name, read_pack_file(name))
    file = next(iter(SHIPPED.values())) if name is None else SHIPPED[name]
    pack, document = load_shipped(Pack, file, language)
    faults = pack_check.check(pack, document)
    if faults:
        raise PackError(file_of(file, language), faults)
    return pack


def for_answers(name: str | None) -> Callable[[str | None], Pack]:
    """Give what finds the pack of answers by the id that they name.

    It is the pack of this ``name``, whatever they name; without one, the shipped pack that they name, or the
    first. Each is loaded once. Raises PackError, at once where the pack has a name.
    """
    if name is not None:
        pack = load_pack(name)
        return lambda _: pack
    load, first = cache(load_pack), next(iter(SHIPPED))
    return lambda named: load(named if named in SHIPPED else first)


def load_page(name: str, language: str = OURS) -> Passage:
    """Give a page that ships with the program beside the packs. Raises PackError."""
    return load_shipped(Passage, name, language)[0]


def read_pack_file(name: str) -> bytes:
    """Read the bytes of a pack from outside. Raises PackError if that cannot be done."""
    try:
        return files.read(name, MOST_BYTES)
    except OSError as error:
        raise PackError(name, (files.unreadable(error),)) from None


def parse_pack(name: str, data: bytes) -> Pack:
    """Read a pack from the bytes of its file; ``name`` is only shown. Raises PackError with every fault."""
    try:
        document = parse(data, most_bytes=MOST_BYTES, own_keys=keys_of(Pack))
        pack = validate(Pack, document, fingerprint(data))
    except (StrictYamlError, InvalidError) as error:
        raise PackError(name, error.faults) from None
    faults = pack_check.check(pack, document)
    if faults:
        raise PackError(name, faults)
    return pack
