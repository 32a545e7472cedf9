"""A little archive of our own making: two quarters, a few filings, one of them with a co-registrant and one that is not there."""

from __future__ import annotations

import gzip
import json
from datetime import date

from transform.records import IndexEntry

ACCESSION = "0001111111-04-000001"
PATH = f"edgar/data/1111/{ACCESSION}.txt"


def submission(accession: str = ACCESSION, words: str = "The notes may be resold by the holders below.") -> bytes:
    return (
        f"<SEC-DOCUMENT>{accession}.txt : 20040127\n<SEC-HEADER>{accession}.hdr.sgml : 20040127\n"
        f"ACCESSION NUMBER:\t\t{accession}\nCONFORMED SUBMISSION TYPE:\t424B3\n</SEC-HEADER>\n"
        f"<DOCUMENT>\n<TYPE>424B3\n<SEQUENCE>1\n<TEXT>\n{words}\n</TEXT>\n</DOCUMENT>\n</SEC-DOCUMENT>\n"
    ).encode("cp1252")


def entry(accession: str = ACCESSION, cik: int = 1111, form: str = "424B3", filed: date = date(2004, 1, 27)) -> IndexEntry:
    return IndexEntry(accession, form, f"COMPANY {cik}", cik, filed, f"edgar/data/{cik}/{accession}.txt", (cik,))


def master(entries: list[IndexEntry], dates: str = "%Y-%m-%d") -> bytes:
    """A master index as EDGAR lays it out."""
    lines = [f"{e.cik}|{e.company_name}|{e.form_type}|{e.filing_date.strftime(dates)}|{e.path}" for e in entries]
    head = ["Description:           Master Index of EDGAR Dissemination Feed", "Comments:              webmaster@sec.gov", " ", " "]
    return "\n".join([*head, "CIK|Company Name|Form Type|Date Filed|Filename", "-" * 80, *lines, ""]).encode("cp1252")


def many(count: int) -> list[IndexEntry]:
    return [entry(f"0001111111-04-{number:06d}") for number in range(1, count + 1)]


def archive(entries: list[IndexEntry]) -> dict[str, bytes]:
    """Full indexes and submissions of these filings, as paths and bytes."""
    files = {f"Archives/{e.path}": submission(e.accession_number) for e in entries}
    by_quarter: dict[tuple[int, int], list[IndexEntry]] = {}
    for each in entries:
        by_quarter.setdefault((each.filing_date.year, (each.filing_date.month + 2) // 3), []).append(each)
    for (year, quarter), listed in by_quarter.items():
        body = master(listed)
        files[f"Archives/edgar/full-index/{year}/QTR{quarter}/master.idx"] = body
        files[f"Archives/edgar/full-index/{year}/QTR{quarter}/master.gz"] = gzip.compress(body, mtime=0)
    return files


def company_json(cik: int, entries: list[IndexEntry], older: list[dict[str, str]] | None = None) -> bytes:
    return json.dumps(
        {"cik": str(cik), "name": f"COMPANY {cik}", "filings": {"recent": arrays(entries), "files": older or []}}
    ).encode()


def arrays(entries: list[IndexEntry]) -> dict[str, list[str]]:
    return {
        "accessionNumber": [e.accession_number for e in entries],
        "filingDate": [e.filing_date.isoformat() for e in entries],
        "form": [e.form_type for e in entries],
        "fileNumber": ["333-100001"] * len(entries),
    }
