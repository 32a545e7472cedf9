"""All that one chain's filings prove or suggest of its names."""

from __future__ import annotations

from collections.abc import Sequence

from transform.identity.chain import Link, Places
from transform.identity.misprints import empty_words, misprints, reordered
from transform.identity.variants import compartments, former_names, variants
from transform.records import NameMention

_RULES = (variants, compartments, former_names, misprints, empty_words, reordered)


def chain_links(mentions: Sequence[NameMention]) -> tuple[Link, ...]:
    """The links that one chain's filings give. Pure; depends on nothing outside the chain, so it can be kept per chain."""
    places = Places(mentions)
    if len(places.keys) < 2:
        return ()
    found = {link for rule in _RULES for link in rule(places)}
    return tuple(sorted(found, key=lambda link: (link.left, link.right, link.kind)))
