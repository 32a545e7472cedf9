"""Agreement with the shared corpus, held as a floor: run where the corpus stands beside the project, skipped elsewhere."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from transform.documents.blocks import read_blocks
from transform.documents.choose import prospectus_document
from transform.documents.submission import read_submission
from transform.tables.read import read_tables
from transform.wording import WordingRead, read_wording

SHARED = Path(__file__).resolve().parents[3] / "shared"
FLOORS = {
    "document_kind": 1.0,
    "supplement_number": 1.0,
    "prospectus_date": 1.0,
    "document_date": 1.0,
    "effect": 0.98,
    "replacing": 0.99,
    "securities": 0.99,
    "title": 0.92,
    "outstanding": 0.99,
    "conversion_price": 0.99,
    "conversion_rate": 0.99,
    "shares_outstanding": 0.99,
}
"""Per cent of the facts that are told, as measured; what is missing is a title that the filing itself doesn't print, and
one table of deleted holders that the corpus counts among its changes."""


def truth() -> dict[str, dict[str, Any]]:
    """What is known of each filing whose accession number is known."""
    files = [json.loads(path.read_text("utf-8")) for path in sorted((SHARED / "truth").glob("*/*.json"))]
    return {facts["accession"]: facts for facts in files if facts.get("accession")}


def compare(facts: dict[str, Any], found: WordingRead) -> list[tuple[str, bool]]:
    """(field, agrees) for every fact the corpus tells."""
    kind = facts["document_kind"]
    out: list[tuple[str, bool]] = []
    if kind in ("prospectus", "supplement"):
        out.append(("document_kind", kind == found.document_kind))
    number = found.supplement_number
    out.append(("supplement_number", facts["supplement_number"] == (int("".join(filter(str.isdigit, number))) if number else None)))
    if facts["prospectus_dated"]:
        out.append(("prospectus_date", facts["prospectus_dated"] == str(found.prospectus_date)))
    if facts["dated"]:
        out.append(("document_date", facts["dated"] == str(found.document_date)))
    if facts["truth"]:
        replacing = ("full", "restate")
        out.append(("effect", facts["table_effect"] == found.table_effect))
        out.append(("replacing", (facts["table_effect"] in replacing) == (found.table_effect in replacing)))
    if any(row["kind"] == "holder" and row["principal"] is not None for row in facts["truth"]):
        out += compare_securities(facts, found)
    return out


def compare_securities(facts: dict[str, Any], found: WordingRead) -> list[tuple[str, bool]]:
    out = [("securities", len(facts["securities"]) == len(found.securities))]
    for wanted, got in zip(facts["securities"], found.securities, strict=False):
        if wanted["title"]:
            out.append(("title", fold(wanted["title"]) == fold(got.title)))
        for name, value in (
            ("outstanding", got.principal_outstanding),
            ("conversion_price", got.conversion_price),
            ("conversion_rate", got.conversion_rate),
        ):
            told = wanted[{"outstanding": "principal_outstanding", "conversion_rate": "conversion_rate_per_1000"}.get(name, name)]
            if told is not None:
                out.append((name, value is not None and float(value) == told))
    if facts["shares_outstanding"] is not None:
        out.append(("shares_outstanding", found.shares_outstanding == facts["shares_outstanding"]))
    return out


def fold(text: str) -> str:
    return " ".join(text.replace("\u00bd", "1/2").casefold().split())


@pytest.mark.skipif(not (SHARED / "edgar" / "manifest.json").exists(), reason="the shared corpus is not beside the project")
def test_agreement_with_the_corpus() -> None:
    known, agree, told = truth(), Counter[str](), Counter[str]()
    disagreed: list[str] = []
    for entry in json.loads((SHARED / "edgar" / "manifest.json").read_text("utf-8")):
        facts = known.get(entry["accession"])
        submission = read_submission((SHARED / "edgar" / entry["path"]).read_bytes())
        document = prospectus_document(submission)
        if facts is None or document is None:
            continue
        blocks = read_blocks(document)
        tables = read_tables(blocks)
        for field, agrees in compare(
            facts, read_wording(submission, document, blocks, tables.tables, tables.places, tables.footnotes)
        ):
            told[field] += 1
            agree[field] += agrees
            if not agrees:
                disagreed.append(f"{field} of {entry['accession']}")
    short = {field: f"{agree[field]} of {told[field]}" for field, floor in FLOORS.items() if agree[field] < floor * told[field]}
    assert told.total() > 900
    assert not short, f"below the floor: {short}; {disagreed}"
