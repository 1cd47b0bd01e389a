"""The ideas of the article that the questions rest on: one page that ships with the program."""

from typing import Final, Literal

from pydantic import Field

from impasse_check.language import OURS, load_shipped
from impasse_check.model import Model, Passage, Source

SHIPPED: Final = "background.yaml"


class Background(Model):
    """What the file holds."""

    format: Literal["impasse-check/background"] = Field(description="Says what this file is.")
    format_version: Literal[1] = Field(description="The version of this format.")
    page: Passage = Field(description="What is told, from top to bottom.")
    sources: dict[str, Source] = Field(description="The sources by id.")


def load_background(language: str = OURS) -> Background:
    """Load the page that ships with the program, in a language (a BCP 47 tag). Raises PackError."""
    return load_shipped(Background, SHIPPED, language)[0]
