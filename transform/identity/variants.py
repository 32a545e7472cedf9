"""Names of one chain that differ in what they leave out: the legal form, the manager, the portfolio, a former name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from transform.identity.chain import Link, Node, Places, link
from transform.identity.name_key import without_legal_form

_SEGREGATED = frozenset({"spc", "pcc", "icc"})
"""Companies whose portfolios hold in the company's name: a name without portfolio is the company for its portfolio."""


def compatible(left: Node, right: Node) -> bool:
    """True where legal forms and managers do not contradict; a manager's name may be printed shorter."""
    if left[1] and right[1] and left[1] != right[1]:
        return False
    return not left[2] or not right[2] or left[2].startswith(right[2]) or right[2].startswith(left[2])


def is_torn(node: Node, others: Iterable[Node]) -> bool:
    """True where the others that fit a key contradict each other: "X" between "X Ltd." and "X L.P."."""
    fitting = [other for other in others if compatible(node, other)]
    return any(not compatible(left, right) for left, right in combinations(fitting, 2))


def by_core(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    found: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        found[node[0]].append(node)
    return found


def variants(places: Places) -> Iterator[Link]:
    """Keys of one core that do not contradict: one prints no legal form, or no manager (or less of its name)."""
    for nodes in by_core(places.keys).values():
        if len(nodes) < 2:
            continue
        torn = {node for node in nodes if is_torn(node, nodes)}
        for left, right in combinations(sorted(nodes), 2):
            if not compatible(left, right):
                continue
            kind = "manager" if left[1] == right[1] else "legal form"
            doubts = ["other names of the chain would fit as well"] if torn & {left, right} else []
            reasons = [f"same name, its {kind} printed with one only"]
            yield link(left, right, kind, 0.95, 0.7, reasons, [*doubts, *places.against(left, right)])


def compartments(places: Places) -> Iterator[Link]:
    """Names of one segregated portfolio company: one without its portfolio, or the portfolio printed shorter."""
    companies: dict[tuple[str, ...], list[tuple[Node, frozenset[str]]]] = defaultdict(list)
    parted = {node: _split(key.words) for node, key in places.keys.items()}
    named = {company for company, portfolio in parted.values() if portfolio}
    for node, (company, portfolio) in parted.items():
        if company in named:
            companies[company].append((node, portfolio))
    for company, names in companies.items():
        known = {node for node, portfolio in names if portfolio}
        for (left, one), (right, other) in combinations(names, 2):
            if not (one <= other or other <= one) or one == other or left[2] != right[2]:
                continue
            doubts = [] if _SEGREGATED & set(company) else ["the company may hold for itself"]
            if len(known) > (1 if not one or not other else 2):
                doubts.append("the chain knows several of its portfolios")
            reasons = ["the same company, its portfolio or beneficiary printed in full with one only"]
            yield link(left, right, "compartment", 0.9, 0.6, reasons, [*doubts, *places.against(left, right)])


def _split(found: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """A name's company without legal form, and the words of the portfolio or beneficiary behind it, none where it names none."""
    if "fbo" not in found:
        return found, frozenset()
    at = found.index("fbo")
    return without_legal_form(found[:at])[0], frozenset(found[at + 1 :])


def former_names(places: Places) -> Iterator[Link]:
    """A name that the filing itself prints as the former or trade name of another."""
    cores = by_core(places.keys)
    for node, key in places.keys.items():
        core, form = key.alias
        for other in cores.get(core, ()) if core else ():
            if other != node and compatible((core, form, ""), other):
                yield link(other, node, "former name", 0.99, 0.99, ["the filing prints it as the former or trade name"], [])
