"""The page of a night, or of any span of days: what changed."""

from __future__ import annotations

from datetime import date

from flows.report import series
from flows.report.issue import Link, no_link
from flows.report.page import ALONE, Place, render
from warehouse.reports import Reports


def changes_page(
    reports: Reports, first: date, last: date, place: Place = ALONE, issue_link: Link = no_link, holder_link: Link = no_link
) -> str:
    """Every change of a position filed from `first` through `last`."""
    records = reports.rows("changes", note_issue_id=None, holder_id=None, first=first, last=last)
    rows = [series.change(c, issue_link=issue_link(c["note_issue_id"]), holder_link=holder_link(c["holder_id"])) for c in records]
    return render("changes.html.j2", place, None, changes=rows, first=first, last=last, through=reports.through())
