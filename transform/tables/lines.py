"""Printed lines of a table's body to whole rows: wrapped names joined, headings, repeated captions and furniture told apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from transform.records import Cell
from transform.tables.labels import is_fragment, is_furniture, is_incomplete, is_section_words
from transform.tables.layout import Line, Slot, is_value, place
from transform.tables.marks import is_only_marks

JOIN = " "


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed line by slot. `name` is what stands in the name column, `values` what stands in the others."""

    name: str
    values: dict[int, str]
    indent: float
    after_gap: bool = False
    is_heading: bool = False
    has_numbers: bool = False


@dataclass(slots=True)
class RawRow:
    """A whole row before its cells are read. A row without any value is a heading."""

    name: str
    values: dict[int, str]
    indent: float
    is_heading: bool = False
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line of a holder table that is no row, and why."""

    text: str
    reason: str


def read_lines(body: Sequence[Line], slots: Sequence[Slot], captions: Sequence[str]) -> tuple[list[RawRow], list[Dropped]]:
    """Rows of the body in printed order, and the lines that are none."""
    printed, dropped = _printed(body, slots, captions)
    return _assemble(printed), dropped


def _printed(body: Sequence[Line], slots: Sequence[Slot], captions: Sequence[str]) -> tuple[list[Printed], list[Dropped]]:
    known = {_key(text) for text in captions}
    out: list[Printed] = []
    dropped: list[Dropped] = []
    gap = False
    for line in body:
        if not line:
            gap = True
            continue
        text = " | ".join(cell.text for cell in line)
        if reason := _no_row(line, known):
            dropped.append(Dropped(text, reason))
            gap = True
            continue
        out.append(_by_slot(line, slots, gap))
        gap = False
    return out, dropped


def _no_row(line: Line, captions: set[str]) -> str | None:
    if len(line) == 1 and is_furniture(line[0].text):
        return "page number or other furniture"
    if not any(is_value(cell.text) for cell in line) and any(_key(cell.text) in captions for cell in line):
        words = [cell for cell in line if re.search(r"\w", cell.text)]
        if words and sum(_key(cell.text) in captions for cell in words) * 2 >= len(words):
            return "captions printed again"
    return None


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _by_slot(line: Line, slots: Sequence[Slot], gap: bool) -> Printed:
    placed = place(line, slots)
    names = [cell for n, cells in placed.items() if slots[n].kind == "name" for cell in cells]
    if len(line) == 1 and not names and not is_value(line[0].text) and len(line[0].text) > 3 and slots:
        names, placed = [line[0]], {}
    values = {n: _joined(cells) for n, cells in placed.items() if slots[n].kind != "name"}
    numbers = any(slots[n].kind in ("value", "empty") and re.search(r"\S", text) for n, text in values.items())
    return Printed(
        name=JOIN.join(cell.text.replace("\n", " ") for cell in names),
        values=values,
        indent=names[0].indent + 2.0 * names[0].column if names else 0.0,
        after_gap=gap,
        is_heading=bool(names) and all(cell.is_heading for cell in names),
        has_numbers=numbers,
    )


def _joined(cells: Sequence[Cell]) -> str:
    """The cells of one column as one: `$` `525,000` `(11)` are `$ 525,000 (11)`."""
    text = JOIN.join(cell.text.replace("\n", " ") for cell in cells)
    return re.sub(r"(?<=[(\[])\s+|\s+(?=[)\]])", "", text)


def _assemble(lines: Sequence[Printed]) -> list[RawRow]:
    rows: list[RawRow] = []
    pending: list[Printed] = []
    for n, line in enumerate(lines):
        if not line.has_numbers and line.name:
            pending.append(line)
            continue
        if not line.has_numbers:
            _add_words(rows, pending, line)
            continue
        rows.extend(_with_pending(rows, pending, line))
        pending = []
        del n
    _close(rows, pending)
    return rows


def _add_words(rows: list[RawRow], pending: list[Printed], line: Printed) -> None:
    """A line with nothing but words outside the name column continues those of the row above."""
    if rows and not pending:
        for n, text in line.values.items():
            rows[-1].values[n] = f"{rows[-1].values.get(n, '')} {text}".strip()


def _with_pending(rows: list[RawRow], pending: list[Printed], line: Printed) -> list[RawRow]:
    """The row of `line`, with the nameless lines above it dealt to the row above, to this row, or kept as headings."""
    if not line.name and not pending and rows and _fills_gaps(rows[-1], line):
        rows[-1].values.update({n: f"{rows[-1].values.get(n, '')} {t}".strip() for n, t in line.values.items()})
        return []
    cut = _tail_of_last(rows, pending, line)
    _continue(rows, pending[:cut])
    rest = pending[cut:]
    start = _head_of_next(rest, line)
    out = [_heading(group) for group in _groups(rest[:start])]
    head = rest[start:]
    name = JOIN.join([part.name for part in head] + ([line.name] if line.name else []))
    values = dict(line.values)
    for part in head:
        for n, text in part.values.items():
            values[n] = f"{text} {values.get(n, '')}".strip()
    out.append(RawRow(name, values, head[0].indent if head else line.indent, is_heading=line.is_heading and not head))
    return out


def _fills_gaps(row: RawRow, line: Printed) -> bool:
    """True where the line only has values in columns that the row above left blank: one holder over two grid rows."""
    return not line.after_gap and not any(row.values.get(n) for n in line.values) and bool(row.name)


def _tail_of_last(rows: list[RawRow], pending: Sequence[Printed], line: Printed) -> int:
    """How many of the pending lines continue the name of the row above."""
    if not rows or not pending or not rows[-1].values:
        return 0
    cut = 0
    last = rows[-1]
    for n, part in enumerate(pending):
        follower = pending[n + 1] if n + 1 < len(pending) else line
        if part.after_gap or not _continues(last, part, follower):
            break
        cut = n + 1
    if cut == len(pending) and not line.name:
        cut = max(0, cut - 1) if len(pending) == 1 else cut - 1
    return cut


def _continues(last: RawRow, part: Printed, follower: Printed) -> bool:
    """True where `part` goes on with the name of `last` rather than opening the name of the line below."""
    if part.name.rstrip().endswith(":") or is_section_words(part.name):
        return False
    if is_only_marks(part.name):
        return True
    if part.indent > last.indent + 0.4:
        if follower.name and follower.indent >= part.indent - 0.1 and not is_fragment(part.name) and not is_incomplete(last.name):
            return False
        return True
    if follower.name and follower.indent > part.indent + 0.4 and not is_fragment(part.name):
        return False
    if follower.after_gap:
        return True
    if is_fragment(part.name) and not (follower.name and is_fragment(follower.name)):
        return True
    return is_incomplete(last.name)


def _continue(rows: list[RawRow], parts: Sequence[Printed]) -> None:
    for part in parts:
        rows[-1].name = f"{rows[-1].name} {part.name}".strip()
        for n, text in part.values.items():
            rows[-1].values[n] = f"{rows[-1].values.get(n, '')} {text}".strip()


def _head_of_next(parts: Sequence[Printed], line: Printed) -> int:
    """The index from which the pending lines open the name of `line`; those before are headings."""
    start = len(parts)
    follower = line
    for n in range(len(parts) - 1, -1, -1):
        part = parts[n]
        if follower.after_gap and (follower is not line or line.name) or not _opens(part, follower, first=n == 0):
            break
        start, follower = n, part
    if start == len(parts) and parts and not line.name:
        start = len(parts) - 1
    return start


def _opens(part: Printed, follower: Printed, first: bool) -> bool:
    """True where `part` is the first line of a name that `follower` ends."""
    if not follower.name:
        return True
    if part.name.rstrip().endswith(":") or is_section_words(part.name):
        return False
    if part.is_heading and not follower.is_heading:
        return False
    if is_incomplete(part.name) or is_fragment(follower.name):
        return True
    del first
    return False


def _groups(parts: Sequence[Printed]) -> list[list[Printed]]:
    """Heading lines as wholes: a line that stands after a gap, or follows a closed one, opens a new heading."""
    out: list[list[Printed]] = []
    for part in parts:
        if out and not part.after_gap and is_incomplete(out[-1][-1].name) and not out[-1][-1].name.rstrip().endswith(":"):
            out[-1].append(part)
        else:
            out.append([part])
    return out


def _heading(parts: Sequence[Printed]) -> RawRow:
    return RawRow(JOIN.join(part.name for part in parts), {}, parts[0].indent, is_heading=True)


def _close(rows: list[RawRow], pending: list[Printed]) -> None:
    """Name lines at the end: the rest of the last name, or notes inside the table (kept as headings)."""
    cut = 0
    for n, part in enumerate(pending):
        if not rows or part.after_gap or not rows[-1].values or not _continues(rows[-1], part, replace(part, after_gap=True)):
            break
        cut = n + 1
    _continue(rows, pending[:cut])
    rows.extend(_heading(group) for group in _groups(pending[cut:]))
