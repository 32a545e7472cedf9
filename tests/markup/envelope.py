"""A document's text to the full submission text that EDGAR sends."""

from __future__ import annotations

import textwrap

from .facts import Facts


def submission(facts: Facts, document: str, html: bool, era: int | None = None, encoding: str = "cp1252") -> bytes:
    """The bytes of a full submission text file around one document; before 1997 an e-mail envelope stands around it."""
    text = _header(facts) + _document(facts, document, html) + "</SEC-DOCUMENT>\n"
    if (era or facts.dated.year) < 2001:
        text = _ENVELOPE + text + "-----END PRIVACY-ENHANCED MESSAGE-----\n"
    return text.encode(encoding, errors="xmlcharrefreplace" if html else "replace")


_ENVELOPE = textwrap.dedent(
    """\
    -----BEGIN PRIVACY-ENHANCED MESSAGE-----
    Proc-Type: 2001,MIC-CLEAR
    Originator-Name: webmaster@www.example.org
    Originator-Key-Asymmetric:
     MFgwCgYEVQgBAQICAf8DSgAwRwJAW2sNKK9AVtBzYZmr6aGjlWyK3XmZv3dTINen
    MIC-Info: RSA-MD5,RSA,
     AAAA

    """
)


def _header(facts: Facts) -> str:
    day = f"{facts.dated:%Y%m%d}"
    return textwrap.dedent(
        f"""\
        <SEC-DOCUMENT>{facts.accession}.txt : {day}
        <SEC-HEADER>{facts.accession}.hdr.sgml : {day}
        ACCESSION NUMBER:\t\t{facts.accession}
        CONFORMED SUBMISSION TYPE:\t{facts.form}
        PUBLIC DOCUMENT COUNT:\t\t1
        FILED AS OF DATE:\t\t{day}

        FILER:

        \tCOMPANY DATA:\t
        \t\tCOMPANY CONFORMED NAME:\t\t\t{facts.company.upper()}
        \t\tCENTRAL INDEX KEY:\t\t\t{facts.cik:010d}
        \t\tSTANDARD INDUSTRIAL CLASSIFICATION:\tELECTRONIC COMPONENTS, NEC [3679]
        \t\tSTATE OF INCORPORATION:\t\t\tDE

        \tFILING VALUES:
        \t\tFORM TYPE:\t\t{facts.form}
        \t\tSEC ACT:\t\t1933 Act
        \t\tSEC FILE NUMBER:\t{facts.file_number}
        \t\tFILM NUMBER:\t\t4567890

        \tBUSINESS ADDRESS:\t
        \t\tSTREET 1:\t\t1 MILL LANE
        \t\tCITY:\t\t\tSALEM
        \t\tSTATE:\t\t\tMA
        \t\tZIP:\t\t\t01970
        </SEC-HEADER>
        """
    )


def _document(facts: Facts, document: str, html: bool) -> str:
    name = f"<FILENAME>d{facts.accession[-6:]}.{'htm' if html else 'txt'}\n"
    return (
        f"<DOCUMENT>\n<TYPE>{facts.form}\n<SEQUENCE>1\n{name}<DESCRIPTION>{facts.form}\n<TEXT>\n{document}\n</TEXT>\n</DOCUMENT>\n"
    )
