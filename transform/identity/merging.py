"""From links and decisions to holders: which keys are one everywhere, and which only within a chain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from transform.identity.chain import TOGETHER, Link, Node
from transform.identity.components import Components
from transform.identity.decisions import Pair
from transform.identity.evidence import Evidence
from transform.identity.holder_types import holder_type
from transform.identity.likeness import is_faceless
from transform.identity.misprints import COMMON, ONE_FORM
from transform.identity.name_key import name_key
from transform.identity.variants import by_core, compatible, is_torn
from transform.identity.words import plain
from transform.records import HolderDecision


@dataclass(frozen=True, slots=True)
class Merged:
    """Keys joined into holders. `local` tells of a key that is one holder here and another one there: (chain, key) → (key, score).

    `split` are spellings that a decision took away from their own rule key; they are keys of their own. `faceless` are names of
    common words ("Equity Income Fund"): each chain's is another holder, unless a decision says more.
    """

    components: Components
    local: Mapping[tuple[str, Node], tuple[Node, float]]
    split: frozenset[str]
    faceless: frozenset[Node]

    def node_of(self, name: str) -> Node:
        core, form, manager = node = name_key(name).node
        if self.split and (spelling := plain(name)) in self.split:
            return (f"{core} = {spelling}", form, manager)
        return node


def merged(evidence: Evidence, links: Mapping[str, Sequence[Link]], newest: Mapping[Pair, HolderDecision]) -> Merged:
    """Joins keys: decisions first (the newest first), then what chains prove (the surest first), then managers added to a name."""
    together = {(link.left, link.right) for several in links.values() for link in several if TOGETHER in link.against}

    def may_meet(left: Node, right: Node) -> bool:
        return compatible(left, right) and (left, right) not in together and (right, left) not in together

    faceless = frozenset(node for node, names in evidence.spellings.items() if is_faceless(name_key(min(names))))
    result = Merged(Components(may_meet), {}, _split(newest), faceless)
    _decide(result, newest)
    torn = _torn(evidence.spellings) | faceless
    for link in _surest_first(_with_known_spellings(evidence, links), torn):
        result.components.join(link.left, link.right, "context", link.score)
    for left, right in _managers_added(evidence.spellings, torn):
        result.components.join(left, right, "key", 0.99)
    for left, right in _forms_left_out(evidence, torn):
        result.components.join(left, right, "context", 0.9)
    decided = {node for left, right, method, _ in result.components.edges if method == "decision" for node in (left, right)}
    local = {
        place: target
        for place, target in _local(links, torn).items()
        if place[1] not in decided and not result.components.apart(place[1], target[0])
    }
    return replace(result, local=local)


def _split(newest: Mapping[Pair, HolderDecision]) -> frozenset[str]:
    """Of two spellings of one rule key that are judged different, the later one in the alphabet leaves the key."""
    apart = [pair for pair, decision in newest.items() if decision.judgement == "different"]
    return frozenset(right for left, right in apart if name_key(left).node == name_key(right).node)


def _decide(result: Merged, newest: Mapping[Pair, HolderDecision]) -> None:
    for (left, right), decision in newest.items():
        if decision.judgement == "different":
            result.components.part(result.node_of(left), result.node_of(right))
    same = [(decision.decided_at, pair) for pair, decision in newest.items() if decision.judgement == "same"]
    for _, (left, right) in sorted(same, reverse=True):
        result.components.join(result.node_of(left), result.node_of(right), "decision", 1.0)


def _torn(nodes: Iterable[Node]) -> frozenset[Node]:
    """Keys that could be several holders which contradict each other, over all chains."""
    groups = by_core(nodes).values()
    return frozenset(node for several in groups if len(several) > 2 for node in several if is_torn(node, several))


def _with_known_spellings(evidence: Evidence, links: Mapping[str, Sequence[Link]]) -> Iterator[Link]:
    """Every chain's links; a misprint in an else common name ("Jeffries & Company") counts as certain where the other spelling is
    known from three chains at least and from three times as many as this one.
    """
    met: dict[str, set[str]] = defaultdict(set)
    for node, chains in evidence.chains.items():
        met[node[0]] |= chains
    for link in (link for several in links.values() for link in several):
        few, many = sorted((len(met[link.left[0]]), len(met[link.right[0]])))
        if link.kind == "spelling" and link.against and {COMMON, ONE_FORM}.issuperset(link.against) and many >= max(3, 3 * few):
            yield replace(link, score=0.9, against=(), reasons=(*link.reasons, "one spelling is known from many chains"))
        else:
            yield link


def _surest_first(links: Iterable[Link], torn: frozenset[Node]) -> list[Link]:
    certain = {link for link in links if link.certain and not {link.left, link.right} & torn}
    return sorted(certain, key=lambda link: (-link.score, link.left, link.right, link.kind, link.reasons))


def _managers_added(nodes: Iterable[Node], torn: frozenset[Node]) -> list[tuple[Node, Node]]:
    """Keys that differ in nothing but a manager that one of them prints: the same legal holder, in whatever chain."""
    by_holder: dict[tuple[str, str], list[Node]] = defaultdict(list)
    for node in nodes:
        if node not in torn:
            by_holder[node[:2]].append(node)
    several = [sorted(found) for found in by_holder.values() if len(found) > 1]
    return [pair for found in sorted(several) for pair in combinations(found, 2) if compatible(*pair)]


def _forms_left_out(evidence: Evidence, torn: frozenset[Node]) -> list[tuple[Node, Node]]:
    """A bank, dealer, insurer or company that some chain prints without its legal form, where only one form of it is known.

    Funds are left to their chains: they come in pairs, a partnership at home and a company abroad.
    """
    groups = sorted(sorted(nodes) for nodes in by_core(evidence.spellings).values() if len(nodes) > 1)
    pairs = [pair for nodes in groups for pair in combinations(nodes, 2) if not torn & set(pair) and compatible(*pair)]
    return [
        (left, right) for left, right in pairs if left[1] != right[1] and _operates(evidence, left) and _operates(evidence, right)
    ]


def _operates(evidence: Evidence, node: Node) -> bool:
    return holder_type(min(evidence.spellings[node]))[0] in {"broker-dealer or bank", "insurer", "corporate"}


def _local(links: Mapping[str, Sequence[Link]], torn: frozenset[Node]) -> dict[tuple[str, Node], tuple[Node, float]]:
    out: dict[tuple[str, Node], tuple[Node, float]] = {}
    for chain, several in links.items():
        for link in sorted(several, key=lambda link: (link.score, link.left, link.right)):
            ends = ((link.left, link.right), (link.right, link.left))
            for here, there in ends if link.certain else ():
                if here in torn and there not in torn:
                    out[chain, here] = (there, link.score)
    return out
