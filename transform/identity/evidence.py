"""What all mentions together tell of each key: its spellings, where they stand, under which headings and managers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from transform.identity.chain import Node
from transform.identity.name_key import name_key
from transform.records import Claim, NameMention


@dataclass(slots=True)
class Evidence:
    """By key: how often each spelling is printed, in which chains, under which headings, with which claimed managers.

    `places` are the distinct (note issue, spelling) with their chain.
    """

    spellings: dict[Node, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    chains: dict[Node, set[str]] = field(default_factory=lambda: defaultdict(set))
    headings: dict[Node, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    managers: dict[Node, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    places: dict[tuple[str | None, str], str] = field(default_factory=dict)


def gathered(
    mentions: Sequence[NameMention], chains: Mapping[str, Iterable[NameMention]], claims: Mapping[str, Sequence[Claim]]
) -> Evidence:
    """One pass over the mentions by chain, and one over the claims (by accession number, as printed in that filing)."""
    out = Evidence()
    for chain, several in chains.items():
        for name in {mention.name for mention in several}:
            out.chains[name_key(name).node].add(chain)
        for place in {(mention.note_issue_id, mention.name) for mention in several}:
            out.places[place] = min(chain, out.places.get(place, chain))
    for name, count in Counter(mention.name for mention in mentions).items():
        out.spellings[name_key(name).node][name] = count
    for (name, heading), count in Counter((mention.name, mention.heading) for mention in mentions if mention.heading).items():
        out.headings[name_key(name).node][heading or ""] += count
    for found in claims.values():
        for claim in found:
            if claim.kind == "manager" and claim.subject and claim.object:
                out.managers[name_key(claim.subject).node][claim.object] += 1
    return out
