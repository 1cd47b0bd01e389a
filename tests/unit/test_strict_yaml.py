"""YAML from strangers: what is read, and what is refused with its place."""

import json
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from impasse_check.answers import AnswersFile
from impasse_check.errors import Fault
from impasse_check.model import Pack
from impasse_check.strict_yaml import Document, StrictYamlError, parse
from impasse_check.validation import keys_of

MIB = 2**20


def read(text: str) -> Document:
    """Parse a text."""
    return parse(text.encode(), most_bytes=MIB)


def faults(data: bytes) -> list[tuple[str, str, int | None]]:
    """Give code, path and line of every fault."""
    with pytest.raises(StrictYamlError) as caught:
        parse(data, most_bytes=MIB)
    return [(each.code, ".".join(map(str, each.path)), each.line) for each in caught.value.faults]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("2026-01-31", "2026-01-31"),
        ("1:30", "1:30"),
        ("08", "08"),
        ("1.0.0", "1.0.0"),
        ("true", "true"),
        ("9" * 5000, "9" * 5000),
        ("1e999", "1e999"),
        ("-", [None]),
        ("7", 7),
        ("-3", -3),
        ("1.5", 1.5),
        ("'7'", "7"),
        ("~", None),
        ("null", None),
        ("", None),
        ("[]", []),
        ("{a: {b: [x, y]}}", {"a": {"b": ["x", "y"]}}),
        ('"caf\\u00e9"', "caf\u00e9"),
    ],
)
def test_words_stay_words_and_only_decimal_numbers_are_numbers(text: str, value: object) -> None:
    """No word of a person's is turned into something else."""
    assert read(text).value == value


def test_a_byte_order_mark_and_windows_line_ends_are_read() -> None:
    """Files from other editors open too."""
    document = parse(b"\xef\xbb\xbfa: x\r\nb:\r\n  - y\r\n", most_bytes=MIB)
    assert document.value == {"a": "x", "b": ["y"]}
    assert document.lines == {("a",): 1, ("b",): 2, ("b", 0): 3}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"a: *x", [("yaml.alias", "a", 1)]),
        (b"a: &x 1\nb: *x", [("yaml.alias", "b", 2)]),
        (b"a: !!str x", [("yaml.tag", "a", 1)]),
        (b"a: !!map {}", [("yaml.tag", "a", 1)]),
        (b"a: !x", [("yaml.tag", "a", 1)]),
        (b"a: 1\na: 2", [("yaml.duplicate", "a", 2)]),
        (b"a: {b: 1, b: 2}\nc: *d", [("yaml.duplicate", "a.b", 1), ("yaml.alias", "c", 2)]),
        (b"a: 1\n---\nb: 2", [("yaml.documents", "", 2)]),
        (b"? [x]\n: y", [("yaml.key", "", 1)]),
        (b"? {x: z}\n: y", [("yaml.key", "", 1)]),
        (b'a: "\\e[31m"', [("yaml.control", "a", 1)]),
        (b'a: "\\u202e"', [("yaml.control", "a", 1)]),
        ("a: x\u2066y".encode(), [("yaml.control", "", 1)]),
        ("a: x # \u202ey".encode(), [("yaml.control", "", 1)]),
        (b"a: x\n# y\rb: z\n\n# \x0c\x0b", [("yaml.line-end", "", 2), ("yaml.line-end", "", 4)]),
        ("a: x\r\n# y\x85b: z".encode(), [("yaml.line-end", "", 2)]),
        ("# y\u2028b: z\x0c\n# y\u2029b: z".encode(), [("yaml.line-end", "", 1), ("yaml.line-end", "", 2)]),
        (b"? " + b"x" * 201 + b"\n: y", [("yaml.key", "", 1)]),
        (b'"\\e": x', [("yaml.control", "", 1)]),
        (b"\xff", [("yaml.utf8", "", 1)]),
        (b"a: x\nb: \xff", [("yaml.utf8", "", 2)]),
        (b"a:\n\tb: 1", [("yaml.tab", "", 2)]),
        (b"a: b: c", [("yaml.colon", "", 1)]),
        (b"a: 'x\nb: y", [("yaml.quote", "", 2)]),
        (b"a: ]", [("yaml.syntax", "", 1)]),
        (b"a: \x01", [("yaml.control", "", 1)]),
        (b"x" * (MIB + 1), [("yaml.size", "", None)]),
    ],
)
def test_what_is_refused_is_named_with_its_place(
    data: bytes, expected: list[tuple[str, str, int | None]]
) -> None:
    """Every fault at once, by code, path and line."""
    assert faults(data) == expected


