"""A submission's bytes to everything that is known of it. Never raises for bad input: the outcome is then `failed`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from transform.checks import check_filing
from transform.documents.blocks import read_blocks
from transform.documents.choose import prospectus_document
from transform.documents.submission import read_submission
from transform.errors import TransformError
from transform.records import IndexEntry, Outcome, ParsedFiling, Submission
from transform.tables import TablesRead, read_tables
from transform.version import reader_version
from transform.wording.read import read_wording


def parse_submission(raw: bytes, entry: IndexEntry | None = None) -> ParsedFiling:
    """Everything that the reader finds in the full submission text file `raw`. `entry` is what the index says of it."""
    try:
        submission = read_submission(raw)
    except TransformError as error:
        return _failed(entry, str(error))
    filing = _identity(submission, entry)
    try:
        document = prospectus_document(submission)
        if document is None:
            return replace(filing, outcome="failed", error="no document of the submission is text that could be the prospectus")
        blocks = read_blocks(document)
        tables = read_tables(blocks)
        wording = read_wording(submission, document, blocks, tables.tables, tables.places, tables.footnotes)
    except Exception as error:  # the batch goes on; the filing says what happened
        return replace(filing, outcome="failed", error=f"{type(error).__name__}: {error}")
    filing = replace(
        filing,
        outcome=_outcome(tables),
        error=_error(tables),
        file_number=filing.file_number or next(iter(wording.cover_file_numbers), None),
        document_kind=wording.document_kind,
        supplement_number=wording.supplement_number,
        document_date=wording.document_date,
        prospectus_date=wording.prospectus_date,
        references=wording.references,
        tables=wording.tables,
        footnotes=tables.footnotes,
        securities=wording.securities,
        table_effect=wording.table_effect,
        effect_evidence=wording.effect_evidence,
        claims=wording.claims,
        shares_outstanding=wording.shares_outstanding,
        shares_outstanding_date=wording.shares_outstanding_date,
    )
    return replace(filing, checks=check_filing(filing, tables))


def _outcome(read: TablesRead) -> Outcome:
    outcomes = {table.outcome for table in read.tables}
    for outcome in ("note_positions", "failed", "equity_only"):
        if outcome in outcomes:
            return outcome
    return "no_holder_table"


def _error(read: TablesRead) -> str | None:
    """Why a filing has failed: the reasons of its tables."""
    if _outcome(read) != "failed":
        return None
    return "; ".join(f"table {table.table_index}: {table.reason}" for table in read.tables if table.outcome == "failed")


def _identity(submission: Submission, entry: IndexEntry | None) -> ParsedFiling:
    first = submission.filers[0] if submission.filers else None
    numbers = tuple(dict.fromkeys(number for filer in submission.filers for number in filer.file_numbers))
    ciks = tuple(dict.fromkeys(filer.cik for filer in submission.filers if filer.cik is not None))
    return ParsedFiling(
        accession_number=submission.accession_number,
        form_type=submission.form_type,
        filing_date=submission.filing_date,
        company_name=first.name if first else (entry.company_name if entry else ""),
        cik=first.cik if first and first.cik is not None else (entry.cik if entry else None),
        file_number=numbers[0] if numbers else None,
        outcome="no_holder_table",
        parser_version=reader_version(),
        ciks=ciks or (entry.ciks if entry else ()),
        file_numbers=numbers,
    )


def _failed(entry: IndexEntry | None, error: str) -> ParsedFiling:
    return ParsedFiling(
        accession_number=entry.accession_number if entry else "",
        form_type=entry.form_type if entry else "",
        filing_date=entry.filing_date if entry else date(1970, 1, 1),
        company_name=entry.company_name if entry else "",
        cik=entry.cik if entry else None,
        file_number=None,
        outcome="failed",
        parser_version=reader_version(),
        ciks=entry.ciks if entry else (),
        error=error,
    )
