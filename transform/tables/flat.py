"""Tables that a conversion flattened to paragraphs: one cell, or one row, to a paragraph.

Nothing but order tells such a table's columns, so that every row must be whole: each has all its cells, and each cell reads as
its column's caption wants. Where a row falls out of step the table is given up, with the reason, rather than read askew.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transform.records import Block, Cell, Grid, Prose
from transform.tables.amounts import read_amount
from transform.tables.captions import is_caption, read_caption
from transform.tables.cells import Line, is_value, is_words
from transform.tables.flat_captions import split_at_all, split_captions
from transform.tables.labels import is_furniture

MAX_CAPTION = 160
MIN_COLUMNS = 3
LOOK_AHEAD = 6
_WORD_SUBJECTS = ("name", "persons", "address", "remark")


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
        at = table.last + 1 if table is not None else at + 1
    return found


def _table_at(blocks: Sequence[Block], at: int) -> FlatTable | None:
    block = blocks[at]
    if isinstance(block, Grid) or read_caption(block.text[:60]).subject not in ("name", "principal", "shares"):
        return None
    if (fused := _by_row(blocks, at, block.text)) is not None:
        return fused
    captions = list(_caption_run(blocks, at))
    if len(captions) >= MIN_COLUMNS and _are_captions(captions):
        return _by_cell(blocks, at, captions)
    return None


def _are_captions(texts: Sequence[str]) -> bool:
    subjects = [read_caption(text).subject for text in texts]
    return subjects[0] == "name" and bool({"principal", "shares"} & set(subjects[1:]))


def _caption_run(blocks: Sequence[Block], at: int) -> Iterator[str]:
    for n in range(at, len(blocks)):
        block = blocks[n]
        if isinstance(block, Grid) or is_value(block.text) or len(block.text) > MAX_CAPTION:
            return
        if not is_caption(block.text) or (n > at and read_caption(block.text).subject == "name"):
            return
        yield block.text


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


def _by_row(blocks: Sequence[Block], at: int, captions: str) -> FlatTable | None:
    """Whole rows in paragraphs under captions in one: words, a value for each caption of numbers, perhaps words again."""
    following = [b.text for b in blocks[at + 1 : at + 1 + LOOK_AHEAD] if isinstance(b, Prose)]
    widths = Counter(len(run) for text in following if len(run := _longest_run(text)) >= MIN_COLUMNS - 1)
    if not widths or len(captions) > MAX_CAPTION * (max(widths) + 2):
        return None
    named = read_caption(captions[:60]).subject == "name"
    for width, _ in widths.most_common():
        for words_behind in (0, 1):
            pieces = split_captions(captions, width + named + words_behind)
            if pieces is None:
                continue
            pieces = pieces if named else ["Name", *pieces]
            ends_in_words = read_caption(pieces[-1]).subject in _WORD_SUBJECTS
            if _are_captions(pieces) and ends_in_words == bool(words_behind):
                table = _rows_below(blocks, at, pieces)
                if len(table.lines) > 1:
                    return table
    pieces = split_at_all(captions)
    if not named or len(pieces) < MIN_COLUMNS or not _are_captions(pieces):
        return None
    reason = f"flattened: {max(widths)} values in a row, but {len(pieces) - 1} captions besides the name"
    return FlatTable(at, at, (_line(pieces),), reason)


def _rows_below(blocks: Sequence[Block], at: int, pieces: Sequence[str]) -> FlatTable:
    """The rows under captions that are taken apart, up to the first paragraph that is none."""
    rows: list[Line] = []
    last, reason = at, None
    for n in range(at + 1, len(blocks)):
        block = blocks[n]
        if isinstance(block, Grid) or not is_furniture(block.text):
            found = None if isinstance(block, Grid) else _rows_in(block.text, pieces)
            if found is None:
                reason = _out_of_step(block, len(pieces) - 1)
                break
            rows += found
            last = n
    return FlatTable(at, last, (_line(pieces), *rows), reason or (None if rows else "flattened, and no row follows the captions"))


def _out_of_step(block: Block, values: int) -> str | None:
    """Why reading stopped, if it stopped at what still looks like a row; None at the table's end."""
    if isinstance(block, Grid) or len(block.text) > MAX_CAPTION or len(_longest_run(block.text)) < 2:
        return None
    return f"flattened, and {block.text[:60]!r} doesn't hold {values} values that fit the captions"


def _tokens(text: str) -> list[str]:
    """The words of a paragraph; `$` and currency codes, fractions, marks and percentages in brackets stay with their number."""
    text = re.sub(r"([$€£¥]|\b(?:EUR|USD|GBP|US\$))\s+(?=\d)", r"\1", text)
    text = re.sub(r"(?<=\d) (?=\d{1,2}/\d{1,2}\b)", "\0", text)
    text = re.sub(r"(?<=[\d%*]) (?=\((?:\w{1,2}|[\d.]+%|\*)\)(?: |$))", "\0", text)
    return [token.replace("\0", " ") for token in text.split()]


def _longest_run(text: str) -> list[str]:
    """The longest run of values in a paragraph, behind its first word."""
    best: list[str] = []
    run: list[str] = []
    for token in _tokens(text)[1:]:
        run = [*run, token] if is_value(token) else []
        best = max(best, run, key=len)
    return best


def _rows_in(text: str, captions: Sequence[str]) -> list[Line] | None:
    """The rows of one paragraph; None where it isn't made of whole rows. Words behind the values end the paragraph."""
    tokens = _tokens(text)
    words_behind = read_caption(captions[-1]).subject in _WORD_SUBJECTS
    values = len(captions) - 1 - words_behind
    rows: list[Line] = []
    start = 0
    while start < len(tokens):
        at = next((p for p in range(start + 1, len(tokens) - values + 1) if _is_run(tokens, p, values)), None)
        if at is None:
            return None
        cells = [" ".join(tokens[start:at]), *tokens[at : at + values]]
        start = at + values
        if words_behind:
            cells.append(" ".join(tokens[start:]))
            start = len(tokens)
        if not _fits(captions, cells):
            return None
        rows.append(_line(cells))
    return rows or None


def _is_run(tokens: Sequence[str], at: int, values: int) -> bool:
    """Exactly `values` values stand at `at`."""
    after = at + values
    return all(map(is_value, tokens[at:after])) and (after == len(tokens) or not is_value(tokens[after]))


def _fits(captions: Sequence[str], texts: Sequence[str]) -> bool:
    """True where words stand under the name and the persons, percentages under percentages, numbers under everything else."""
    for caption, text in zip(captions, texts, strict=True):
        meaning = read_caption(caption)
        if len(text) > 300:
            return False
        if meaning.subject in _WORD_SUBJECTS:
            continue
        amount = read_amount(text)
        if amount.problem is not None or (amount.less_than is not None and not meaning.is_percent):
            return False
        if amount.value is not None and (amount.value > 100 if meaning.is_percent else amount.has_percent_sign):
            return False
    return is_words(texts[0])


def _line(texts: Sequence[str]) -> Line:
    return tuple(Cell(text, column) for column, text in enumerate(texts) if text)
