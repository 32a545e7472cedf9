"""Who is who: names that rows print → legal holders, each under all its spellings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from transform.identity.candidates import merge_candidates
from transform.identity.chain import Link, chains_of
from transform.identity.chain_links import chain_links
from transform.identity.decisions import contradictions, standing
from transform.identity.evidence import Evidence, gathered
from transform.identity.holder_record import resolved
from transform.identity.merging import merged
from transform.records import Claim, HolderDecision, HolderResolution, NameMention


def resolve_holders(
    mentions: Sequence[NameMention], decisions: Sequence[HolderDecision] = (), claims: Mapping[str, Sequence[Claim]] | None = None
) -> HolderResolution:
    """The holders behind the mentions; a pure function of the sets given, whatever their order, near-linear in their number.

    1. Names of one rule key (`name_key`) are one holder: case, punctuation, legal form's print, abbreviations, f/b/o and c/o.
    2. Within a chain (issues that share filings) a name without legal form or manager is the one that has it, where only one
       fits and no filing prints both for one issue; a misprint is the right name, on the conditions of `misprints.misprints`.
       What one chain proves holds everywhere, unless names elsewhere contradict it ("X" is "X Ltd." here and "X L.P." there):
       then it holds in that chain only, and `assignments` tell which is meant. A bank, dealer or insurer may leave out the only
       legal form known of it in any chain; a fund may not.
    3. Decisions over spellings override both; where they contradict each other `different` holds and the conflict is reported.

    Everything less certain is a candidate. `claims`, by accession number, add managers from footnotes to the families.
    """
    chains = chains_of(mentions)
    links = {chain: found for chain, several in chains.items() if (found := chain_links(several))}
    return resolve_with(gathered(mentions, chains, claims or {}), links, decisions)


def resolve_with(
    evidence: Evidence, links: Mapping[str, Sequence[Link]], decisions: Sequence[HolderDecision] = ()
) -> HolderResolution:
    """As `resolve_holders`, from evidence gathered and links found before: what a chain's filings prove changes only with them."""
    newest = standing(decisions)
    result = merged(evidence, links, newest)
    holders, assignments = resolved(evidence, result)
    return HolderResolution(holders, merge_candidates(evidence, result, links, newest), contradictions(newest), assignments)
