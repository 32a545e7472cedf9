"""The notes beneath a table: each mark with its whole text, wherever and however they are set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from transform.records import Block, Footnote, Grid, Prose
from transform.tables.cells import Line
from transform.tables.labels import is_furniture
from transform.text import fold_spaces

_OPEN = re.compile(
    r"\s*(?:[-•]\s+)?(?:/?[(\[]\s*(?P<bracketed>\d{1,3}|[A-Za-z]{1,2}|[*+#†‡§]{1,5})\s*[)\]]/?|"
    r"(?P<sign>[*+#†‡§]{1,5}|[¹²³])|(?P<number>\d{1,3})(?:[.)]|(?=\s{2,}))\s?)\s*(?P<text>.*)",
    re.S,
)
MAX_UNMARKED = 4


def opening_mark(text: str) -> tuple[str, str] | None:
    """(mark, rest) of a paragraph that opens with a footnote's mark."""
    match = _OPEN.match(text)
    if match is None:
        return None
    mark = match["bracketed"] or match["sign"] or match["number"]
    rest = fold_spaces(match["text"])
    if match["number"] and not re.match(r"[A-Z\"“]", rest):
        return None
    if match["sign"] and rest and not re.match(r"[\w\"“(=–—-]", rest):
        return None
    return mark, rest


def notes_of(blocks: Sequence[Block], table_index: int) -> list[Footnote]:
    """The footnotes among the blocks that follow a table; reading stops where the notes have ended."""
    notes: list[list[str]] = []
    unmarked: list[str] = []
    for block in blocks:
        if isinstance(block, Grid):
            found = _grid_notes(block.rows)
            if found is None:
                break
            notes, unmarked = notes + found, []
            continue
        if is_furniture(block.text):
            continue
        opened = opening_mark(block.text)
        if opened:
            if notes and unmarked and len(unmarked) <= 2:
                notes[-1][1] = " ".join([notes[-1][1], *unmarked])
            notes.append(list(opened))
            unmarked = []
        else:
            unmarked.append(block.text)
            if len(unmarked) > MAX_UNMARKED:
                break
    return [Footnote(mark, fold_spaces(text), table_index) for mark, text in notes if text]


def _grid_notes(rows: Iterable[Line]) -> list[list[str]] | None:
    """Notes set as a table of two columns; None where the grid is something else."""
    notes: list[list[str]] = []
    for row in rows:
        if not row:
            continue
        text = " ".join(cell.text.replace("\n", " ") for cell in row)
        opened = opening_mark(text)
        if opened:
            notes.append(list(opened))
        elif notes and len(row) <= 2:
            notes[-1][1] = f"{notes[-1][1]} {text}".strip()
        elif not is_furniture(text):
            return None
    return notes or None


def split_notes(body: Sequence[Line], is_data: Sequence[bool]) -> tuple[list[Line], list[list[str]]]:
    """The body of a table without the notes printed inside it (at its end, or above a repeated header), and those notes."""
    kept: list[Line] = []
    notes: list[list[str]] = []
    inside = False
    for line, data in zip(body, is_data, strict=True):
        text = " ".join(cell.text.replace("\n", " ") for cell in line)
        opened = None if data or not line else opening_mark(text)
        if opened and (re.search(r"\w{2,} \w+ ?\w*", opened[1]) or inside):
            notes.append(list(opened))
            inside = True
        elif inside and not data and len(line) <= 1:
            if line:
                notes[-1][1] = f"{notes[-1][1]} {text}".strip()
        else:
            inside = False
            kept.append(line)
    return kept, notes


def prose_before(blocks: Sequence[Block], at: int, count: int = 8) -> list[Prose]:
    """The last paragraphs above block `at`, nearest first, up to the table before it."""
    out: list[Prose] = []
    for block in reversed(blocks[:at]):
        if isinstance(block, Grid) or len(out) == count:
            break
        out.append(block)
    return out
