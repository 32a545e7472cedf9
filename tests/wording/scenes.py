"""Small documents for the wording room: blocks with holder tables already read, as the tables room hands them over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from transform.records import Block, Cell, Column, Document, Filer, Footnote, Grid, HolderRow, HolderTable, Prose, Submission
from transform.wording import WordingRead, read_wording

Row = tuple[str, int | dict[str, int]]
"""A holder's name with its marks after a bar (`Alpha Fund Ltd.|3`) and its principal, or one principal for each provisional key.
A name without an amount is a heading; then the amount is 0."""


def table(
    index: int,
    rows: Sequence[Row],
    caption: str = "Selling Securityholders",
    columns: Sequence[tuple[str, str | None]] = (("Principal Amount", None),),
) -> HolderTable:
    """A read table. `columns` are (caption, provisional key) of its principal columns."""
    made: list[HolderRow] = []
    for number, (label, amounts) in enumerate(rows):
        name, _, marks = label.partition("|")
        position = 1000 * index + number
        if (amounts == 0 and name.isupper()) or (isinstance(amounts, int) and amounts < 0):
            made.append(HolderRow(index, position, "heading", name, None))
            continue
        by_key: dict[str | None, int] = {None: amounts} if isinstance(amounts, int) else dict(amounts)
        for key, amount in by_key.items():
            made.append(
                HolderRow(
                    index,
                    position,
                    "holder",
                    name,
                    key,
                    principal_amount=Decimal(amount),
                    footnote_marks=tuple(marks.split(",")) if marks else (),
                )
            )
    read = (Column("Name", "name"), *(Column(text, "principal_amount", security_key=key) for text, key in columns))
    return HolderTable(index, caption, read, tuple(made), "note_positions")


def read(
    *parts: str | HolderTable | tuple[tuple[str, ...], ...], notes: Sequence[tuple[str, str] | tuple[str, str, int]] = ()
) -> WordingRead:
    """The wording of a document made of paragraphs, read tables, and grids that are none, in order."""
    blocks: list[Block] = []
    tables: list[HolderTable] = []
    for part in parts:
        if isinstance(part, HolderTable):
            tables.append(part)
            blocks.append(Grid(((Cell("Name", 0),),), 1, "html"))
        elif isinstance(part, tuple):
            blocks.append(Grid(tuple(tuple(Cell(text, n) for n, text in enumerate(row)) for row in part), 4, "html"))
        else:
            blocks.append(Prose(part))
    places = [(i, i) for i, block in enumerate(blocks) if isinstance(block, Grid) and block.width == 1]
    footnotes = [Footnote(note[0], note[1], note[2] if len(note) > 2 else None) for note in notes]
    document = Document("424B3", 1, None, None, "html", "")
    submission = Submission(
        "0000000000-04-000001", "424B3", date(2004, 6, 1), (Filer(1, "Example Corp", ("333-100000",)),), (document,)
    )
    return read_wording(submission, document, blocks, tables, places, footnotes)


FACE = (
    "PROSPECTUS SUPPLEMENT NO. 3",
    "(To Prospectus dated February 10, 2004)",
    "$250,000,000",
    "EXAMPLE CORP.",
    "3.25% Convertible Senior Notes due 2024",
)
"""The face of a supplement about one issue."""
