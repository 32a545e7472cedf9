"""Which names have to be resolved together: for a warehouse that resolves again only what a batch touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from transform.identity.chain import Link
from transform.identity.name_key import name_key
from transform.records import HolderDecision


def related_cores(touched: Iterable[str], links: Iterable[Link], decisions: Iterable[HolderDecision] = ()) -> frozenset[str]:
    """The cores (`name_key(name).core`) that can bear on the holders of the touched cores, these included.

    Names of one core, names that some chain links (certainly or not) and names that a decision compares can share a holder or keep
    each other from one; nothing else can. So `resolve_with` over all mentions of these cores, with the links of all chains, gives
    their holders and assignments exactly as `resolve_holders` over everything does. Only candidates across chains need all names.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    pairs = [(link.left[0], link.right[0]) for link in links]
    pairs += [(name_key(decision.left).core, name_key(decision.right).core) for decision in decisions]
    for left, right in pairs:
        beside[left].add(right)
        beside[right].add(left)
    found: set[str] = set()
    reached = set(touched)
    while reached:
        found |= reached
        reached = {other for core in reached for other in beside.get(core, ())} - found
    return frozenset(found)
