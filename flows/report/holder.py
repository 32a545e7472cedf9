"""The page of one holder: every issue it was listed in, over time."""

from __future__ import annotations

from flows.report import series
from flows.report.issue import Link, no_link
from flows.report.page import ALONE, Place, render
from warehouse.reports import Reports


def holder_page(reports: Reports, holder_id: str, place: Place = ALONE, issue_link: Link = no_link) -> str:
    """The whole page; raises LookupError where no such holder is known."""
    holder = reports.one("holder", holder_id=holder_id)
    positions = reports.rows("holder_positions", holder_id=holder_id)
    changes = reports.rows("changes", note_issue_id=None, holder_id=holder_id, first=None, last=None)
    titles = {p["note_issue_id"]: f"{p['issuer_name']}: {p['note_title']}" for p in positions}
    entries = []
    for position in positions:
        title = titles[position["note_issue_id"]]
        entries.append(series.position(position, group=position["note_issue_id"], label=title, issue=title))
    days = series.event_days(positions)
    currencies = sorted({p["currency"] for p in positions if p["currency"]})
    payload = {
        "title": holder["name"],
        "file": "-".join("".join(c if c.isalnum() else " " for c in holder["name"].lower()).split())[:80] or holder_id,
        # Amounts of several currencies are stacked as printed: the axis then names them all.
        "currency": " and ".join(currencies),
        "days": days,
        "outstanding": [],
        "positions": entries,
        "addresses": {p["accession_number"]: p["url"] for p in positions if p["url"]},
        "footnotes": {},
    }
    return render(
        "holder.html.j2",
        place,
        payload,
        holder=holder,
        spellings=reports.rows("holder_spellings", holder_id=holder_id),
        now=[series.position(p, group="", label="", issue=titles[p["note_issue_id"]]) for p in series.open_positions(positions)],
        last_day=days[-1] if days else None,
        changes=[series.change(c, issue_link=issue_link(c["note_issue_id"])) for c in changes],
        through=reports.through(),
    )
