"""Of a big document only regions are parsed: their tables are those of the whole document, and none that counts is missing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.documents.corpus import SHARED, missing_rows, submissions, truth
from tests.documents.rendering import HTML_STYLES, Facts, TextStyle, as_html, as_text
from transform.documents import (
    html_regions,
    may_hold_table,
    plain_regions,
    prospectus_document,
    read_all_blocks,
    read_blocks,
    read_submission,
)
from transform.records import Block, Document, Grid

FACTS = Facts(
    ("Selling Securityholder", "Principal Amount of Notes", "Number of Shares"),
    (("Alder Fund", "$1,000,000", "12,345"), ("Birch Master Fund", "2,000,000", "24,690"), ("Calamos Trust", "0", "")),
)
SENTENCE = "The company competes on price, service and reliability, and nobody can foresee how demand will develop in 2003. "


def document(text: str, markup: str) -> Document:
    return Document("424B3", 1, None, None, markup, text)  # type: ignore[arg-type]


def grids(blocks: tuple[Block, ...]) -> list[Grid]:
    return [block for block in blocks if isinstance(block, Grid)]


def filler(markup: str, paragraphs: int = 400) -> str:
    return "".join(
        f"<p>{SENTENCE * 3}</p>\n" if markup == "html" else SENTENCE + "\n" + SENTENCE + "\n\n" for _ in range(paragraphs)
    )


def is_subsequence(part: list[Grid], whole: list[Grid]) -> bool:
    rest: Iterator[Grid] = iter(whole)
    return all(any(grid == other for other in rest) for grid in part)


@pytest.mark.parametrize("style", sorted(HTML_STYLES))
def test_table_in_a_big_html_document(style: str) -> None:
    table = (
        as_html(FACTS, style).replace("<html><body>", "<p>The selling securityholders are these:</p>").replace("</body></html>", "")
    )
    big = document(f"<html><body>{filler('html')}{table}{filler('html')}</body></html>", "html")
    found = grids(read_blocks(big))
    assert not missing_rows(found, FACTS.rows)[0]
    assert is_subsequence(found, grids(read_all_blocks(big)))
    assert len(read_blocks(big)) < len(read_all_blocks(big)) / 3
    assert may_hold_table(big)


@pytest.mark.parametrize("marks", [True, False])
def test_table_in_a_big_text(marks: bool) -> None:
    table = "Below are the selling securityholders.\n\n" + as_text(FACTS, TextStyle(marks=marks, leader="."))
    big = document(filler("text") + table + "\n\n" + filler("text"), "text")
    found = grids(read_blocks(big))
    assert not missing_rows(found, FACTS.rows)[0]
    assert is_subsequence(found, grids(read_all_blocks(big)))
    assert len(read_blocks(big)) < len(read_all_blocks(big)) / 3
    assert may_hold_table(big)


@pytest.mark.parametrize("markup", ["html", "text"])
def test_a_document_without_holders_is_ruled_out(markup: str) -> None:
    assert not may_hold_table(document(filler(markup), markup))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus (../shared) is not here")
def test_regions_of_the_corpus_hold_every_printed_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_regions, "WHOLE_BELOW", 0)
    monkeypatch.setattr(plain_regions, "WHOLE_BELOW", 0)
    printed = truth()
    problems = []
    for entry, raw in submissions():
        prospectus = prospectus_document(read_submission(raw))
        assert prospectus is not None
        found = grids(read_blocks(prospectus))
        if not is_subsequence(found, grids(read_all_blocks(prospectus))):
            problems.append((entry["path"], "other tables than the whole document's"))
        if entry["chain"].startswith("negative/"):
            continue
        tables = printed.get(entry["accession"], [])
        problems += [(entry["path"], row) for table in tables for row in missing_rows(found, table["rows"])[0]]
        problems += [(entry["path"], "ruled out")] if tables and not may_hold_table(prospectus) else []
    assert not problems
