"""Who is who over the shared corpus, by the scorer's measure: pairs of mentions within a chain."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable

import pytest

from tests.identity.corpus import CORPUS, name_mentions
from transform.identity.holders import resolve_holders

pytestmark = pytest.mark.skipif(CORPUS is None, reason="the shared corpus is not beside the project")

Groups = dict[str, list[tuple[Hashable, str, str]]]


def _same(counts: Counter[Hashable]) -> int:
    return sum(n * (n - 1) // 2 for n in counts.values())


def precision_and_recall(groups: Iterable[list[tuple[Hashable, str, str]]]) -> tuple[float, float, int]:
    hits = found = wanted = 0
    for items in groups:
        hits += _same(Counter((holder, key) for _, holder, key in items))
        found += _same(Counter(holder for _, holder, _ in items))
        wanted += _same(Counter(key for _, _, key in items))
    return hits / found, hits / wanted, wanted


def test_mentions_of_one_holder_meet_and_no_others() -> None:
    mentions = name_mentions()
    resolution = resolve_holders([m for _, _, m in mentions])
    holder_of = {(a.note_issue_id, a.name): a.holder_id for a in resolution.assignments}
    # A name that one filing prints on two rows is one mention, as the scorer counts.
    once = {(m.accession_number, m.name): (chain, key, holder_of[m.note_issue_id, m.name]) for chain, key, m in mentions}
    pairs: Groups = defaultdict(list)
    spellings: dict[str, set[tuple[Hashable, str, str]]] = defaultdict(set)
    for (accession, name), (chain, key, holder) in once.items():
        pairs[chain].append(((accession, name), holder, key))
        spellings[chain].add((name, holder, key))
    precision, recall, wanted = precision_and_recall(pairs.values())
    assert wanted > 40
    assert precision == 1.0
    assert recall >= 0.97
    precision, recall, wanted = precision_and_recall(list(items) for items in spellings.values())
    assert wanted >= 5
    assert precision == 1.0
    assert recall >= 0.97


def test_holders_of_the_corpus_are_the_same_in_any_order() -> None:
    mentions = [m for _, _, m in name_mentions()]
    expected = resolve_holders(mentions)
    for seed in range(3):
        assert resolve_holders(random.Random(seed).sample(mentions, len(mentions))) == expected
