"""Names of one chain that differ in a letter, a common word or the order of words, and the evidence that they are one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from transform.identity.chain import Link, Places, link
from transform.identity.likeness import is_common_word_misprinted, is_distinctive, likeness, may_be_person, nearly_equal, odd_words
from transform.identity.name_key import NameKey
from transform.identity.variants import compatible

COMMON = "the other words are common to many holders"
ONE_FORM = "only one prints its legal form"
ONE_MANAGER = "only one prints its manager"
_EMPTY = frozenset({"fund", "funds", "company"})
"""Words that say so little that a name may go with or without them, as long as its amount is the same."""


def misprints(places: Places) -> Iterator[Link]:
    """One letter's difference in one long word. Certain where no filing has rows of both for one issue, their managers are equal,
    and the chain prints one amount with both, or they cannot be two persons, their legal forms are equal and their other
    words are their own (or the odd word is a common one, misprinted).
    """
    for left, right in nearly_equal(places.keys.values()):
        if not compatible(left.node, right.node):
            continue
        odd = odd_words(left, right)
        assert odd is not None, f"{left.words} and {right.words} differ in more than one word"
        same_amount = places.same_amount(left.node, right.node)
        own = any(is_distinctive(word) for word in left.words if word not in odd) or is_common_word_misprinted(*odd)
        reasons = [f"{odd[0]} and {odd[1]} differ in one letter, all other words are equal"]
        reasons += ["the chain prints one amount with both"] if same_amount else []
        doubts = _against(places, left, right)
        if not same_amount:
            doubts += ["they may be two persons"] if may_be_person(left) else []
            doubts += [] if own else [COMMON]
            doubts += [] if left.legal_form == right.legal_form else [ONE_FORM]
        unsure = likeness(" ".join(left.words), " ".join(right.words))
        yield link(left.node, right.node, "spelling", 0.97 if same_amount else 0.93, min(unsure, 0.9), reasons, doubts)


def empty_words(places: Places) -> Iterator[Link]:
    """ "X Fund Ltd." and "X Ltd.": certain with one amount in one issue and words of their own, else for review."""
    by_words: dict[tuple[str, ...], list[NameKey]] = defaultdict(list)
    for key in places.keys.values():
        by_words[key.words].append(key)
    for key in places.keys.values():
        for at, word in enumerate(key.words):
            if word not in _EMPTY:
                continue  # a word of its own
            rest = (*key.words[:at], *key.words[at + 1 :])
            for other in by_words.get(rest, ()):
                if not compatible(key.node, other.node):
                    continue
                doubts = _against(places, key, other)
                doubts += [] if places.same_amount(key.node, other.node) else ["their amounts differ"]
                doubts += [] if any(map(is_distinctive, rest)) else [COMMON]
                doubts += [] if key.legal_form == other.legal_form else [ONE_FORM]
                yield link(key.node, other.node, "word", 0.91, 0.7, [f'one says "{word}" more'], doubts)


def reordered(places: Places) -> Iterator[Link]:
    """ "Museum of Fine Arts, Boston" and "Boston Museum of Fine Arts": three words or more, none a number or a single letter."""
    bags: dict[tuple[str, ...], list[NameKey]] = defaultdict(list)
    for key in places.keys.values():
        bag = tuple(sorted(word for word in key.words if word != "of"))
        if len(bag) > 2 and all(len(word) > 2 and word.isalpha() for word in bag):
            bags[bag].append(key)
    for several in bags.values():
        for left, right in combinations(several, 2):
            if left.core != right.core and compatible(left.node, right.node):
                doubts = _against(places, left, right)
                doubts += [] if left.legal_form == right.legal_form else [ONE_FORM]
                yield link(left.node, right.node, "order", 0.92, 0.75, ["the same words in another order"], doubts)


def _against(places: Places, left: NameKey, right: NameKey) -> list[str]:
    """What speaks against two names whose cores differ: rows of both in one filing, or a manager that tells accounts apart."""
    return [*places.against(left.node, right.node), *([] if left.manager == right.manager else [ONE_MANAGER])]
