"""An EDGAR of any size in memory, for the loopback server: quarterly indexes and submissions, the same at every call."""

from __future__ import annotations

from datetime import date, timedelta

from tests.bench.documents import html_document, submission

FIRST = date(2004, 1, 5)
HEAD = "Description:           Master Index of EDGAR Dissemination Feed\nLast Data Received:    March 31, 2004\n\n"


def archive(filings: int, size: int = 20_000, rows: int = 15, distinct: int = 40) -> dict[str, bytes]:
    """`filings` submissions of about `size` bytes over 2004 and 2005; `distinct` documents are made and used in turn."""
    documents = [html_document(size, rows, seed) for seed in range(min(distinct, filings))]
    lines: dict[tuple[int, int], list[str]] = {(year, quarter): [] for year in (2004, 2005) for quarter in (1, 2, 3, 4)}
    files: dict[str, bytes] = {}
    for n in range(filings):
        day = FIRST + timedelta(days=n * 720 // filings)
        cik = 100_000 + n // 4
        accession = f"{n + 1:010d}-{day.year % 100:02d}-{n + 1:06d}"
        path = f"edgar/data/{cik}/{accession}.txt"
        raw = submission(documents[n % len(documents)], accession, f"333-{100_000 + n // 4}", cik)
        files[f"Archives/{path}"] = raw.replace(b"20050301", day.strftime("%Y%m%d").encode())
        lines[day.year, (day.month + 2) // 3].append(f"{cik}|BENCH {cik} CORP|424B3|{day}|{path}")
    for (year, quarter), rows_of_quarter in lines.items():
        text = HEAD + "CIK|Company Name|Form Type|Date Filed|Filename\n" + "-" * 80 + "\n" + "\n".join(rows_of_quarter) + "\n"
        files[f"Archives/edgar/full-index/{year}/QTR{quarter}/master.idx"] = text.encode()
    return files
