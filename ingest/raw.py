"""The raw store: every submission as EDGAR sent it, compressed, with its hash, written whole or not at all, never altered.

    raw/submissions/2004/22/0000891618-04-000322.txt.gz
    raw/pages/edgar/full-index/2004/QTR1/master.gz.gz

A file is gzip whose header comment tells length, SHA-256, address and time of what it holds, so that a store needs no database
beside it and `zcat` reads it. Where it lives (a folder, or `s3://…`) is the shelf's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from ingest import packing
from ingest.client import Known
from ingest.errors import CorruptObjectError, NotStoredError, StoreError
from ingest.packing import Facts
from ingest.records import Fetched
from ingest.shelf import Shelf, open_shelf

_ACCESSION = re.compile(r"\d{10}-(\d\d)-\d{4}(\d\d)")
_ENDING = ".txt.gz"


@dataclass(frozen=True, slots=True)
class Stored:
    """A submission in the store, its bytes verified against the recorded hash."""

    accession_number: str
    body: bytes
    sha256: str
    address: str
    fetched_at: datetime


class RawStore:
    """Submissions by accession number, and index pages by path. Safe among threads and processes.

    `location` is a folder or an fsspec address. Raises the kinds of `StoreError`.
    """

    def __init__(self, location: str) -> None:
        self.location = location
        self._shelf: Shelf = open_shelf(location)

    def has(self, accession: str) -> bool:
        return self._shelf.exists(_key(accession))

    def put(self, accession: str, fetched: Fetched) -> Facts:
        """Stores a submission; what is stored already stays as it is."""
        facts = Facts(fetched.sha256, len(fetched.body), fetched.address, fetched.fetched_at.isoformat())
        if not self.has(accession):
            self._shelf.write(_key(accession), packing.pack(fetched.body, facts))
        return facts

    def put_bytes(self, accession: str, body: bytes, address: str) -> Facts:
        """Stores a submission that did not come from EDGAR (a local file)."""
        fetched = Fetched(address, body, packing.sha256(body), datetime.now(UTC), 0)
        return self.put(accession, fetched)

    def get(self, accession: str) -> Stored:
        """Raises `NotStoredError`, or `CorruptObjectError` where the bytes are not those that were put there."""
        body, facts = packing.unpack(self._shelf.read(_key(accession)), accession)
        return Stored(accession, body, facts.sha256, facts.address, datetime.fromisoformat(facts.fetched_at))

    def facts(self, accession: str) -> Facts:
        """What is recorded about a submission, without unpacking it."""
        return packing.read_facts(self._shelf.read(_key(accession), packing.HEADER_MOST), accession)

    def accessions(self) -> Iterator[str]:
        """Every stored submission, in the order of year and shard; for reparsing."""
        for key in self._shelf.keys("submissions"):
            name = key.rsplit("/", 1)[-1]
            if name.endswith(_ENDING):
                yield name.removesuffix(_ENDING)

    def discard(self, accession: str) -> None:
        """Removes a submission that was found damaged, so that it can be fetched again."""
        self._shelf.remove(_key(accession))

    def page(self, path: str) -> Known | None:
        """The copy of an index from an earlier fetch; None where there is none, or it is damaged."""
        try:
            body, facts = packing.unpack(self._shelf.read(f"pages/{path}.gz"), path)
        except (NotStoredError, CorruptObjectError):
            return None
        return Known(body, facts.etag, facts.last_modified)

    def put_page(self, path: str, fetched: Fetched) -> None:
        facts = Facts(
            fetched.sha256, len(fetched.body), fetched.address, fetched.fetched_at.isoformat(), fetched.etag, fetched.last_modified
        )
        self._shelf.write(f"pages/{path}.gz", packing.pack(fetched.body, facts))

    def clean(self, older_than_seconds: float = 3600.0) -> int:
        """Removes what interrupted writes left behind; returns how many files."""
        return self._shelf.clean(older_than_seconds)


def _key(accession: str) -> str:
    match = _ACCESSION.fullmatch(accession)
    if not match:
        raise StoreError(f"{accession!r} is no accession number (NNNNNNNNNN-YY-NNNNNN)")
    year = int(match[1]) + (1900 if int(match[1]) >= 90 else 2000)
    return f"submissions/{year}/{match[2]}/{accession}{_ENDING}"
