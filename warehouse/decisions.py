"""Judgements over who is who: made by people, kept for ever, carried between databases as a text file.

The file is JSON Lines, one judgement a line, oldest first, so that it can be read, reviewed and kept under version control.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from transform.records import HolderDecision
from warehouse.errors import DecisionUnusable, storage_errors
from warehouse.statements import run

JUDGEMENTS = ("same", "different", "undecided")
FIELDS = ("left", "right", "judgement", "decided_by", "decided_at", "reason", "undone_at", "undone_by")


def add(connection: duckdb.DuckDBPyConnection, decision: HolderDecision) -> str:
    """Keep a judgement and return its id; the same judgement twice is kept once. Raises DecisionUnusable."""
    return _keep(
        connection,
        {**{name: getattr(decision, name) for name in FIELDS[:6]}, "undone_at": None, "undone_by": None},
        "the judgement",
    )


def undo(connection: duckdb.DuckDBPyConnection, decision_id: str, undone_by: str, now: datetime) -> None:
    """Take a judgement back; it stays in the table. Raises DecisionUnusable where no such judgement counts."""
    moment = now.isoformat(timespec="seconds")
    if not run(connection, "steps/decisions/undo", decision_id=decision_id, undone_by=undone_by, undone_at=moment):
        raise DecisionUnusable(f"No judgement {decision_id!r} is in force: `noteholders holders show NAME` lists those that are.")


def export(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Write all judgements to a text file and return their number."""
    rows = run(connection, "steps/decisions/all")
    lines = [json.dumps(dict(zip(FIELDS, row, strict=True)), ensure_ascii=False) for row in rows]
    with storage_errors(path, "Writing"):
        path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(lines)


def load(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    """Keep every judgement of a text file, in the caller's transaction, and return their number. Raises DecisionUnusable."""
    with storage_errors(path, "Reading"):
        lines = path.read_text(encoding="utf-8").splitlines()
    kept = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            facts = json.loads(line)
        except ValueError as error:
            raise DecisionUnusable(f"{path}, line {number} is not JSON ({error}): correct it, then load the file again.") from error
        _keep(connection, facts, f"{path}, line {number}")
        kept += 1
    return kept


def _keep(connection: duckdb.DuckDBPyConnection, facts: dict[str, Any], where: str) -> str:
    missing = [name for name in FIELDS[:5] if not isinstance(facts, dict) or not str(facts.get(name) or "").strip()]
    if missing:
        raise DecisionUnusable(f"{where} lacks {', '.join(missing)}: a judgement needs {', '.join(FIELDS[:5])}.")
    if facts["judgement"] not in JUDGEMENTS:
        raise DecisionUnusable(f"{where} says {facts['judgement']!r}: a judgement is one of {', '.join(JUDGEMENTS)}.")
    if facts["left"] == facts["right"]:
        raise DecisionUnusable(f"{where} compares {facts['left']!r} with itself: name two spellings.")
    decision_id = decision_id_of(str(facts[name]) for name in FIELDS[:5])
    values = {name: facts.get(name) for name in FIELDS}
    run(connection, "steps/decisions/keep", decision_id=decision_id, **values)
    return decision_id


def decision_id_of(facts: Iterable[str]) -> str:
    """The id that follows from the judgement itself, so that loading a file twice keeps one."""
    return "d" + hashlib.sha256("\n".join(facts).encode()).hexdigest()[:10]
