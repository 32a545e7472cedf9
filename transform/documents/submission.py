"""Full submission text files: the SGML header and the documents behind it.

Layout as EDGAR disseminates it (PDS specification of the SEC): an optional privacy-enhanced envelope, the header between
`<SEC-HEADER>` and `</SEC-HEADER>`, then `<DOCUMENT>` parts. Files cut anywhere, and files whose envelope or closing tags
are missing, are read as far as they go.
"""

from __future__ import annotations

import itertools
import re

from transform.documents.header import read_header
from transform.documents.markup import document_markup
from transform.errors import EmptySubmission, NotASubmission
from transform.records import Document, Submission
from transform.text import decode, fold_spaces

_DOCUMENT = re.compile(rb"^[ \t]*<DOCUMENT>", re.IGNORECASE | re.MULTILINE)
_TEXT = re.compile(rb"<TEXT>", re.IGNORECASE)
_FIELD = re.compile(r"^\s*<(TYPE|SEQUENCE|FILENAME|DESCRIPTION)>(.*)$", re.IGNORECASE | re.MULTILINE)
_HEADER_SIGN = re.compile(
    rb"<(?:SEC|IMS)-(?:HEADER|DOCUMENT)>|<SUBMISSION>|^ACCESSION NUMBER:|^<ACCESSION-NUMBER>", re.IGNORECASE | re.MULTILINE
)
_PREAMBLE_BYTES = 4_000
_BLANK = b"\0 \t\r\n"


def read_submission(raw: bytes) -> Submission:
    """The submission in `raw`: header values, filers, and documents with their text decoded.

    Raises `EmptySubmission`, `NotASubmission` (neither header nor document: a block page, a lone document) and
    `HeaderValueError` (accession number, form type or filing date can't be found anywhere in the file).
    """
    if not raw[:1000].strip(_BLANK) and not raw.strip(_BLANK):
        raise EmptySubmission(f"the submission is empty ({len(raw)} bytes): fetch it again")
    starts = _document_starts(raw)
    head = raw[: starts[0]] if starts else raw[:200_000]
    if not _HEADER_SIGN.search(head):
        seen = fold_spaces(decode(raw[:200]))[:80]
        raise NotASubmission(
            f"no SGML header found; the file begins with {seen!r}: give a full submission text file (accession.txt), "
            "or a single document together with its CIK, file number, filing date and form"
        )
    documents = tuple(_read_document(part, number) for number, part in enumerate(_parts(raw, starts), 1))
    return read_header(decode(head), documents)


def _document_starts(raw: bytes) -> list[int]:
    """Where lines begin with `<DOCUMENT>`; the pattern is slow on megabytes, so the tag's usual spelling is looked for first."""
    starts = []
    at = raw.find(b"<DOCUMENT>")
    while at >= 0:
        if not raw[raw.rfind(b"\n", 0, at) + 1 : at].strip():
            starts.append(at)
        at = raw.find(b"<DOCUMENT>", at + 1)
    return starts or [match.start() for match in _DOCUMENT.finditer(raw)]


def _parts(raw: bytes, starts: list[int]) -> list[bytes]:
    return [raw[start:end] for start, end in itertools.pairwise([*starts, len(raw)])]


def _read_document(part: bytes, number: int) -> Document:
    text_tag = _TEXT.search(part)
    preamble = decode(part[: text_tag.start() if text_tag else _PREAMBLE_BYTES])
    fields = {name.upper(): fold_spaces(value) for name, value in _FIELD.findall(preamble)}
    body = part[text_tag.end() :] if text_tag else b""
    body = body[: _end_of_text(body)]
    markup = document_markup(body, fields.get("TYPE", ""), fields.get("FILENAME", ""))
    return Document(
        document_type=fields.get("TYPE", ""),
        sequence=int(fields["SEQUENCE"])
        if fields.get("SEQUENCE", "").isascii() and fields.get("SEQUENCE", "").isdigit()
        else number,
        filename=fields.get("FILENAME") or None,
        description=fields.get("DESCRIPTION") or None,
        markup=markup,
        text="" if markup == "binary" else decode(body),
    )


def _end_of_text(body: bytes) -> int:
    """Where the last closing tag begins; a document may quote `</TEXT>`, and a cut file has none."""
    last = len(body)
    for tag in (b"</DOCUMENT>", b"</TEXT>"):
        at = max(body.rfind(tag, 0, last), body.rfind(tag.lower(), 0, last))
        if at >= 0:
            last = at
    return last
