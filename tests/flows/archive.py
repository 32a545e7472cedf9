"""Archives to run over: the sample archive's filings, copied under other companies and quarters until there are enough."""

from __future__ import annotations

import re
from datetime import date
from importlib import resources
from pathlib import Path

from flows.demo import FIRST, LAST

__all__ = ["FIRST", "LAST", "many", "sample"]

FOLDER = Path(str(resources.files("flows").joinpath("demo_archive")))
MASTER = "Description: Master Index\n\nCIK|Company Name|Form Type|Date Filed|Filename\n" + "-" * 80 + "\n"


def sample() -> dict[str, bytes]:
    """The sample archive by path."""
    return {str(path.relative_to(FOLDER)): path.read_bytes() for path in FOLDER.rglob("*") if path.is_file()}


def many(copies: int, missing: int = 0) -> dict[str, bytes]:
    """The sample archive's chains `copies` times, each of other companies; `missing` more filings are listed but not there."""
    files: dict[str, bytes] = {}
    lines: dict[tuple[int, int], list[str]] = {}
    submissions = {path: body for path, body in sample().items() if path.endswith(".txt")}
    for number in range(copies):
        for path, body in submissions.items():
            cik, accession = _moved(path, number)
            text = body.decode()
            old = re.search(r"edgar/data/(\d+)/(.*)\.txt", path)
            assert old is not None
            text = text.replace(old[2], accession).replace(old[1].zfill(10), f"{cik:010d}").replace("333-", f"333-{number:02d}")
            day = date.fromisoformat(re.search(r"FILED AS OF DATE:\s+(\d{8})", text)[1])  # type: ignore[index]
            place = f"edgar/data/{cik}/{accession}.txt"
            files[f"Archives/{place}"] = text.encode()
            lines.setdefault((day.year, (day.month + 2) // 3), []).append(f"{cik}|COMPANY {cik}|424B3|{day}|{place}")
    for number in range(missing):
        place = f"edgar/data/77/0007777777-04-{number:06d}.txt"
        lines.setdefault((2004, 1), []).append(f"77|GONE INC|424B3|2004-03-0{number % 9 + 1}|{place}")
    for (year, quarter), rows in lines.items():
        files[f"Archives/edgar/full-index/{year}/QTR{quarter}/master.idx"] = (MASTER + "\n".join(rows) + "\n").encode()
    return files


def _moved(path: str, number: int) -> tuple[int, str]:
    found = re.search(r"edgar/data/(\d+)/(\d{10})-(\d\d)-(\d{6})\.txt", path)
    assert found is not None
    return int(found[1]) + 100 * number, f"{int(found[2]) - number:010d}-{found[3]}-{found[4]}"
