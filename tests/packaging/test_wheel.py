"""What is built: the wheel and the source archive hold what they must, nothing else, and always the same."""

import importlib.util
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from conftest import ROOT
from reads_program import DEADLINE, UNCOUNTED, surroundings

from impasse_check import __version__

NAME = f"impasse_check-{__version__}"
DATA = {
    "background.yaml",
    "indicators.yaml",
    "paper.css",
    "privacy.yaml",
    "resources.yaml",
    "therapist.yaml",
    "words.yaml",
}
FOLDERS = ("benchmarks", "data", "docs", "examples", "schemas", "src", "tests")
TOP = {
    ".gitignore",
    ".importlinter",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "README.md",
    "SECURITY.md",
    "constraints.txt",
    "pyproject.toml",
}
WHERE = """
import impasse_check, pathlib, sys
from impasse_check import files, load_pack, load_resources, load_words

assert load_pack().questions and load_pack("therapist").questions and load_resources() and load_words().keys
print(pathlib.Path(impasse_check.__file__).parent, len(files.shipped("indicators.yaml")))
"""


@dataclass(frozen=True)
class Built:
    """A wheel from the checkout, a source archive, and a wheel from that archive unpacked."""

    wheel: Path
    archive: Path
    unpacked: Path
    wheel_of_archive: Path


