"""When one letter's difference between two names is a misprint, and when it is another holder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from functools import cache
from itertools import combinations

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from transform.identity.name_key import NameKey
from transform.identity.vocabulary import table

_LONG = 6
"""Letters a word needs before one of them may be wrong or lost: `GMA` and `HMA` are two funds."""
_CROWD = 60
"""Names that agree in all words but one; beyond this many only those are compared whose odd words begin alike."""


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(table("name_guards")[section]["words"])


@cache
def _lookalikes() -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in table("name_guards")["lookalikes"]["pairs"])


def is_distinctive(word: str) -> bool:
    """True for a word that few holders share: neither generic nor a guard, letters only, three or more."""
    return len(word) > 2 and word.isalpha() and word not in _words("generic") and word not in _words("guards")


def is_faceless(key: NameKey) -> bool:
    """True for a name of common words without legal form or manager ("Equity Income Fund"): any sponsor may have one so called."""
    return not key.legal_form and not key.manager and set(key.words) <= _words("generic")


def is_manager(key: NameKey) -> bool:
    """True where a heading above rows can be a manager: an organisation with a word of its own, unlike "Not previously listed"."""
    return bool(key.legal_form or set(key.words) & _words("organisation")) and any(map(is_distinctive, key.words))


def is_misprint(left: str, right: str) -> bool:
    """True where two words can be one misprinted: long, of letters, the first one equal, one letter put, lost, changed or swapped.

    Words that are both right (`employees`, `employers`) or that tell holders apart (`bermuda`) are never misprints of each other.
    """
    if (
        min(len(left), len(right)) < _LONG - 1
        or max(len(left), len(right)) < _LONG
        or left[0] != right[0]
        or not (left.isalpha() and right.isalpha())
    ):
        return False
    if frozenset((left, right)) in _lookalikes() or (left in _words("guards") and right in _words("guards")):
        return False
    return OSA.distance(left, right, score_cutoff=1) == 1


def is_common_word_misprinted(left: str, right: str) -> bool:
    """True where one of two words that differ in a letter is a common word and the other neither one nor its plural (`amerca`)."""
    known = _words("generic") | _words("guards") | _words("organisation")
    return ((left in known) != (right in known)) and left.rstrip("s") != right.rstrip("s")


def may_be_person(key: NameKey) -> bool:
    """True where nothing in the name says that it is an organisation, or a word says that it stands for one member of a family."""
    found = set(key.words)
    if found & _words("personal"):
        return not found & _words("impersonal")
    return not (key.legal_form or found & _words("organisation"))


def odd_words(left: NameKey, right: NameKey) -> tuple[str, str] | None:
    """The one word, in both its prints, in which two names of equally many words differ; None where they differ in more or none."""
    if len(left.words) != len(right.words):
        return None
    odd = [pair for pair in zip(left.words, right.words, strict=True) if pair[0] != pair[1]]
    return (min(odd[0]), max(odd[0])) if len(odd) == 1 else None


def likeness(left: str, right: str) -> float:
    """How alike two printed names look, 0 to 1. Says nothing of their being one: Fund and Fund II score 0.95."""
    return round(fuzz.ratio(left.casefold(), right.casefold()) / 100, 3)


def nearly_equal(keys: Iterable[NameKey]) -> Iterator[tuple[NameKey, NameKey]]:
    """Pairs of keys that differ in one word that can be a misprint; through blocks of names that agree in all other words."""
    blocks: dict[Hashable, list[NameKey]] = defaultdict(list)
    for key in keys:
        for at, word in enumerate(key.words):
            if len(word) >= _LONG - 1 and word.isalpha():
                blocks[(*key.words[:at], None, *key.words[at + 1 :])].append(key)
    for pattern, block in blocks.items():
        if len(block) < 2:
            continue
        at = pattern.index(None)  # type: ignore[attr-defined]
        for crowd in [block] if len(block) <= _CROWD else _alike(block, at):
            for left, right in combinations(crowd, 2):
                if is_misprint(left.words[at], right.words[at]):
                    yield left, right


def _alike(block: list[NameKey], at: int) -> Iterable[list[NameKey]]:
    parts: dict[str, list[NameKey]] = defaultdict(list)
    for key in block:
        parts[key.words[at][:3]].append(key)
    return parts.values()
