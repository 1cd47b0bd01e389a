"""The schemas that editors and scripts take: never out of date, and judged by another program than ours."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from golden_files import assert_golden
from reads_corpus import MIB, SMALL, exchanges, files_of, is_singing, small_pack, small_with
from reads_program import DEADLINE, inside, program
from schema_limits import BEYOND_A_SCHEMA, BEYOND_YAML, IN_CAPITALS, SHAPE_OF_A_PACK

from impasse_check.pack import SHIPPED
from impasse_check.schema import SCHEMAS, json_schema
from impasse_check.strict_yaml import StrictYamlError, parse

FOLDER = ROOT / "schemas"
ANSWERS, PACK, REPORT = (FOLDER / f"{of}.schema.json" for of in ("answers", "pack", "report"))
SHIPPED_PACKS = [ROOT / "data" / name for name in SHIPPED.values()]
PACKS = [*SHIPPED_PACKS, *sorted((ROOT / "examples" / "packs").glob("*.yaml"))]
EDITOR_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def judged(schema: Path, paths: list[Path]) -> dict[str, Any]:
    """Let check-jsonschema judge files by a schema; give what it says."""
    command = [sys.executable, "-m", "check_jsonschema", "--output-format", "json"]
    done = subprocess.run(  # noqa: S603
        [*command, "--schemafile", str(schema), *map(str, paths)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=2 * DEADLINE,
        check=False,
    )
    said: dict[str, Any] = json.loads(done.stdout)
    assert (done.returncode == 0) == (said["status"] == "ok")
    return said


def refused(schema: Path, paths: list[Path]) -> set[str]:
    """Give the names of the files that do not fit."""
    said = judged(schema, paths)
    found = [*said.get("errors", ()), *said.get("parse_errors", ())]
    return {Path(each["filename"]).stem for each in found}


@pytest.mark.parametrize("of", SCHEMAS)
def test_a_schema_in_the_folder_is_the_one_that_the_program_prints(
    of: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """It was printed with ``impasse-check schema``, and nobody changed it by hand."""
    assert_golden(FOLDER / f"{of}.schema.json", inside(capsys, "schema", of).out)


def test_there_is_no_other_file_among_the_schemas() -> None:
    """One for each kind of file."""
    assert {path.name for path in FOLDER.iterdir()} == {f"{of}.schema.json" for of in SCHEMAS}


@pytest.mark.slow
def test_valid_files_fit(tmp_path: Path) -> None:
    """Answers of the corpus and the examples, an empty template, every pack, every report in JSON.

    But for answers in capitals: we read them, and an editor offers and takes small letters alone.
    """
    template = tmp_path / "answers.yaml"
    template.write_text(program("template").out, encoding="utf-8")
    examples = [path for path in sorted((ROOT / "examples").glob("*.yaml")) if not is_of_therapists(path)]
    answers = [path for path in files_of("answers/valid") if not is_singing(path)]
    assert refused(ANSWERS, [template, *examples, *answers]) == IN_CAPITALS
    assert judged(PACK, [*PACKS, *files_of("packs/valid")])["status"] == "ok"
    assert judged(REPORT, sorted((ROOT / "examples").glob("*/*.json")))["status"] == "ok"


def is_of_therapists(path: Path) -> bool:
    """Say whether answers are to the therapist's own form."""
    return b"id: therapist" in path.read_bytes()


def test_answers_to_the_other_shipped_pack_fit_its_schema_and_not_the_first(tmp_path: Path) -> None:
    """Each pack has a schema of its own for its answers."""
    schema, template = tmp_path / "schema.json", tmp_path / "answers.yaml"
    schema.write_text(program("schema", "answers", "--pack", "therapist").out, encoding="utf-8")
    template.write_text(program("template", "--pack", "therapist").out, encoding="utf-8")
    examples = [path for path in sorted((ROOT / "examples").glob("*.yaml")) if is_of_therapists(path)]
    assert judged(schema, [template, *examples])["status"] == "ok"
    assert refused(ANSWERS, [template, *examples]) == {path.stem for path in (template, *examples)}


