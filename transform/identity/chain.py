"""What the filings of one chain prove of its names: which spelling stands for which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from transform.identity.likeness import is_distinctive, likeness, may_be_person, nearly_equal, odd_words
from transform.identity.name_key import NameKey, name_key, without_legal_form
from transform.records import NameMention

Node = tuple[str, str, str]
"""(core, legal form, manager) of a `NameKey`."""

TOGETHER = "one filing prints both for one issue"


@dataclass(frozen=True, slots=True)
class Link:
    """Two keys that the filings of one chain show to be one holder, or that may be one (`certain` False).

    `kind`: `legal form` (left prints none), `manager` (left prints none), `compartment` (left names only the company),
    `former name` (the filing says so), `spelling` (one letter's difference), `name` (alike, for review only).
    """

    left: Node
    right: Node
    kind: str
    certain: bool
    score: float
    reasons: tuple[str, ...]


class _Places:
    """Where each key of a chain stands, and with which amounts."""

    def __init__(self, mentions: Iterable[NameMention]) -> None:
        self.keys: dict[Node, NameKey] = {}
        self.rows: dict[Node, set[tuple[str, str | None]]] = defaultdict(set)
        self.amounts: dict[Node, set[tuple[str | None, Decimal]]] = defaultdict(set)
        for mention in mentions:
            key = name_key(mention.name)
            node = key.node
            if node not in self.keys or key.words < self.keys[node].words:
                self.keys[node] = key
            self.rows[node].add((mention.accession_number, mention.note_issue_id))
            if mention.principal_amount:
                self.amounts[node].add((mention.note_issue_id, mention.principal_amount))

    def together(self, left: Node, right: Node) -> bool:
        """True where one filing prints both for one note issue: then they are two rows, and as a rule two holders."""
        return not self.rows[left].isdisjoint(self.rows[right])

    def same_amount(self, left: Node, right: Node) -> bool:
        return not self.amounts[left].isdisjoint(self.amounts[right])


def chain_links(mentions: Sequence[NameMention]) -> tuple[Link, ...]:
    """The links that one chain's filings give. Pure; depends on nothing outside the chain, so it can be kept per chain."""
    places = _Places(mentions)
    if len(places.keys) < 2:
        return ()
    links = {*_variants(places), *_compartments(places), *_former_names(places), *_misprints(places)}
    return tuple(sorted(links, key=lambda link: (link.left, link.right, link.kind)))


def _variants(places: _Places) -> Iterable[Link]:
    """Keys of one core that do not contradict: one prints no legal form, or no manager (or less of its name)."""
    by_core: dict[str, list[Node]] = defaultdict(list)
    for node in places.keys:
        by_core[node[0]].append(node)
    for nodes in by_core.values():
        if len(nodes) < 2:
            continue
        torn = {node for node in nodes if is_torn(node, nodes)}
        for left, right in combinations(sorted(nodes), 2):
            if not compatible(left, right):
                continue
            kind = "manager" if left[1] == right[1] else "legal form"
            against = ["other names of the chain would fit as well"] if torn & {left, right} else []
            if places.together(left, right):
                against.append(TOGETHER)
            reasons = (f"same name, its {kind} printed with one only", *against)
            yield Link(left, right, kind, not against, 0.7 if against else 0.95, reasons)


def is_torn(node: Node, others: Iterable[Node]) -> bool:
    """True where the others that fit a key contradict each other: "X" between "X Ltd." and "X L.P."."""
    fitting = [other for other in others if compatible(node, other)]
    return any(not compatible(left, right) for left, right in combinations(fitting, 2))


def compatible(left: Node, right: Node) -> bool:
    """True where legal forms and managers do not contradict; a manager's name may be printed shorter."""
    if left[1] and right[1] and left[1] != right[1]:
        return False
    return not left[2] or not right[2] or left[2].startswith(right[2]) or right[2].startswith(left[2])


def _compartments(places: _Places) -> Iterable[Link]:
    """A segregated portfolio company named without its portfolio, where the chain knows one portfolio of it only."""
    companies: dict[tuple[str, ...], list[Node]] = defaultdict(list)
    for node, key in places.keys.items():
        if "fbo" in key.words:
            company = key.words[: key.words.index("fbo")]
            companies[without_legal_form(company)[0]].append(node)
    for node, key in places.keys.items():
        portfolios = companies.get(key.words, []) if "fbo" not in key.words else []
        for portfolio in portfolios:
            reasons = ["the same company, its portfolio or beneficiary printed with one only"]
            if not {"spc", "pcc", "icc"} & set(key.words):
                reasons.append("it may hold for itself")
            if len(portfolios) > 1:
                reasons.append("the chain knows several of its portfolios")
            if places.together(node, portfolio):
                reasons.append(TOGETHER)
            yield Link(node, portfolio, "compartment", len(reasons) == 1, 0.9 if len(reasons) == 1 else 0.6, tuple(reasons))


def _former_names(places: _Places) -> Iterable[Link]:
    by_core: dict[str, list[Node]] = defaultdict(list)
    for node in places.keys:
        by_core[node[0]].append(node)
    for node, key in places.keys.items():
        for other in by_core.get(key.alias[0], ()) if key.alias[0] else ():
            if other != node and compatible((other[0], key.alias[1], ""), other):
                yield Link(other, node, "former name", True, 0.99, ("the filing prints it as the former or trade name",))


def _misprints(places: _Places) -> Iterable[Link]:
    for left, right in nearly_equal(places.keys.values()):
        if not compatible(left.node, right.node):
            continue
        one, other = sorted((left.node, right.node))
        certain, score, reasons = misprint_evidence(left, right, places.same_amount(one, other), places.together(one, other))
        yield Link(one, other, "spelling", certain, score, reasons)


def misprint_evidence(left: NameKey, right: NameKey, same_amount: bool, together: bool) -> tuple[bool, float, tuple[str, ...]]:
    """Whether two names of a chain that differ in one letter are one, how sure, and why (or why not)."""
    odd = odd_words(left, right)
    assert odd is not None, f"{left.words} and {right.words} differ in more than one word"
    reasons = [f"{odd[0]} and {odd[1]} differ in one letter, all other words are equal"]
    against = []
    distinctive = any(is_distinctive(word) for word in left.words if word not in odd)
    if same_amount:
        reasons.append("the chain prints one amount with both")
    if distinctive:
        reasons.append("the other words are the holder's own")
    if together:
        against.append(TOGETHER)
    if may_be_person(left) and not same_amount:
        against.append("they may be two persons")
    if not (same_amount or distinctive):
        against.append("the other words are common to many holders")
    if left.legal_form != right.legal_form and not same_amount:
        against.append("only one prints its legal form")
    if against:
        return False, likeness(" ".join(left.words), " ".join(right.words)), (*reasons, *against)
    return True, 0.97 if same_amount else 0.93, tuple(reasons)


def chains_of(mentions: Sequence[NameMention]) -> Mapping[str, list[NameMention]]:
    """Mentions by chain: note issues that one filing covers belong to one chain. The key is the chain's first issue or filing."""
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
    chains: dict[str, list[NameMention]] = defaultdict(list)
    for mention in mentions:
        chains[root(f"filing {mention.accession_number}")].append(mention)
    return chains
