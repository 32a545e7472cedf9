"""Effects where they hold: for each table from the words around it, for each section from the headings inside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from transform.records import DocumentKind, HolderRow, HolderTable, TableEffect
from transform.wording.around import Around
from transform.wording.effects import LIMITING, Statement, combined, label_effect, passage_effect, strongest
from transform.wording.plain import sentences

LABEL_LENGTH = 160
LABEL_WORDS = 14
"""A heading is shorter than this and no sentence."""
PASSAGE_LENGTH = 40
NEAR = 8
"""A passage within so many blocks above the table is about it; one further up must speak of selling holders itself."""
_SELLING = re.compile(
    r"\bselling\s+(?:security|note|debenture|bond|stock|share|unit)?\s?-?holders?|\bselling\s+holders?|\btables?\s+(?:of|under|on)\b",
    re.IGNORECASE,
)
_ABOVE = re.compile(
    r"\b(?:above|foregoing|preceding|listed\s+in\s+this\s+(?:prospectus\s+)?supplement|contained\s+in\s+this|set\s+forth\s+in\s+this)\b",
    re.IGNORECASE,
)
_OF_TABLE = re.compile(r"\b(?:following|accompanying)\s+table\b|\btable\s+(?:set\s+forth\s+)?below\b", re.IGNORECASE)
_EARLIER = r"(?:previously|earlier|already|before|in\s+the\s+prospectus)"
_IN_ADDITION = re.compile(
    r"\b(?:is|are|be|comes?)\s+in\s+addition\s+to\s+(?:(?:the|an?|any|its|their|those|other)\s+)*"
    r"(?:[$€£¥]|principal|amounts?|notes|debentures|securities|holdings?|position|previous|prior|earlier)"
    r"|\bin\s+addition\s+to\s+(?:the\s+)?[$€£¥]?[\d,]{5,}"
    rf"|\badditional\s+(?:to\s+)?(?:the\s+)?[$€£¥][\d,]+[^.;]{{0,80}}\b{_EARLIER}\s+(?:listed|registered|reported)"
    rf"|\bdoes\s+not\s+include\s+(?:the\s+)?[$€£¥][\d,]+[^.;]{{0,100}}\b{_EARLIER}",
    re.IGNORECASE,
)
_HELD = r"(?:amounts?|principal|notes|debentures|bonds|LYONs|holdings?|figures)"
_TABLE_ADDS = re.compile(
    rf"\b{_HELD}\b[^.;]{{0,80}}\b(?:below|following)\b[^.;]{{0,60}}\b(?:is|are)\s+in\s+addition\s+to\b[^.;]{{0,40}}\b{_HELD}\b[^.;]{{0,80}}"
    rf"\b(?:{_EARLIER}|listed|shown|reported|supplement)",
    re.IGNORECASE,
)


def place_effects(
    tables: Sequence[HolderTable],
    around: Around,
    kind: DocumentKind | None,
    issues_of: Callable[[str], frozenset[str]] = lambda _: frozenset(),
) -> tuple[HolderTable, ...]:
    """The tables with `effect`, `evidence` and `scope`, and their rows with `effect` where a heading inside switches it.

    A prospectus's own tables are `full`. In a supplement each table takes what is said between the table before and itself: a
    heading beats a passage where it says `delete`, or where the passage is about several tables. A table about which nothing is
    said takes what was said above the one before; words after the table count where they point back ("listed above").
    `issues_of` gives the keys of the securities that a sentence names; what is said of other securities than a table shows is
    not said of that table.
    """
    placed: list[HolderTable] = []
    for number, table in enumerate(tables):
        if kind == "prospectus":
            statement: Statement | None = Statement("full", "")
        else:
            statement = _heard(number, table, around, _Hearing(table, issues_of))
        placed.append(_with_statement(table, statement, sections=kind != "prospectus"))
    return tuple(placed)


def filing_effect(tables: Sequence[HolderTable]) -> tuple[TableEffect, str | None]:
    """The strongest effect over tables and their sections, with the words it was found in; `none` without a table.

    Sections count with their table: one that amends some rows and adds others amends.
    """
    if not tables:
        return "none", None
    effect = strongest(table.effect for table in tables)
    return effect, next((table.evidence for table in tables if table.effect == effect), None)


def mark_additions(tables: Sequence[HolderTable], around: Around) -> tuple[HolderTable, ...]:
    """Rows with `in_addition` where their note, or a sentence about the table, says that amounts come on top of earlier ones."""
    said = {(mark, table) for mark, text, table in around.footnotes if says_in_addition(text)}

    def marked(row: HolderRow) -> bool:
        marks = {*row.footnote_marks, *(mark for _, mark in row.cell_marks)}
        return row.row_kind == "holder" and any((mark, row.table_index) in said or (mark, None) in said for mark in marks)

    out: list[HolderTable] = []
    for number, table in enumerate(tables):
        whole = any(_TABLE_ADDS.search(line) for line in around.above(number))
        rows = tuple(replace(r, in_addition=True) if marked(r) or (whole and r.row_kind == "holder") else r for r in table.rows)
        out.append(replace(table, rows=rows))
    return tuple(out)


def says_in_addition(text: str) -> bool:
    """Whether a plain text says that an amount is in addition to one reported earlier."""
    return _IN_ADDITION.search(text) is not None


class _Hearing:
    """What a table hears of a paragraph: all but the sentences about securities that it doesn't show."""

    def __init__(self, table: HolderTable, issues_of: Callable[[str], frozenset[str]]) -> None:
        self._shown = frozenset(row.security_key for row in table.rows if row.security_key)
        self._issues_of = issues_of

    def effect(self, line: str) -> Statement | None:
        """What the paragraph says of this table."""
        if self._shown and (named := self._issues_of(line)) and named - self._shown:
            line = " ".join(sentence for sentence in sentences(line) if self._concerns(sentence))
        return passage_effect(line)

    def near(self, line: str) -> Statement | None:
        """What a paragraph right above says of "the following table" without a word of holders."""
        return self.effect(f"{line} (selling holders)") if _OF_TABLE.search(line) else None

    def _concerns(self, sentence: str) -> bool:
        named = self._issues_of(sentence)
        return not named or bool(named & self._shown)


