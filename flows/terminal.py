"""Tables for people: fitted to the window at a terminal, plain aligned text with nothing cut when piped."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TextIO

GAP = 2
LEAST_NAME = 16
ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Column:
    """How one column is shown.

    `shrinks`: long texts are shortened in the middle. In a narrow window columns are left out by falling `rank` (0: never).
    """

    title: str
    right: bool = False
    shrinks: bool = False
    rank: int = 0
    style: str = ""


def show(columns: Sequence[Column], rows: Sequence[Sequence[object]], file: TextIO | None = None) -> None:
    """Print a table; `rows` hold one value per column: text, numbers, dates, lists or None."""
    out = file or sys.stdout
    texts = [[plain(value) for value in row] for row in rows]
    if out.isatty():
        _show_fitted(columns, texts, out)
    else:
        _show_plain(columns, texts, out)


def plain(value: object) -> str:
    """A value as people read it: thousands with commas, whole amounts without cents, ISO dates, nothing for None."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case int():
            return str(value)
        case Decimal() | float():
            return number(value)
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case list() | tuple():
            return ", ".join(plain(item) for item in value)
        case dict():
            return ", ".join(f"{key} {plain(item)}" for key, item in value.items())
        case _:
            return " ".join(str(value).split())


def number(value: Decimal | float) -> str:
    """12345678.00 as 12,345,678; 2.990 as 2.99."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,.4f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def shorten(text: str, width: int) -> str:
    """Cut in the middle: fund names differ at both ends (`… Master Fund II, Ltd.`)."""
    if len(text) <= width:
        return text
    if width <= 1:
        return ELLIPSIS[:width]
    head = width // 2
    tail = width - 1 - head
    return text[:head].rstrip() + ELLIPSIS + (text[-tail:].lstrip() if tail else "")


def fit(columns: Sequence[Column], texts: Sequence[Sequence[str]], width: int) -> list[tuple[int, int]]:
    """(column, width) of what is shown in a window `width` characters wide."""
    natural = [max([len(column.title), *(len(row[at]) for row in texts)]) for at, column in enumerate(columns)]
    kept = list(range(len(columns)))
    while True:
        fixed = sum(natural[at] for at in kept if not columns[at].shrinks)
        flexible = [at for at in kept if columns[at].shrinks]
        room = width - fixed - GAP * (len(kept) - 1)
        wanted = sum(min(natural[at], LEAST_NAME) for at in flexible)
        droppable = [at for at in kept if columns[at].rank]
        if room >= wanted or not droppable:
            break
        kept.remove(max(droppable, key=lambda at: columns[at].rank))
    widths = _share([natural[at] for at in flexible], max(room, len(flexible)))
    shrunk = dict(zip(flexible, widths, strict=True))
    return [(at, shrunk.get(at, natural[at])) for at in kept]


def _share(natural: Sequence[int], room: int) -> list[int]:
    """Widths for columns that may shrink: the narrow ones whole, the wide ones an equal part of what is left."""
    widths = [0] * len(natural)
    order = sorted(range(len(natural)), key=lambda at: natural[at])
    for done, at in enumerate(order):
        widths[at] = min(natural[at], max(1, room // (len(order) - done)))
        room -= widths[at]
    return widths


def _show_fitted(columns: Sequence[Column], texts: Sequence[Sequence[str]], out: TextIO) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    width = shutil.get_terminal_size().columns
    shown = fit(columns, texts, width)
    table = Table(box=None, pad_edge=False, padding=(0, GAP, 0, 0), header_style="bold", collapse_padding=True)
    for at, size in shown:
        table.add_column(
            columns[at].title, justify="right" if columns[at].right else "left", no_wrap=True, width=size, style=columns[at].style
        )
    for row in texts:
        table.add_row(*(Text(shorten(row[at], size)) for at, size in shown))
    # Two more than the window, because rich counts the padding behind the last column, which is blank.
    Console(file=out, width=width + GAP, highlight=False).print(table, soft_wrap=True)


def _show_plain(columns: Sequence[Column], texts: Sequence[Sequence[str]], out: TextIO) -> None:
    rows = [[column.title for column in columns], *texts]
    widths = [max(len(row[at]) for row in rows) for at in range(len(columns))]
    for row in rows:
        cells = [
            text.rjust(width) if column.right else text.ljust(width)
            for column, text, width in zip(columns, row, widths, strict=True)
        ]
        out.write((" " * GAP).join(cells).rstrip() + "\n")
