"""What a cell of a grid holds (a value, words, `$`, marks), and which rows of a grid are its header and which its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from transform.records import Cell
from transform.tables.amounts import looks_numeric
from transform.tables.captions import is_caption, read_caption
from transform.tables.labels import row_kind
from transform.tables.marks import is_only_marks

Line = tuple[Cell, ...]

_PLAIN_NUMBER = re.compile(r"\$? ?\d{1,3}(?:,\d{3})*(?:\.\d+)?%?")
"""Most cells of numbers; the slower reading is for the rest."""
_PLAIN_WORDS = re.compile(r"[A-Za-z]{2,}[ ,][A-Za-z(&]{2}(?!.*%)(?<!US)(?<!less th)")
"""Most names: two words of letters, which no way of printing a number opens with (`less than 1%` holds a per cent sign)."""
_RULE = re.compile(r"(?:[-_=–—~]\s*){4,}")
_AFFIX = re.compile(r"(?:US|U\.S\.|C|A|HK)?\s?[$€£¥]|%|[)\]]|%\s*\)|[(\[]|\(?\s*[$€£¥]|USD|EUR|GBP")
_PREFIX = re.compile(r"[(\[]?\s*(?:(?:US|U\.S\.|C|A|HK)?\s?[$€£¥]|USD|EUR|GBP)\s*|[(\[]")
_AMOUNT = re.compile(r"\d,\d{3}|[$€£¥]\s?\d")
_ZERO = re.compile(r"-?0(?:\.0+)?-? ?%?")
_LETTER = re.compile(r"[^\W\d_]")
_YEAR = re.compile(r"(?:19|20)\d\d[A-Z]?")


def is_value(text: str) -> bool:
    """True for a number, a zero, a percentage, a star: what fills a column of numbers. Rules and lone bracketed marks don't."""
    if _PLAIN_NUMBER.fullmatch(text):
        return True
    return not _PLAIN_WORDS.match(text) and _is_value(text)


@lru_cache(maxsize=16384)
def _is_value(text: str) -> bool:
    return looks_numeric(text) and not is_rule(text)


def is_rule(text: str) -> bool:
    """A line drawn with dashes or the like."""
    return _RULE.fullmatch(text) is not None


def is_strong_value(text: str) -> bool:
    """As `is_value`, but not a lone sign or a year, both of which stand in captions too."""
    return is_value(text) and not _YEAR.fullmatch(text.strip()) and not is_only_marks(text) and text.strip() not in ("%", "$")


def is_affix(text: str) -> bool:
    """`$`, `%` or a bracket in a cell of its own."""
    return _AFFIX.fullmatch(text.strip()) is not None


def is_prefix(text: str) -> bool:
    """An affix that belongs to the cell on its right."""
    return _PREFIX.fullmatch(text.strip()) is not None


def is_words(text: str) -> bool:
    """A cell that holds words: neither a value nor an affix nor a rule nor only marks."""
    if _PLAIN_WORDS.match(text):
        return True
    return _LETTER.search(text) is not None and not (is_value(text) or is_affix(text) or is_rule(text) or is_only_marks(text))


@lru_cache(maxsize=1 << 16)
def is_data_line(line: Line) -> bool:
    """A row of the body: values beside words that are no captions, or values alone of which one can't stand in a caption."""
    values = [cell for cell in line if is_value(cell.text)]
    if not values:
        return False
    words = [cell for cell in line if is_words(cell.text)]
    strong = [cell for cell in values if is_strong_value(cell.text)]
    if strong and words:
        amounts = any(_AMOUNT.search(cell.text) for cell in strong)
        nothing = len(strong) > 1 and any(_ZERO.fullmatch(cell.text) for cell in strong)  # no caption is a zero
        return amounts or nothing or not all(is_caption(cell.text) for cell in words) or row_kind(words[0].text) != "holder"
    if strong:
        return len(strong) >= 2 or "%" not in strong[0].text
    if words and words[0].column < values[0].column and len(words) == 1:
        return not is_caption(words[0].text) and any(not re.fullmatch(r"[#%$]", v.text.strip()) for v in values)
    return False


def header_end(lines: Sequence[Line]) -> int:
    """The index of the first line of the body: after the last caption line above the first row with values.

    Lines of one cell in the first column between the captions and that row are headings, or the first line of a name.
    """
    first = next((n for n, line in enumerate(lines) if is_data_line(line)), len(lines))
    start = min((cell.column for line in lines[: first + 1] for cell in line), default=0)
    for n in range(first - 1, -1, -1):
        words = [cell for cell in lines[n] if not is_rule(cell.text)]
        if len(words) >= 2 or any(cell.column > start and cell.span < 4 for cell in words):
            return n + 1
        if words and read_caption(words[0].text).subject == "name" and len(words[0].text) < 80:
            return n + 1
    return 0