def build(source: Path, folder: Path, kind: str) -> Path:
    """Build one thing with the build back end that is installed here, without any network."""
    command = [
        sys.executable,
        "-m",
        "build",
        f"--{kind}",
        "--no-isolation",
        "--outdir",
        str(folder),
        str(source),
    ]
    done = subprocess.run(  # noqa: S603
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=surroundings({**UNCOUNTED, "SOURCE_DATE_EPOCH": "1800000000"}),
        timeout=4 * DEADLINE,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode()
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build everything once."""
    for needed in ("build", "hatchling"):
        if importlib.util.find_spec(needed) is None:
            pytest.skip(f"{needed} is not installed, and nothing is downloaded in a test")
    folder = tmp_path_factory.mktemp("built")
    archive = build(ROOT, folder / "archive", "sdist")
    with tarfile.open(archive) as opened:
        opened.extractall(folder / "unpacked", filter="data")
    unpacked = folder / "unpacked" / NAME
    return Built(
        wheel=build(ROOT, folder / "wheel", "wheel"),
        archive=archive,
        unpacked=unpacked,
        wheel_of_archive=build(unpacked, folder / "wheel-of-archive", "wheel"),
    )


def in_wheel(wheel: Path) -> set[str]:
    """Give the names of the files in a wheel."""
    with zipfile.ZipFile(wheel) as opened:
        assert opened.testzip() is None
        return set(opened.namelist())


def modules() -> set[str]:
    """Give every module of the source, by its name from ``src``."""
    source = ROOT / "src"
    return {path.relative_to(source).as_posix() for path in source.rglob("*.py")}


def test_the_wheel_holds_the_program_its_data_and_nothing_else(built: Built) -> None:
    """Every module, the mark for type checkers, the data, and what says whose it is."""
    about = f"{NAME}.dist-info"
    assert in_wheel(built.wheel) == (
        modules()
        | {"impasse_check/py.typed"}
        | {f"impasse_check/data/{name}" for name in DATA}
        | {
            f"{about}/{name}"
            for name in ("METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE")
        }
    )


def test_the_wheel_is_for_every_system(built: Built) -> None:
    """Pure Python, with one command."""
    assert built.wheel.name == f"{NAME}-py3-none-any.whl"
    with zipfile.ZipFile(built.wheel) as opened:
        entry_points = opened.read(f"{NAME}.dist-info/entry_points.txt").decode()
    assert entry_points.split("\n") == [
        "[console_scripts]",
        "impasse-check = impasse_check.__main__:main",
        "",
    ]


def test_what_is_in_the_wheel_is_what_is_in_the_source(built: Built) -> None:
    """Byte by byte, modules and data."""
    with zipfile.ZipFile(built.wheel) as opened:
        for name in modules():
            assert opened.read(name) == (ROOT / "src" / name).read_bytes(), name
        for name in DATA:
            assert opened.read(f"impasse_check/data/{name}") == (ROOT / "data" / name).read_bytes(), name


def sources() -> set[str]:
    """Give every file of the checkout that belongs into the archive."""
    found = {name for name in TOP if (ROOT / name).is_file()}
    assert found == TOP
    for folder in FOLDERS:
        found |= {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}
    return {name for name in found if "__pycache__" not in name}


def test_the_archive_holds_the_checkout_and_nothing_else(built: Built) -> None:
    """All that is needed to build and to test, and nothing that a run leaves behind."""
    with tarfile.open(built.archive) as opened:
        names = {member.name.removeprefix(f"{NAME}/") for member in opened.getmembers() if member.isfile()}
    assert names == sources() | {"PKG-INFO"}


def test_an_index_would_take_both(built: Built) -> None:
    """Their description is whole, and can be shown."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "twine", "check", "--strict", str(built.wheel), str(built.archive)],
        capture_output=True,
        env=surroundings(UNCOUNTED),
        timeout=DEADLINE,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode()
    assert done.stdout.decode().count("PASSED") == 2


def test_a_wheel_installs_as_a_command_and_as_a_module(built: Built, tmp_path: Path) -> None:
    """In an environment of its own that knows nothing of the checkout; types come along."""
    home = tmp_path / "env"
    venv.create(home, with_pip=True)
    (packages,) = home.glob("lib/python*/site-packages")
    # What it depends on comes from where the tests run, so that nothing is downloaded.
    (packages / "beside.pth").write_text(sysconfig.get_path("purelib"))
    python = str(home / "bin" / "python")

    def run(*command: str) -> str:
        done = subprocess.run(  # noqa: S603
            command,
            capture_output=True,
            cwd=tmp_path,
            env=surroundings({**UNCOUNTED, "PYTHONPATH": None}),
            timeout=2 * DEADLINE,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    # Where the tests run it may be installed too, and is no reason to install nothing here.
    apart = ("--no-index", "--no-deps", "--ignore-installed")
    run(python, "-m", "pip", "install", "--quiet", *apart, str(built.wheel))
    command = str(home / "bin" / "impasse-check")
    said = f"impasse-check {__version__}\n"
    assert run(command, "--version") == run(python, "-m", "impasse_check", "--version") == said
    where = run(python, "-c", "import impasse_check; print(impasse_check.__file__)")
    assert where.startswith(str(packages))
    answers = str(ROOT / "examples" / "nearly-nothing.yaml")
    report = run(command, "report", answers, "--format", "html", "--country", "GB")
    assert report == (ROOT / "examples" / "nearly-nothing" / "me.html").read_text(encoding="utf-8")
    assert (packages / "impasse_check" / "py.typed").exists()
    run(python, "-m", "pip", "uninstall", "--quiet", "--yes", "impasse-check")
    assert not (packages / "impasse_check").exists()


def test_two_builds_are_the_same_byte_by_byte(built: Built, tmp_path: Path) -> None:
    """Wheel and archive, from the checkout or from the archive, under the same clock."""
    assert built.wheel.read_bytes() == built.wheel_of_archive.read_bytes()
    assert built.wheel.name == built.wheel_of_archive.name
    again = build(built.unpacked, tmp_path / "archive", "sdist")
    assert again.read_bytes() == built.archive.read_bytes()
    moments = {info.date_time for info in zipfile.ZipFile(built.wheel).infolist()}
    assert moments == {(2027, 1, 15, 8, 0, 0)}


def where(path: Path, cwd: Path) -> list[str]:
    """Say from where the program is imported with a folder first on the path, and how long its pack is."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", WHERE],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=cwd,
        env=surroundings({**UNCOUNTED, "PYTHONPATH": str(path), "PYTHONDONTWRITEBYTECODE": "1"}),
        timeout=DEADLINE,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().split()


def test_the_data_is_found_when_installed_and_in_a_checkout(built: Built, tmp_path: Path) -> None:
    """Beside the modules of the wheel, and at the top of a source tree; the working folder plays no part."""
    installed = tmp_path / "installed"
    with zipfile.ZipFile(built.wheel) as opened:
        opened.extractall(installed)  # noqa: S202
    length = str((ROOT / "data" / "indicators.yaml").stat().st_size)
    assert where(installed, tmp_path) == [str(installed / "impasse_check"), length]
    source = built.unpacked / "src"
    assert where(source, tmp_path) == [str(source / "impasse_check"), length]
    assert not (source / "impasse_check" / "data").exists()
    assert (installed / "impasse_check" / "py.typed").exists()
