"""SGML headers in the forms of three decades, and which document of a submission is the prospectus."""

from __future__ import annotations

from datetime import date

import pytest

from transform.documents import bare_submission, prospectus_document, read_submission
from transform.errors import DocumentError, HeaderValueError
from transform.records import Filer

PARTIES = """<SEC-HEADER>0000950123-99-000007.hdr.sgml : 19990104
ACCESSION NUMBER:\t\t0000950123-99-000007
CONFORMED SUBMISSION TYPE:\t424B3
FILED AS OF DATE:\t\t19981231

FILED BY:

\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\tBIRCH ADVISERS INC
\t\tCENTRAL INDEX KEY:\t\t0000000077

SUBJECT COMPANY:

\tCOMPANY DATA:
\t\tCOMPANY CONFORMED NAME:\t\tALDER RIDGE INC
\t\tCENTRAL INDEX KEY:\t\t0000000042
\tFILING VALUES:
\t\tSEC FILE NUMBER:\t333-00042
\t\tSEC FILE NUMBER:\t333-00043
</SEC-HEADER>
"""
TAGGED = """<SUBMISSION>
<ACCESSION-NUMBER>0000950123-02-000007
<TYPE>424B3
<FILING-DATE>20020304
<FILER>
<COMPANY-DATA>
<CONFORMED-NAME>ALDER RIDGE INC
<CIK>0000000042
</COMPANY-DATA>
<FILING-VALUES>
<FILE-NUMBER>333-00042
</FILING-VALUES>
</FILER>
"""
BARE_DOCUMENT = "<DOCUMENT>\n<TYPE>{type}\n<SEQUENCE>{number}\n<TEXT>\n{text}\n</TEXT>\n</DOCUMENT>\n"


def document(kind: str, text: str, number: int = 1) -> str:
    return BARE_DOCUMENT.format(type=kind, text=text, number=number)


def test_registrant_comes_before_who_filed_for_it() -> None:
    submission = read_submission((PARTIES + document("424B3", "words")).encode())
    assert submission.filing_date == date(1998, 12, 31)
    assert submission.filers == (
        Filer(42, "ALDER RIDGE INC", ("333-00042", "333-00043")),
        Filer(77, "BIRCH ADVISERS INC", ()),
    )


def test_tagged_header() -> None:
    submission = read_submission((TAGGED + document("424B3", "words")).encode())
    assert (submission.accession_number, submission.filing_date) == ("0000950123-02-000007", date(2002, 3, 4))
    assert submission.filers == (Filer(42, "ALDER RIDGE INC", ("333-00042",)),)


def test_form_is_that_of_the_document_where_the_header_has_none() -> None:
    header = (
        "<SEC-DOCUMENT>0000950123-97-000007.txt : 19970304\n<IMS-HEADER>0000950123-97-000007.hdr.sgml : 19970304\n</IMS-HEADER>\n"
    )
    submission = read_submission((header + document("424B3", "words")).encode())
    assert (submission.form_type, submission.filing_date) == ("424B3", date(1997, 3, 4))


def test_an_impossible_date_is_told() -> None:
    header = PARTIES.replace("19981231", "19981341").replace("19990104", "19990231")
    with pytest.raises(HeaderValueError, match="19981341"):
        read_submission(header.encode())


def test_the_prospectus_is_the_document_of_the_form() -> None:
    exhibit = document("EX-99", "selling securityholders " * 50, 1)
    submission = read_submission((PARTIES + exhibit + document("424B3", "short", 2)).encode())
    chosen = prospectus_document(submission)
    assert chosen is not None
    assert chosen.sequence == 2


def test_without_the_form_the_document_that_speaks_of_holders() -> None:
    parts = document("424B5", "words", 1) + document("OTHER", "selling securityholders", 2) + document("EX-5", "selling holders", 3)
    chosen = prospectus_document(read_submission((PARTIES + parts).encode()))
    assert chosen is not None
    assert chosen.sequence == 2


def test_no_document_is_the_prospectus() -> None:
    assert prospectus_document(read_submission((PARTIES + document("GRAPHIC", "begin 644 a.gif\nM1", 1)).encode())) is None


def test_bare_binary_is_refused() -> None:
    with pytest.raises(DocumentError, match="neither HTML nor text"):
        bare_submission(b"%PDF-1.4 ...", cik=1, file_number="333-1", filing_date=date(2004, 1, 1), form_type="424B3")


def test_bare_accession_follows_from_the_content() -> None:
    def number(raw: bytes) -> str:
        submission = bare_submission(raw, cik=42, file_number="333-1", filing_date=date(2004, 1, 1), form_type="424B3")
        return submission.accession_number

    assert number(b"one") == number(b"one") != number(b"two")
    assert number(b"one").startswith("0000000042-04-")
