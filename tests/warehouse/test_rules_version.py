"""Identity rules that changed since the last derivation make everything be derived again, and only then."""

from __future__ import annotations

from pathlib import Path

from tests.flows.report.conftest import FILINGS
from transform.identity.holders import resolve_holders
from transform.identity.note_issues import resolve_note_issues
from warehouse import Warehouse, stage


def test_other_rules_derive_everything_again(tmp_path: Path) -> None:
    with Warehouse(tmp_path / "warehouse.duckdb") as warehouse:
        warehouse.load([stage(FILINGS, tmp_path)])
        first = warehouse.derive(resolve_note_issues, resolve_holders, rules_version="one")
        same = warehouse.derive(resolve_note_issues, resolve_holders, rules_version="one")
        other = warehouse.derive(resolve_note_issues, resolve_holders, rules_version="two")
        again = warehouse.derive(resolve_note_issues, resolve_holders, rules_version="two")
    assert (first.note_issues, same.note_issues, other.note_issues, again.note_issues) == (1, 0, 1, 0)
