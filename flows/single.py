"""Single filings by hand: accession numbers, EDGAR addresses, local submissions and documents."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from flows.batches import Batch, load_batch, work_through
from flows.errors import NotFound, Unusable
from flows.ledger import recorded
from flows.run import Run
from flows.tally import Tally
from ingest.errors import AbsentError
from ingest.indexes import Indexes
from transform.documents.submission import read_submission
from transform.errors import NotASubmission, TransformError
from transform.records import IndexEntry

log = logging.getLogger(__name__)

ACCESSION = re.compile(r"(\d{10})-?(\d{2})-?(\d{6})")
COMPANY = re.compile(
    r"[A-Z0-9][\w&.,' -]{1,60}?,? (?:INC|CORP|CORPORATION|LTD|LIMITED|PLC|LLC|L\.P|LP|N\.V|S\.A|CO)\.?", re.IGNORECASE
)
ADDRESS = re.compile(r"/data/(\d{1,10})/(?:(\d{18})(?:/|$)|(?:\d{18}/)?(\d{10}-\d{2}-\d{6}))")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the caller says of a document that has no header, or of an accession number whose company isn't known."""

    cik: int | None = None
    file_number: str | None = None
    filed: date | None = None
    form_type: str = "424B3"
    company: str = ""


def ingest_all(run: Run, what: Sequence[str], facts: Facts) -> Tally:
    """Load everything named. What is unusable is said before anything is done.

    Raises Unusable and NotFound with the value and what to do, Stopped where it was asked to stop.
    """
    files = [Path(item) for item in what if _is_file(item)]
    named = [item for item in what if not _is_file(item)]
    entries = [_entry(item, facts) for item in named]
    bodies = [_submission(path, facts) for path in files]
    if entries:
        run.settings.access()
    return recorded(run, partial(_ingest, run, entries, bodies))


def _ingest(run: Run, entries: Sequence[IndexEntry], bodies: Sequence[tuple[str, bytes, Path]], tally: Tally) -> None:
    if bodies:
        _local(run, bodies, tally)
    if entries:
        located = [entry if entry.path else _located(run, entry) for entry in entries]
        with run.warehouse() as warehouse:
            tally.listed = warehouse.list_filings(located, "by hand", f"{run.settings.edgar_url}/Archives").new
        work_through(run, located, tally)


def _local(run: Run, bodies: Iterable[tuple[str, bytes, Path]], tally: Tally) -> None:
    with run.parser() as parser:
        for accession, body, path in bodies:
            if run.store.has(accession) and run.store.get(accession).body != body:
                log.warning("%s: %s was stored with other content before; the new content takes its place", path, accession)
                run.store.discard(accession)
            run.store.put_bytes(accession, body, path.absolute().as_uri())
            parser.add(accession)
        batch = Batch()
        for staged in parser.collect():
            batch.paths += [staged.path] if staged.path else []
            batch.outcomes.update(staged.outcomes)
        load_batch(run, batch, tally)


def _is_file(item: str) -> bool:
    return "://" not in item and not ACCESSION.fullmatch(item)


def _entry(item: str, facts: Facts) -> IndexEntry:
    """What an accession number or address names; the path is empty where the company isn't known. Raises Unusable."""
    if number := ACCESSION.fullmatch(item):
        accession = "-".join(number.groups())
        return _blank(accession, facts.cik, facts) if facts.cik else replace(_blank(accession, 0, facts), path="")
    if place := ADDRESS.search(item):
        accession = place[3] or "-".join(ACCESSION.fullmatch(place[2]).groups())  # type: ignore[union-attr]
        return _blank(accession, int(place[1]), facts)
    raise Unusable(
        f"{item!r} is no EDGAR address of a filing: give one such as "
        "https://www.sec.gov/Archives/edgar/data/1043604/0000891618-04-000322.txt, or the accession number."
    )


