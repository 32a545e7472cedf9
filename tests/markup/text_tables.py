"""Tables in plain text, by columns of characters."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .facts import Printed
from .shape import captions, is_heading, levels, stacked, width, wrapped

_ABBREVIATED = re.compile(r"\b(?:Inc|Ltd|Corp|Co|LTD|INC|L\.L\.C|L\.P|N\.A|N\.V|C\.V|S\.A|[A-Z])$")


@dataclass(frozen=True)
class Typist:
    """How one typist sets a table."""

    name_width: int = 36
    gap: int = 2
    caption_chars: int = 13
    leader: str = ""
    """"" none, "." dense, ". " spaced."""
    rule: str = "-"
    """Under the captions: "-", "=", "_" or "" for none."""
    one_rule: bool = False
    tags: bool = False
    numbers: str = "first"
    """The line of a wrapped name on which the numbers stand: "first", "last" or "alone" (a line of their own)."""
    page_rows: int = 0
    """A page break after so many rows, 0 for none."""
    repeat: bool = False
    top: bool = False
    blank_between: bool = False
    groups: bool = False
    indent: str = "  "
    margin: str = ""


def render(table: Printed, typist: Typist) -> str:
    """The table's lines."""
    widths = _widths(table, typist)
    header = _header(table, typist, widths)
    out: list[str] = []
    if typist.tags:
        out += ["<TABLE>", "<CAPTION>"]
    out += header
    if typist.tags:
        out.append(_tags(widths, typist))
    for number, row in enumerate(table.rows):
        if typist.page_rows and number and number % typist.page_rows == 0:
            out += _page(number // typist.page_rows + 11, typist, header, widths)
        out += _row(row, typist, widths)
        if typist.blank_between:
            out.append("")
    if typist.tags:
        out.append("</TABLE>")
    return "\n".join((typist.margin + line).rstrip() if line and line[0] != "<" else line for line in out)


def _widths(table: Printed, typist: Typist) -> list[int]:
    """The name column's width, then each value column's: its widest caption line or cell."""
    out = [typist.name_width]
    for n, caption in enumerate(captions(table)[1:], 1):
        cells = [len(row[n]) for row in table.rows]
        out.append(max([len(line) for line in wrapped(caption, typist.caption_chars)] + cells + [3]))
    return out


def _header(table: Printed, typist: Typist, widths: list[int]) -> list[str]:
    if typist.groups and len(table.header) == 2:
        return _grouped(table, typist, widths)
    lines = [_line(line, widths, typist, center=True) for line in stacked(table, typist.caption_chars, typist.top)]
    return lines + _rules(widths, typist)


def _grouped(table: Printed, typist: Typist, widths: list[int]) -> list[str]:
    """Group captions centred over their columns with a rule below, then the columns' own captions."""
    groups: list[tuple[list[str], int, bool]] = []
    done = 0
    for text, span in levels(table)[0]:
        room = sum(widths[done : done + span]) + typist.gap * (span - 1)
        groups.append((wrapped(text, room), room, bool(text) and span > 1))
        done += span
    deep = max(len(lines) for lines, _, _ in groups)
    blank = " " * typist.gap
    upper = [
        blank.join((lines[n - deep + len(lines)] if n >= deep - len(lines) else "").center(room) for lines, room, _ in groups)
        for n in range(deep)
    ]
    rule = blank.join("-" * room if ruled else " " * room for _, room, ruled in groups)
    lower = Printed((table.header[-1],), ())
    lines = [_line(line, widths, typist, center=True) for line in stacked(lower, typist.caption_chars)]
    return [*(line.rstrip() for line in upper), rule.rstrip(), *lines, *_rules(widths, typist)]


def _rules(widths: list[int], typist: Typist) -> list[str]:
    if not typist.rule:
        return []
    if typist.one_rule:
        return [typist.rule * (sum(widths) + typist.gap * (len(widths) - 1))]
    return [(" " * typist.gap).join(typist.rule * w for w in widths)]


def _tags(widths: list[int], typist: Typist) -> str:
    return "<S>".ljust(widths[0] + typist.gap) + "".join("<C>".ljust(w + typist.gap) for w in widths[1:])


def _line(cells: Sequence[str], widths: list[int], typist: Typist, center: bool = False) -> str:
    out = cells[0].ljust(widths[0])
    for text, w in zip(cells[1:], widths[1:], strict=True):
        out += " " * typist.gap + (text.center(w) if center else text.rjust(w))
    return out


def _row(row: tuple[str, ...], typist: Typist, widths: list[int]) -> list[str]:
    names = _name_lines(row[0], typist, widths[0])
    if is_heading(row):
        return names
    blank = [""] * (len(row) - 1)
    if typist.numbers == "alone":
        return [*names, _line(["", *row[1:]], widths, typist)]
    at = 0 if typist.numbers == "first" else len(names) - 1
    out = []
    for n, name in enumerate(names):
        text = _led(name, typist, widths[0]) if n == at else name
        out.append(_line([text, *(row[1:] if n == at else blank)], widths, typist).rstrip())
    return out


def _name_lines(name: str, typist: Typist, room: int) -> list[str]:
    lines = wrapped(name, room - 2)
    return [lines[0], *(typist.indent + line for line in lines[1:])]


def _led(name: str, typist: Typist, room: int) -> str:
    if not typist.leader or name.endswith(".") or _ABBREVIATED.search(name):
        return name  # nobody could tell the leader's dots from a full stop of the name's own
    if typist.leader == ".":
        return name + "." * max(room - len(name), 2)
    return name + (" ." * room)[: max(room - len(name), 2)]


def _page(number: int, typist: Typist, header: list[str], widths: list[int]) -> list[str]:
    lines = ["", str(number).center(70).rstrip(), "<PAGE>", ""]
    if not typist.repeat:
        return lines
    return ["</TABLE>", *lines, "<TABLE>", "<CAPTION>", *header, _tags(widths, typist)] if typist.tags else lines + header


# Shapes without character columns


def tabbed(table: Printed) -> str:
    """Tab-separated, the captions in as many lines as they need, as word processors save "text only"."""
    head = ["\t".join(line) for line in stacked(table, 20, top=True)]
    return "\n".join(head + ["\t".join(row).rstrip("\t") for row in table.rows])


def one_a_line(table: Printed) -> str:
    """Every caption and every value on a line of its own, rows parted by a blank line."""
    blocks = [captions(table), *[list(row) for row in table.rows]]
    return "\n\n".join("\n".join(block) for block in blocks)


def two_spaces(table: Printed) -> str:
    """Columns parted by three spaces only, nothing lines up."""
    head = ["   ".join(cell for cell in line if cell) for line in stacked(table, 18)]
    return "\n".join(head + ["   ".join(row).rstrip() for row in table.rows])


def barred(table: Printed) -> str:
    """Columns between bars, as mail programs and wikis set them."""
    rows = [captions(table), *table.rows]
    wide = [max(len(row[n]) for row in rows) for n in range(width(table))]
    lines = ["| " + " | ".join(cell.ljust(w) for cell, w in zip(row, wide, strict=True)) + " |" for row in rows]
    rule = "+" + "+".join("-" * (w + 2) for w in wide) + "+"
    return "\n".join([rule, lines[0], rule, *lines[1:], rule])


TextLayout = Callable[[Printed], str]