@pytest.mark.parametrize("levels", [21, 900, 1001, 3000, 300_000])
@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[\n"])
def test_deep_nesting_stops_the_reading(opening: str, levels: int) -> None:
    """Any number of brackets is refused in our words, whatever limit the parser has; none is followed."""
    with pytest.raises(StrictYamlError) as caught:
        parse(f"a:\n {opening * levels}".encode(), most_bytes=2 * MIB)
    found = caught.value.faults[-1]
    assert (found.code, dict(found.details)) == ("yaml.depth", {"most": "20"})
    assert found.line == (2 + 19 if "\n" in opening else 2)


def test_a_parser_that_has_a_limit_of_its_own_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Newer ones refuse so many brackets by themselves, in these words, before they give any of them."""

    def refuse(text: str, **_: object) -> Iterator[yaml.Event]:
        mark = yaml.Mark("<unicode string>", 6, 1, 1001, text, 6)
        raise yaml.scanner.ScannerError(None, None, "exceeded maximum nesting depth", mark)

    monkeypatch.setattr(yaml, "parse", refuse)
    with pytest.raises(StrictYamlError) as caught:
        parse(b"a:\n [[[[", most_bytes=MIB)
    assert caught.value.faults == (Fault(code="yaml.depth", line=2, details=(("most", "20"),)),)


def test_twenty_levels_are_read() -> None:
    """The limit itself is allowed."""
    assert read("[" * 20 + "]" * 20).value
    assert faults(b"[" * 21 + b"]" * 21)[0][0] == "yaml.depth"


def test_a_key_that_may_be_the_persons_words_is_not_shown() -> None:
    """Only our own keys and what looks like an id appear in a fault."""
    path = ("answers", "My own words", 3, "a-b", "bring_notes", "my_words", "a" * 41)
    shown = ("answers", "?", 3, "a-b", "bring_notes", "?", "?")
    assert Fault(code="x", path=path, own_keys=keys_of(AnswersFile)).path == shown
    assert Fault(code="x", path=path).path == (*shown[:4], "?", "?", "?")


def test_our_own_keys_are_those_that_a_file_can_have() -> None:
    """As they are written there, however deep."""
    assert {"told_by", "for", "is", "frequency", "someone_lines", "raise_it"} <= keys_of(Pack)
    assert {"format", "frequency", "said", "bring_notes"} <= keys_of(AnswersFile)
    assert {"for_", "is_", "given", "_sha256"}.isdisjoint(keys_of(Pack) | keys_of(AnswersFile))


def test_a_fault_takes_the_line_of_the_nearest_place() -> None:
    """What is missing is reported where it should stand."""
    document = read("a:\n  b: 1\n")
    assert document.fault("x", ("a", "b", "c")).line == 2
    assert document.fault("x", ("z",)).line is None


_plain = st.recursive(
    st.none() | st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=8,
)


@given(_plain)
def test_json_reads_as_itself(value: object) -> None:
    """JSON is YAML: whatever it says comes back."""
    assert read(json.dumps(value, ensure_ascii=False)).value == value


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No input breaks the reader."""
    found: tuple[object, ...] = ("read",)
    try:
        parse(data, most_bytes=MIB)
    except StrictYamlError as error:
        found = error.faults
    assert found


@pytest.mark.parametrize(("text", "things"), [("{}", 1), ("a: {}", 3), ("- {}", 2), ("[{}]", 2)])
def test_a_file_holds_fifty_thousand_things_and_no_more(text: str, things: int) -> None:
    """Keys, values and entries together; the fault says how many may be there."""
    whole = text.replace("{}", f"[{'x,' * (50_000 - things)}]")
    assert read(whole).value
    with pytest.raises(StrictYamlError) as caught:
        read(whole.replace("[x,", "[x,x,", 1))
    (fault,) = caught.value.faults
    assert (fault.code, dict(fault.details)) == ("yaml.places", {"most": "50,000"})


@pytest.mark.parametrize(("sign", "code"), [("\x0b", "yaml.line-end"), ("\u202e", "yaml.control")])
def test_of_many_hidden_characters_the_first_hundred_are_told(sign: str, code: str) -> None:
    """One a line; the rest are counted."""
    with pytest.raises(StrictYamlError) as caught:
        read(f"# {sign}{sign}\n" * 300)
    *told, last = caught.value.faults
    assert [(each.code, each.line) for each in told] == [(code, line) for line in range(1, 101)]
    assert (last.code, dict(last.details)) == ("file.more", {"count": "401"})
