"""Effects where they hold: for each table from the words around it, for each section from the headings inside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transform.records import DocumentKind, HolderRow, HolderTable, TableEffect
from transform.wording.around import Around
from transform.wording.effects import LIMITING, Statement, combined, label_effect, passage_effect, strongest

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
_IN_ADDITION = re.compile(
    r"\b(?:is|are|be|come[s]?)\s+in\s+addition\s+to\s+(?:(?:the|an?|any|its|their|those|other)\s+)*(?:[$€£¥]|principal|amounts?|notes|debentures|securities|holdings?|position|previous|prior|earlier)"
    r"|\bin\s+addition\s+to\s+(?:the\s+)?[$€£¥]?[\d,]{5,}|\badditional\s+(?:to\s+)?(?:the\s+)?[$€£¥][\d,]+[^.;]{0,80}\b(?:previously|earlier|already)\s+(?:listed|registered|reported)"
    r"|\bdoes\s+not\s+include\s+(?:the\s+)?[$€£¥][\d,]+[^.;]{0,100}\b(?:previously|earlier|already|in\s+the\s+prospectus)",
    re.IGNORECASE,
)


def place_effects(tables: Sequence[HolderTable], around: Around, kind: DocumentKind | None) -> tuple[HolderTable, ...]:
    """The tables with `effect`, `evidence` and `scope`, and their rows with `effect` where a heading inside switches it.

    A prospectus's own tables are `full`. In a supplement each table takes what is said between the table before and itself: a
    heading beats a passage where it says `delete`, or where the passage is about several tables. A table about which nothing is
    said takes what was said of the one before; words after the table count where they point back ("listed above").
    """
    placed: list[HolderTable] = []
    before: Statement | None = None
    for number, table in enumerate(tables):
        if kind == "prospectus":
            statement: Statement | None = Statement("full", "the prospectus's own table")
        else:
            statement = _table_statement(number, table, around) or before
            before = statement
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


def mark_additions(tables: Sequence[HolderTable], notes: Sequence[tuple[str, str, int | None]]) -> tuple[HolderTable, ...]:
    """Rows with `in_addition` where a note that they carry says that the amount comes on top of an earlier one."""
    said = {(mark, table) for mark, text, table in notes if says_in_addition(text)}
    if not said:
        return tuple(tables)

    def marked(row: HolderRow) -> bool:
        marks = {*row.footnote_marks, *(mark for _, mark in row.cell_marks)}
        return any((mark, row.table_index) in said or (mark, None) in said for mark in marks)

    return tuple(replace(t, rows=tuple(replace(r, in_addition=True) if marked(r) else r for r in t.rows)) for t in tables)


def says_in_addition(text: str) -> bool:
    """Whether a plain text says that an amount is in addition to one reported earlier."""
    return _IN_ADDITION.search(text) is not None


def _table_statement(number: int, table: HolderTable, around: Around) -> Statement | None:
    zone = around.zone(number)
    near_from = zone[-1][0] - NEAR if zone else 0
    labels = [line for i, line in reversed(zone) if i >= near_from and _is_heading(line)] + [table.caption]
    label = next((s for text in labels if (s := label_effect(text))), None)
    passages = [
        (i, s)
        for i, line in zone
        if len(line) > PASSAGE_LENGTH and (s := passage_effect(line)) and (i >= near_from or _SELLING.search(line))
    ]
    several = len(around.places) > 1
    passage = (_of_several(number, [s for _, s in passages]) if several else None) or _together(passages, near_from)
    if label and (passage is None or label.effect == "delete" or (several and passage.effect != "restate")):
        return label
    return passage or _together(
        [
            (0, s)
            for line in around.after(number)
            if len(line) > PASSAGE_LENGTH and _ABOVE.search(line) and (s := passage_effect(line))
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
            section = said.effect if said.effect in ("add", "amend", "delete", "restate") else None
            found.append(said)
        rows.append(replace(row, effect=section if section and section != effect else None) if section else row)
    evidence = statement.words if statement else None
    if found:
        evidence = " | ".join(filter(None, (evidence, *dict.fromkeys(f.words for f in found))))
        if statement is None:
            effect = combined(found).effect if combined(found) else "amend"  # type: ignore[union-attr]
    return replace(table, rows=tuple(rows), effect=effect, evidence=evidence, scope=statement.scope if statement else None)


def _heading_statement(row: HolderRow) -> Statement | None:
    """A heading inside the table; a full sentence across the columns is read as a passage."""
    return (passage_effect(row.holder_name) if len(row.holder_name) > 60 else None) or label_effect(row.holder_name)
