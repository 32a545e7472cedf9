"""Clusters of mentions → `NoteIssue` records: the best title, the amount outstanding, an id that follows from the facts."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TypeVar

from transform.identity.issue_cluster import Cluster
from transform.identity.issue_facts import printed_coupon
from transform.identity.words import plain, words
from transform.records import NoteIssue

Value = TypeVar("Value")


def note_issue_records(clusters: Iterable[Cluster]) -> tuple[NoteIssue, ...]:
    """One record per cluster, by id. An id is made of CIK, rate, maturity year and series; where two issues have these in common
    (or an issue has none of them) the maturity day, the first file number and the title's words are added to each of them.
    """
    by_key: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        by_key[_key(cluster)].append(cluster)
    records = []
    for key, several in by_key.items():
        for cluster in several:
            plainly = len(several) == 1 and cluster.told
            records.append(_record(cluster, key if plainly else f"{key}|{_remainder(cluster)}"))
    return tuple(sorted(_apart(records), key=lambda issue: issue.note_issue_id))


def _key(cluster: Cluster) -> str:
    rate = "floating" if cluster.floating else "" if cluster.coupon is None else f"{cluster.coupon:f}"
    return (
        f"{_cik(cluster) or _name(cluster)}|{rate}|{cluster.year or ''}|{cluster.series}|{'' if cluster.is_principal else 'pieces'}"
    )


def _remainder(cluster: Cluster) -> str:
    day = min((day.isoformat() for day in cluster.days), default="")
    return f"{day}|{min(cluster.files, default='')}|{' '.join(words(best_title(cluster)))}"


def _apart(records: Sequence[NoteIssue]) -> list[NoteIssue]:
    """Issues that even so have one id (two securities of one filing that nothing tells apart) get it from their members."""
    counts = Counter(issue.note_issue_id for issue in records)
    return [
        issue
        if counts[issue.note_issue_id] == 1
        else replace(issue, note_issue_id=_hash(f"{issue.note_issue_id}|{issue.members[0]}"))
        for issue in records
    ]


def _hash(key: str) -> str:
    return "n" + hashlib.sha256(key.encode()).hexdigest()[:12]


def _record(cluster: Cluster, key: str) -> NoteIssue:
    title = best_title(cluster)
    days = Counter(m.security.maturity_date for m in cluster.mentions if m.security.maturity_date)
    kinds = Counter(m.security.kind for m in cluster.mentions if m.security.kind)
    currencies = Counter(m.security.currency for m in cluster.mentions)
    return NoteIssue(
        note_issue_id=_hash(key),
        cik=_cik(cluster),
        issuer_name=_name(cluster),
        title=title,
        coupon_rate=cluster.coupon,
        kind=_most(kinds) or "",
        maturity_date=_most(days),
        maturity_year=cluster.year,
        currency=min(currencies, key=lambda c: (-currencies[c], c)),
        principal_outstanding=principal_outstanding(cluster),
        file_numbers=tuple(sorted(cluster.files)),
        members=tuple(sorted((m.accession_number, m.security.key) for m in cluster.mentions)),
        evidence="; ".join(sorted(cluster.notes)) or "one set of terms",
    )


def _most(counts: Counter[Value]) -> Value | None:
    return min(counts, key=lambda value: (-counts[value], str(value)), default=None)


def best_title(cluster: Cluster) -> str:
    """The title that says most (rate, kind, maturity), of these the most often printed, then the shortest."""
    titles = Counter(m.security.title for m in cluster.mentions)

    def rank(title: str) -> tuple[int, int, int, str]:
        folded = plain(title)
        says = (
            (printed_coupon(title) is not None)
            + ("due" in folded.split())
            + any(w in folded for w in ("convert", "exchang", "option"))
        )
        return (-says - bool(title), -titles[title], len(title), title)

    return min(titles, key=rank)


def principal_outstanding(cluster: Cluster) -> Decimal | None:
    """What the latest filing that tells it says is outstanding; the largest where that filing's day has several."""
    told = [(m.filing_date, m.security.principal_outstanding) for m in cluster.mentions if m.security.principal_outstanding]
    return max(told)[1] if told else None


def _cik(cluster: Cluster) -> int | None:
    counts = Counter(m.cik for m in cluster.mentions if m.cik)
    return min(counts, key=lambda cik: (-counts[cik], cik), default=None)


def _name(cluster: Cluster) -> str:
    """The issuer's name in the latest filing: a renamed issuer has its new name."""
    return max((m.filing_date, m.accession_number, m.issuer_name) for m in cluster.mentions)[2]
