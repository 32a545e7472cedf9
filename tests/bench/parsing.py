"""Submission bytes to rows, against the bare C parser and one BeautifulSoup parse of the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import lxml.html
from bs4 import BeautifulSoup

from tests.bench.documents import html_document, submission, text_document
from tests.bench.result import Line, milliseconds, typical
from transform.parse import parse_submission

ROWS = 40
DOCUMENTS = 8
SEEDS = (1, 2, 3)


def documents() -> Iterator[Line]:
    for label, size in (("20 KB", 20_000), ("200 KB", 200_000), ("1 MB", 1_000_000), ("5 MB", 5_000_000)):
        most = 2.0 if size >= 200_000 else None
        yield _html(f"parse, HTML {label}, {ROWS} rows", _maker(size, ROWS), ROWS, most)
    yield _html("parse, HTML 1 MB, no holder table", _maker(1_000_000, 0), 0, 1.0)
    yield _text()


def growth() -> Iterator[Line]:
    for label, made in (("rows 10 … 20,000", _by_rows), ("size 100 KB … 5 MB", _by_size)):
        yield made(label)


def _html(what: str, make: Callable[[int], str], rows: int, most: float | None) -> Line:
    documents = _documents(what, make, rows)
    ours = typical(parse_submission, [submission(document) for document in documents])
    bare = typical(lxml.html.fromstring, [document.encode() for document in documents])
    soup = typical(lambda document: BeautifulSoup(document, "lxml"), documents[:3])
    reach = "" if most is None else f"at most {most:g}× lxml" + ("; BeautifulSoup at least 8×" if rows else "")
    met = None if most is None else ours <= most * bare and (not rows or soup >= 8 * ours)
    against = f"lxml {milliseconds(bare)}, BeautifulSoup {milliseconds(soup)}"
    return Line(what, milliseconds(ours), against, f"{ours / bare:.1f}× lxml; BeautifulSoup {soup / ours:.1f}×", reach, met)


def _maker(size: int, rows: int) -> Callable[[int], str]:
    return lambda seed: html_document(size, rows, seed)


def _text() -> Line:
    what = f"parse, plain text 200 KB, {ROWS} rows"
    documents = _documents(what, lambda seed: text_document(200_000, ROWS, seed), ROWS)
    ours = typical(parse_submission, [submission(document) for document in documents])
    bare = typical(lxml.html.fromstring, [document.encode() for document in documents])
    soup = typical(lambda document: BeautifulSoup(document, "lxml"), documents)
    against = f"lxml {milliseconds(bare)}, BeautifulSoup {milliseconds(soup)} (there are next to no tags to parse)"
    return Line(what, milliseconds(ours), against, f"{ours / bare:.1f}× lxml", "at most 2× lxml", ours <= 2 * bare)


def _documents(what: str, make: Callable[[int], str], rows: int) -> list[str]:
    """Documents alike but for their words and numbers; two further ones were read right, and warmed up what is made only once."""
    made = [make(seed) for seed in range(1, DOCUMENTS + 1)]
    for document in (make(0), made[0]):
        found = sum(len(table.rows) for table in parse_submission(submission(document)).tables)
        if found != rows:
            raise AssertionError(f"{what}: {found} rows were read of {rows}; a benchmark of wrong results measures nothing")
    return made[1:]


def _by_rows(label: str) -> Line:
    times = {}
    for rows in (10, 100, 1_000, 20_000):
        times[rows] = typical(parse_submission, [submission(html_document(20_000, rows, seed)) for seed in SEEDS])
    per_row = (times[20_000] - times[10]) / 19_990 / max((times[1_000] - times[10]) / 990, 1e-9)
    told = ", ".join(f"{rows:,}: {milliseconds(seconds)}" for rows, seconds in times.items())
    return Line(
        f"growth with {label}",
        told,
        "a straight line from 10 to 1,000",
        f"{per_row:.2f} a row",
        "linear (at most 1.3)",
        per_row <= 1.3,
    )


def _by_size(label: str) -> Line:
    times = {}
    for size in (100_000, 1_000_000, 5_000_000):
        times[size] = typical(parse_submission, [submission(html_document(size, ROWS, seed)) for seed in SEEDS])
    per_byte = (times[5_000_000] - times[1_000_000]) / 4 / max((times[1_000_000] - times[100_000]) / 0.9, 1e-9)
    told = ", ".join(f"{size / 1e6:g} MB: {milliseconds(seconds)}" for size, seconds in times.items())
    return Line(
        f"growth with {label}",
        told,
        "a straight line from 0.1 to 1 MB",
        f"{per_byte:.2f} a byte",
        "linear (at most 1.3)",
        per_byte <= 1.3,
    )
