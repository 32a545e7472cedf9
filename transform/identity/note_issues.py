"""Which note is which: securities as filings name them → note issues."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence

from transform.identity.issue_facts import issue_facts
from transform.records import IssueMention, NoteIssue


def resolve_note_issues(mentions: Sequence[IssueMention]) -> tuple[NoteIssue, ...]:
    """The note issues behind the mentions, the same whatever their order."""
    groups: dict[str, list[IssueMention]] = defaultdict(list)
    for mention in mentions:
        facts = issue_facts(mention.security)
        groups[f"{mention.cik}|{facts.coupon}|{facts.year}|{facts.series}"].append(mention)
    return tuple(_issue(key, group) for key, group in sorted(groups.items()))


def _issue(key: str, group: list[IssueMention]) -> NoteIssue:
    group = sorted(group, key=lambda m: (m.filing_date, m.accession_number, m.security.key))
    titles = Counter(m.security.title for m in group)
    title = min(titles, key=lambda t: (-titles[t], -len(t), t))
    best = next(m.security for m in group if m.security.title == title)
    principal = next((m.security.principal_outstanding for m in reversed(group) if m.security.principal_outstanding), None)
    facts = issue_facts(best)
    return NoteIssue(
        "n" + hashlib.sha256(key.encode()).hexdigest()[:12], group[-1].cik, group[-1].issuer_name, title, facts.coupon, best.kind,
        next((m.security.maturity_date for m in group if m.security.maturity_date), None), facts.year, best.currency, principal,
        tuple(sorted({n for m in group for n in m.file_numbers})), tuple(sorted((m.accession_number, m.security.key) for m in group)), key,
    )  # fmt: skip
