"""One document without an SGML header, wrapped as the submission it came from."""

from __future__ import annotations

import hashlib
from datetime import date

from transform.documents.markup import document_markup
from transform.errors import DocumentError, EmptySubmission
from transform.records import Document, Filer, Submission
from transform.text import decode


def bare_submission(
    raw: bytes,
    *,
    cik: int,
    file_number: str,
    filing_date: date,
    form_type: str,
    accession_number: str | None = None,
    company_name: str | None = None,
) -> Submission:
    """The document in `raw` as a submission whose header values the caller states.

    Without an accession number one is made from the CIK, the year and a hash of the content (`CCCCCCCCCC-YY-HHHHHH`), so
    that ingesting the same file twice is the same filing. Raises `EmptySubmission`, and `DocumentError` for binary content.
    """
    if not raw.strip(b"\0 \t\r\n"):
        raise EmptySubmission(f"the document is empty ({len(raw)} bytes): check the file")
    markup = document_markup(raw)
    if markup == "binary":
        raise DocumentError(f"the document is neither HTML nor text (it begins with {raw[:12]!r}): give the .htm or .txt document")
    document = Document(document_type=form_type, sequence=1, filename=None, description=None, markup=markup, text=decode(raw))
    return Submission(
        accession_number=accession_number or _made_up_accession(raw, cik, filing_date),
        form_type=form_type,
        filing_date=filing_date,
        filers=(Filer(cik=cik, name=company_name or "", file_numbers=(file_number,)),),
        documents=(document,),
    )


def _made_up_accession(raw: bytes, cik: int, filing_date: date) -> str:
    digest = int(hashlib.sha256(raw).hexdigest(), 16) % 1_000_000
    return f"{cik:010d}-{filing_date:%y}-{digest:06d}"
