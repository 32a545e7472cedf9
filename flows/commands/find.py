"""Finding what a person means: an issuer's note issues, one of them, one holder. All commands find in the same way."""

from __future__ import annotations

from typing import Any

from flows.errors import Ambiguous, NotFound
from warehouse.answers import Connection, ask

MOST_LISTED = 20


def find_issues(connection: Connection, what: str) -> list[dict[str, Any]]:
    """The note issues of the one issuer that matches best.

    Raises NotFound where nothing matches, Ambiguous where several issuers match equally well.
    """
    found = ask(connection, "find_issues", what=what).records()
    if not found:
        raise NotFound(
            f"No note issue matches {what!r}. Try a part of the issuer's name, a CIK or a file number; "
            'all of them: noteholders sql "SELECT issuer_name, title FROM note_issues ORDER BY 1"'
        )
    best = [issue for issue in found if issue["rank"] == found[0]["rank"]]
    issuers = {issue["cik"] if issue["cik"] is not None else issue["issuer_name"] for issue in best}
    if len(issuers) > 1 and found[0]["rank"] > 0:
        listed = _listed([f"{issue['cik']}  {issue['issuer_name']}: {issue['title']}" for issue in best])
        raise Ambiguous(f"{what!r} matches several issuers:\n{listed}\nName one by its CIK or file number, or with more words.")
    return best


def find_issue(connection: Connection, what: str) -> dict[str, Any]:
    """The one note issue that matches best and has positions.

    Raises NotFound where there is none, Ambiguous where the issuer has several.
    """
    found = find_issues(connection, what)
    issues = [issue for issue in found if issue["positions"]]
    if not issues:
        raise NotFound(
            f"No position was ever read of {found[0]['issuer_name']}: {found[0]['title']}; 'noteholders status' tells why."
        )
    if len(issues) > 1:
        lines = [f"{issue['note_issue_id']}  {issue['title']} ({', '.join(issue['file_numbers'])})" for issue in issues]
        raise Ambiguous(f"{what!r} matches {len(issues)} note issues:\n{_listed(lines)}\nName one by its identifier or its title.")
    return issues[0]


def find_holder(connection: Connection, what: str, issues: list[str] | None = None) -> dict[str, Any]:
    """The one holder, of the note issues if any are given, that matches best. Raises NotFound, and Ambiguous where several do."""
    found = ask(connection, "find_holders", what=what, issues=issues).records()
    if not found:
        raise NotFound(f"No holder's name holds {what!r}: try fewer words of it.")
    best = [holder for holder in found if holder["rank"] == found[0]["rank"]]
    if len(best) > 1:
        listed = _listed([f"{holder['holder_id']}  {holder['name']}" for holder in best])
        raise Ambiguous(f"{what!r} matches {len(best)} holders:\n{listed}\nName one by its identifier, or with more words.")
    return best[0]


def _listed(lines: list[str]) -> str:
    """The first lines, indented, and how many more there are."""
    more = [f"… and {len(lines) - MOST_LISTED} more"] if len(lines) > MOST_LISTED else []
    return "\n".join(f"  {line}" for line in [*lines[:MOST_LISTED], *more])
