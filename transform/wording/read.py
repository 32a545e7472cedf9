"""The one door to this room.

How `transform/parse.py` calls it, once the tables are read::

    blocks = read_blocks(document)
    tables_read = read_tables(blocks)
    wording = read_wording(submission, document, blocks, tables_read.tables, tables_read.places, tables_read.footnotes)

and fills `ParsedFiling` from the answer: `tables` replace those of the tables room (same tables, same rows in the same order,
with `security_key`, `effect`, `evidence`, `scope` and `in_addition` set); every other field has the name it has there. Works
without tables (a press release): then only the cover, the securities named on it, and `table_effect` "none". It never raises
for odd wording.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from transform.records import Block, Claim, Document, DocumentKind, Footnote, HolderTable, Security, Submission, TableEffect
from transform.wording.around import block_lines, look_around
from transform.wording.claims import read_claims
from transform.wording.cover import face_texts, read_cover
from transform.wording.placing import filing_effect, mark_additions, place_effects
from transform.wording.securities import assign_securities, read_securities


@dataclass(frozen=True, slots=True)
class WordingRead:
    """Everything the words of a filing tell; the fields are those of `ParsedFiling`.

    `cover_file_numbers` are the registration numbers printed on the face; the header's own numbers stand in the submission.
    """

    document_kind: DocumentKind | None
    supplement_number: str | None
    document_date: date | None
    prospectus_date: date | None
    references: tuple[str, ...]
    cover_file_numbers: tuple[str, ...]
    tables: tuple[HolderTable, ...]
    securities: tuple[Security, ...]
    table_effect: TableEffect
    effect_evidence: str | None
    claims: tuple[Claim, ...]
    shares_outstanding: Decimal | None
    shares_outstanding_date: date | None


def read_wording(
    submission: Submission,
    document: Document | None,
    blocks: Sequence[Block],
    tables: Sequence[HolderTable],
    places: Sequence[tuple[int, int]],
    footnotes: Sequence[Footnote],
) -> WordingRead:
    """The wording of one prospectus document. `places` gives for each table the index of its first and last block in `blocks`.

    Raises ValueError where tables and places don't pair.
    """
    if len(tables) != len(places):
        raise ValueError(f"{len(tables)} holder tables but {len(places)} places: give the first and last block of each table")
    lines = [block_lines(block) for block in blocks]
    cover = read_cover(lines, document)
    around = look_around(lines, tables, places, footnotes)
    face = face_texts(lines[: places[0][0]] if places else lines)
    read = read_securities(face, around, tables)
    placed = place_effects(assign_securities(tables, read, around), around, cover.document_kind, read.named_in)
    placed = mark_additions(placed, around)
    effect, evidence = filing_effect(placed)
    return WordingRead(
        document_kind=cover.document_kind,
        supplement_number=cover.supplement_number,
        document_date=cover.document_date,
        prospectus_date=cover.prospectus_date,
        references=cover.references,
        cover_file_numbers=cover.file_numbers,
        tables=placed,
        securities=read.securities,
        table_effect=effect,
        effect_evidence=evidence,
        claims=read_claims(placed, around, [filer.name for filer in submission.filers]),
        shares_outstanding=read.shares.count if read.shares else None,
        shares_outstanding_date=read.shares.day if read.shares else None,
    )
