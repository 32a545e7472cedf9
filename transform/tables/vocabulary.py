"""The words of captions and row labels, read once from `transform/vocabulary/`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "vocabulary"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a vocabulary file: `name` is its subject, time, kind, factor or code, as the section has it."""

    name: str
    pattern: re.Pattern[str]
    reason: str | None = None
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()


@cache
def entries(file: str, section: str) -> tuple[Entry, ...]:
    """The entries of `[[section]]` in `file` (`columns`, `rows`), in the file's order."""
    raw: Mapping[str, Any] = tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8"))
    return tuple(_entry(item) for item in raw[section])


def sections(file: str) -> tuple[str, ...]:
    return tuple(tomllib.loads((FOLDER / f"{file}.toml").read_text(encoding="utf-8")))


def _entry(item: Mapping[str, Any]) -> Entry:
    name = next((str(item[key]) for key in ("name", "kind", "factor", "code") if key in item), "")
    return Entry(
        name=name,
        pattern=re.compile(item["pattern"]),
        reason=item.get("reason"),
        examples=tuple(item.get("examples", ())),
        counterexamples=tuple(item.get("not", ())),
    )
