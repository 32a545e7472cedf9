"""Resolving holders again where something changed: chains, links and counts are kept, so that a night costs what it touches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import duckdb

from transform.records import Claim, HolderDecision, HolderResolution, NameMention
from warehouse.identities import decisions, put, put_decisions, put_holders
from warehouse.statements import run

CHAINS_AT_ONCE = 200


class HolderRules(Protocol):
    """The identity rules, asked piece by piece. Links are text that only the rules themselves read."""

    def core_of(self, name: str) -> str:
        """What two names must share to be one holder without a link or a decision."""

    def links_of(self, mentions: Sequence[NameMention]) -> Sequence[tuple[str, str, str]]:
        """The links that one chain's mentions give: the cores of both ends, and the link as text."""

    def resolve_pieces(
        self,
        places: Iterable[tuple[str, str | None, str, int, Sequence[str]]],
        links: Mapping[str, Sequence[str]],
        decisions: Sequence[HolderDecision],
        claims: Mapping[str, Sequence[Claim]],
    ) -> HolderResolution:
        """The holders of all mentions of some cores: (name, note issue, chain, how often, headings), links by chain."""


def resolve_touched(connection: duckdb.DuckDBPyConnection, rules: HolderRules) -> None:
    """Resolve again whoever the touched filings or judgements can bear on; the rest stays as it is.

    Chains are note issues that share filings. Only names of equal core, names that some chain links, and names that a
    judgement compares bear on each other: their places all over the warehouse are resolved together.
    """
    put_decisions(connection)
    run(connection, "steps/holders/1_dirty")
    _rechain(connection)
    _relink(connection, rules)
    names = [row[0] for row in run(connection, "steps/holders/6_unkeyed")]
    put(connection, "new_cores", "name_cores", [{"name_as_filed": name, "core": rules.core_of(name)} for name in names])
    run(connection, "steps/holders/6_key")
    run(connection, "steps/holders/7_related")
    links: dict[str, list[str]] = defaultdict(list)
    for chain, text in run(connection, "steps/holders/8_links"):
        links[chain].append(text)
    places = run(connection, "steps/holders/8_places")
    claims = as_claims(run(connection, "steps/holders/8_claims"))
    put_holders(connection, rules.resolve_pieces([tuple(p) for p in places], links, decisions(connection), claims))
    run(connection, "steps/holders/9_put")


def as_claims(rows: Iterable[Sequence[str | None]]) -> dict[str, list[Claim]]:
    """Rows of (accession number, holder, manager, words) as claims by accession number."""
    claims: dict[str, list[Claim]] = {}
    for accession, subject, manager, words in rows:
        claims.setdefault(str(accession), []).append(Claim("manager", subject, manager, words or ""))
    return claims


def _rechain(connection: duckdb.DuckDBPyConnection) -> None:
    """Name the chains in scope anew: a chain is named after its first filing."""
    rows = [(str(filing), str(issue)) for filing, issue in run(connection, "steps/holders/2_scope_filings")]
    records = [
        {"accession_number": filing, "note_issue_id": issue, "chain_id": f"filing {chain}"}
        for (filing, issue), chain in zip(rows, _chains(rows), strict=True)
    ]
    put(connection, "new_chain_filings", "chain_filings", records)
    run(connection, "steps/holders/3_rechain")


def _chains(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The first filing of each row's chain; `rows` are filings with their note issues (empty: unknown, joins nothing)."""
    parent: dict[str, str] = {}

    def root(node: str) -> str:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for filing, issue in rows:
        # Issues sort behind all filings, so that the least node of a chain is its first filing.
        one, other = sorted((root(filing), root(f"~{issue}") if issue else root(filing)))
        parent[other] = one
    return (root(filing) for filing, _ in rows)


def _relink(connection: duckdb.DuckDBPyConnection, rules: HolderRules) -> None:
    """Find the links of the chains in scope anew, some chains at a time, so that memory stays bounded."""
    chains = [row[0] for row in run(connection, "steps/holders/4_chains")]
    run(connection, "steps/holders/4_links_start")
    for start in range(0, len(chains), CHAINS_AT_ONCE):
        mentions: dict[str, list[NameMention]] = defaultdict(list)
        for chain, *facts in run(connection, "steps/holders/4_chain_mentions", chains=chains[start : start + CHAINS_AT_ONCE]):
            mentions[chain].append(NameMention(*facts))
        records = [
            {"chain_id": chain, "left_core": left, "right_core": right, "link": text}
            for chain, several in mentions.items()
            for left, right, text in rules.links_of(several)
        ]
        put(connection, "more_links", "holder_links", records)
        run(connection, "steps/holders/4_more_links")
    run(connection, "steps/holders/5_relink")
