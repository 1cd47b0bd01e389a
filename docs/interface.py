"""Writes docs/library.md from the public functions and their records: signatures, fields, docstrings."""

import ast
import inspect
import re
import sys

from pydantic import BaseModel

import impasse_check
from impasse_check import errors, renderers, report, scoring
from impasse_check.model import Answer, Answers

RECORDS = (Answers, Answer, scoring.Score, scoring.SectionScore, report.Report, renderers.Look)
ERRORS = (errors.PackError, errors.AnswersError, report.NothingToBringError)


def functions() -> str:
    """Give every public function, with what it takes, gives and raises."""
    return "\n".join(_function(name) for name in impasse_check.__all__)


def records() -> str:
    """Give the fields of what they take and give."""
    return "\n".join(_record(kind) for kind in RECORDS)


def raised() -> str:
    """Give the errors, each with what it says of itself."""
    lines = [f"- `{kind.__module__}.{kind.__name__}`: {_flat(inspect.getdoc(kind))}" for kind in ERRORS]
    return "\n".join(lines) + "\n"


def _function(name: str) -> str:
    function = getattr(impasse_check, name)
    (node,) = (
        each
        for each in _source(function.__module__).body
        if isinstance(each, ast.FunctionDef) and each.name == name
    )
    for each in (*node.args.args, *node.args.kwonlyargs):
        if isinstance(each.annotation, ast.Constant):
            each.annotation = ast.parse(str(each.annotation.value), mode="eval").body
    call = f"{name}({ast.unparse(node.args)}) -> {ast.unparse(node.returns or ast.Constant(None))}"
    return f"### {name}\n\n```python\n{call}\n```\n\n{_code(inspect.getdoc(function))}\n"


def _source(module: str) -> ast.Module:
    return ast.parse(inspect.getsource(sys.modules[module]))


def _record(kind: type) -> str:
    bar = "\\|"
    lines = [
        f"### {kind.__name__}",
        "",
        _code(inspect.getdoc(kind)),
        "",
        "| field | meaning |",
        "| --- | --- |",
    ]
    lines += [f"| `{name}` | {text.replace('|', bar)} |" for name, text in _fields(kind)]
    return "\n".join(lines) + "\n"


def _fields(kind: type) -> list[tuple[str, str]]:
    """Read each field from the source, with its description or the text below it."""
    (body,) = (
        each.body
        for each in _source(kind.__module__).body
        if isinstance(each, ast.ClassDef) and each.name == kind.__name__
    )
    found = []
    for here, below in zip(body, [*body[1:], None], strict=True):
        if isinstance(here, ast.AnnAssign) and isinstance(here.target, ast.Name):
            name, text = here.target.id, ""
            if issubclass(kind, BaseModel):
                text = kind.model_fields[name].description or ""
            elif isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant):
                text = str(below.value.value)
            found.append((name, f"`{_plain(ast.unparse(here.annotation))}`: {_flat(text)}"))
        elif isinstance(here, ast.FunctionDef) and not here.name.startswith("_"):
            found.append((here.name, _flat(ast.get_docstring(here))))
    return found


def _plain(annotation: str) -> str:
    """Give an annotation without its marks, and without the names of texts and of lists in a file."""
    bare = re.sub(r"Annotated\[(.*), MaxLen\(\w+\)\]", r"\1", annotation)
    bare = re.sub(r"SkipValidation\[(\w+)\]", r"\1", bare)
    bare = re.sub(r"\bQuestionIds\b", "Many[str]", re.sub(r"\b(Note|QuestionId|Text)\b", "str", bare))
    return re.sub(r"Many\[(\w+)\]", r"tuple[\1, ...]", bare)


def _code(text: str | None) -> str:
    return (text or "").replace("``", "`")


def _flat(text: str | None) -> str:
    return " ".join(_code(text).split())
