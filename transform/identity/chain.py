"""What the filings of one chain prove of its names: which spelling stands for which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from transform.identity.name_key import NameKey, name_key
from transform.records import NameMention

Node = tuple[str, str, str]
"""(core, legal form, manager) of a `NameKey`."""

TOGETHER = "one filing prints both for one issue"


@dataclass(frozen=True, slots=True)
class Link:
    """Two keys that the filings of one chain show to be one holder, or that may be one.

    `kind`: `legal form` or `manager` (one prints none), `compartment` (a segregated portfolio company's), `former name`, `spelling`
    (one letter's difference), `word` (one says "fund" or "company" more), `order` (the same words in another order).
    `reasons` speak for it, `against` say why it isn't certain; it is certain where nothing stands there.
    """

    left: Node
    right: Node
    kind: str
    score: float
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        return not self.against


def link(left: Node, right: Node, kind: str, sure: float, unsure: float, reasons: Iterable[str], against: Iterable[str]) -> Link:
    """A link with its ends in order; its score is `sure` where nothing is against it."""
    one, other = sorted((left, right))
    doubts = tuple(against)
    return Link(one, other, kind, unsure if doubts else sure, tuple(reasons), doubts)


class Places:
    """Where each key of a chain stands, and with which amounts."""

    def __init__(self, mentions: Sequence[NameMention]) -> None:
        self.keys: dict[Node, NameKey] = {}
        self._mentions = mentions
        self._by_node: dict[Node, list[NameMention]] = {}
        for key in map(name_key, sorted({mention.name for mention in mentions})):
            known = self.keys.setdefault(key.node, key)
            if key.words < known.words:
                self.keys[key.node] = key

    def _of(self, node: Node) -> Sequence[NameMention]:
        """The mentions of one key; sorted out when first asked for, as most chains have no two names to compare."""
        if not self._by_node:
            for mention in self._mentions:
                self._by_node.setdefault(name_key(mention.name).node, []).append(mention)
        return self._by_node.get(node, ())

    def _rows(self, node: Node) -> set[tuple[str, str | None]]:
        return {(m.accession_number, m.note_issue_id) for m in self._of(node) if m.is_row}

    def _amounts(self, node: Node) -> set[tuple[str | None, Decimal]]:
        return {(m.note_issue_id, m.principal_amount) for m in self._of(node) if m.principal_amount}

    def together(self, left: Node, right: Node) -> bool:
        """True where one filing has rows of both for one note issue: as a rule they are two holders."""
        return not self._rows(left).isdisjoint(self._rows(right))

    def same_amount(self, left: Node, right: Node) -> bool:
        """True where the chain prints one amount of one issue with both."""
        return not self._amounts(left).isdisjoint(self._amounts(right))

    def against(self, left: Node, right: Node) -> list[str]:
        """What speaks against any two keys of the chain being one holder."""
        return [TOGETHER] if self.together(left, right) else []


def chains_of(mentions: Sequence[NameMention]) -> Mapping[str, list[NameMention]]:
    """Mentions by chain: note issues that one filing covers belong to one chain. The key is the chain's first filing or issue."""
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for filing, issue in {(m.accession_number, m.note_issue_id) for m in mentions}:
        left, right = root(f"filing {filing}"), root(f"issue {issue}") if issue else root(f"filing {filing}")
        parent[max(left, right)] = min(left, right)
    chain_of = {filing: root(f"filing {filing}") for filing in {m.accession_number for m in mentions}}
    chains: dict[str, list[NameMention]] = defaultdict(list)
    for mention in mentions:
        chains[chain_of[mention.accession_number]].append(mention)
    return chains
