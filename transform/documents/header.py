"""The SGML header: `KEY:<tab>value` lines under block names, or `<KEY>value` tags in the older and the raw form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from transform.errors import HeaderValueError
from transform.records import Document, Filer, Submission
from transform.text import fold_spaces

_LINE = re.compile(r"^[ \t]*(?:<([A-Z][A-Z0-9 -]*)>|([A-Z][A-Z0-9 /&().-]*?):)[ \t]*(.*)$", re.IGNORECASE | re.MULTILINE)
_ACCESSION = re.compile(r"\b(\d{10})-?(\d{2})-?(\d{6})\b")
_FILE_NUMBER = re.compile(r"\b\d{1,3}-\d{3,8}(?:-\d{2,3})?\b")
_BLOCKS = {
    "FILER",
    "SUBJECT COMPANY",
    "FILED BY",
    "FILED FOR",
    "ISSUER",
    "REPORTING OWNER",
    "SERIAL COMPANY",
    "CO REGISTRANT",
    "DEPOSITOR",
}
_LATER_BLOCKS = {"FILED BY", "FILED FOR", "REPORTING OWNER"}
"""Parties that aren't the registrant; they come after it whatever the header's order."""
_NAMES = {"COMPANY CONFORMED NAME", "CONFORMED NAME"}
_CIKS = {"CENTRAL INDEX KEY", "CIK"}
_FILE_NUMBERS = {"SEC FILE NUMBER", "FILE NUMBER"}
_ACCESSIONS = ("ACCESSION NUMBER", "SEC DOCUMENT", "IMS DOCUMENT", "SEC HEADER", "IMS HEADER")
_FORMS = ("CONFORMED SUBMISSION TYPE", "TYPE", "FORM TYPE")
_DATES = ("FILED AS OF DATE", "FILING DATE", "SEC DOCUMENT", "SEC HEADER", "ACCEPTANCE DATETIME", "IMS HEADER")


@dataclass
class _Block:
    kind: str
    values: dict[str, list[str]] = field(default_factory=dict)


def read_header(text: str, documents: tuple[Document, ...]) -> Submission:
    """The submission that the header `text` describes, with `documents`.

    Raises `HeaderValueError` where accession number, form type or filing date can't be told.
    """
    general, *blocks = _blocks(text)
    found = _ACCESSION.search(" ".join(_first(general, _ACCESSIONS))) or _ACCESSION.search(text)
    if not found:
        raise HeaderValueError(
            "the header has no accession number (NNNNNNNNNN-YY-NNNNNN): fetch the submission again, or name it when ingesting"
        )
    form = next(iter(_first(general, _FORMS)), "") or next((d.document_type for d in documents if d.document_type), "")
    if not form:
        raise HeaderValueError(
            "the header names no form type (CONFORMED SUBMISSION TYPE), nor does any document: fetch the submission again"
        )
    return Submission(
        accession_number="-".join(found.groups()),
        form_type=form.upper(),
        filing_date=_filing_date(general),
        filers=_filers(blocks, general),
        documents=documents,
    )


def _blocks(text: str) -> list[_Block]:
    """What stands before any party, then one block for each party."""
    blocks = [_Block("")]
    for key, value in _lines(text):
        if key in _BLOCKS and not value:
            blocks.append(_Block(key))
        elif value:
            blocks[-1].values.setdefault(key, []).append(value)
    return blocks


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for tag, key, value in _LINE.findall(text):
        yield (tag or key).upper().replace("-", " ").strip(), fold_spaces(value)


def _first(block: _Block, keys: tuple[str, ...]) -> list[str]:
    return [value for key in keys for value in block.values.get(key, ())[:1]]


def _filing_date(general: _Block) -> date:
    seen = _first(general, _DATES)
    for value in seen:
        digits = re.search(r"(?<!\d)((?:19|20)\d\d)-?(\d\d)-?(\d\d)(?:\d{6})?(?!\d)", value.rpartition(":")[2])
        if digits:
            try:
                return date(*map(int, digits.groups()))
            except ValueError:
                # A date such as 20040231 in one field; the others say it as well.
                continue
    raise HeaderValueError(f"the header has no readable filing date (FILED AS OF DATE; seen: {seen}): fetch the submission again")


def _filers(blocks: list[_Block], general: _Block) -> tuple[Filer, ...]:
    ordered = sorted(blocks, key=lambda block: block.kind in _LATER_BLOCKS)
    filers = [filer for filer in map(_filer, ordered or [general]) if filer.cik or filer.name or filer.file_numbers]
    return tuple(dict.fromkeys(filers))


def _filer(block: _Block) -> Filer:
    names = [value for key in _NAMES for value in block.values.get(key, ())]
    ciks = [value for key in _CIKS for value in block.values.get(key, ()) if value.isascii() and value.isdigit()]
    numbers = [number for key in _FILE_NUMBERS for value in block.values.get(key, ()) for number in _FILE_NUMBER.findall(value)]
    return Filer(cik=int(ciks[0]) if ciks else None, name=names[0] if names else "", file_numbers=tuple(dict.fromkeys(numbers)))
