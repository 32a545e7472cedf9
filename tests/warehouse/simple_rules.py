"""Identity rules simple enough to be seen through, for tests of the warehouse alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence

from transform.records import (
    Claim,
    Holder,
    HolderAssignment,
    HolderDecision,
    HolderResolution,
    IssueMention,
    NameMention,
    NoteIssue,
)
from warehouse.identities import ResolveHolders


def issues_by_title(mentions: Sequence[IssueMention]) -> tuple[NoteIssue, ...]:
    """One issue for each registrant and folded title."""
    groups: dict[tuple[object, str], list[IssueMention]] = {}
    for mention in sorted(mentions, key=lambda m: (m.filing_date, m.accession_number, m.security.key)):
        groups.setdefault((mention.cik, folded(mention.security.title)), []).append(mention)
    return tuple(_issue(f"{cik}-{digest(title)}", group) for (cik, title), group in groups.items())


def _issue(note_issue_id: str, group: list[IssueMention]) -> NoteIssue:
    last = group[-1]
    security = last.security
    return NoteIssue(
        note_issue_id,
        last.cik,
        last.issuer_name,
        security.title,
        security.coupon_rate,
        security.kind,
        security.maturity_date,
        security.maturity_year,
        security.currency,
        next((m.security.principal_outstanding for m in reversed(group) if m.security.principal_outstanding), None),
        tuple(sorted({number for m in group for number in m.file_numbers})),
        tuple((m.accession_number, m.security.key) for m in group),
    )


def holders_by(key: Callable[[str], str]) -> ResolveHolders:
    """A rule under which names with the same key are one holder."""

    def resolve(
        mentions: Sequence[NameMention],
        decisions: Sequence[HolderDecision] = (),
        claims: Mapping[str, Sequence[Claim]] | None = None,
    ) -> HolderResolution:
        groups: dict[str, set[str]] = {}
        for mention in mentions:
            groups.setdefault(key(mention.name), set()).add(mention.name)
        places = sorted({(m.note_issue_id, m.name) for m in mentions}, key=lambda place: (place[0] or "", place[1]))
        return HolderResolution(
            tuple(
                Holder(f"h-{digest(found)}", min(names), "unknown", "", None, tuple((name, "key", 1.0) for name in sorted(names)))
                for found, names in sorted(groups.items())
            ),
            (),
            (),
            tuple(HolderAssignment(issue, name, f"h-{digest(key(name))}", "key", 1.0) for issue, name in places),
        )

    return resolve


holders_by_name = holders_by(lambda name: folded(name))


def folded(text: str) -> str:
    return " ".join(text.casefold().split())


def digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
