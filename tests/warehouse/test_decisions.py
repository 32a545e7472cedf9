"""Judgements over holders: kept, carried in a text file, undone, and used by the next derivation."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.warehouse.conftest import Filled
from tests.warehouse.paper import filing, table
from transform.identity import piecewise
from transform.identity.note_issues import resolve_note_issues
from transform.records import Claim, HolderDecision
from warehouse import Warehouse
from warehouse.errors import DecisionUnusable

SAME = HolderDecision("Alder Fund Ltd.", "Birch Partners LP", "same", "jane", "2026-01-01T09:00:00", "renamed, says its letter")
BASE = filing(1, table("full", ("Alder Fund Ltd.", 100), ("Cedar Bank", 7)))
NEXT = filing(2, table("amend", ("Birch Partners LP", 150)))


def derive(filled: Filled) -> None:
    filled.warehouse.derive(resolve_note_issues, piecewise)


def test_a_judgement_joins_two_holders_and_undoing_it_parts_them(filled: Filled) -> None:
    filled.load(BASE, NEXT)
    derive(filled)
    apart = filled.rows("from position_history order by all")
    decision = filled.warehouse.decide(SAME)
    assert filled.warehouse.decide(SAME) == decision
    derive(filled)
    assert filled.rows("select holder_name, principal_amount::integer, closed_by from position_history order by valid_from, 2") == [
        ("Cedar Bank", 7, None),
        ("Alder Fund Ltd.", 100, "changed"),
        ("Birch Partners LP", 150, None),
    ]
    filled.warehouse.undo_decision(decision, "joe")
    derive(filled)
    assert filled.rows("from position_history order by all") == apart
    assert filled.rows("select undone_by from holder_decisions") == [("joe",)]


def test_judgements_survive_deriving_everything(filled: Filled) -> None:
    filled.load(BASE, NEXT)
    filled.warehouse.decide(SAME)
    derive(filled)
    before = filled.rows("from position_history order by all")
    filled.warehouse.derive(resolve_note_issues, piecewise, everything=True)
    assert filled.rows("from position_history order by all") == before


def test_a_rename_told_for_certain_is_one_holder(filled: Filled) -> None:
    told = Claim("rename", "Alder Fund Ltd.", "Birch Partners LP", "Alder is now called Birch", certain=True)
    filled.load(BASE, filing(2, table("amend", ("Birch Partners LP", 150)), claims=(told,)))
    derive(filled)
    assert filled.rows("select count(distinct holder_id) from position_history") == [(2,)]


def test_judgements_travel_in_a_text_file(filled: Filled, tmp_path: Path) -> None:
    path = tmp_path / "decisions.jsonl"
    decision = filled.warehouse.decide(SAME)
    filled.warehouse.decide(HolderDecision("A", "B", "different", "joe", "2026-01-02T09:00:00"))
    filled.warehouse.undo_decision(decision, "joe")
    assert filled.warehouse.export_decisions(path) == 2
    with Warehouse(tmp_path / "other.duckdb") as other:
        assert other.import_decisions(path) == 2
        assert other.import_decisions(path) == 2
        assert other.export_decisions(tmp_path / "again.jsonl") == 2
    assert (tmp_path / "again.jsonl").read_text() == path.read_text()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("not json", "line 2 is not JSON"),
        ('{"left": "A", "right": "B", "judgement": "same"}', "line 2 lacks decided_by, decided_at"),
        ('{"left": "A", "right": "B", "judgement": "alike", "decided_by": "x", "decided_at": "2026"}', "one of same, different"),
        ('{"left": "A", "right": "A", "judgement": "same", "decided_by": "x", "decided_at": "2026"}', "with itself"),
    ],
)
def test_a_file_with_a_bad_line_is_refused_whole(filled: Filled, tmp_path: Path, line: str, message: str) -> None:
    good = '{"left": "A", "right": "B", "judgement": "same", "decided_by": "x", "decided_at": "2026-01-01"}'
    (tmp_path / "bad.jsonl").write_text(f"{good}\n{line}\n")
    with pytest.raises(DecisionUnusable, match=message):
        filled.warehouse.import_decisions(tmp_path / "bad.jsonl")
    assert filled.rows("select count(*) from holder_decisions") == [(0,)]


def test_undoing_what_is_not_in_force_is_refused(filled: Filled) -> None:
    with pytest.raises(DecisionUnusable, match="nothing-such"):
        filled.warehouse.undo_decision("nothing-such", "joe")
