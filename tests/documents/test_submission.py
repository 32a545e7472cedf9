"""Submission text files, whole, cut, and in the header forms of three decades."""

from __future__ import annotations

from datetime import date

import pytest

from transform.documents import bare_submission, prospectus_document, read_blocks, read_submission
from transform.errors import EmptySubmission, HeaderValueError, NotASubmission
from transform.records import Filer, Grid

HEADER = """<SEC-DOCUMENT>0001234567-03-000042.txt : 20030507
<SEC-HEADER>0001234567-03-000042.hdr.sgml : 20030507
<ACCEPTANCE-DATETIME>20030506154522
ACCESSION NUMBER:\t\t0001234567-03-000042
CONFORMED SUBMISSION TYPE:\t424B3
PUBLIC DOCUMENT COUNT:\t\t2
FILED AS OF DATE:\t\t20030506

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tALDER RIDGE INC
\t\tCENTRAL INDEX KEY:\t\t\t0000002135

\tFILING VALUES:
\t\tFORM TYPE:\t\t424B3
\t\tSEC FILE NUMBER:\t333-58038
\t\tFILM NUMBER:\t\t1307385

\tFORMER COMPANY:\t
\t\tFORMER CONFORMED NAME:\tALDER BROOK INC

FILER:

\tCOMPANY DATA:\t
\t\tCOMPANY CONFORMED NAME:\t\t\tALDER GUARANTOR LLC
\t\tCENTRAL INDEX KEY:\t\t\t0009570717

\tFILING VALUES:
\t\tSEC FILE NUMBER:\t333-58038-01
</SEC-HEADER>
"""
DOCUMENT = """<DOCUMENT>
<TYPE>424B3
<SEQUENCE>1
<DESCRIPTION>PROSPECTUS SUPPLEMENT
<TEXT>
<PAGE>
The holder\x92s notes.
</TEXT>
</DOCUMENT>
"""
GRAPHIC = """<DOCUMENT>
<TYPE>GRAPHIC
<SEQUENCE>2
<FILENAME>logo.gif
<TEXT>
begin 644 logo.gif
M1TE&.#EA
end
</TEXT>
</DOCUMENT>
"""


def encoded(*parts: str) -> bytes:
    return "".join(parts).encode("latin-1")


def test_header_and_documents() -> None:
    submission = read_submission(encoded(HEADER, DOCUMENT, GRAPHIC))
    assert submission.accession_number == "0001234567-03-000042"
    assert (submission.form_type, submission.filing_date) == ("424B3", date(2003, 5, 6))
    assert submission.filers == (
        Filer(2135, "ALDER RIDGE INC", ("333-58038",)),
        Filer(9570717, "ALDER GUARANTOR LLC", ("333-58038-01",)),
    )
    prospectus, logo = submission.documents
    assert (prospectus.markup, prospectus.filename) == ("text", None)
    assert "The holder’s notes." in prospectus.text
    assert (logo.markup, logo.text, logo.filename) == ("binary", "", "logo.gif")
    assert prospectus_document(submission) is prospectus


@pytest.mark.parametrize("body", [b"", b"\0\0 \n"])
def test_nothing_to_read(body: bytes) -> None:
    with pytest.raises(EmptySubmission, match="fetch it again"):
        read_submission(body)


def test_block_page_is_not_a_submission() -> None:
    with pytest.raises(NotASubmission, match="Request Rate"):
        read_submission(b"<html><title>SEC.gov | Request Rate Threshold Exceeded</title></html>")


def test_missing_date_is_named() -> None:
    with pytest.raises(HeaderValueError, match="FILED AS OF DATE"):
        read_submission(b"<SEC-HEADER>\nACCESSION NUMBER: 0001234567-03-000042\nCONFORMED SUBMISSION TYPE: 424B3\n</SEC-HEADER>\n")


def test_every_cut_is_read_or_refused_with_a_reason() -> None:
    whole = encoded(HEADER, DOCUMENT, GRAPHIC)
    for length in range(0, len(whole), 7):
        try:
            submission = read_submission(whole[:length])
        except (EmptySubmission, NotASubmission, HeaderValueError):
            continue
        assert submission.accession_number == "0001234567-03-000042"


def test_bare_document_with_tabs() -> None:
    text = "ALDER RIDGE INC\n\nName\tPrincipal\tShares\nA Fund\t1,000\t\nB Fund (2)\t0\t7\n\n- (2) Managed by \\$B.\n**x**\n"
    submission = bare_submission(text.encode(), cik=1, file_number="333-1", filing_date=date(2004, 1, 27), form_type="424B3")
    document = prospectus_document(submission)
    assert document is not None
    blocks = read_blocks(document)
    (grid,) = [block for block in blocks if isinstance(block, Grid)]
    assert [[(cell.column, cell.text) for cell in row] for row in grid.rows] == [
        [(0, "Name"), (1, "Principal"), (2, "Shares")],
        [(0, "A Fund"), (1, "1,000")],
        [(0, "B Fund (2)"), (1, "0"), (2, "7")],
    ]
