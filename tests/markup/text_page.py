"""Items to a plain-text page."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from .cover import Break, Heading, Item, Line, Notes, Pair, Para, TableItem
from .html_page import shown
from .text_tables import TextLayout

SIGNS = {
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "--", "\u00a0": " ",
    "\u2020": "+", "\u2021": "++",
    "\u20ac": "EUR ", "\u00a3": "GBP ", "\u00a5": "JPY ",
}  # fmt: skip


def render(items: Sequence[Item], table: TextLayout, chars: int = 78, notes: str = "hanging", indent: int = 5) -> str:
    """One text document of all items; `notes` is "hanging", "flush" or "block"."""
    return "\n".join(_item(item, table, chars, notes, indent) for item in items)


def _item(item: Item, table: TextLayout, chars: int, notes: str, indent: int) -> str:
    match item:
        case Heading(text):
            return "\n" + "\n".join(line.center(chars).rstrip() for line in textwrap.wrap(text.upper(), chars)) + "\n"
        case Line(text, align):
            return text.rjust(chars) if align == "right" else text.center(chars).rstrip() if align == "center" else text
        case Para(text):
            return "\n" + textwrap.fill(text, chars, initial_indent=" " * indent, break_on_hyphens=False) + "\n"
        case Pair(left, right):
            return left + right.rjust(chars - len(left))
        case Break(number):
            return f"\n{str(number).center(chars).rstrip()}\n<PAGE>\n"
        case TableItem(printed):
            return "\n" + table(printed) + "\n"
        case Notes(entries):
            return "\n" + "\n".join(_note(mark, text, chars, notes) for mark, text in entries) + "\n"


def _note(mark: str, text: str, chars: int, style: str) -> str:
    if style == "hanging":
        return textwrap.fill(text, chars, initial_indent=shown(mark).ljust(6), subsequent_indent=" " * 6, break_on_hyphens=False)
    if style == "flush":
        return textwrap.fill(f"{shown(mark)} {text}", chars, break_on_hyphens=False) + "\n"
    return (
        textwrap.fill(f"{shown(mark)}  {text}", chars, initial_indent="   ", subsequent_indent="      ", break_on_hyphens=False)
        + "\n"
    )


def ascii_signs(text: str) -> str:
    """Typists' stand-ins for signs that ASCII lacks; accents stay for the encoding to keep."""
    return text.translate({ord(sign): into for sign, into in SIGNS.items()})
