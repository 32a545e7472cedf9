"""Keys that are one holder: joined link by link, the surest first, and never across a known difference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field

from transform.identity.chain import Node


@dataclass(slots=True)
class Components:
    """A union-find over keys that refuses unions. `edges` are the accepted links: (left, right, method, score)."""

    may_meet: Callable[[Node, Node], bool]
    """Asked for every pair that an automatic union would bring together."""
    different: dict[Node, set[Node]] = field(default_factory=lambda: defaultdict(set))
    edges: list[tuple[Node, Node, str, float]] = field(default_factory=list)
    _parent: dict[Node, Node] = field(default_factory=dict)
    _members: dict[Node, set[Node]] = field(default_factory=dict)

    def root(self, node: Node) -> Node:
        parent = self._parent
        if node not in parent:
            parent[node] = node
            self._members[node] = {node}
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def members(self, node: Node) -> set[Node]:
        """All keys that are one holder with this one, itself included."""
        return self._members[self.root(node)]

    def part(self, left: Node, right: Node) -> None:
        """Declares two keys different: no union will ever bring them together."""
        self.different[left].add(right)
        self.different[right].add(left)

    def apart(self, left: Node, right: Node) -> bool:
        """True where a declared difference keeps the holders of two keys from being one."""
        others = self.members(right)
        return any(not self.different[node].isdisjoint(others) for node in self.members(left) if node in self.different)

    def join(self, left: Node, right: Node, method: str, score: float) -> bool:
        """Makes two keys one holder unless a declared difference, or for an automatic link `may_meet`, stands against it."""
        one, other = self.root(left), self.root(right)
        if one != other:
            few, many = sorted((self._members[one], self._members[other]), key=len)
            if self.apart(left, right):
                return False
            if method != "decision" and not all(self.may_meet(a, b) for a in few for b in many):
                return False
            keep, gone = (one, other) if len(self._members[one]) >= len(self._members[other]) else (other, one)
            self._parent[gone] = keep
            self._members[keep] |= self._members.pop(gone)
        self.edges.append((left, right, method, score))
        return True

    def all(self, nodes: Iterable[Node]) -> list[list[Node]]:
        """The components over these keys, each sorted, in the order of their first keys."""
        groups: dict[Hashable, list[Node]] = defaultdict(list)
        for node in sorted(nodes):
            groups[self.root(node)].append(node)
        return sorted(groups.values())
