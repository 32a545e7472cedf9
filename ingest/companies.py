"""The submissions JSON of one company, `CIK##########.json`, and the older pages that it names.

`filings.recent` holds parallel arrays for at least a year or a thousand filings; `filings.files[]` names the pages
with everything older, each of which is such a set of arrays by itself (https://www.sec.gov/edgar/sec-api-documentation).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from ingest.errors import IndexFormatError
from ingest.index_lines import read_date
from ingest.records import IndexProblem, IndexRead
from transform.records import IndexEntry

_ARRAYS = ("accessionNumber", "filingDate", "form", "fileNumber")


def older_pages(body: bytes, name: str, start: date | None, end: date | None) -> list[str]:
    """The names of the older pages whose filings may lie in the range. Raises `IndexFormatError` for another shape."""
    try:
        files = _object(body, name)["filings"].get("files") or []
        return [str(page["name"]) for page in files if _overlaps(page, start, end)]
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise IndexFormatError(f"{name}: not a company's submissions: {error!r}") from error


def _overlaps(page: dict[str, Any], start: date | None, end: date | None) -> bool:
    first, last = page.get("filingFrom"), page.get("filingTo")
    starts_after = bool(end and first and read_date(first) > end)
    ends_before = bool(start and last and read_date(last) < start)
    return not starts_after and not ends_before


def read_company(
    pages: Sequence[bytes],
    name: str,
    cik: int,
    forms: Collection[str],
    start: date | None,
    end: date | None,
    file_numbers: Collection[str] | None = None,
) -> IndexRead:
    """The filings of the chosen forms from a company's JSON and its older pages, newest first as they stand there.

    With `file_numbers`, those of these registrations alone; a co-registrant's `333-123456-01` belongs to `333-123456`.
    """
    main = _object(pages[0], name)
    company = str(main.get("name") or "")
    found: dict[str, IndexEntry] = {}
    problems: list[IndexProblem] = []
    count = 0
    for page in pages:
        arrays = _arrays(_object(page, name), name)
        count += len(arrays[0])
        for position, (accession, filed, form, number) in enumerate(zip(*arrays, strict=True), start=1):
            if form not in forms or not registered(number, file_numbers):
                continue
            try:
                day = read_date(filed)
            except ValueError as error:
                problems.append(IndexProblem(position, f"{accession} {filed} {form}", str(error)))
                continue
            if (start is None or start <= day) and (end is None or day <= end):
                path = f"edgar/data/{cik}/{accession}.txt"
                found[accession] = IndexEntry(accession, form, company, cik, day, path, (cik,))
    digest = hashlib.sha256(b"\0".join(pages)).hexdigest()
    return IndexRead(name, digest, tuple(found.values()), count, tuple(problems))


def registered(number: str, file_numbers: Collection[str] | None) -> bool:
    """Whether a filing's number is one of these registrations', or nobody asks; `333-123456-01` belongs to `333-123456`."""
    return file_numbers is None or number in file_numbers or "-".join(number.split("-")[:2]) in file_numbers


def _object(body: bytes, name: str) -> dict[str, Any]:
    found = json.loads(body)
    if not isinstance(found, dict):
        raise IndexFormatError(f"{name}: not a JSON object")
    return found


def _arrays(page: dict[str, Any], name: str) -> list[list[str]]:
    """The parallel arrays of a page; the first page has them below `filings.recent`."""
    held = page.get("filings", {}).get("recent", {}) if "filings" in page else page
    arrays = [held.get(key) for key in _ARRAYS]
    if not all(isinstance(array, list) for array in arrays) or len({len(array) for array in arrays if array is not None}) != 1:
        raise IndexFormatError(f"{name}: {', '.join(_ARRAYS)} are not lists of one length")
    return [[str(value) for value in array or []] for array in arrays]
