"""Which rules and words the identity of holders and notes follows from."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

_WORDS = ("families", "holder_types", "legal_forms", "name_guards", "name_parts", "name_words", "note_paper")


@cache
def rules_version() -> str:
    """A digest of this package's code and data files, 12 hex digits.

    Keys, links and cores that a warehouse has kept hold for the version they were made with; under another one it derives
    everything again.
    """
    digest = hashlib.sha256()
    package = files("transform.identity")
    for source in sorted((item for item in package.iterdir() if item.name.endswith(".py")), key=lambda item: item.name):
        digest.update(source.read_bytes())
    for name in _WORDS:
        digest.update(files("transform").joinpath("vocabulary", f"{name}.toml").read_bytes())
    return digest.hexdigest()[:12]
