"""The packaged word lists of this room, compiled once."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The entries of `transform/vocabulary/<name>.toml` as they stand there."""
    return tomllib.loads(resources.files("transform").joinpath("vocabulary", f"{name}.toml").read_text("utf-8"))


def compiled(pattern: str, parts: dict[str, str]) -> re.Pattern[str]:
    """A pattern of a vocabulary file with its `{NAME}` parts put in; white space in the file stands for any white space.

    Raises ValueError naming the pattern where a part is unknown or the expression is not valid.
    """
    try:
        filled = re.sub(r"\{([A-Z_]+)\}", lambda m: f"(?:{parts[m[1]]})", pattern)
        filled = re.sub(r"\{([A-Z_]+)\}", lambda m: f"(?:{parts[m[1]]})", filled)
        return re.compile(filled.replace(" ?", r"\s*").replace(" ", r"\s+"), re.IGNORECASE)
    except (KeyError, re.error) as error:
        raise ValueError(
            f"vocabulary pattern {pattern!r} cannot be used ({error}): correct it or name the missing part in [parts]"
        ) from error
