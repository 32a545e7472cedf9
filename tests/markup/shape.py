"""A printed table taken apart for the layouts: caption text and groups by column, cells split into their parts."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass

from .facts import Printed

MARK = r"(?:/?\(\s*(?:\d{1,3}|[a-z]{1,2}|[A-Z]|[*+#†‡§]+)\s*\)/?|\[\d{1,3}\]|[*+#†‡§]+)"
_TRAILING = re.compile(rf"((?:[\s,]*{MARK})+)$")
_NUMBER = re.compile(
    r"^(?P<sign>[$€£¥]|US\$|EUR|GBP|JPY)?\s*(?P<digits>\(?-?\d[\d,]*(?:\.\d+)?(?:\s\d/\d)?\)?)\s*(?P<pct>%)?\s*(?P<marks>.*)$"
)


@dataclass(frozen=True)
class Part:
    """One cell: what stands before the number, the number or words, `%`, and marks (as printed, such as "(5)(6)")."""

    sign: str
    body: str
    pct: str
    marks: str

    @property
    def whole(self) -> str:
        return f"{self.sign}{self.body}{self.pct}{self.marks and ' ' + self.marks}"


def split_name(cell: str) -> Part:
    """A name cell: the words, then the marks behind them."""
    found = _TRAILING.search(cell)
    if not found or not cell[: found.start()].strip():
        return Part("", cell.strip(), "", "")
    return Part("", cell[: found.start()].rstrip(), "", found[1].strip())


def split_value(cell: str) -> Part:
    """A value cell; what is no number stands whole in `body` (a dash, `*`, `N/A`)."""
    found = _NUMBER.match(cell.strip())
    if not found:
        return Part("", cell.strip(), "", "")
    marks = found["marks"].strip()
    if marks and not re.fullmatch(rf"(?:[\s,]*{MARK})+", marks):
        return Part("", cell.strip(), "", "")
    return Part(found["sign"] or "", found["digits"], found["pct"] or "", marks)


def parts(row: tuple[str, ...]) -> list[Part]:
    """A row's cells, the first one as a name."""
    return [split_name(row[0])] + [split_value(cell) for cell in row[1:]] if row else []


def captions(table: Printed) -> list[str]:
    """One caption a column, its header lines joined from the top without repeats."""
    out = []
    for column in range(width(table)):
        words: list[str] = []
        for line in table.header:
            if line[column] and (not words or words[-1] != line[column]):
                words.append(line[column])
        out.append(" ".join(words))
    return out


def width(table: Printed) -> int:
    return max((len(line) for line in (*table.header, *table.rows)), default=0)


def levels(table: Printed) -> list[list[tuple[str, int]]]:
    """Header lines as (caption, columns spanned); equal neighbours of an upper line are one group."""
    out = []
    for number, line in enumerate(table.header):
        spans: list[tuple[str, int]] = []
        for column, text in enumerate(line):
            upper = number < len(table.header) - 1
            if spans and upper and text and spans[-1][0] == text and column:
                spans[-1] = (text, spans[-1][1] + 1)
            else:
                spans.append((text, 1))
        out.append(spans)
    return out


def wrapped(caption: str, chars: int) -> list[str]:
    """A caption in lines of at most `chars`, never cutting a word."""
    return textwrap.wrap(caption, chars, break_long_words=False, break_on_hyphens=False) or [""]


def stacked(table: Printed, chars: int, top: bool = False) -> list[list[str]]:
    """Captions as header lines of one word group each, bottom-aligned unless `top`."""
    columns = [wrapped(caption, chars) for caption in captions(table)]
    deep = max(len(lines) for lines in columns)
    padded = [lines + [""] * (deep - len(lines)) if top else [""] * (deep - len(lines)) + lines for lines in columns]
    return [[column[n] for column in padded] for n in range(deep)]


def is_heading(row: tuple[str, ...]) -> bool:
    return bool(row and row[0]) and not any(row[1:])
