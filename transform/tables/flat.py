"""Tables that a conversion flattened to paragraphs: one cell, or one row, to a paragraph.

Nothing but order tells such a table's columns, so that every row must be whole: each has all its cells, and each cell reads as
its column's caption wants. Where a row falls out of step the table is given up, with the reason, rather than read with cells in wrong columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transform.records import Block, Cell, Grid, Prose
from transform.tables.captions import Meaning, read_caption
from transform.tables.labels import is_furniture
from transform.tables.layout import Line, is_value, is_words

MAX_CAPTION = 160
MIN_COLUMNS = 3
_STARTS = re.compile(
    r"(?<=[\s)])(?<!Principal )(?<!Aggregate )(?<!Original )(?<!Total )(?<!of )(?<!Common )(?<!Ordinary )(?<!Conversion )"
    r"(?=(?:Aggregate |Original |Total )?(?:Principal Amounts?\b|Percent(?:age)?s? of\b|Number of\b|Amount of (?:\w+ )?(?:Notes|Debentures)\b|"
    r"(?:Conversion |Common |Ordinary )?(?:Shares|Stock) (?:Owned|Offered|Beneficially|Issuable|That)\b|Natural Person|Address\b))"
)


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A flattened table as lines: the first one holds the captions. `reason` tells why it could not be put together."""

    first: int
    last: int
    lines: tuple[Line, ...]
    reason: str | None = None


def flat_tables(blocks: Sequence[Block]) -> list[FlatTable]:
    """Every flattened holder table among the paragraphs of `blocks`."""
    found: list[FlatTable] = []
    at = 0
    while at < len(blocks):
        table = _table_at(blocks, at)
        if table is not None:
            found.append(table)
            at = table.last + 1
        else:
            at += 1
    return found


def _table_at(blocks: Sequence[Block], at: int) -> FlatTable | None:
    block = blocks[at]
    if isinstance(block, Grid) or read_caption(block.text[:40]).subject != "name":
        return None
    fused = [part.strip() for part in _STARTS.split(block.text)]
    if len(fused) >= MIN_COLUMNS and _are_captions(fused) and len(block.text) < MAX_CAPTION * len(fused):
        return _by_row(blocks, at, fused)
    if len(block.text) > MAX_CAPTION:
        return None
    captions = [text for _, text in _caption_run(blocks, at)]
    if len(captions) >= MIN_COLUMNS and _are_captions(captions):
        return _by_cell(blocks, at, captions)
    return None


def _are_captions(texts: Sequence[str]) -> bool:
    subjects = [read_caption(text).subject for text in texts]
    return subjects[0] == "name" and "principal" in subjects[1:]


def _caption_run(blocks: Sequence[Block], at: int) -> Iterator[tuple[int, str]]:
    for n in range(at, len(blocks)):
        block = blocks[n]
        if isinstance(block, Grid) or is_value(block.text) or len(block.text) > MAX_CAPTION:
            return
        meaning = read_caption(block.text)
        if not _is_caption(meaning) or (n > at and meaning.subject == "name"):
            return
        yield n, block.text


def _is_caption(meaning: Meaning) -> bool:
    return bool(meaning.subject or meaning.times or meaning.is_percent)


def _by_cell(blocks: Sequence[Block], at: int, captions: Sequence[str]) -> FlatTable:
    """One cell to a paragraph: rows of as many paragraphs as there are captions."""
    width = len(captions)
    start = at + width
    texts = [(n, b.text) for n, b in enumerate(blocks[start:], start) if isinstance(b, Prose) and not is_furniture(b.text)]
    rows: list[Line] = []
    last = start - 1
    while len(texts) >= (len(rows) + 1) * width:
        row = texts[len(rows) * width : (len(rows) + 1) * width]
        if not _fits(captions, [text for _, text in row]):
            break
        rows.append(_line([text for _, text in row]))
        last = row[-1][0]
    rest = [text for _, text in texts[len(rows) * width : (len(rows) + 2) * width]]
    reason = None
    if sum(map(is_value, rest)) >= 2 or not rows:
        reason = f"flattened to one cell a paragraph, and row {len(rows) + 1} falls out of step with the {width} captions"
    return FlatTable(at, last, (_line(captions), *rows), reason)


def _fits(captions: Sequence[str], texts: Sequence[str]) -> bool:
    """True where words stand under the name and the persons, and numbers under everything else."""
    for caption, text in zip(captions, texts, strict=True):
        wants_words = read_caption(caption).subject in ("name", "persons", "address", "remark")
        if len(text) > 300 or (not wants_words and not is_value(text)):
            return False
    return is_words(texts[0])


def _by_row(blocks: Sequence[Block], at: int, captions: Sequence[str]) -> FlatTable:
    """Whole rows in paragraphs: words, then as many values as there are captions left."""
    rows: list[Line] = []
    last, reason = at, None
    for n in range(at + 1, len(blocks)):
        block = blocks[n]
        if isinstance(block, Grid):
            break
        if is_furniture(block.text):
            continue
        found = _rows_in(block.text, len(captions) - 1)
        if found is None:
            values = sum(map(is_value, block.text.split()))
            if values >= 2 and len(block.text) < 150:
                reason = f"flattened, and {block.text[:60]!r} doesn't hold {len(captions) - 1} values"
            break
        rows += found
        last = n
    return FlatTable(at, last, (_line(captions), *rows), reason or (None if rows else "flattened, and no row follows the captions"))


def _rows_in(text: str, values: int) -> list[Line] | None:
    """The rows of one paragraph; None where it isn't made of whole rows."""
    text = re.sub(r"([$€£¥]|\b(?:EUR|USD|GBP|US\$))\s+(?=\d)", r"\1", text)
    tokens = [token.replace("\0", " ") for token in re.sub(r"(?<=\d) (?=\d{1,2}/\d{1,2}\b)", "\0", text).split()]
    rows: list[Line] = []
    start = 0
    while start < len(tokens):
        at = next((p for p in range(start + 1, len(tokens) - values + 1) if _is_run(tokens, p, values)), None)
        if at is None:
            return None
        rows.append(_line([" ".join(tokens[start:at]), *tokens[at : at + values]]))
        start = at + values
    return rows or None


def _is_run(tokens: Sequence[str], at: int, values: int) -> bool:
    """Exactly `values` values stand at `at`."""
    after = at + values
    return all(map(is_value, tokens[at:after])) and (after == len(tokens) or not is_value(tokens[after]))


def _line(texts: Sequence[str]) -> Line:
    return tuple(Cell(text, column) for column, text in enumerate(texts))
