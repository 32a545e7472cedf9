"""The data files that the identity rules read: small TOML tables beside the code, each entry with its examples."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The data file `transform/vocabulary/{name}.toml` as a dict; read once a process."""
    return tomllib.loads(files("transform").joinpath("vocabulary", f"{name}.toml").read_text(encoding="utf-8"))
