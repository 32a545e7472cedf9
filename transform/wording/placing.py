"""Effects where they hold: for each table from the words around it, for each section from the headings inside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from transform.records import DocumentKind, HolderRow, HolderTable, TableEffect
from transform.wording.around import Around
from transform.wording.effects import Statement, combined, label_effect, passage_effect, strongest

LABEL_LENGTH = 160
"""A heading is shorter than this; what is longer is a passage."""
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

    A prospectus's own tables are `full`. In a supplement each table takes what is said between the table before and itself
    (a heading beats a passage where it says `delete`, or where the passage is about several tables); a table about which nothing is said
    takes what was said of the one before; words after the table count where they point back ("listed above").
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
    nearest = zone[-6:]
    labels = [text for _, text in reversed(nearest) if len(text) <= LABEL_LENGTH] + [table.caption]
    label = next((s for text in labels if (s := label_effect(text))), None)
    passages = [s for _, text in zone if len(text) > 40 and (s := passage_effect(text))]
    passage = _of_several(number, passages, len(around.places)) or _nearest(passages)
    if label and (passage is None or label.effect == "delete" or number > 0 or len(around.places) > 1):
        return label if passage is None or passage.effect != "restate" else passage
    if passage:
        return passage
    return _nearest([s for text in around.after(number) if len(text) > 40 and _ABOVE.search(text) and (s := passage_effect(text))])


def _nearest(passages: Sequence[Statement]) -> Statement | None:
    """The passages together, limits first; a statement far above that says less than the nearest one gives way to it."""
    if not passages:
        return None
    last = passages[-1]
    if last.effect == "restate" and not any(p.effect == "amend" and p.because in _LIMITING for p in passages):
        return last
    return combined(list(passages[-3:]))


_LIMITING = frozenset(
    {
        "what is replaced are the named holders' entries",
        "adds or replaces, row by row",
        "what is not named stands, so what is named changes",
    }
)
_ORDER = ("first", "second", "third", "fourth")


def _of_several(number: int, passages: Sequence[Statement], tables: int) -> Statement | None:
    """What a passage says of "the first table" when it tells of several."""
    if tables < 2 or number >= len(_ORDER):
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
