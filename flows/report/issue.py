"""The page of one note issue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from flows.report import series
from flows.report.page import ALONE, Place, amount, render
from flows.report.series import Record
from warehouse.reports import Reports

NAMED = 5
"""Holders or filings named in one sentence of doubt."""

Link = Callable[[str], str | None]


def no_link(_: str) -> None:
    return None


def issue_page(reports: Reports, note_issue_id: str, place: Place = ALONE, holder_link: Link = no_link) -> str:
    """The whole page; raises LookupError where no such note issue is known."""
    issue = reports.one("issue", note_issue_id=note_issue_id)
    filings = reports.rows("issue_filings", note_issue_id=note_issue_id)
    positions = reports.rows("issue_positions", note_issue_id=note_issue_id)
    checks = reports.rows("issue_checks", note_issue_id=note_issue_id)
    changes = reports.rows("changes", note_issue_id=note_issue_id, holder_id=None, first=None, last=None)
    notes = reports.rows("issue_footnotes", note_issue_id=note_issue_id)
    read = [f["filing_date"] for f in filings if f["holder_rows"]]
    days = series.event_days(positions, read)
    sizes = series.outstanding_by_day(days, filings, issue["principal_outstanding"])
    entries = [series.position(p, group=p["holder_id"], label=p["holder_name"]) for p in positions]
    used = {p["accession_number"] for p in positions}
    payload = {
        "title": f"{issue['issuer_name']}: {issue['title']}",
        "file": file_name(issue),
        "currency": issue["currency"],
        "days": days,
        "outstanding": sizes,
        "positions": entries,
        "addresses": {f["accession_number"]: f["url"] for f in filings if f["url"]},
        "footnotes": {
            accession: {n["mark"]: n["text"] for n in group}
            for accession, group in groupby(notes, key=lambda n: n["accession_number"])
            if accession in used
        },
    }
    return render(
        "issue.html.j2",
        place,
        payload,
        issue=issue,
        terms=terms(issue, filings, positions, sizes),
        doubts=doubts(reports, issue, filings, positions, days, sizes),
        now=[series.position(p, group="", label="") for p in series.open_positions(positions)],
        last_day=days[-1] if days else None,
        filings=[shown_filing(f) for f in filings],
        changes=[series.change(c, holder_link=holder_link(c["holder_id"])) for c in changes],
        checks=[c for c in checks if not c["passed"]],
        passed_checks=sum(c["passed"] for c in checks),
        footnotes=[(a, list(group)) for a, group in groupby(notes, key=lambda n: n["accession_number"])],
        through=reports.through(),
    )


def file_name(issue: Record) -> str:
    words = "".join(c if c.isalnum() else " " for c in f"{issue['issuer_name']} {issue['title']}".lower()).split()
    return "-".join(words)[:80] or issue["note_issue_id"]


def shown_filing(filing: Record) -> dict[str, Any]:
    price = filing["conversion_price"]
    return {
        **filing,
        "document": document(filing),
        "evidence": filing["effect_evidence"],
        "rows": filing["holder_rows"],
        "conversion_price": None if price is None else amount_of_rate(price),
    }


def document(filing: Record) -> str:
    """`Supplement No. 5 (424B3)`."""
    kind = (filing["document_kind"] or "document").capitalize()
    number = f" No. {filing['supplement_number']}" if filing["supplement_number"] else ""
    return f"{kind}{number} ({filing['form_type']})" + (", withdrawn" if filing["withdrawn"] else "")


def terms(issue: Record, filings: Sequence[Record], positions: Sequence[Record], sizes: Sequence[Any]) -> list[tuple[str, str]]:
    listed = sum(p["principal_amount"] for p in positions if p["valid_to"] is None)
    size = sizes[-1] if sizes else None
    out = [
        ("Coupon", "not told" if issue["coupon_rate"] is None else f"{amount_of_rate(issue['coupon_rate'])} %"),
        ("Maturity", str(issue["maturity_date"] or issue["maturity_year"] or "not told")),
        ("Outstanding", f"{issue['currency']} {amount(size)}" if size else "not told"),
        ("Listed now", f"{issue['currency']} {amount(listed)}" + (f" ({100 * listed / size:.1f} % of the issue)" if size else "")),
        ("Holders now", str(len({p["holder_id"] for p in positions if p["valid_to"] is None}))),
    ]
    out += _terms_over_time("Conversion price", "conversion_price", filings)
    out += _terms_over_time("Shares per 1,000", "conversion_rate", filings)
    return out


def amount_of_rate(rate: Any) -> str:
    text = f"{rate:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _terms_over_time(label: str, column: str, filings: Sequence[Record]) -> list[tuple[str, str]]:
    """A term and the days since when it stood, one entry for all its values."""
    changes: list[str] = []
    last = None
    for filing in filings:
        value = filing[column]
        if value is not None and value != last:
            changes.append(f"{amount_of_rate(value)} (since {filing['filing_date']})")
            last = value
    return [(label, "; ".join(changes))] if changes else []


def doubts(
    reports: Reports,
    issue: Record,
    filings: Sequence[Record],
    positions: Sequence[Record],
    days: Sequence[date],
    sizes: Sequence[Decimal | None],
) -> list[str]:
    """What a reader should know before trusting a number, in plain words."""
    out = [sentence(gap["explanation"]) for gap in reports.rows("issue_gaps", file_numbers=list(issue["file_numbers"] or []))]
    for filing in filings:
        if filing["outcome"] == "failed":
            out.append(f"{filing['accession_number']} of {filing['filing_date']} could not be read: {filing['error']}")
    through = reports.through()
    if issue["maturity_date"] and through and issue["maturity_date"] <= through:
        out.append(
            f"The notes matured on {issue['maturity_date']}: what follows is the last that holders registered, not what is held."
        )
    out += over_the_issue(positions, days, sizes)
    return out + [told(doubt) for doubt in reports.rows("issue_doubts", note_issue_id=issue["note_issue_id"])]


def told(doubt: Record) -> str:
    """A kind of doubt with whom it concerns, the first ones by name, and the filings that leave it open."""
    holders, accessions = doubt["holders"] or [], doubt["accessions"]
    named = first_ones(holders) if holders else first_ones(doubt["words"] or [])
    return f"{sentence(doubt['meaning'])}{': ' + named if named else ''} ({first_ones(accessions)})"


def sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def first_ones(items: Sequence[str]) -> str:
    more = len(items) - NAMED
    return "; ".join(items[:NAMED]) + (f"; and {more} more" if more > 0 else "")


def over_the_issue(positions: Sequence[Record], days: Sequence[date], sizes: Sequence[Decimal | None]) -> list[str]:
    """The first day on which the listed positions exceed what is outstanding, as a sentence; empty where none does."""
    for day, size in zip(days, sizes, strict=False):
        listed = sum(p["principal_amount"] for p in positions if series.is_open(p, day))
        if size and listed > size:
            return [
                f"On {day} the listed positions add up to {amount(listed)}, more than the {amount(size)} outstanding: "
                "holders may have sold without telling."
            ]
    return []
