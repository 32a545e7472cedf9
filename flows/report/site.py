"""A browsable folder of everything in the database, which any static web server can hold."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from flows.report.changes import changes_page
from flows.report.holder import holder_page
from flows.report.issue import issue_page
from flows.report.page import Place, render, write_assets
from warehouse.reports import Reports

LATEST_DAYS = 30
"""The page of latest changes reaches so far back from the last change."""


def write_site(reports: Reports, directory: Path, progress: Callable[[int, int], None] = lambda done, total: None) -> int:
    """Write index.html, issues/, holders/, changes.html and assets/ below `directory`; returns the number of pages."""
    issues = reports.rows("issues_index")
    holders = reports.rows("holders_index")
    write_assets(directory / "assets")
    inner = Place(assets="../assets", home="../index.html")
    outer = Place(assets="assets", home="index.html")
    known_issues = {issue["note_issue_id"] for issue in issues}
    known_holders = {holder["holder_id"] for holder in holders}
    total, done = len(issues) + len(holders) + 2, 0

    def keep(name: str, text: str) -> None:
        nonlocal done
        path = directory / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        done += 1
        progress(done, total)

    def issue_at(prefix: str) -> Callable[[str], str | None]:
        return lambda key: f"{prefix}issues/{key}.html" if key in known_issues else None

    def holder_at(prefix: str) -> Callable[[str], str | None]:
        return lambda key: f"{prefix}holders/{key}.html" if key in known_holders else None

    for issue in issues:
        keep(f"issues/{issue['note_issue_id']}.html", issue_page(reports, issue["note_issue_id"], inner, holder_at("../")))
    for holder in holders:
        keep(f"holders/{holder['holder_id']}.html", holder_page(reports, holder["holder_id"], inner, issue_at("../")))
    through = reports.through()
    last = reports.one("last_change")["last_change"]
    if last is not None:
        page = changes_page(reports, last - timedelta(days=LATEST_DAYS), last, outer, issue_at(""), holder_at(""))
        keep("changes.html", page)
    keep(
        "index.html",
        render(
            "index.html.j2",
            Place(assets="assets"),
            None,
            issues=[{**issue, "link": f"issues/{issue['note_issue_id']}.html"} for issue in issues],
            holders=[{**holder, "link": f"holders/{holder['holder_id']}.html"} for holder in holders],
            changes_link="changes.html" if last else None,
            through=through,
        ),
    )
    return done
