"""What holds for holders whatever is filed: order, batches and copies don't matter, decisions are kept, differences stay."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from transform.identity.chain import chains_of
from transform.identity.chain_links import chain_links
from transform.identity.evidence import gathered
from transform.identity.holders import resolve_holders, resolve_with
from transform.identity.name_key import name_key
from transform.identity.related import related_cores
from transform.records import HolderDecision, NameMention

STEMS = [
    "Income",
    "Argentum Classic",
    "Argentvm Classic",
    "Harbour Convertible",
    "Harbor Convertible",
    "Sample SPC",
    "Jefferies",
    "Jeffries",
]
MIDDLES = [
    "",
    " Fund",
    " Master Fund",
    " & Co.",
    " Fund II",
    " (Cayman)",
    " (Bermuda)",
    " fbo Series A Portfolio",
    " fbo Series B Portfolio",
]
FORMS = ["", " Ltd.", ", Limited", " L.P.", " LP", " Inc."]
TAILS = ["", "", " c/o Forest Investment Mgt. LLC", " c/o Quattro Capital"]

NAMES = st.builds("{}{}{}{}".format, *map(st.sampled_from, (STEMS, MIDDLES, FORMS, TAILS)))
MENTIONS = st.builds(
    NameMention,
    name=NAMES,
    note_issue_id=st.sampled_from(["n1", "n2", "n3", None]),
    accession_number=st.sampled_from([f"f{n}" for n in range(8)]),
    filing_date=st.just(date(2004, 1, 27)),
    principal_amount=st.sampled_from([None, Decimal(0), Decimal(5), Decimal(7)]),
    heading=st.sampled_from([None, "Palisade Capital Management LLC"]),
    is_row=st.booleans(),
)
DECISIONS = st.builds(
    HolderDecision,
    left=NAMES,
    right=NAMES,
    judgement=st.sampled_from(["same", "different", "undecided"]),
    decided_by=st.just("reviewer"),
    decided_at=st.sampled_from([f"2026-01-0{n}" for n in range(1, 8)]),
)
FILED = st.lists(MENTIONS, max_size=30)
DECIDED = st.lists(DECISIONS, max_size=6)


@settings(max_examples=60)
@given(FILED, DECIDED, st.randoms(use_true_random=False))
def test_order_and_copies_do_not_matter(mentions: list[NameMention], decisions: list[HolderDecision], random: object) -> None:
    expected = resolve_holders(mentions, decisions)
    again = [*mentions]
    random.shuffle(again)  # type: ignore[attr-defined]
    decided = [*decisions, *decisions]
    random.shuffle(decided)  # type: ignore[attr-defined]
    assert resolve_holders(again, decided) == expected


@settings(max_examples=60)
@given(FILED, DECIDED)
def test_every_name_has_one_holder_and_every_holder_a_name(mentions: list[NameMention], decisions: list[HolderDecision]) -> None:
    resolution = resolve_holders(mentions, decisions)
    assert [(a.note_issue_id, a.name) for a in resolution.assignments] == sorted(
        {(m.note_issue_id, m.name) for m in mentions}, key=lambda place: (place[0] or "", place[1])
    )
    assert {a.holder_id for a in resolution.assignments} == {h.holder_id for h in resolution.holders}
    assert len({h.holder_id for h in resolution.holders}) == len(resolution.holders)
    assert {(a.holder_id, a.name) for a in resolution.assignments} == {
        (h.holder_id, name) for h in resolution.holders for name, _, _ in h.spellings
    }


@settings(max_examples=60)
@given(FILED)
def test_no_rule_brings_contradicting_names_together(mentions: list[NameMention]) -> None:
    """Legal forms and managers of one holder agree, and so do the marks that tell funds of one family apart."""
    for holder in resolve_holders(mentions).holders:
        keys = [name_key(name) for name, _, _ in holder.spellings]
        assert len({key.legal_form for key in keys} - {""}) <= 1
        assert len({key.manager for key in keys} - {""}) <= 1
        for mark in ("cayman", "bermuda", "ii", "master"):
            assert len({mark in key.words for key in keys}) <= 1, (mark, keys)
        assert len({word for key in keys for word in ("a", "b") if word in key.words}) <= 1


@settings(max_examples=60)
@given(FILED, DECIDED)
def test_a_no_always_holds(mentions: list[NameMention], decisions: list[HolderDecision]) -> None:
    resolution = resolve_holders(mentions, decisions)
    latest = max((d.decided_at for d in decisions), default="")
    last = [d for d in decisions if d.decided_at == latest and d.judgement == "different" and d.left != d.right]
    for decided in last:
        for issue in ("n1", "n2", "n3", None):
            found = {a.name: a.holder_id for a in resolution.assignments if a.note_issue_id == issue}
            if decided.left in found and decided.right in found:
                assert found[decided.left] != found[decided.right]
        assert not any({c.left, c.right} == {decided.left, decided.right} for c in resolution.candidates)


@settings(max_examples=100)
@given(FILED, DECIDED, st.data())
def test_resolving_only_what_is_related_gives_the_same(
    mentions: list[NameMention], decisions: list[HolderDecision], data: st.DataObject
) -> None:
    everything = resolve_holders(mentions, decisions)
    chains = chains_of(mentions)
    links = {chain: chain_links(several) for chain, several in chains.items()}
    touched = data.draw(st.sets(st.sampled_from(sorted({name_key(m.name).core for m in mentions} or {"none"}))))
    cores = related_cores(touched, [link for several in links.values() for link in several], decisions)
    kept = {chain: [m for m in several if name_key(m.name).core in cores] for chain, several in chains.items()}
    some = resolve_with(gathered([m for several in kept.values() for m in several], kept, {}), links, decisions)
    wanted = [a for a in everything.assignments if name_key(a.name).core in cores]
    assert sorted(some.assignments, key=repr) == sorted(wanted, key=repr)
    assert some.holders == tuple(h for h in everything.holders if h.holder_id in {a.holder_id for a in wanted})
