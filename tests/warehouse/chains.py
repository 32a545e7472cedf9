"""Made-up chains of filings, small and nasty: same days, several registrations, scopes, additions, blanks, transfers."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from transform.records import Claim, HolderRow, HolderTable, ParsedFiling, Security

NAMES = ("Alder Fund Ltd.", "ALDER FUND LTD.", "Birch Partners LP", "Cedar Bank", "cedar bank", "Dogwood Trust", "Elm Capital")
EFFECTS = ("full", "restate", "amend", "add", "delete", "unstated")
FIRST_DAY = date(2004, 1, 1)
Row = tuple[str, str, int | None, str | None, bool, bool]

rows = st.tuples(
    st.sampled_from(NAMES),
    st.sampled_from(("A", "A", "A", "B")),
    st.sampled_from((0, 100, 100, 200, 300, None)),
    st.sampled_from((None, None, None, None, "add", "delete", "restate")),
    st.sampled_from((False, False, False, False, True)),
    st.sampled_from((False, False, False, True)),
)
tables = st.tuples(
    st.sampled_from(EFFECTS),
    st.sampled_from((None, None, None, "Supplement No. 2", "Supplement No. 1 and Supplement No. 3", "pages")),
    st.lists(rows, max_size=4),
)
claims = st.tuples(
    st.sampled_from(("transfer", "distribution", "deleted", "manager")),
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.sampled_from((50, 100, None)),
    st.sampled_from((True, True, False)),
)
filings = st.tuples(
    st.integers(0, 6),
    st.sampled_from((None, None, "1", "2", "3", "3/A")),
    st.sampled_from((("333-1",), ("333-1",), ("333-1",), ("333-2",), ("333-1", "333-2"))),
    st.lists(tables, max_size=2),
    st.lists(claims, max_size=1),
)


@st.composite
def chains(draw: st.DrawFn, issuer: int = 1) -> list[ParsedFiling]:
    """The filings of one issuer with two note issues, in no order."""
    return [made(issuer, number, facts) for number, facts in enumerate(draw(st.lists(filings, min_size=1, max_size=6)))]


def made(issuer: int, number: int, facts: tuple[object, ...]) -> ParsedFiling:
    day, supplement, files, given_tables, given_claims = facts
    assert isinstance(day, int)
    assert isinstance(files, tuple)
    numbers = tuple(f"{name}{issuer:04d}" for name in files)
    shown = tuple(table(index, *entry) for index, entry in enumerate(given_tables))  # type: ignore[arg-type]
    return ParsedFiling(
        f"0000{issuer:06d}-04-{number:06d}",
        "424B3",
        FIRST_DAY + timedelta(day),
        f"Issuer {issuer}",
        issuer,
        numbers[0],
        "note_positions" if shown else "no_holder_table",
        "1",
        file_numbers=numbers,
        document_kind="supplement",
        supplement_number=supplement,  # type: ignore[arg-type]
        table_effect=shown[0].effect if shown else "none",
        securities=(Security("A", "5% Convertible Notes due 2010"), Security("B", "6% Convertible Notes due 2012")),
        tables=shown,
        claims=tuple(
            Claim(kind, subject, other, "words", None, None if amount is None else Decimal(amount), "A", certain)
            for kind, subject, other, amount, certain in given_claims  # type: ignore[attr-defined]
        ),
    )


def table(index: int, effect: str, scope: str | None, given: list[Row]) -> HolderTable:
    made_rows = tuple(
        HolderRow(
            index,
            index * 100 + place,
            "holder",
            name,
            key,
            None if amount is None else Decimal(amount),
            effect=row_effect,  # type: ignore[arg-type]
            in_addition=in_addition,
            problems=("smudged",) if smudged and amount is None else (),
        )
        for place, (name, key, amount, row_effect, in_addition, smudged) in enumerate(given)
    )
    return HolderTable(index, "Selling Securityholders", (), made_rows, "note_positions", effect, None, scope)  # type: ignore[arg-type]
