"""Mentions of one note issue gathered so far, and whether two such gatherings can be one issue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from transform.identity.issue_facts import IssueFacts, conflicting_paper, issue_facts
from transform.identity.words import words
from transform.records import IssueMention


@dataclass(slots=True)
class Cluster:
    """What the mentions of one issue tell together. Grows by `take`; never holds two securities of one filing."""

    mentions: list[IssueMention]
    facts: list[IssueFacts]
    files: set[str] = field(default_factory=set)
    ciks: set[int] = field(default_factory=set)
    accessions: set[str] = field(default_factory=set)
    notes: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, mentions: Iterable[IssueMention]) -> Cluster:
        found = sorted(mentions, key=mention_order)
        return cls(
            found,
            sorted({issue_facts(m.security) for m in found}, key=repr),
            {number for m in found for number in m.file_numbers},
            {cik for m in found for cik in (m.cik, *m.ciks) if cik},
            {m.accession_number for m in found},
        )

    def take(self, other: Cluster, note: str) -> None:
        """Adds another gathering's mentions; `note` says why the two are one."""
        self.mentions = sorted([*self.mentions, *other.mentions], key=mention_order)
        self.facts = sorted({*self.facts, *other.facts}, key=repr)
        self.files |= other.files
        self.ciks |= other.ciks
        self.accessions |= other.accessions
        self.notes |= {*other.notes, note}

    @property
    def coupon(self) -> Decimal | None:
        return next((f.coupon for f in self.facts if f.coupon is not None), None)

    @property
    def floating(self) -> bool:
        return any(f.floating for f in self.facts)

    @property
    def year(self) -> int | None:
        return next((f.year for f in self.facts if f.year is not None), None)

    @property
    def series(self) -> str:
        return next((f.series for f in self.facts if f.series), "")

    @property
    def days(self) -> set[date]:
        return {f.day for f in self.facts if f.day is not None}

    @property
    def is_whole(self) -> bool:
        return self.year is not None and (self.coupon is not None or self.floating)

    @property
    def told(self) -> int:
        return (self.coupon is not None or self.floating) + (self.year is not None) + bool(self.series)

    @property
    def paper(self) -> frozenset[str]:
        return frozenset().union(*(f.paper for f in self.facts))

    @property
    def is_principal(self) -> bool:
        return any(f.is_principal for f in self.facts)

    @property
    def currencies(self) -> set[str]:
        return {f.currency for f in self.facts}

    @property
    def order(self) -> tuple[object, ...]:
        """A place among the clusters of an issuer that follows from the content alone."""
        return (-self.told, str(self.coupon), self.year or 0, self.series, not self.days, mention_order(self.mentions[0]))


def mention_order(mention: IssueMention) -> tuple[date, str, str]:
    return (mention.filing_date, mention.accession_number, mention.security.key)


def agree(left: Cluster, right: Cluster) -> bool:
    """True where nothing told contradicts: no other coupon, maturity year, series or sort of security, no filing that has both."""
    return not (
        left.accessions & right.accessions
        or left.is_principal != right.is_principal
        or _differ(left.coupon, right.coupon)
        or _differ(left.year, right.year)
        or (left.series and right.series and left.series != right.series)
        or (left.floating and right.coupon is not None)
        or (right.floating and left.coupon is not None)
    )


def agree_in_file(left: Cluster, right: Cluster) -> bool:
    """As `agree`, for one file number: two days of one month are a misprint, of two months two issues unless terms agree."""
    if not agree(left, right):
        return False
    if not left.days or not right.days or left.days & right.days:
        return True
    months = [{(day.year, day.month) for day in cluster.days} for cluster in (left, right)]
    return bool(months[0] & months[1]) or same_terms(left, right)


def agree_across_files(left: Cluster, right: Cluster) -> bool:
    """As `agree`, for issues under different file numbers, where day, currency, kind of paper and amount have to agree as well."""
    if not agree(left, right) or (left.days and right.days and not left.days & right.days):
        return False
    if not left.currencies & right.currencies or left.series != right.series:
        return False
    if left.days & right.days:
        return True
    amounts = [_told(cluster, "principal_outstanding") for cluster in (left, right)]
    if amounts[0] and amounts[1] and not amounts[0] & amounts[1]:
        return False
    return conflicting_paper(left.paper, right.paper) is None


def likeness(partial: Cluster, whole: Cluster) -> int:
    """How much speaks for a mention without terms being this one of several issues; 0 where nothing does.

    Equal amounts outstanding, conversion terms and maturity days weigh most, then each word of its title that the other's has,
    and the prospectus's date.
    """
    score = 8 * bool(_told(partial, "principal_outstanding") & _told(whole, "principal_outstanding"))
    score += 8 * bool(_told(partial, "conversion_price") & _told(whole, "conversion_price"))
    score += 8 * bool(_told(partial, "conversion_rate") & _told(whole, "conversion_rate"))
    score += 8 * bool(partial.days & whole.days)
    score += bool({m.prospectus_date for m in partial.mentions if m.prospectus_date} & {m.prospectus_date for m in whole.mentions})
    return score + len(title_words(partial) & title_words(whole))


def same_terms(left: Cluster, right: Cluster) -> bool:
    """True where both print one amount outstanding or one conversion price or rate."""
    return any(_told(left, name) & _told(right, name) for name in ("principal_outstanding", "conversion_price", "conversion_rate"))


def title_words(cluster: Cluster) -> frozenset[str]:
    return frozenset(word for m in cluster.mentions for word in words(m.security.title))


def _told(cluster: Cluster, name: str) -> set[Decimal]:
    return {value for m in cluster.mentions if (value := getattr(m.security, name)) is not None}


def _differ(left: object | None, right: object | None) -> bool:
    return left is not None and right is not None and left != right
