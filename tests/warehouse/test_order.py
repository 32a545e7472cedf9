"""The history is the same row for row and id for id, whatever the order and batching in which filings come in."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse import reference, truth
from tests.warehouse.chains import chains
from tests.warehouse.simple_rules import digest, folded, holders_by_name, issues_by_title
from transform.records import HolderTable, ParsedFiling
from warehouse import Warehouse, stage
from warehouse.identities import ResolveHolders, ResolveIssues

Snapshot = dict[str, list[tuple[Any, ...]]]
COMPARED = ("position_history", "position_events", "note_issues", "issue_members", "holders", "holder_names", "holder_assignments")


def snapshot(warehouse: Warehouse) -> Snapshot:
    return {name: warehouse.connection.execute(f"from {name} order by all").fetchall() for name in COMPARED}


def ingested(
    empty: Path,
    folder: Path,
    batches: Sequence[Sequence[ParsedFiling]],
    issues: ResolveIssues = issues_by_title,
    holders: ResolveHolders = holders_by_name,
) -> Snapshot:
    """The derived tables after loading and deriving batch by batch."""
    path = folder / "warehouse.duckdb"
    shutil.copy(empty, path)
    with Warehouse(path) as warehouse:
        for batch in batches:
            warehouse.load([stage(batch, folder)])
            warehouse.derive(issues, holders)
        return snapshot(warehouse)


def misread(filing: ParsedFiling) -> ParsedFiling:
    """The filing as a worse reader had it: other amounts, a row lost, another effect."""
    tables = tuple(
        HolderTable(
            t.table_index,
            t.caption,
            t.columns,
            tuple(replace(r, principal_amount=Decimal(7)) for r in t.rows[1:]),
            t.outcome,
            "amend" if t.effect == "restate" else "restate",
        )
        for t in filing.tables
    )
    return replace(filing, tables=tables, supplement_number="7")


def shuffled(filings: Sequence[ParsedFiling], rng: random.Random) -> list[list[ParsedFiling]]:
    """Batches in any order, of any size, with filings that come again and filings that come misread first."""
    again = [f for f in filings if rng.random() < 0.2]
    wrong = [f for f in filings if rng.random() < 0.2]
    order = [*filings, *again]
    rng.shuffle(order)
    sizes = [rng.randint(1, max(1, len(order) // 2)) for _ in order]
    batches = [[misread(f) for f in wrong]] if wrong else []
    while order:
        size = sizes.pop()
        batches.append(order[:size])
        order = order[size:]
    return batches


@settings(max_examples=3, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data(), st.randoms(use_true_random=False))
def test_order_and_batching_do_not_matter(empty: Path, tmp_path: Path, data: st.DataObject, rng: random.Random) -> None:
    filings = [f for issuer in range(1, 7) for f in data.draw(chains(issuer))]
    expected = ingested(empty, tmp_path, [sorted(filings, key=lambda f: f.accession_number)])
    with pytest.MonkeyPatch.context() as patch:  # and in small portions, as a large warehouse is folded
        patch.setattr("warehouse.derivation.ROWS_AT_ONCE", 20)
        assert ingested(empty, tmp_path, shuffled(filings, rng)) == expected


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.data())
def test_the_sql_agrees_with_a_plain_loop(empty: Path, tmp_path: Path, data: st.DataObject) -> None:
    filings = [f for issuer in range(1, 13) for f in data.draw(chains(issuer))]
    expected = reference.history(filings, issue_of, lambda name: f"h-{digest(folded(name))}")
    found = ingested(empty, tmp_path, [filings])["position_history"]
    assert sorted(as_interval(row) for row in found) == expected


def issue_of(filing: ParsedFiling, key: str) -> str:
    title = next(s.title for s in filing.securities if s.key == key)
    return f"{filing.cik}-{digest(folded(title))}"


def as_interval(row: tuple[Any, ...]) -> reference.Interval:
    issue, file_number, _, _, holder, name, start, end, amount, _, change, previous, closed_by, accession, closing, *_ = row
    return reference.Interval(issue, holder, start, end, amount, name, change, previous, closed_by, file_number, accession, closing)


@truth.needs_corpus
@pytest.mark.parametrize("seed", range(2))
def test_corpus_in_any_order(empty: Path, tmp_path: Path, seed: int) -> None:
    filings = truth.parsed()
    expected = ingested(empty, tmp_path, [filings], truth.true_issues, truth.true_holders)
    batches = [list(batch) for batch in split(filings, random.Random(seed))]
    assert ingested(empty, tmp_path, batches, truth.true_issues, truth.true_holders) == expected


def split(filings: Sequence[ParsedFiling], rng: random.Random, parts: int = 5) -> list[list[ParsedFiling]]:
    order = list(filings)
    rng.shuffle(order)
    return [order[n::parts] for n in range(parts)]


def test_deriving_everything_gives_what_deriving_step_by_step_gave(filled: Any, rebuilt: Callable[[], None]) -> None:
    filings = sample(14)
    for filing in filings:
        filled.load(filing)
    filled.warehouse.derive(issues_by_title, holders_by_name)
    before = snapshot(filled.warehouse)
    rebuilt()
    assert snapshot(filled.warehouse) == before


def sample(size: int) -> list[ParsedFiling]:
    """Made-up filings of several issuers, the same each time."""
    from tests.warehouse.chains import EFFECTS, NAMES, made

    rng = random.Random(size)
    out = []
    for number in range(size):
        given_rows = [(rng.choice(NAMES), rng.choice("AB"), rng.choice((0, 100, 200)), None, False, False) for _ in range(3)]
        facts = (rng.randint(0, 9), str(number % 4 + 1), ("333-1",), [(rng.choice(EFFECTS), None, given_rows)], [])
        out.append(made(1 + number % 5, number, facts))
    return out


@pytest.fixture
def rebuilt(filled: Any) -> Callable[[], None]:
    def rebuild() -> None:
        filled.warehouse.derive(issues_by_title, holders_by_name, everything=True)

    return rebuild
