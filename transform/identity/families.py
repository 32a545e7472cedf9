"""Who manages a holder: from its name, the heading above its row, and what footnotes claim."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from transform.identity.holder_types import holder_type
from transform.identity.likeness import is_manager
from transform.identity.name_key import NameKey, name_key, without_legal_form
from transform.identity.vocabulary import table
from transform.identity.words import words


@dataclass(frozen=True, slots=True)
class _Family:
    name: str
    phrases: re.Pattern[str]
    none: re.Pattern[str] | None


@cache
def _families() -> tuple[_Family, ...]:
    return tuple(
        _Family(entry["name"], _pattern(entry["phrases"]), _pattern(entry["none"]) if "none" in entry else None)
        for entry in table("families")["family"]
    )


def _pattern(phrases: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"{'^' if phrase.startswith('^') else ''} {re.escape(phrase.lstrip('^'))} " for phrase in phrases))


@lru_cache(maxsize=200_000)
def known_family(name: str) -> str | None:
    """The family of `families.toml` that a name names, in its holder's or its manager's part; None where it names none."""
    key = name_key(name)
    form = (key.legal_form,) if key.legal_form else ()
    return _known((*key.words, *form)) or _known(key.manager_words)


def _known(found: tuple[str, ...]) -> str | None:
    text = f" {' '.join(found)} "
    for family in _families():
        if family.phrases.search(text) and not (family.none and family.none.search(text)):
            return family.name
    return None


def manager_name(printed: str) -> str | None:
    """A manager's name as families are called: the known family, else its words without legal form, each with a capital.

    `"Forest Investment Mngt. LLC"` → `Forest Investment Management`. None where nothing is left.
    """
    if known := known_family(printed):
        return known
    found = [word for word in without_legal_form(words(printed))[0] if word not in ("and", "the")]
    return " ".join(word.upper() if len(word) < 4 and word not in ("of", "for") else word.capitalize() for word in found) or None


def _printed_manager(key: NameKey) -> str | None:
    """The manager printed in a name; a bank or dealer that stands there is a custodian, unless it is known to manage."""
    printed = " ".join(key.manager_words)
    is_custodian = holder_type(printed)[0] == "broker-dealer or bank"
    return known_family(printed) if is_custodian else manager_name(printed)


def family_of(spellings: Iterable[str], headings: Iterable[str] = (), claimed: Iterable[str] = ()) -> str | None:
    """The family of a holder with these spellings, under these headings, with these managers claimed for it.

    A manager printed in the name (c/o, f/b/o) counts most, then what the name itself says, a footnote's claim, a heading; of
    several of one sort the one most often met, then the first in the alphabet.
    """
    printed = list(spellings)
    keys = [name_key(name) for name in printed]
    sources: tuple[Iterable[str | None], ...] = (
        (_printed_manager(key) for key in keys if key.manager_words),
        (known_family(name) for name in printed),
        (manager_name(name) for name in claimed),
        (manager_name(name) for name in headings if known_family(name) or is_manager(name_key(name))),
    )
    for source in sources:
        counts = Counter(name for name in source if name)
        if counts:
            return min(counts, key=lambda name: (-counts[name], name))
    return None
