"""Holders resolved piece by piece: what a warehouse that keeps links and counts asks, so that a batch costs what it touches.

Links are handed out as text and taken back unread; `holders.resolve_holders` over everything gives the same answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple

from transform.identity.chain import Link
from transform.identity.chain_links import chain_links
from transform.identity.evidence import Evidence
from transform.identity.holders import resolve_with
from transform.identity.name_key import name_key
from transform.records import Claim, HolderDecision, HolderResolution, NameMention


def core_of(name: str) -> str:
    """What two names must share to be one holder without a link or a decision."""
    return name_key(name).core


def links_of(mentions: Sequence[NameMention]) -> list[tuple[str, str, str]]:
    """The links that one chain's mentions give: the cores of both ends, and the link as text."""
    return [(link.left[0], link.right[0], json.dumps(astuple(link))) for link in chain_links(mentions)]


def resolve_pieces(
    places: Iterable[tuple[str, str | None, str, int, Sequence[str]]],
    links: Mapping[str, Sequence[str]],
    decisions: Sequence[HolderDecision],
    claims: Mapping[str, Sequence[Claim]],
) -> HolderResolution:
    """The holders of all mentions of some cores, which links and decisions must not lead out of.

    `places`: (name, note issue, chain, how often, headings printed above it), one for each name, note issue and chain; `links`
    by chain, as `links_of` gave them; `claims` by accession number.
    """
    return resolve_with(
        _evidence(places, claims), {chain: [_link(text) for text in texts] for chain, texts in links.items()}, decisions
    )


def _evidence(places: Iterable[tuple[str, str | None, str, int, Sequence[str]]], claims: Mapping[str, Sequence[Claim]]) -> Evidence:
    out = Evidence()
    for name, issue, chain, count, headings in places:
        node = name_key(name).node
        out.chains[node].add(chain)
        out.spellings[node][name] += count
        out.places[issue, name] = min(chain, out.places.get((issue, name), chain))
        for heading in headings:
            out.headings[node][heading] += 1
    for claim in (claim for found in claims.values() for claim in found):
        if claim.kind == "manager" and claim.subject and claim.object:
            out.managers[name_key(claim.subject).node][claim.object] += 1
    return out


def _link(text: str) -> Link:
    left, right, kind, score, reasons, against = json.loads(text)
    return Link(_node(left), _node(right), kind, score, tuple(reasons), tuple(against))


def _node(parts: Sequence[str]) -> tuple[str, str, str]:
    core, legal_form, manager = parts
    return (core, legal_form, manager)
