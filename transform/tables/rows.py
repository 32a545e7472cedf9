"""Whole printed rows to `HolderRow`s: every cell into the field of its column, or into `problems` with the reason."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from transform.records import Column, HolderRow, RowKind
from transform.tables.amounts import Amount, read_amount
from transform.tables.assemble import RawRow
from transform.tables.labels import clean_label, row_kind
from transform.tables.marks import split_marks
from transform.tables.vocabulary import entries

_ADDRESS_CAPTION = re.compile(r"\baddress", re.I)
_INNER_NUMBER = re.compile(r"\s*\((\d{1,3})\)(?=[\s,;])")
_INNER_SIGN = re.compile(r"(?<=[\w.])([*#†‡]{1,3})(?=[\s,;])")
_LEADING_MARK = re.compile(r"(?P<mark>[*#+†‡]{1,3}|\(\d{1,3}\))\s*(?=[A-Z])")
PERCENT_ROLES = ("principal_pct", "shares_pct")
SHARED_ROLES = ("shares", "shares_before", "shares_after", "shares_pct")


@dataclass(slots=True)
class _Cells:
    """What the cells of one row say for one note issue (None: for whatever issue)."""

    fields: dict[str, Decimal | None] = field(default_factory=dict)
    printed: set[str] = field(default_factory=set)
    less_than: list[tuple[str, str]] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)


def read_row(
    raw: RawRow, columns: Sequence[Column], table_index: int, row_index: int, explained: Collection[str], heading: str | None
) -> list[HolderRow]:
    """One record for each note issue that the row prints an amount for (one in all where no column names its issue)."""
    has_address = any(column.role == "name" and _ADDRESS_CAPTION.search(column.caption) for column in columns)
    name, marks = read_name(_without_address(raw.name) if has_address else raw.name, explained)
    if not raw.values:
        return [HolderRow(table_index, row_index, "heading", name, None, footnote_marks=marks, raw_cells=_printed(raw, columns))]
    kind = "total" if raw.is_total else row_kind(name)
    problems = [f"stands under no column or under several: {text!r}" for text in raw.guessed]
    if not name and kind == "holder":
        kind = "unnamed"  # whoever it is can't be told from anybody else
        problems.append(f"no name is printed, only {raw.name!r}" if raw.name else "no name is printed")
    by_issue: dict[str | None, _Cells] = {None: _Cells()}
    by_issue |= {column.security_key: _Cells() for column in columns if column.security_key}
    for n, column in enumerate(columns):
        text = raw.values.get(n, "")
        if text.strip():
            problems += _read_cell(text, column, by_issue[column.security_key], explained)
    shared = by_issue.pop(None)
    issues = _issues_printed(by_issue) if by_issue else {}
    if not issues:
        issues = {None: _Cells()} if not by_issue else dict([next(iter(by_issue.items()))])
    holding = [issue for issue, cells in issues.items() if cells.fields.get("principal_amount")]
    rows = []
    for key, cells in issues.items():
        _merge(cells, shared, takes_shared=not holding or key in holding)
        rows.append(_record(raw, columns, table_index, row_index, kind, name, marks, key, cells, heading, problems))
    return rows


def _without_address(name: str) -> str:
    """A name without the street address behind it, under "Name and Address"; the whole cell stays in `raw_cells`."""
    return next((name[: found.start()] for entry in entries("rows", "address") if (found := entry.pattern.search(name))), name)


def _issues_printed(by_issue: dict[str | None, _Cells]) -> dict[str | None, _Cells]:
    return {issue: cells for issue, cells in by_issue.items() if cells.fields.get("principal_amount") is not None}


def _merge(cells: _Cells, shared: _Cells, takes_shared: bool) -> None:
    """Add what columns shared by all issues say; share columns belong to the issues that the row holds notes of."""
    for role, value in shared.fields.items():
        if takes_shared or role not in SHARED_ROLES:
            cells.fields.setdefault(role, value)
    for pair in shared.less_than:
        if takes_shared or pair[0] not in SHARED_ROLES:
            cells.less_than.append(pair)
    cells.marks += shared.marks


def _record(
    raw: RawRow, columns: Sequence[Column], table_index: int, row_index: int, kind: RowKind, name: str, marks: tuple[str, ...],
    issue: str | None, cells: _Cells, heading: str | None, problems: Sequence[str],
) -> HolderRow:  # fmt: skip
    get = cells.fields.get
    return HolderRow(
        table_index=table_index,
        row_index=row_index,
        row_kind=kind,
        holder_name=name,
        security_key=issue,
        principal_amount=get("principal_amount"),
        principal_pct=get("principal_pct"),
        principal_before=get("principal_before"),
        principal_after=get("principal_after"),
        shares=get("shares"),
        shares_pct=get("shares_pct"),
        shares_before=get("shares_before"),
        shares_after=get("shares_after"),
        units=get("units"),
        less_than_pct=tuple(cells.less_than),
        footnote_marks=marks,
        cell_marks=tuple(cells.marks),
        raw_cells=_printed(raw, columns),
        heading=heading,
        problems=tuple(problems),
    )


def _printed(raw: RawRow, columns: Sequence[Column]) -> tuple[str, ...]:
    cells = [raw.name if column.role == "name" else raw.values.get(n, "") for n, column in enumerate(columns)]
    return tuple(cells) if any(column.role == "name" for column in columns) else (raw.name, *cells)


def _read_cell(text: str, column: Column, cells: _Cells, explained: Collection[str]) -> list[str]:
    """Put one cell where its column says; the reasons why that could not be done."""
    if column.role in ("ignored", "name"):
        return []
    if column.role == "unknown":
        return [f"column {column.caption!r} is not understood ({column.reason}): {text!r}"]
    amount = read_amount(text, explained)
    cells.printed.add(column.role)
    cells.marks += [(column.role, mark) for mark in amount.marks]
    if amount.problem is not None:
        return [f"{column.role}: {amount.problem}"]
    if amount.less_than is not None:
        if column.role in PERCENT_ROLES:
            cells.less_than.append((column.role, amount.less_than))
            return []
        cells.marks.append((column.role, amount.less_than))
        return [f"{column.role}: a sign instead of a number: {text!r}"]
    if amount.percent is not None:
        _put_percent(column.role, amount.percent, cells)
    if amount.value is None:
        return []
    if amount.has_percent_sign and column.role not in PERCENT_ROLES and amount.value:
        return [f"{column.role}: a percentage in a column of amounts: {text!r}"]
    if column.role in PERCENT_ROLES and amount.value > 100:
        return [f"{column.role}: more than 100 per cent: {text!r}"]
    cells.fields[column.role] = amount.value * column.unit
    return []


def _put_percent(role: str, percent: Amount, cells: _Cells) -> None:
    """A percentage in brackets behind an amount goes to the percentage of the same thing, if nothing stands there."""
    target = "principal_pct" if role == "principal_amount" else "shares_pct" if role == "shares" else None
    if target is None:
        return
    if percent.less_than is not None:
        cells.less_than.append((target, percent.less_than))
    elif percent.value is not None:
        cells.fields.setdefault(target, percent.value)


def read_name(text: str, explained: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """The holder's name as printed, without marks and leaders, and its marks."""
    marked = split_marks(clean_label(text), explained)
    words, inner = marked.words, list[str]()

    def take(match: re.Match[str]) -> str:
        inner.append(match[1])
        return ""

    if explained:
        words = _INNER_NUMBER.sub(lambda m: take(m) if m[1] in explained else m[0], words)
        words = _INNER_SIGN.sub(lambda m: take(m) if m[1] in explained else m[0], words)
    leading = _LEADING_MARK.match(words)
    if leading and leading["mark"].strip("()") in explained:
        inner.append(leading["mark"].strip("()"))
        words = words[leading.end() :]
    return clean_label(words), tuple(dict.fromkeys([*inner, *marked.marks]))
