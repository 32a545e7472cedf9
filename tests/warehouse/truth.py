"""The shared corpus's facts as parsed filings, so that the history can be judged without any reader."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.simple_rules import digest
from transform.records import (
    Claim,
    Holder,
    HolderAssignment,
    HolderDecision,
    HolderResolution,
    HolderRow,
    HolderTable,
    IssueMention,
    NameMention,
    NoteIssue,
    ParsedFiling,
    Security,
)

SHARED = Path(__file__).parents[3] / "shared"
TOOLS = SHARED / "tools"
needs_corpus = pytest.mark.skipif(not (SHARED / "truth").is_dir(), reason="the shared corpus is not there")


@cache
def facts() -> tuple[Any, ...]:
    """The corpus's filings as the scorer reads them."""
    if str(TOOLS) not in sys.path:
        sys.path.insert(0, str(TOOLS))
    import corpus  # type: ignore[import-not-found]

    return tuple(corpus.load([SHARED / "truth"])[0])


@cache
def parsed() -> tuple[ParsedFiling, ...]:
    """A perfect reading of every filing."""
    return tuple(_parsed(filing) for filing in facts())


def _parsed(filing: Any) -> ParsedFiling:
    tables = sorted({entry.table for entry in filing.truth})
    return ParsedFiling(
        filing.accession,
        filing.form or "424B3",
        filing.day,
        filing.company,
        filing.issuer_cik,
        filing.file_number,
        "no_holder_table" if filing.is_negative else "note_positions",
        "truth",
        document_kind=filing.document_kind if filing.document_kind in ("prospectus", "supplement") else None,
        supplement_number=None if filing.supplement_number is None else str(filing.supplement_number),
        prospectus_date=filing.prospectus_dated,
        table_effect=filing.table_effect or "unstated",
        securities=tuple(
            Security(s.key, s.title, principal_outstanding=_decimal(s.principal_outstanding)) for s in filing.securities
        ),
        tables=() if filing.is_negative else tuple(_table(filing, index) for index in tables),
    )


def _table(filing: Any, index: int) -> HolderTable:
    rows = tuple(_row(entry, number) for number, entry in enumerate(filing.truth) if entry.table == index)
    return HolderTable(index, "", (), rows, "note_positions", filing.table_effect or "unstated")


def _row(entry: Any, number: int) -> HolderRow:
    kind = "heading" if entry.kind == "group" else entry.kind
    return HolderRow(
        entry.table,
        number,
        kind,
        entry.holder,
        entry.security,
        principal_amount=_decimal(entry.principal),
        shares=_decimal(entry.shares),
    )


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


@cache
def _fold() -> Any:
    facts()
    import textnorm  # type: ignore[import-not-found]

    return textnorm.fold


def issue_key(filing: Any, key: str) -> str:
    """The note issue as the corpus knows it: the chain's key, or the title where a registration stands in two chains."""
    several = len({f.chain for f in facts() if f.file_number == filing.file_number}) > 1
    title = next((s.title for s in filing.securities if s.key == key), "")
    return f"{filing.file_number} {_fold()(title)}" if several else f"{filing.chain} {key}"


def true_issues(mentions: Sequence[IssueMention]) -> tuple[NoteIssue, ...]:
    """Note issues as the corpus knows them."""
    known = {filing.accession: filing for filing in facts()}
    groups: dict[str, list[IssueMention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.filing_date, m.accession_number, m.security.key)):
        groups.setdefault(issue_key(known[mention.accession_number], mention.security.key), []).append(mention)
    return tuple(
        NoteIssue(
            f"n-{digest(key)}",
            group[-1].cik,
            group[-1].issuer_name,
            group[-1].security.title,
            None,
            "",
            None,
            None,
            "USD",
            group[-1].security.principal_outstanding,
            tuple(sorted({number for m in group for number in m.file_numbers})),
            tuple((m.accession_number, m.security.key) for m in group),
        )
        for key, group in sorted(groups.items())
    )


def true_holders(
    mentions: Sequence[NameMention], decisions: Sequence[HolderDecision] = (), claims: Mapping[str, Sequence[Claim]] | None = None
) -> HolderResolution:
    """Holders as the corpus knows them: a chain's keys."""
    keys = {(f.accession, _fold()(e.holder)): f"{f.file_number} {e.holder_key}" for f in facts() for e in f.truth}
    names: dict[str, set[str]] = {}
    assignments = {}
    for mention in sorted(mentions, key=lambda m: (m.filing_date, m.accession_number, m.name)):
        key = keys[(mention.accession_number, _fold()(mention.name))]
        names.setdefault(key, set()).add(mention.name)
        assignments[(mention.note_issue_id, mention.name)] = f"h-{digest(key)}"
    holders = [
        Holder(f"h-{digest(key)}", min(spelt), "unknown", "", None, tuple((name, "key", 1.0) for name in sorted(spelt)))
        for key, spelt in sorted(names.items())
    ]
    return HolderResolution(
        tuple(holders), (), (), tuple(HolderAssignment(i, n, h, "key", 1.0) for (i, n), h in sorted(assignments.items()))
    )


def score(database: Path) -> dict[str, Any]:
    """The scorer's own figures for a published file."""
    facts()
    import score as scorer  # type: ignore[import-not-found]

    rows_sql = (
        "select r.*, n.title as note_title, r.footnote_marks as footnotes "
        "from reported_positions r left join note_issues n using (note_issue_id)"
    )
    result: dict[str, Any] = scorer.score(database, list(facts()), rows_sql, "select * from position_history")
    return result
