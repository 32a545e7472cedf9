"""The history of the shared corpus from a perfect reading and its own identities, judged by the corpus's scorer."""

from __future__ import annotations

from pathlib import Path

from tests.warehouse import truth
from warehouse import Warehouse, stage


@truth.needs_corpus
def test_history_of_a_perfect_reading(tmp_path: Path) -> None:
    with Warehouse(tmp_path / "warehouse.duckdb") as warehouse:
        warehouse.load([stage(truth.parsed(), tmp_path)])
        warehouse.derive(truth.true_issues, truth.true_holders)
        warehouse.publish(tmp_path / "published.duckdb")
    result = truth.score(tmp_path / "published.duckdb")
    assert result["errors"] == []
    assert result["report"]["mismatch_kinds"] == {}
    for figure in ("intervals", "positions_by_holder"):
        found = result["history"][figure]
        assert f1(found["precision"], found["recall"]) >= 0.99, (figure, result["history"]["first_differences"])


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall)
