"""The face: kind, number, dates, references, file numbers."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.records import Block, Cell, Document, Grid, Prose
from transform.wording.around import block_lines
from transform.wording.cover import Cover, read_cover


def cover(*lines: str) -> Cover:
    return read_cover([block_lines(Prose(line)) for line in lines])


NUMBERS = [
    ("PROSPECTUS SUPPLEMENT NO. 5", "5"),
    ("Prospectus Supplement No.2", "2"),
    ("Prospectus Supplement Number 12", "12"),
    ("SUPPLEMENT NO. 1/A", "1/A"),
    ("Supplement No. 4 Dated February 19, 2004", "4"),
    ("Prospectus Supplement #3", "3"),
    ("Prospectus Supplement No. Four", "4"),
    ("SECOND PROSPECTUS SUPPLEMENT", "2"),
    ("Prospectus Supplement 7", "7"),
    ("PROSPECTUS SUPPLEMENT DATED JUNE 15, 2004", None),
    ("PROSPECTUS SUPPLEMENT", None),
    (
        "Rule 424(b)(3) Registration No. 333-35827 SUPPLEMENT NO. 3 DATED APRIL 13, 1998 TO PROSPECTUS RELATING TO",
        "3",
    ),
]


@pytest.mark.parametrize(("line", "number"), NUMBERS)
def test_number(line: str, number: str | None) -> None:
    found = cover(line, "(To Prospectus dated May 29, 2001)")
    assert (found.document_kind, found.supplement_number) == ("supplement", number)


def test_the_numbers_of_others_are_references() -> None:
    found = cover(
        "Prospectus Supplement",
        "(To Prospectus dated May 29, 2001, as supplemented by Supplement No. 1 dated June 4, 2001, "
        "Supplement No. 2 dated July 5, 2001 and Supplement No. 3)",
    )
    assert found.supplement_number is None
    assert found.references == ("prospectus dated 2001-05-29", "Supplement No. 1", "Supplement No. 2", "Supplement No. 3")


@pytest.mark.parametrize(
    ("lines", "own", "prospectus"),
    [
        (
            ("PROSPECTUS SUPPLEMENT NO. 14", "(To Prospectus Dated", "March 3, 2000)", "May 2, 2001"),
            date(2001, 5, 2),
            date(2000, 3, 3),
        ),
        (
            ("SUPPLEMENT NO. 22", "TO PROSPECTUS DATED JUNE 30,1999", "DATE OF SUPPLEMENT: MAY 6,2000"),
            date(2000, 5, 6),
            date(1999, 6, 30),
        ),
        (
            ("PROSPECTUS SUPPLEMENT NO. 2 DATED", "May 2, 2001", "to the prospectus dated the 4th day of March, 2000"),
            date(2001, 5, 2),
            date(2000, 3, 4),
        ),
    ],
)
def test_dates_on_a_line_of_their_own(lines: tuple[str, ...], own: date, prospectus: date) -> None:
    found = cover(*lines)
    assert (found.document_date, found.prospectus_date) == (own, prospectus)


def test_a_title_broken_before_its_date() -> None:
    found = cover(
        "SUPPLEMENT TO PROSPECTUS",
        "DATED JULY 23, 2004",
        "The prospectus dated July 1, 2004 was another one.",
        "The date of this prospectus supplement No. 2 is October 20, 2004.",
    )
    assert found.document_kind == "supplement"
    assert (found.prospectus_date, found.document_date) == (date(2004, 7, 23), date(2004, 10, 20))


def test_a_range_of_supplements_is_counted_out() -> None:
    found = cover("Prospectus Supplement No. 5", "To the prospectus dated May 29, 2001, as amended by Supplements No. 1 through 4")
    assert [r for r in found.references if r.startswith("Supplement")] == [f"Supplement No. {n}" for n in range(1, 5)]


def test_dated_predecessors() -> None:
    found = cover(
        "PROSPECTUS SUPPLEMENT",
        "(to prospectus dated June 25, 2003 and supplements dated July 9, 2003, August 4, 2003 and September 2, 2003)",
    )
    assert found.references == (
        "prospectus dated 2003-06-25",
        "supplement dated 2003-07-09",
        "supplement dated 2003-08-04",
        "supplement dated 2003-09-02",
    )


DATES = [
    (("PROSPECTUS SUPPLEMENT DATED JANUARY 27, 2004", "(To Prospectus filed on November 21, 2003)"), "2004-01-27", "2003-11-21"),
    (
        (
            "Prospectus Supplement No. 1",
            "to Prospectus dated August 5, 2002",
            "The date of this prospectus supplement is October 1, 2002.",
        ),
        "2002-10-01",
        "2002-08-05",
    ),
    (("PROSPECTUS SUPPLEMENT NO. 3", "(To Prospectus dated 11/21/03)", "January 5, 2004"), "2004-01-05", "2003-11-21"),
    (("PROSPECTUS SUPPLEMENT NO. 1/A", "November __, 2004", "(To Prospectus dated August 5, 2004)"), None, "2004-08-05"),
    (("Prospectus Supplement, dated October 10, 2008", "(To Prospectus dated August 13, 2007)"), "2008-10-10", "2007-08-13"),
    (("SUPPLEMENT NO. 4 DATEDAUGUST 14, 1998", "TO PROSPECTUS DATED OCTOBER 6, 1997"), "1998-08-14", "1997-10-06"),
    (
        (
            "Prospectus Supplement No. 8",
            "This amends the prospectus dated August 11, 2003, and Supplement No. 7 dated May 4, 2003.",
        ),
        None,
        "2003-08-11",
    ),
    (("Prospectus Supplement No. 3 dated August 29, 2005 to Prospectus dated June 9, 2004",), "2005-08-29", "2004-06-09"),
]


@pytest.mark.parametrize(("lines", "own", "base"), DATES)
def test_dates(lines: tuple[str, ...], own: str | None, base: str) -> None:
    found = cover(*lines)
    assert (str(found.document_date or "") or None, str(found.prospectus_date)) == (own, base)


def test_a_prospectus() -> None:
    found = cover(
        "Filed Pursuant to Rule 424(b)(3)",
        "PROSPECTUS",
        "$100,000,000",
        "4% Convertible Notes due 2010",
        "Selling holders may be named in a prospectus supplement. This prospectus may be used by them.",
        "The date of this prospectus is May 3, 2004.",
    )
    assert (found.document_kind, found.supplement_number, found.document_date, found.prospectus_date) == (
        "prospectus",
        None,
        date(2004, 5, 3),
        None,
    )


@pytest.mark.parametrize(
    "line",
    [
        "PROSPECTUS ADDENDUM",
        "Supplement to Prospectus dated May 3, 2004",
        "Preliminary Prospectus Supplement",
        "(To Prospectus Dated May 3, 2004)",
    ],
)
def test_other_names_of_a_supplement(line: str) -> None:
    assert cover("Rule 424(b)(3)", line, "EXAMPLE CORP.").document_kind == "supplement"


def test_the_body_tells_where_the_face_does_not() -> None:
    assert cover("EXAMPLE CORP.", "This supplement belongs to the prospectus of May 3, 2004.").document_kind == "supplement"
    assert cover("EXAMPLE CORP.", "You should rely on this prospectus only.").document_kind == "prospectus"
    assert cover("EXAMPLE CORP.").document_kind is None
    described = Document("424B3", 1, None, "PROSPECTUS SUPPLEMENT", "text", "")
    assert read_cover([("EXAMPLE CORP.",)], described).document_kind == "supplement"


def test_a_face_laid_out_in_cells() -> None:
    face: list[Block] = [
        Grid(
            (
                (Cell("Prospectus Supplement No. 6", 0), Cell("Filed Pursuant to Rule 424(b)(7)", 1)),
                (Cell("(to Prospectus dated October 31, 2007)", 0), Cell("Registration No. 333-147067", 1)),
            ),
            2,
            "html",
        )
    ]
    found = read_cover([block_lines(block) for block in face])
    assert (found.document_kind, found.supplement_number, found.prospectus_date, found.file_numbers) == (
        "supplement",
        "6",
        date(2007, 10, 31),
        ("333-147067",),
    )


def test_file_numbers() -> None:
    assert cover("Registration Nos. 333-30537 and 333-30537-01; phone 555-333-1234567").file_numbers == (
        "333-30537",
        "333-30537-01",
    )


@given(number=st.integers(1, 99), capitals=st.booleans(), space=st.sampled_from([" ", "\n", "\u00a0", "   "]))
def test_number_under_case_and_white_space(number: int, capitals: bool, space: str) -> None:
    line = f"Prospectus Supplement No. {number}".replace(" ", space)
    assert cover(line.upper() if capitals else line).supplement_number == str(number)