def _heard(number: int, table: HolderTable, around: Around, hearing: _Hearing) -> Statement | None:
    """What is said right before the table, else before the tables above it; that holders are deleted isn't passed on."""
    for zone in range(number, -1, -1):
        statement = _table_statement(zone, table, around, hearing)
        if statement and (zone == number or statement.effect != "delete"):
            return statement
    return None


def _table_statement(number: int, table: HolderTable, around: Around, hearing: _Hearing) -> Statement | None:
    zone = around.zone(number)
    near_from = zone[-1][0] - NEAR if zone else 0
    labels = [line for i, line in reversed(zone) if i >= near_from and _is_heading(line)] + [table.caption]
    label = next((s for text in labels if (s := label_effect(text))), None)
    passages = [
        (i, s)
        for i, line in zone
        if len(line) > PASSAGE_LENGTH
        and (s := hearing.effect(line) or (hearing.near(line) if i >= near_from else None))
        and (i >= near_from or _SELLING.search(line))
    ]
    if len(table.caption) > PASSAGE_LENGTH and (said := hearing.effect(table.caption)):
        passages.append((near_from, said))
    several = len(around.places) > 1
    passage = (_of_several(number, [s for _, s in passages]) if several else None) or _together(passages, near_from)
    if label and (passage is None or label.effect == "delete" or (several and passage.effect != "restate")):
        return label
    return passage or _together(
        [
            (0, s)
            for line in around.after(number)
            if len(line) > PASSAGE_LENGTH and _ABOVE.search(line) and (s := hearing.effect(line))
        ],
        0,
    )


def _is_heading(line: str) -> bool:
    return len(line) <= LABEL_LENGTH and len(line.split()) <= LABEL_WORDS and not line.endswith((".", ";"))


def _together(passages: Sequence[tuple[int, Statement]], near_from: int) -> Statement | None:
    """What stands near the table, together.

    What stands far above adds a restatement that nothing near limits, or speaks where nothing near does.
    """
    near = [s for i, s in passages if i >= near_from]
    far = [s for i, s in passages if i < near_from]
    found = combined(near)
    if found is None:
        return combined(far)
    restated = [s for s in far if s.effect == "restate"]
    if restated and found.effect != "restate" and not any(s.because in LIMITING for s in (*near, *far)):
        return combined([*restated, *near])
    return found


_ORDER = ("first", "second", "third", "fourth")


def _of_several(number: int, passages: Sequence[Statement]) -> Statement | None:
    """What a passage says of "the first table" when it tells of several."""
    if number >= len(_ORDER):
        return None
    for passage in passages:
        for sentence in re.split(r"[.;]\s+|,?\s+(?:and|while|whereas)\s+(?=the\s+(?:second|third|fourth))", passage.words):
            if re.search(rf"\b{_ORDER[number]}\s+(?:of\s+the\s+)?(?:\w+\s+)?tables?\b", sentence, re.IGNORECASE) and (
                s := passage_effect(f"{sentence} (selling holders)")
            ):
                return s
    return None


def _with_statement(table: HolderTable, statement: Statement | None, sections: bool) -> HolderTable:
    effect: TableEffect = statement.effect if statement else "unstated"
    rows: list[HolderRow] = []
    section: TableEffect | None = None
    found: list[Statement] = []
    for row in table.rows:
        if sections and row.row_kind == "heading" and (said := _heading_statement(row)):
            section = "amend" if said.effect == "restate" else said.effect
            found.append(said)
        rows.append(replace(row, effect=section if section and section != effect else None) if section else row)
    evidence = (statement.words or None) if statement else None
    if found:
        evidence = " | ".join(filter(None, (evidence, *dict.fromkeys(f.words for f in found))))
        effect = _with_sections(statement, found, table)
    return replace(table, rows=tuple(rows), effect=effect, evidence=evidence, scope=statement.scope if statement else None)


def _with_sections(statement: Statement | None, found: list[Statement], table: HolderTable) -> TableEffect:
    """The table's effect where headings inside speak too: theirs where nothing else was said.

    A heading restates the table only if it stands before all rows; further down it can mean but the rows below it.
    """
    first = table.rows[0]
    if statement is None and first.row_kind == "heading" and len(found) == 1 and found[0].words == first.holder_name:
        return found[0].effect
    if statement is not None:
        return statement.effect
    together = combined(found)
    return "amend" if together is None or together.effect == "restate" else together.effect


def _heading_statement(row: HolderRow) -> Statement | None:
    """A heading inside the table; a full sentence across the columns is read as a passage."""
    return (passage_effect(row.holder_name) if len(row.holder_name) > 60 else None) or label_effect(row.holder_name)
