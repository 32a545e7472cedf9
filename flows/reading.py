"""What a worker does: raw submissions in, a staged Parquet batch out. No network, no database, no Prefect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flows.workers import MOST_SECONDS, TimeLimit, TooSlow
from ingest.errors import CorruptObjectError, NotStoredError
from ingest.raw import RawStore
from transform.parse import parse_submission
from transform.records import IndexEntry, ParsedFiling
from transform.version import reader_version
from warehouse.staging import stage


@dataclass(frozen=True, slots=True)
class Staged:
    """One worker's batch: the Parquet file, outcomes counted, and what the store could not give (accession, reason)."""

    path: Path | None
    outcomes: dict[str, int]
    damaged: tuple[tuple[str, str], ...] = ()


def read_and_stage(location: str, entries: Sequence[IndexEntry | str], staging: Path) -> Staged:
    """Parse the stored submissions of `entries` (or accession numbers alone) and stage them as one batch."""
    store = RawStore(location)
    parsed: list[ParsedFiling] = []
    damaged: list[tuple[str, str]] = []
    for entry in entries:
        try:
            parsed.append(read(store, entry))
        except (CorruptObjectError, NotStoredError) as error:
            damaged.append((accession_of(entry), str(error)))
    return Staged(stage(parsed, staging) if parsed else None, count(parsed), tuple(damaged))


def read(store: RawStore, entry: IndexEntry | str) -> ParsedFiling:
    """One submission. What can't be read within time and memory comes back as failed, with the reason.

    Raises CorruptObjectError or NotStoredError where the store doesn't hold it.
    """
    known = entry if isinstance(entry, IndexEntry) else None
    raw = store.get(accession_of(entry)).body
    try:
        with TimeLimit():
            return parse_submission(raw, known)
    except TooSlow:
        return failed(entry, f"not read within {MOST_SECONDS} seconds")
    except MemoryError:
        return failed(entry, "reading it took more memory than a worker may use")


def failed(entry: IndexEntry | str, reason: str) -> ParsedFiling:
    """A filing that could not be read, as the warehouse records it."""
    blank = IndexEntry(accession_of(entry), "", "", 0, date.min, "")
    known = entry if isinstance(entry, IndexEntry) else blank
    return ParsedFiling(
        accession_number=known.accession_number,
        form_type=known.form_type,
        filing_date=known.filing_date,
        company_name=known.company_name,
        cik=known.cik or None,
        ciks=known.ciks,
        file_number=None,
        outcome="failed",
        parser_version=reader_version(),
        error=reason,
    )


def accession_of(entry: IndexEntry | str) -> str:
    return entry if isinstance(entry, str) else entry.accession_number


def count(parsed: Sequence[ParsedFiling]) -> dict[str, int]:
    outcomes: dict[str, int] = {}
    for filing in parsed:
        outcomes[filing.outcome] = outcomes.get(filing.outcome, 0) + 1
    return outcomes


def stage_failed(entry: IndexEntry | str, reason: str, staging: Path) -> Staged:
    """Stage a filing whose worker died."""
    return Staged(stage([failed(entry, reason)], staging), {"failed": 1})
