"""The night's digest: a short text of what filings first known since a moment changed, as Markdown and as an HTML page.

The two say the same; the Markdown also goes to the webhook and into a Prefect artifact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from flows.report.page import ALONE, amount, render, signed
from flows.report.series import Record
from warehouse.reports import Reports

LONGEST = 25
"""Lines of one section; the rest is counted."""
BIG_SHARE = Decimal("0.01")
"""A change of this share of the issue, or of 1,000,000 where the issue's size isn't known, is a big move."""
BIG_AMOUNT = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    lines: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Digest:
    """`headline` is one line; `sections` hold plain text, not yet escaped for any markup."""

    headline: str
    sections: tuple[Section, ...]

    @property
    def is_quiet(self) -> bool:
        return not self.sections

    def markdown(self) -> str:
        out = [f"# {_escaped(self.headline)}", ""]
        for section in self.sections:
            out += [f"## {section.title}", ""]
            out += [f"- {_escaped(line)}" for line in section.lines]
            out += [f"- … and {section.more} more"] if section.more else []
            out.append("")
        return "\n".join(out)

    def html(self) -> str:
        return render("digest.html.j2", ALONE, None, digest=self)


def night_digest(reports: Reports, since: datetime) -> Digest:
    """What was learned since a moment (UTC, without a zone): new holders, exits, big moves, new issues, doubts, failures."""
    changes = reports.rows("night_changes", since=since)
    new = [c for c in changes if c["change"] in ("new", "re-entered")]
    gone = [c for c in changes if c["change"] in ("exited", "omitted", "deleted")]
    moved = [c for c in changes if c["change"] in ("increased", "decreased") and is_big(c)]
    failures = reports.rows("night_failures", since=since)
    doubts = reports.rows("night_doubts", since=since)
    sections = [
        section("New holders", [change_line(c) for c in new]),
        section("Exits", [change_line(c) for c in gone]),
        section("Big moves", [change_line(c) for c in moved]),
        section("New note issues", [issue_line(i) for i in reports.rows("night_issues", since=since)]),
        section("Doubts", [doubt_line(d) for d in doubts]),
        section("Failures", [failure_line(f) for f in failures]),
    ]
    read = {row["outcome"]: row["filings"] for row in reports.rows("night_filings", since=since)}
    headline = f"{counted(len(changes), 'position change')} from {counted(sum(read.values()), 'filing')} read"
    headline += f", {read['note_positions']} with note positions" if read.get("note_positions") else ""
    headline += f"; {len(failures)} failed" if failures else ""
    return Digest(headline, tuple(s for s in sections if s.lines))


def section(title: str, lines: Sequence[str]) -> Section:
    return Section(title, tuple(lines[:LONGEST]), max(0, len(lines) - LONGEST))


def counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def is_big(change: Record) -> bool:
    size = change["principal_outstanding"]
    return bool(abs(change["principal_change"]) >= (size * BIG_SHARE if size else BIG_AMOUNT))


def change_line(change: Record) -> str:
    currency = change["currency"] or ""
    if change["previous_principal"] and change["principal_amount"]:
        numbers = (
            f"{amount(change['previous_principal'])} to {amount(change['principal_amount'])} ({signed(change['principal_change'])})"
        )
    else:
        numbers = signed(change["principal_change"])
    notes = f"{change['issuer_name']} {change['note_title']}"
    return f"{change['holder_name']}: {currency} {numbers}, {change['change']}, {notes} ({change['change_date']})"


def issue_line(issue: Record) -> str:
    size = issue["principal_outstanding"]
    told = f", {issue['currency']} {amount(size)}" if size else ""
    return f"{issue['issuer_name']}: {issue['title']}{told}, first filing {issue['first_filing']}"


def doubt_line(doubt: Record) -> str:
    who = ", ".join(filter(None, (doubt["issuer_name"], doubt["holder_name"] or doubt["words"])))
    return (
        f"{who}: {doubt['meaning']} ({doubt['accession_number']})" if who else f"{doubt['meaning']} ({doubt['accession_number']})"
    )


def failure_line(failure: Record) -> str:
    then = (
        "given up"
        if failure["given_up_at"]
        else f"next try {failure['next_retry_at']:%Y-%m-%d %H:%M}"
        if failure["next_retry_at"]
        else ""
    )
    return f"{failure['accession_number']} {failure['company_name'] or ''}: {failure['error']}" + (f" ({then})" if then else "")


def _escaped(text: str) -> str:
    """Markdown's own signs made plain: names come from filings."""
    folded = " ".join(text.split())
    return "".join("\\" + c if c in "\\`*_{}[]<>#|!" else c for c in folded)
