"""Is this a table of selling holders? Evidence for and against, from captions, the words above the table, and its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from transform.records import Column, Prose
from transform.tables.captions import foreign_reason, read_caption
from transform.tables.labels import ends_in_amount, names_institution
from transform.tables.vocabulary import entries

Verdict = Literal["notes", "equity", "failed", "other"]


_SECURITY = re.compile(r"\d\s?%|\bdue (?:\w+ (?:\d{1,2}, )?)?(?:19|20)\d\d\b|\b(?:term|revolving) (?:loan|credit)", re.I)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a grid is, and why it isn't a holder table. `suspect` is true where much spoke for one nevertheless."""

    verdict: Verdict
    reason: str | None = None
    suspect: bool = False


def judge(columns: Sequence[Column], above: Sequence[Prose], names: Sequence[str]) -> Judgement:
    """What a grid is. `above` are the paragraphs over it, nearest first; `names` the first cells of its rows."""
    institutions = sum(map(names_institution, names)) / len(names) if names else 0.0
    if names and sum(_SECURITY.search(name) is not None for name in names) * 2 >= len(names):
        return Judgement("other", "its rows are securities, not holders")
    name_caption = next((column.caption for column in columns if column.role == "name"), "")
    name_score = _name_score(name_caption)
    foreign = [reason for column in columns if (reason := foreign_reason(column.caption))]
    context, other = _context(above)
    roles = {column.role for column in columns}
    score = name_score + context + (1 if institutions >= 0.5 else 0)
    score += max((_column_score(column) for column in columns), default=0)
    score += 1 if len(roles - {"unknown", "ignored", "name"}) >= 3 else 0
    if foreign and (name_score < 3 or foreign_reason(name_caption)):
        return Judgement(
            "other", foreign[0], suspect=context >= 2 and "principal_amount" in roles and not foreign_reason(name_caption)
        )
    if other and context < 2 and name_score < 3:
        return Judgement("other", f"the words above tell of {other}")
    if roles & {"principal_amount", "principal_before", "principal_after", "units"}:
        if score >= 4 and (name_score or institutions >= 0.3 or (context and score >= 5)):
            return Judgement("notes")
        return Judgement("other", "too little that speaks of selling holders", suspect=score >= 3)
    if roles & {"shares", "shares_before", "shares_after"}:
        if score >= 4 and (context >= 1 or name_score >= 3) and roles & {"shares", "shares_after"}:
            return Judgement("equity")
        return Judgement("other", "shares without an offering of them by holders")
    if institutions >= 0.5 and context >= 1 and len(columns) >= 2 and "unknown" in roles:
        return Judgement("failed", "rows of names and numbers among selling holders, but no caption that is understood")
    return Judgement("other", "no column of principal or shares")


def says_nothing_of_holders(captions: Sequence[str], above: Sequence[Prose]) -> bool:
    """True where no word of the captions and of the paragraphs above can make the grid one of holders, whatever its layout.

    Only arithmetic (`transform.tables.infer`) could then. Most grids of a prospectus are figures of the company; they end here.
    """
    telling = entries("columns", "telling")[0].pattern
    return not telling.search(" ".join(captions).lower()) and not any(_speaks_of_sellers(prose.text) for prose in above)


def ran_together(lines: Sequence[str], above: Sequence[Prose]) -> bool:
    """True for a holder table whose columns could not be parted: captions of principal, and names with amounts behind them.

    `lines` are the first cells of the grid's rows.
    """
    rows = sum(map(ends_in_amount, lines))
    captioned = any(read_caption(line).subject == "principal" for line in lines if not ends_in_amount(line))
    return rows >= 2 and rows * 5 >= len(lines) and captioned and _context(above)[0] > 0


def _speaks_of_sellers(text: str) -> bool:
    """Whether the context "selling" applies; all its wordings have one of two words, which are looked for first."""
    lowered = text.lower()
    return ("selling" in lowered or "holder" in lowered) and "selling" in _spoken_of(text)


@lru_cache(maxsize=256)
def _spoken_of(text: str) -> tuple[str, ...]:
    """The contexts that a paragraph tells of. Cached: it stands above several grids."""
    return tuple(entry.name for entry in entries("columns", "context") if entry.pattern.search(text))


def _name_score(caption: str) -> int:
    if re.search(r"\bselling\b|\bnote\s?holder|holders? of|\bsecurity\s?holder|debenture\s?holder", caption, re.I):
        return 3
    if re.search(r"holder|owner", caption, re.I):
        return 2
    return 1 if re.search(r"\bname\b|institution|investor|fund", caption, re.I) else 0


def _column_score(column: Column) -> int:
    if column.role in ("unknown", "ignored", "name"):
        return 0
    times = read_caption(column.caption).times
    telling = len(times & {"offered", "owned", "before", "after", "conversion"})
    return min(telling + (1 if column.role.startswith("principal") else 0), 3)


def _context(above: Sequence[Prose]) -> tuple[int, str | None]:
    """Points for words of selling holders above the table, and the other thing that the words speak of."""
    points, other = 0, None
    for n, prose in enumerate(above):
        said = _spoken_of(prose.text)
        if "selling" in said:
            points = max(points, 2 if prose.is_heading or n < 3 else 1)
        elif said and other is None and points == 0:
            other = said[0]
    return points, other if points == 0 else None