def _blank(accession: str, cik: int, facts: Facts) -> IndexEntry:
    # The day is a stand-in for the header's, which is read a moment later.
    year = int(accession[11:13])
    day = facts.filed or date(year + (1900 if year >= 90 else 2000), 1, 1)
    return IndexEntry(accession, facts.form_type, facts.company, cik, day, f"edgar/data/{cik}/{accession}.txt", (cik,))


def _located(run: Run, entry: IndexEntry) -> IndexEntry:
    """Where an accession number's submission lies: known from before, or looked up in its year's full indexes."""
    with run.warehouse() as warehouse:
        known = warehouse.entry(entry.accession_number)
    if known is not None:
        return known
    year = entry.filing_date.year
    log.info("Looking for %s in the full indexes of %d; with --cik it takes one request", entry.accession_number, year)
    with run.client() as client:
        indexes = Indexes(client, run.settings.forms, run.store)
        for y, q in ((year, 1), (year, 2), (year, 3), (year, 4), (year + 1, 1)):
            try:
                found = {e.accession_number: e for e in indexes.quarter(y, q).entries}.get(entry.accession_number)
            except AbsentError:
                continue
            if found is not None:
                return found
    raise NotFound(
        f"No index of {year} lists {entry.accession_number} as {' or '.join(run.settings.forms)}: check the number, "
        "or add --cik if you know the company."
    )


def _submission(path: Path, facts: Facts) -> tuple[str, bytes, Path]:
    """(accession number, submission, path) of a local file. Raises Unusable."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Unusable(f"{path}: {error.strerror}. Give an accession number, an EDGAR address, or the path of a file.") from error
    try:
        return read_submission(raw).accession_number, raw, path
    except NotASubmission:
        return _wrapped(path, raw, facts)
    except TransformError as error:
        raise Unusable(f"{path}: {error}") from error


def _wrapped(path: Path, raw: bytes, facts: Facts) -> tuple[str, bytes, Path]:
    """A lone document with the header that its filing would have had, so that it is stored and read like any other.

    Its made-up accession number follows from company, year and content: the same file twice is the same filing.
    """
    missing = [
        name for name, value in (("--cik", facts.cik), ("--file-number", facts.file_number), ("--filed", facts.filed)) if not value
    ]
    if missing or facts.filed is None or facts.cik is None:
        raise Unusable(f"{path} has no SGML header, so that it must be told: add {', '.join(missing)} (and --form, if not 424B3).")
    digest = int(hashlib.sha256(raw).hexdigest(), 16) % 1_000_000
    accession = f"{facts.cik:010d}-{facts.filed:%y}-{digest:06d}"
    header = HEADER.format(
        accession=accession,
        day=facts.filed.strftime("%Y%m%d"),
        form=facts.form_type,
        company=facts.company or company_on_cover(raw) or f"CIK {facts.cik}",
        cik=f"{facts.cik:010d}",
        number=facts.file_number,
        name=path.name,
    )
    return accession, header.encode() + raw + b"\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n", path


def company_on_cover(raw: bytes) -> str:
    """The issuer's name where one of the first lines is nothing else; empty where none is, since a guess would stay for ever."""
    lines = re.sub(r"<[^>]*>", "\n", raw[:20_000].decode("utf-8", "replace")).splitlines()
    names = (" ".join(line.replace("*", " ").split()) for line in lines)
    return next((name for name in names if COMPANY.fullmatch(name)), "")


HEADER = """<SEC-DOCUMENT>{accession}.txt : {day}
<SEC-HEADER>{accession}.hdr.sgml : {day}
ACCESSION NUMBER:\t\t{accession}
CONFORMED SUBMISSION TYPE:\t{form}
PUBLIC DOCUMENT COUNT:\t\t1
FILED AS OF DATE:\t\t{day}

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\t{company}
\t\tCENTRAL INDEX KEY:\t\t\t{cik}

\tFILING VALUES:
\t\tFORM TYPE:\t\t{form}
\t\tSEC ACT:\t\t1933 Act
\t\tSEC FILE NUMBER:\t{number}
</SEC-HEADER>
<DOCUMENT>
<TYPE>{form}
<SEQUENCE>1
<FILENAME>{name}
<TEXT>
"""
