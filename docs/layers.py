"""Draws docs/architecture.md's picture from .importlinter, so that it shows what a test enforces."""

import ast
import configparser
from pathlib import Path

ROOT = Path(__file__).parents[1]
_SOURCE = ROOT / "src" / "impasse_check"
_WIDE = 14


def drawing() -> str:
    """Give every module of the package, the one that knows most on top, each with its first line."""
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter")
    layers = contracts["importlinter:contract:layers"]["layers"].strip().splitlines()
    boxes = [[f"  {name:{_WIDE}} {_first_line(name)}" for name in layer.split(" | ")] for layer in layers]
    rule = f"  {'|':{_WIDE}}"
    return "```text\n" + f"\n{rule.rstrip()}\n".join("\n".join(box) for box in boxes) + "\n```\n"


def _first_line(name: str) -> str:
    path = _SOURCE / f"{name}.py"
    text = (path if path.exists() else _SOURCE / name / "__init__.py").read_text(encoding="utf-8")
    return (ast.get_docstring(ast.parse(text)) or "").splitlines()[0].replace("``", "")
