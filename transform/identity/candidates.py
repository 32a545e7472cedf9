"""Holders that may be one: shown for review with score and reasons, never merged by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import combinations

from transform.identity.chain import TOGETHER, Link, Node
from transform.identity.decisions import Pair
from transform.identity.evidence import Evidence
from transform.identity.likeness import is_distinctive, likeness, nearly_equal, odd_words
from transform.identity.merging import Merged
from transform.identity.name_key import name_key
from transform.identity.variants import by_core, compatible
from transform.records import HolderDecision, MergeCandidate

Found = tuple[Node, Node, float, tuple[str, ...]]


def merge_candidates(
    evidence: Evidence, result: Merged, links: Mapping[str, Sequence[Link]], newest: Mapping[Pair, HolderDecision]
) -> tuple[MergeCandidate, ...]:
    """Pairs of holders that something speaks for, without those already one or judged different; the likeliest first.

    `left` and `right` are the holders' most printed spellings, as a decision names them. Found through chains' links, equal cores
    and blocks of names that agree in all words but one; never by comparing all pairs.
    """
    apart = {(link.left, link.right) for several in links.values() for link in several if TOGETHER in link.against}
    best: dict[tuple[Node, Node], Found] = {}
    for left, right, score, reasons in (*_linked(links), *_across_chains(evidence, apart), *_undecided(result, newest)):
        if _settled(result, left, right):
            continue  # one holder already, or judged different
        roots = tuple(sorted((result.components.root(left), result.components.root(right))))
        pair = (roots[0], roots[1])
        if pair not in best or (score, reasons) > best[pair][2:]:
            best[pair] = (left, right, score, reasons)
    out = [_candidate(evidence, result, found) for found in best.values()]
    return tuple(sorted((c for c in out if c is not None), key=lambda c: (-c.score, c.left, c.right)))


def _settled(result: Merged, left: Node, right: Node) -> bool:
    components = result.components
    return components.root(left) == components.root(right) or components.apart(left, right)


def _candidate(evidence: Evidence, result: Merged, found: Found) -> MergeCandidate | None:
    left, right = (_spelling(evidence, node) for node in found[:2])
    if left is None or right is None:
        return None
    one, other = sorted((left, right))
    return MergeCandidate(one, other, round(found[2], 3), found[3])


def _spelling(evidence: Evidence, node: Node) -> str | None:
    counts = evidence.spellings.get(node)
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def _linked(links: Mapping[str, Sequence[Link]]) -> Iterator[Found]:
    """What chains say without certainty, and what they say with it but other chains contradict."""
    for several in links.values():
        for link in several:
            yield link.left, link.right, min(link.score, 0.9), (*link.reasons, *link.against)


def _across_chains(evidence: Evidence, apart: Set[tuple[Node, Node]]) -> Iterator[Found]:
    """Names of different chains that are equal but for what one of them leaves out, or but for one letter."""
    keys = {node: name_key(min(names)) for node, names in evidence.spellings.items()}
    for nodes in by_core(keys).values():
        for left, right in combinations(sorted(nodes), 2):
            if compatible(left, right) and (left, right) not in apart:
                yield left, right, 0.8, ("same name in other issues, printed there with legal form or manager",)
    for one, other in nearly_equal(keys.values()):
        odd = odd_words(one, other)
        if tuple(sorted((one.node, other.node))) in apart:
            continue  # the chain has said more of them already
        if odd and compatible(one.node, other.node) and any(is_distinctive(word) for word in (*one.words, *other.words)):
            score = likeness(" ".join(one.words), " ".join(other.words)) * 0.9
            left, right = sorted((one.node, other.node))
            yield left, right, score, (f"{odd[0]} and {odd[1]} differ in one letter, all other words are equal",)


def _undecided(result: Merged, newest: Mapping[Pair, HolderDecision]) -> Iterator[Found]:
    for (left, right), decision in newest.items():
        if decision.judgement == "undecided":
            words = f"left undecided by {decision.decided_by or 'somebody'} on {decision.decided_at}"
            yield result.node_of(left), result.node_of(right), likeness(left, right), (words,)