@pytest.mark.slow
def test_invalid_answers_do_not_fit() -> None:
    """But for what hangs on other answers, and what is plain YAML to everyone but us."""
    paths = [path for path in files_of("answers/invalid") if not is_singing(path)]
    names = {path.stem for path in paths}
    assert names >= BEYOND_A_SCHEMA | BEYOND_YAML
    assert refused(ANSWERS, paths) == names - BEYOND_A_SCHEMA - BEYOND_YAML


def test_answers_to_another_pack_fit_or_do_not(tmp_path: Path) -> None:
    """By a schema of its own, with its own scales, what follows a mark, and what is no longer asked."""
    schema = tmp_path / "answers.schema.json"
    schema.write_text(json.dumps(json_schema("answers", small_pack())), encoding="utf-8")
    assert judged(schema, list(filter(is_singing, files_of("answers/valid"))))["status"] == "ok"
    wrong = list(filter(is_singing, files_of("answers/invalid")))
    assert refused(schema, wrong) == {path.stem for path in wrong} - {"singing-said-on-never"}


@pytest.mark.slow
def test_packs_of_a_wrong_shape_do_not_fit(tmp_path: Path) -> None:
    """Every pack of the corpus whose shape is wrong, and none of the others. As JSON it is judged sooner."""
    paths, wrong = [], set()
    for path in files_of("packs/invalid"):
        text = small_with(exchanges(path))
        try:
            as_data = parse(text, most_bytes=MIB).value
        except StrictYamlError:
            continue
        paths.append(tmp_path / f"{path.stem}.json")
        paths[-1].write_text(json.dumps(as_data), encoding="utf-8")
        if any(
            line.startswith(SHAPE_OF_A_PACK)
            for line in path.with_suffix(".expected").read_text().splitlines()
        ):
            wrong.add(path.stem)
    assert wrong
    assert refused(PACK, paths) == wrong


def test_a_report_with_a_key_too_many_does_not_fit(tmp_path: Path) -> None:
    """Or with one too few, or one that says something else."""
    good = json.loads((ROOT / "examples" / "nearly-nothing" / "me.json").read_text(encoding="utf-8"))
    changes: dict[str, dict[str, Any]] = {
        "more": good | {"total": 7},
        "fewer": {key: value for key, value in good.items() if key != "unfinished"},
        "other": good | {"route": "walrus"},
    }
    for name, content in changes.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    assert refused(REPORT, sorted(tmp_path.iterdir())) == set(changes)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.stem)
def test_a_pack_begins_with_the_line_by_which_editors_find_its_schema(path: Path) -> None:
    """A name beside the file, so that it holds wherever the repository lies."""
    line = EDITOR_LINE.match(path.read_text(encoding="utf-8"))
    assert line is not None
    assert (path.parent / line[1]).resolve() == FOLDER / "pack.schema.json"


@pytest.mark.parametrize("pack", [(), ("--pack", str(SMALL))], ids=["shipped", "another"])
def test_a_template_begins_with_such_a_line(pack: tuple[str, ...], tmp_path: Path) -> None:
    """It names a schema in the same folder, which one command puts there; the answers then fit it."""
    template = program("template", *pack).out
    line = EDITOR_LINE.match(template)
    assert line is not None
    assert (line[1], "/" in line[1]) == ("answers.schema.json", False)
    (tmp_path / "answers.yaml").write_text(template, encoding="utf-8")
    assert program("schema", "answers", *pack, "-o", line[1], cwd=tmp_path).code == 0
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "check_jsonschema", "--schemafile", line[1], "answers.yaml"],
        cwd=tmp_path,
        capture_output=True,
        timeout=DEADLINE,
        check=False,
    )
    assert done.returncode == 0, done.stdout
