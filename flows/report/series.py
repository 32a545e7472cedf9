"""Positions as a page's script wants them: the days on which something happened, and what stood between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

Record = Mapping[str, Any]


def event_days(positions: Iterable[Record], others: Iterable[date] = ()) -> list[date]:
    """Every day on which a position begins or ends, and the given ones, in order."""
    days = set(others)
    for position in positions:
        days.add(position["valid_from"])
        if position["valid_to"] is not None:
            days.add(position["valid_to"])
    return sorted(days)


def outstanding_by_day(days: Sequence[date], filings: Iterable[Record], issue_size: Decimal | None) -> list[Decimal | None]:
    """Principal outstanding as the last filing up to each day stated it; before the first statement, the first one."""
    stated = sorted((f["filing_date"], f["principal_outstanding"]) for f in filings if f["principal_outstanding"])
    if not stated:
        return [issue_size] * len(days) if issue_size else []
    return [next((size for day, size in reversed(stated) if day <= wanted), stated[0][1]) for wanted in days]


def is_open(position: Record, day: date) -> bool:
    return bool(position["valid_from"] <= day and (position["valid_to"] is None or position["valid_to"] > day))


def open_positions(positions: Iterable[Record]) -> list[Record]:
    """What is open now, the largest first."""
    return sorted((p for p in positions if p["valid_to"] is None), key=lambda p: (-p["principal_amount"], p["holder_name"]))


def position(record: Record, *, group: str, label: str, issue: str | None = None) -> dict[str, Any]:
    """One interval for the script; `group` and `label` say into which band of the chart it belongs."""
    return {
        "group": group,
        "label": label,
        "name": record["holder_name"],
        "issue": issue,
        "amount": record["principal_amount"],
        "shares": record["shares"],
        "from": record["valid_from"],
        "to": record["valid_to"],
        "change": record["change"],
        "closed_by": record["closed_by"],
        "accession": record["accession_number"],
        "size": record.get("principal_outstanding"),
        "matures": record.get("maturity_date"),
        "marks": list(dict.fromkeys(record.get("footnote_marks") or [])),
    }


def change(record: Record, *, issue_link: str | None = None, holder_link: str | None = None) -> dict[str, Any]:
    """One row of a table of changes."""
    return {
        "day": record["change_date"],
        "issue": f"{record['issuer_name']}: {record['note_title']}",
        "issue_link": issue_link,
        "holder": record["holder_name"],
        "holder_link": holder_link,
        "what": record["change"],
        "before": record["previous_principal"],
        "after": record["principal_amount"],
        "delta": record["principal_change"],
        "accession": record["accession_number"],
        "url": record["url"],
    }
