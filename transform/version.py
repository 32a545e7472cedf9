"""Which code and words a result follows from: digests that change whenever they do, so that nobody has to remember a number."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

READER = ("checks.py", "parse.py", "text", "documents", "tables", "wording")
READER_WORDS = ("claims", "columns", "effects", "rows", "titles")


@cache
def reader_version() -> str:
    """The version of everything between a submission's bytes and its rows, 12 hex digits."""
    return source_digest(READER, READER_WORDS)


def source_digest(sources: Iterable[str], words: Iterable[str]) -> str:
    """A digest, 12 hex digits, of modules and packages of `transform` and of the data files that they read."""
    room = files("transform")
    digest = hashlib.sha256()
    for name in sources:
        for source in _modules(room.joinpath(name)):
            digest.update(source.read_bytes())
    for name in words:
        digest.update(room.joinpath("vocabulary", f"{name}.toml").read_bytes())
    return digest.hexdigest()[:12]


def _modules(source: Traversable) -> Iterator[Traversable]:
    """A module itself; the modules of a package in the order of their names."""
    if source.is_file():
        yield source
    else:
        yield from sorted((item for item in source.iterdir() if item.name.endswith(".py")), key=lambda item: item.name)
