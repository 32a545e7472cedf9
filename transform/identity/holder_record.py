"""Joined keys → `Holder` and `HolderAssignment` records."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping

from transform.identity.chain import Node
from transform.identity.components import Components
from transform.identity.evidence import Evidence
from transform.identity.families import family_of
from transform.identity.holder_types import UNKNOWN, holder_type
from transform.identity.merging import Merged
from transform.identity.name_key import name_key
from transform.records import Holder, HolderAssignment


def holder_id_of(canonical: str) -> str:
    """The id of the holder with this canonical key: `h` and 12 hex digits."""
    return "h" + hashlib.sha256(canonical.encode()).hexdigest()[:12]


def resolved(evidence: Evidence, result: Merged) -> tuple[tuple[Holder, ...], tuple[HolderAssignment, ...]]:
    """The holders that have a row, and which of them each note issue's printed names are.

    A faceless name is one holder within a chain only: nothing says that another chain's is the same.
    """
    homes = {place: _home(result, place[1], chain) for place, chain in evidence.places.items()}
    ids, how = _identified(evidence, result, {home for home, _ in homes.values()})
    assignments = []
    for (issue, name), (home, score) in homes.items():
        method, sure = ("context", score) if score is not None else how[result.node_of(name)]
        holder_id = ids[result.components.root(home)]
        if home in result.faceless and len(result.components.members(home)) == 1:
            holder_id = holder_id_of(f"{holder_id}|{evidence.places[issue, name]}")
        assignments.append(HolderAssignment(issue, name, holder_id, method, sure))
    assignments.sort(key=lambda found: (found.note_issue_id or "", found.name))
    return _holders(evidence, result, assignments), tuple(assignments)


def _home(result: Merged, name: str, chain: str) -> tuple[Node, float | None]:
    """The key whose holder a name means in a chain, with the score where only the chain says so."""
    node = result.node_of(name)
    return result.local.get((chain, node), (node, None))


def _identified(evidence: Evidence, result: Merged, nodes: Iterable[Node]) -> tuple[dict[Node, str], dict[Node, tuple[str, float]]]:
    """By component's root its holder id; by key how it came to its holder."""
    members = {root: sorted(result.components.members(root)) for root in {result.components.root(node) for node in nodes}}
    canonical = {root: _canonical(evidence, found) for root, found in members.items()}
    shared = Counter(node[:2] for node in canonical.values())
    shared_manager = Counter(canonical.values())
    ids = {}
    for root, node in canonical.items():
        parts = [
            *node[:2],
            *([node[2]] if shared[node[:2]] > 1 else []),
            *([str(members[root][0])] if shared_manager[node] > 1 else []),
        ]
        ids[root] = holder_id_of("|".join(parts))
    return ids, _methods(result.components, members, canonical)


def _canonical(evidence: Evidence, nodes: list[Node]) -> Node:
    """The component's core, legal form and manager: each the one met in most chains, a form before none, no manager before one."""
    if len(nodes) == 1:
        return nodes[0]
    met: tuple[dict[str, set[str]], ...] = (defaultdict(set), defaultdict(set), defaultdict(set))
    for node in nodes:
        for part, chains in zip(node, met, strict=True):
            chains[part] |= evidence.chains.get(node, set())
    core, form = (min(chains, key=lambda part: (not part, -len(chains[part]), part)) for chains in met[:2])
    return (core, form, min(met[2], key=lambda part: (bool(part), -len(met[2][part]), part)))


def _methods(
    components: Components, members: Mapping[Node, list[Node]], canonical: Mapping[Node, Node]
) -> dict[Node, tuple[str, float]]:
    """How each key belongs to its holder: by rule, or over the links that lead to it from the key most like the canonical one."""
    beside: dict[Node, list[tuple[Node, str, float]]] = defaultdict(list)
    for left, right, method, score in components.edges:
        beside[left].append((right, method, score))
        beside[right].append((left, method, score))
    how: dict[Node, tuple[str, float]] = {}
    for root, nodes in members.items():
        start = max(nodes, key=lambda node: ([a == b for a, b in zip(node, canonical[root], strict=True)], node))
        how[start] = ("key", 1.0)
        queue = deque([start])
        while queue:
            here = queue.popleft()
            for there, method, score in sorted(beside[here]):
                if there not in how:
                    how[there] = (_weaker(how[here][0], method), min(how[here][1], score))
                    queue.append(there)
    return how


def _weaker(left: str, right: str) -> str:
    order = ("key", "context", "decision")
    return max(left, right, key=order.index)


def _holders(evidence: Evidence, result: Merged, assignments: Iterable[HolderAssignment]) -> tuple[Holder, ...]:
    by_holder: dict[str, dict[str, tuple[str, float]]] = defaultdict(dict)
    for found in assignments:
        known = by_holder[found.holder_id].get(found.name)
        if known is None or (found.score, found.method) > (known[1], known[0]):
            by_holder[found.holder_id][found.name] = (found.method, found.score)
    return tuple(_holder(evidence, holder_id, spellings) for holder_id, spellings in sorted(by_holder.items()))


def _holder(evidence: Evidence, holder_id: str, spellings: Mapping[str, tuple[str, float]]) -> Holder:
    nodes = {name: name_key(name).node for name in spellings}
    counts = {name: evidence.spellings[node][name] for name, node in nodes.items()}

    def rank(name: str) -> tuple[bool, bool, int, str]:
        _, form, manager = nodes[name]
        return (spellings[name][0] != "key", not form or bool(manager), -counts[name], name)

    order = sorted(spellings, key=rank)
    types = [found for found in map(holder_type, order) if found[0] != UNKNOWN]
    headings: Counter[str] = Counter()
    managers: Counter[str] = Counter()
    for node in set(nodes.values()):
        headings += evidence.headings.get(node, Counter())
        managers += evidence.managers.get(node, Counter())
    kind, words = types[0] if types else (UNKNOWN, "")
    family = family_of(order, headings.elements(), managers.elements())
    return Holder(holder_id, order[0], kind, words, family, tuple((name, *spellings[name]) for name in sorted(spellings)))
