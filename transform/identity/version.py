"""Which rules and words the identity of holders and notes follows from."""

from __future__ import annotations

from functools import cache

from transform.version import source_digest

_WORDS = ("families", "holder_types", "legal_forms", "name_guards", "name_parts", "name_words", "note_paper")


@cache
def rules_version() -> str:
    """A digest of this package's code and data files, 12 hex digits.

    Keys, links and cores that a warehouse has kept hold for the version they were made with; under another one it derives
    everything again.
    """
    return source_digest(["identity"], _WORDS)
