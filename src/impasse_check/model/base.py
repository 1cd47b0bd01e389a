"""What all types of the model share."""

from typing import Any, ClassVar


class Data:
    """How pydantic reads them where data comes from outside."""

    __pydantic_config__: ClassVar[dict[str, Any]] = {
        "extra": "forbid",
        "hide_input_in_errors": True,
        "use_attribute_docstrings": True,
        "alias_generator": lambda name: name.rstrip("_"),
    }
