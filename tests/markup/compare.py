"""A parsed filing against the facts it was printed from: matched rows, exact fields, what differs.

Rows match by name (white space, quotes, dashes, accents and case evened out) and principal, as an analyst would look them up.
Rows of holders without a principal may be reported or not.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from transform.records import HolderRow, ParsedFiling

from .facts import Facts, Meant

_EVEN = {
    ord(a): b
    for a, b in {
        "’": "'",
        "‘": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "\u00ad": "",
        "†": "+",
        "‡": "++",
    }.items()
}


def fold(text: str) -> str:
    """The form in which two printed names are compared."""
    text = unicodedata.normalize("NFKD", text.translate(_EVEN))
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = re.sub(r"\s*-[\s-]*", "-", text)
    return re.sub(r"\s+", " ", text).strip().casefold()


def cents(value: float | Decimal | None) -> int | None:
    return None if value is None else round(float(value) * 100)


@dataclass
class Tally:
    """Counts over any number of filings; `fields` has (right, of) by field name."""

    expected: int = 0
    matched: int = 0
    false: int = 0
    fields: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    differences: list[str] = field(default_factory=list)

    def add(self, other: Tally) -> None:
        self.expected += other.expected
        self.matched += other.matched
        self.false += other.false
        for name, (right, of) in other.fields.items():
            self.fields[name][0] += right
            self.fields[name][1] += of
        self.differences += other.differences

    def note(self, name: str, right: bool, what: str) -> None:
        self.fields[name][0] += right
        self.fields[name][1] += 1
        if not right:
            self.differences.append(what)

    @property
    def recall(self) -> float:
        return self.matched / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        return self.matched / (self.matched + self.false) if self.matched + self.false else 1.0


def compare(parsed: ParsedFiling, facts: Facts) -> Tally:
    """Every difference between the parsed filing and its facts."""
    tally = Tally()
    rows = [row for table in parsed.tables for row in table.rows]
    _filing(tally, parsed, facts)
    pairs = _match(tally, facts, rows)
    titles = {security.key: security.title for security in parsed.securities}
    several = len({m.security for m in facts.meant if m.principal is not None}) > 1
    effects = {table.table_index: table.effect for table in parsed.tables}
    for meant, row in pairs:
        _fields(tally, meant, row)
        if several:
            _security(tally, meant, row, facts, titles)
        if meant.effect:
            got = row.effect or effects.get(row.table_index)
            tally.note("row_effect", got == meant.effect, f"effect of {meant.holder!r}: {got} instead of {meant.effect}")
    return tally


def _filing(tally: Tally, parsed: ParsedFiling, facts: Facts) -> None:
    expected = {
        "kind": (parsed.document_kind, facts.kind),
        "number": (parsed.supplement_number, facts.number),
        "dated": (parsed.document_date, facts.dated),
        "prospectus_dated": (parsed.prospectus_date, facts.prospectus_dated),
    }
    for name, (got, wanted) in expected.items():
        if wanted is not None:
            tally.note(name, got == wanted, f"{name}: {got!r} instead of {wanted!r}")
    if facts.meant and facts.effect and any(m.principal is not None for m in facts.meant):
        wanted = "full" if facts.kind == "prospectus" else facts.effect
        tally.note("effect", parsed.table_effect == wanted, f"effect: {parsed.table_effect} instead of {wanted}")


def _match(tally: Tally, facts: Facts, rows: Iterable[HolderRow]) -> list[tuple[Meant, HolderRow]]:
    pools: dict[tuple[str, int | None], list[HolderRow]] = defaultdict(list)
    for row in rows:
        if row.row_kind == "holder":
            pools[(fold(row.holder_name), cents(row.principal_amount))].append(row)
    wanted = [m for m in facts.meant if m.kind == "holder" and m.principal is not None]
    tally.expected = len(wanted)
    pairs, missed = [], []
    for meant in wanted:
        pool = pools[(fold(meant.holder), cents(meant.principal))]
        if not pool:
            missed.append(f"missed {meant.holder!r} {meant.principal:,.0f}")
            continue
        best = next((row for row in pool if cents(row.shares) == cents(meant.shares)), pool[0])
        pool.remove(best)
        pairs.append((meant, best))
    tally.matched = len(pairs)
    loose = Counter(fold(m.holder) for m in facts.meant if m.kind == "holder" and m.principal is None)
    for (name, _), pool in pools.items():
        for row in pool:
            if loose[name] and row.principal_amount is None:
                loose[name] -= 1
            else:
                tally.false += 1
                tally.differences.append(f"false {row.holder_name!r} {row.principal_amount} {list(row.raw_cells)}")
    tally.differences += missed
    _kinds(tally, facts, rows)
    return pairs


def _kinds(tally: Tally, facts: Facts, rows: Iterable[HolderRow]) -> None:
    found = Counter((row.row_kind, cents(row.principal_amount)) for row in rows)
    for meant in facts.meant:
        if meant.kind in ("total", "unnamed"):
            key = (meant.kind, cents(meant.principal))
            tally.note(meant.kind, found[key] > 0, f"{meant.kind} row not found: {meant.holder!r} {meant.principal}")
            found[key] -= 1


def _fields(tally: Tally, meant: Meant, row: HolderRow) -> None:
    for name, wanted, got in (
        ("shares", meant.shares, row.shares),
        ("pct", meant.pct, row.principal_pct),
        ("shares_pct", meant.shares_pct, row.shares_pct),
    ):
        if wanted is not None:
            tally.note(name, _same(wanted, got), f"{name} of {meant.holder!r}: {got} instead of {wanted}")
        elif name == "shares":
            tally.note("shares_blank", got is None, f"shares of {meant.holder!r}: {got}, though none are printed")
    for name, value in meant.others:
        got = getattr(row, name)
        tally.note("before_after", _same(value, got), f"{name} of {meant.holder!r}: {got} instead of {value}")
    for pair in meant.less_than:
        tally.note(
            "less_than",
            pair in row.less_than_pct,
            f"mark of a small per cent of {meant.holder!r}: {row.less_than_pct} instead of {pair}",
        )
    if meant.marks is not None:
        wanted_marks = sorted({fold(mark) for mark in meant.marks})
        tally.note(
            "marks",
            sorted({fold(mark) for mark in row.footnote_marks}) == wanted_marks,
            f"marks of {meant.holder!r}: {row.footnote_marks} instead of {wanted_marks}",
        )


def _same(wanted: float | None, got: Decimal | None) -> bool:
    if wanted is None or got is None:
        return wanted is None and got is None
    return abs(float(got) - wanted) < 1e-6


def _security(tally: Tally, meant: Meant, row: HolderRow, facts: Facts, titles: dict[str, str]) -> None:
    title = fold(titles.get(row.security_key or "", ""))
    by_likeness = sorted(facts.notes, key=lambda note: -_overlap(fold(note.title), title))
    got = by_likeness[0].key if title and by_likeness else None
    tally.note(
        "security", got == meant.security, f"issue of {meant.holder!r} {meant.principal}: {title!r} instead of {meant.security}"
    )


def _overlap(left: str, right: str) -> float:
    a, b = set(re.findall(r"[\w.]+", left)), set(re.findall(r"[\w.]+", right))
    return len(a & b) / max(len(a | b), 1)
