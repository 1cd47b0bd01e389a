"""A private check-in for a person whose therapy feels stuck.

Public: ``load_pack``, ``read_answers``, ``score``, ``build_report``, ``render``, and what these need:
``load_words``, ``load_resources``. Each loads its module on first use.
"""

import os
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from impasse_check.answers import read_answers
    from impasse_check.pack import load_pack
    from impasse_check.renderers import render
    from impasse_check.report import build_report
    from impasse_check.resources import load_resources
    from impasse_check.scoring import score
    from impasse_check.words import load_words

# An installed plugin of pydantic would be handed every answer. This is read when the first model is built.
os.environ["PYDANTIC_DISABLE_PLUGINS"] = "1"

__version__: Final = "0.1.0"
__all__ = [
    "build_report",
    "load_pack",
    "load_resources",
    "load_words",
    "read_answers",
    "render",
    "score",
]

_HOMES: Final = {
    "build_report": "report",
    "load_pack": "pack",
    "load_resources": "resources",
    "load_words": "words",
    "read_answers": "answers",
    "render": "renderers",
    "score": "scoring",
}


def __getattr__(name: str) -> Any:
    """Load a public function from the module it lives in."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"impasse_check.{_HOMES[name]}"), name)
