"""The securities of a filing with their terms, and which table and column is about which of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from transform.records import Column, HolderRow, HolderTable, Security
from transform.wording.around import Around
from transform.wording.issues import Issue, gather_issues, matching, security_of
from transform.wording.plain import sentences
from transform.wording.terms import SharesOutstanding, find_amounts, find_conversions, shares_outstanding

_OUTSTANDING = re.compile(r"\boutstanding\b", re.IGNORECASE)
_TELLING = re.compile(r"outstanding|conver|exchang|\bper\s+(?:each\s+)?[$€£¥]?\d", re.IGNORECASE)
_STOCK = re.compile(r"\d,\d{3}\s+(?:[\w.'-]+\s+){0,6}?(?:shares?|stock|ADSs?)\b", re.IGNORECASE)
_OF_PRINCIPAL = re.compile(
    r"\s*(?:\([^)]{0,40}\)\s*)?(?:(?:in|of|the|our|its|aggregate|total|original|outstanding|stated|initial|an)\s+)*"
    r"(?:principal|face|[^.;]{0,60}?\b(?:notes?|debentures?|LYONs?|bonds?|securities)\b)",
    re.IGNORECASE,
)
_OUTSTANDING_IS = re.compile(
    r"\boutstanding\b[^.;]{0,80}?\b(?:is|was|were|are|of|totaled|equals?|being)\s+(?:approximately\s+|about\s+)?$", re.IGNORECASE
)
REACH = 260
"""How far behind an amount the word "outstanding" may stand: a title or two come between."""
_NOT_ISSUE = re.compile(
    r"\bindebtedness\b|\bliabilit|\bcredit\s+(?:facility|agreement)|\bborrowings?\b|\bguarante|\bmillion\s+of\s+debt\b",
    re.IGNORECASE,
)

HEADING = 60
"""A line below a table that is shorter may be the heading of the next one."""


@dataclass(frozen=True, slots=True)
class SecuritiesRead:
    """What `read_securities` found. `issues` are in the order of `securities`, with the names the text gives them."""

    securities: tuple[Security, ...]
    issues: tuple[Issue, ...]
    shares: SharesOutstanding | None

    def named_in(self, text: str) -> frozenset[str]:
        """The keys of the securities that a text names; none where there is only one, which every text is about."""
        if len(self.securities) < 2:
            return frozenset()
        keys = {issue.order: security.key for issue, security in zip(self.issues, self.securities, strict=True)}
        return frozenset(keys[issue.order] for issue in matching(self.issues, text))


def read_securities(face: Sequence[str], around: Around, tables: Sequence[HolderTable]) -> SecuritiesRead:
    """Every security that the filing registers or shows.

    Terms come from notes and sentences by the tables first, then the body, then the face.
    Where a table shows note principal and no title is found anywhere, it gets a security called "Notes". The currency is that
    of the terms or the face, else that of the tables.
    """
    issues = gather_issues(face, around.near, around.labels, around.body)
    currencies = {table.currency for table in tables}
    currency = currencies.pop() if len(currencies) == 1 else "USD"
    if not issues and any(table.outcome == "note_positions" for table in tables):
        return SecuritiesRead((Security("A", "Notes", kind="notes", currency=currency),), (), _shares(around))
    securities = [security_of(issue, _key(i)) for i, issue in enumerate(issues)]
    texts = [s for text in (*around.notes, *around.near, *around.body) if _TELLING.search(text) for s in sentences(text)]
    told = [_terms(issue, issues, texts) for issue in issues]
    filled = tuple(
        replace(
            security,
            principal_outstanding=(terms.outstanding or issue.face_amount) if security.is_principal else None,
            currency=terms.currency or issue.currency or currency,
            conversion_price=terms.price if security.is_principal else None,
            conversion_rate=terms.rate if security.is_principal else None,
        )
        for security, issue, terms in zip(securities, issues, told, strict=True)
    )
    return SecuritiesRead(filled, tuple(issues), _shares(around))


def assign_securities(tables: Sequence[HolderTable], read: SecuritiesRead, around: Around) -> tuple[HolderTable, ...]:
    """The tables with `Column.security_key` and `HolderRow.security_key` set to keys of the securities.

    A single security takes everything. Of several, a column goes to the one its caption names, a table to the one that its
    caption, the heading above it or a note below it names. Where nothing tells, the table keeps None: it isn't guessed.
    """
    if len(read.securities) == 1:
        key = read.securities[0].key
        return tuple(_whole(table, key) for table in tables)
    keys = {issue.order: security.key for issue, security in zip(read.issues, read.securities, strict=True)}
    fallbacks = _fallbacks(tables, read, around, keys)
    return tuple(_by_columns(table, read.issues, keys, fallback) for table, fallback in zip(tables, fallbacks, strict=True))


@dataclass(frozen=True, slots=True)
class _Terms:
    outstanding: Decimal | None = None
    currency: str | None = None
    price: Decimal | None = None
    rate: Decimal | None = None


def _key(number: int) -> str:
    return chr(ord("A") + number) if number < 26 else f"A{number}"


def _terms(issue: Issue, issues: Sequence[Issue], texts: Sequence[str]) -> _Terms:
    terms = _Terms()
    for sentence in texts:
        terms = _with_outstanding(terms, sentence, issue, issues)
        terms = _with_conversion(terms, sentence, issue, issues)
    return terms


def _with_outstanding(terms: _Terms, sentence: str, issue: Issue, issues: Sequence[Issue]) -> _Terms:
    """The first statement wins: texts come nearest the table first."""
    if terms.outstanding is not None or not _OUTSTANDING.search(sentence) or _NOT_ISSUE.search(sentence):
        return terms
    amounts = [a for a in find_amounts(sentence) if a.value >= 1_000_000]
    for amount, following in zip(amounts, [*amounts[1:], None], strict=False):
        segment = sentence[amount.end : following.start if following else len(sentence)]
        named = matching(issues, segment)
        stated = _OF_PRINCIPAL.match(segment) and _OUTSTANDING.search(sentence, amount.end, amount.end + REACH)
        if (stated or _OUTSTANDING_IS.search(sentence[: amount.start])) and (named == [issue] or (not named and len(issues) == 1)):
            return replace(terms, outstanding=amount.value, currency=amount.currency)
    return terms


def _with_conversion(terms: _Terms, sentence: str, issue: Issue, issues: Sequence[Issue]) -> _Terms:
    if terms.price is not None and terms.rate is not None:
        return terms
    found = find_conversions(sentence)
    for conversion, following in zip(found, [*found[1:], None], strict=False):
        segment = sentence[conversion.start : following.start if following else len(sentence)]
        named = matching(issues, segment) or matching(issues, sentence[: found[0].start])
        if named and issue not in named:
            continue
        if conversion.price is not None and terms.price is None:
            terms = replace(terms, price=conversion.price)
        if conversion.rate is not None and terms.rate is None:
            terms = replace(terms, rate=conversion.rate)
    return terms


def _shares(around: Around) -> SharesOutstanding | None:
    dated: SharesOutstanding | None = None
    for text in (*around.notes, *around.near, *around.body):
        for sentence in sentences(text) if _STOCK.search(text) else ():
            if found := shares_outstanding(sentence):
                if found.day is not None:
                    return found
                dated = dated or found
    return dated


def _whole(table: HolderTable, key: str) -> HolderTable:
    columns = tuple(replace(c, security_key=key) if c.role not in ("name", "ignored", "unknown") else c for c in table.columns)
    return replace(table, columns=columns, rows=tuple(replace(row, security_key=key) for row in table.rows))


def _fallbacks(tables: Sequence[HolderTable], read: SecuritiesRead, around: Around, keys: dict[int, str]) -> list[str | None]:
    """For each table the one security that its caption, heading or notes name; the last table left takes the last security left."""
    principal = [s.key for s in read.securities if s.is_principal]
    named: list[str | None] = []
    for i, table in enumerate(tables):
        one = (
            _single(read.issues, (table.caption,))
            or _single(read.issues, around.own_notes(i))
            or _most_named(read.issues, around.above(i))
            or _single(read.issues, [line for line in around.after(i) if len(line) > HEADING])
        )
        only = principal[0] if len(principal) == 1 and table.outcome == "note_positions" else None
        named.append(keys[one.order] if one else only)
    open_tables = [i for i, key in enumerate(named) if key is None]
    open_keys = [key for key in keys.values() if key not in named]
    if len(open_tables) == 1 and len(open_keys) == 1 and len(tables) == len(keys):
        named[open_tables[0]] = open_keys[0]
    return named


def _single(issues: Sequence[Issue], texts: Sequence[str]) -> Issue | None:
    """The issue of the first text that names exactly one."""
    return next((found[0] for text in texts if len(found := matching(issues, text)) == 1), None)


def _most_named(issues: Sequence[Issue], texts: Sequence[str]) -> Issue | None:
    """The issue that more of the lines above a table name than any other; a face that lists all of them names none."""
    counts = Counter(found[0].order for text in texts if len(found := matching(issues, text)) == 1).most_common(2)
    if not counts or (len(counts) == 2 and counts[0][1] == counts[1][1]):
        return None
    return next(issue for issue in issues if issue.order == counts[0][0])


def _by_columns(table: HolderTable, issues: Sequence[Issue], keys: dict[int, str], fallback: str | None) -> HolderTable:
    """Columns by their captions; rows follow the provisional key that the columns of their record had."""
    renamed: dict[str | None, str | None] = {None: fallback}
    columns: list[Column] = []
    for column in table.columns:
        if column.role in ("name", "ignored", "unknown"):
            columns.append(column)
            continue
        found = matching(issues, column.caption) or (
            matching(issues, f"{column.security_key} notes") if column.security_key else []
        )
        key = keys[found[0].order] if len(found) == 1 else (fallback if not found else None)
        if column.security_key is not None and len(found) == 1:
            renamed[column.security_key] = key
        columns.append(replace(column, security_key=key))
    own = {c.security_key for c in columns if c.role.startswith("principal") and c.security_key}
    if len(own) == 1:
        renamed[None] = own.pop()
    rows = _rows(table.rows, issues, keys, renamed)
    if all(row.security_key is None for row in rows):
        rows = _told_by_cells(rows, len(columns), issues, keys)
    return replace(table, columns=tuple(columns), rows=rows)


def _told_by_cells(
    rows: tuple[HolderRow, ...], columns: int, issues: Sequence[Issue], keys: dict[int, str]
) -> tuple[HolderRow, ...]:
    """A column that names each row's issue (`Series`: `3.25%`, `2014 Notes`): every cell of it names one, and not all the same."""
    whole = [row for row in rows if row.row_kind != "heading" and len(row.raw_cells) == columns]
    for at in range(1, columns):
        told: dict[int, str] = {}
        for row in whole:
            found = matching(issues, row.raw_cells[at]) or matching(issues, f"{row.raw_cells[at]} notes")
            if len(found) != 1:
                break
            told[row.row_index] = keys[found[0].order]
        if len(told) == len(whole) and len(set(told.values())) > 1:
            return tuple(replace(row, security_key=told.get(row.row_index)) for row in rows)
    return rows


def _rows(
    rows: Sequence[HolderRow], issues: Sequence[Issue], keys: dict[int, str], renamed: dict[str | None, str | None]
) -> tuple[HolderRow, ...]:
    """Rows take their columns' security; a heading that names an issue (`2013 Notes`) holds for the rows below it."""
    out: list[HolderRow] = []
    section: str | None = None
    for row in rows:
        if row.row_kind == "heading" and (found := matching(issues, row.holder_name)) and len(found) == 1:
            section = keys[found[0].order]
        provisional = row.security_key
        key = renamed.get(provisional)
        if key is None and provisional is not None and len(found := matching(issues, f"{provisional} notes")) == 1:
            key = keys[found[0].order]
        out.append(replace(row, security_key=section if section and provisional is None else (key or section)))
    return tuple(out)
