"""A warehouse of any size: registrations with a prospectus and supplements, and many filings without a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from tests.bench.documents import FUNDS, KINDS
from transform.records import Column, HolderRow, HolderTable, ParsedFiling, Security

SUPPLEMENTS = 7
ROWS = 50
NAMES = 30_000
PRICE = Decimal(25)
PLAIN_EACH = 4
"""Filings without a holder table for each one with one."""


def filings(registrations: int, first_registration: int = 0, start: date = date(1996, 1, 2)) -> Iterator[ParsedFiling]:
    """(1 + SUPPLEMENTS) filings of ROWS rows for each registration, and PLAIN_EACH as many without a table."""
    rng = Random(first_registration)
    for registration in range(first_registration, first_registration + registrations):
        began = start + timedelta(days=rng.randrange(9_000))
        holders = rng.sample(range(NAMES), ROWS * 2)
        for number in range(1 + SUPPLEMENTS):
            chosen = rng.sample(holders, ROWS)
            yield with_table(registration, number, began + timedelta(days=45 * number), chosen, rng)
            for extra in range(PLAIN_EACH):
                yield without_table(registration, number * PLAIN_EACH + extra, began + timedelta(days=45 * number + extra))


def night(registrations: int, day: date) -> list[ParsedFiling]:
    """Sixty filings of one night: twelve supplements to registrations that the warehouse knows, 48 without a table."""
    rng = Random(day.toordinal())
    touched = rng.sample(range(registrations), 12) if registrations >= 12 else [n % max(registrations, 1) for n in range(12)]
    out = [with_table(registration, 50 + n, day, rng.sample(range(NAMES), ROWS), rng) for n, registration in enumerate(touched)]
    return out + [without_table(registrations + 1_000_000, n, day) for n in range(48)]


def with_table(registration: int, number: int, day: date, holders: list[int], rng: Random) -> ParsedFiling:
    notes = Security(
        "A", f"{registration % 8 + 1}% Convertible Notes due {day.year + 10}", Decimal(registration % 8 + 1), "convertible notes",
        maturity_year=2030, principal_outstanding=Decimal(500_000_000), conversion_price=PRICE,
    )  # fmt: skip
    rows = tuple(_row(n, holder, Decimal(rng.randint(0, 9_000) * 1_000)) for n, holder in enumerate(holders))
    columns = (Column("Name", "name"), Column("Principal Amount", "principal_amount", "A"), Column("Shares", "shares", "A"))
    table = HolderTable(0, "Selling Securityholders", columns, rows, "note_positions", "amend" if number else "full", "amended")
    return _filing(registration, f"{registration:07d}1", number, day, "note_positions", (notes,), (table,))


def without_table(registration: int, number: int, day: date) -> ParsedFiling:
    return _filing(registration, f"{registration:07d}2", number, day, "no_holder_table", (), ())


def name_of(holder: int) -> str:
    first, second = FUNDS[holder % 20], FUNDS[holder // 20 % 20]
    return f"{first} {second} {holder // 400} {KINDS[holder % 6]}"


def _row(index: int, holder: int, amount: Decimal) -> HolderRow:
    marks = (str(holder % 60),) if holder % 3 == 0 else ()
    raw = (name_of(holder), f"{amount:,}", f"{amount / PRICE:,.0f}")
    return HolderRow(0, index, "holder", name_of(holder), "A", amount, shares=amount / PRICE, footnote_marks=marks, raw_cells=raw)


def _filing(
    registration: int,
    agent: str,
    number: int,
    day: date,
    outcome: str,
    securities: tuple[Security, ...],
    tables: tuple[HolderTable, ...],
) -> ParsedFiling:
    return ParsedFiling(
        accession_number=f"{agent[-10:]:0>10}-{day.year % 100:02d}-{number:06d}",
        form_type="424B3",
        filing_date=day,
        company_name=f"Bench {registration} Corp",
        cik=1_000_000 + registration,
        file_number=f"333-{100_000 + registration}",
        outcome=outcome,  # type: ignore[arg-type]
        parser_version="bench",
        ciks=(1_000_000 + registration,),
        file_numbers=(f"333-{100_000 + registration}",),
        document_kind="supplement" if number else "prospectus",
        supplement_number=str(number) if number else None,
        document_date=day,
        table_effect="none" if not tables else "amend" if number else "full",
        securities=securities,
        tables=tables,
    )
