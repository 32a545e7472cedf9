"""A large warehouse with realistic shapes, made in seconds and the same each time: for measurements, not for tests."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from transform.records import HolderRow, HolderTable, ParsedFiling, Security
from warehouse import Warehouse

FIRST_DAY = date(1998, 1, 1)
# Of five filings one has a holder table; each chain has eight of these and each table fifty rows.
PER_CHAIN, ROWS_PER_TABLE, EVERY = 8, 50, 5
FUNDS = 20_000

FILL = """
insert into filings by name
select
    printf('%010d-%02d-%06d', 1000 + i % 400, (1998 + i // 7000) % 100, i) as accession_number, '424B3' as form_type,
    date '1998-01-01' + (i // 20)::integer as filing_date, 1000 + chain as cik, [1000 + chain]::bigint[] as ciks,
    'Issuer ' || chain as company_name, printf('333-%06d', chain) as file_number, [printf('333-%06d', chain)] as file_numbers,
    if(place = 0, 'prospectus', 'supplement') as document_kind, if(place = 0, null, place::varchar) as supplement_number,
    if(has_table, if(place = 0, 'full', if(place = 4, 'restate', 'amend')), 'none') as table_effect,
    if(has_table, 'note_positions', 'no_holder_table') as outcome, 'generated' as parser_version, []::varchar[] as mentions,
    'https://www.sec.gov/Archives/edgar/data/' || i || '.txt' as url, 'edgar/data/' || i || '.txt' as path,
    timestamp '2025-01-01' as listed_at, timestamp '2025-01-01' as parsed_at, timestamp '2025-01-01' as known_from,
    md5(i::varchar) as content_hash
from (
    select i, i % $every = 0 as has_table, (i // $every) // $per_chain + if(i % $every = 0, 0, 1000000) as chain,
        (i // $every) % $per_chain as place
    from range($filings) t(i)
);
"""
FILL_TABLES = """
insert into holder_tables by name
select accession_number, 0 as table_index, 'Selling Securityholders' as caption, 'note_positions' as outcome,
    table_effect as effect, 'USD' as currency, $rows as row_count
from filings where outcome = 'note_positions';
insert into securities by name
select accession_number, 'A' as security_key, (1 + cik % 7) || '% Convertible Notes due ' || (2005 + cik % 9) as title,
    (1 + cik % 7)::decimal(18, 6) as coupon_rate, 'convertible notes' as kind, 2005 + cik % 9 as maturity_year, 'USD' as currency,
    200000000 as principal_outstanding, true as is_principal
from filings where outcome = 'note_positions';
"""
FILL_ROWS = """
insert into reported_rows by name
select
    f.accession_number, 0 as table_index, r as row_index, 'note_positions' as table_outcome, 'A' as security_key,
    'holder' as row_kind,
    list_element($words, 1 + (fund % 40)::integer) || ' ' || list_element($words, 1 + ((fund // 40) % 40)::integer) || ' '
        || list_element($kinds, 1 + (fund % 7)::integer) || if(fund // 1600 = 0, '', ' ' || (fund // 1600 + 1)) as holder_name,
    1000 * (1 + (hash(f.accession_number || r) % 20000))::decimal(18, 2) as principal_amount,
    1.5 as principal_pct, 12345 as shares, 0.5 as shares_pct, [(r % 60)::varchar] as footnote_marks,
    ['Fund name as printed', '1,000,000', '1.5%', '12,345', '*'] as raw_cells, false as in_addition, []::varchar[] as problems
from filings f, range($rows) t(r), lateral (
    select ((cik * 7919 + r * 104729 + if(r % 10 < 2, hash(f.accession_number) % 97, 0)) % $funds)::bigint as fund
)
where f.outcome = 'note_positions';
"""
WORDS = [
    "Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Ironwood", "Juniper", "Katsura", "Larch", "Maple",
    "Nutmeg", "Oak", "Pine", "Quince", "Rowan", "Spruce", "Tamarack", "Ulmus", "Vine", "Willow", "Yew", "Zelkova", "Aspen",
    "Beech", "Cypress", "Durian", "Ebony", "Fig", "Guava", "Holly", "Ivy", "Jarrah", "Kauri", "Linden", "Myrtle", "Neem", "Olive",
]  # fmt: skip
KINDS = [
    "Fund Ltd.",
    "Partners, L.P.",
    "Master Fund",
    "Convertible Arbitrage Fund",
    "Bank AG",
    "Insurance Company",
    "Pension Trust",
]


def fill(warehouse: Warehouse, filings: int) -> None:
    """Put `filings` filings, a fifth of them with fifty holder rows, into an empty warehouse; nothing is derived yet."""
    connection = warehouse.connection
    connection.execute(FILL, {"filings": filings, "every": EVERY, "per_chain": PER_CHAIN}).fetchall()
    for statement in FILL_TABLES.strip().split(";\n"):
        parameters = {"rows": ROWS_PER_TABLE} if "$rows" in statement else None
        connection.execute(statement, parameters).fetchall()
    connection.execute(FILL_ROWS, {"rows": ROWS_PER_TABLE, "words": WORDS, "kinds": KINDS, "funds": FUNDS}).fetchall()
    connection.execute("insert into pending_derivations select accession_number, false from filings").fetchall()


def night(size: int = 60) -> list[ParsedFiling]:
    """One night's filings: supplements of chains that `fill` knows, a third of them with a holder table of fifty rows."""
    return [_filing(number) for number in range(size)]


def _filing(number: int) -> ParsedFiling:
    chain = 37 * number + 11
    coupon, year = 1 + (1000 + chain) % 7, 2005 + (1000 + chain) % 9
    has_table = number % 3 == 0
    names = [f"{WORDS[(number + r) % 40]} {WORDS[(3 * r) % 40]} {KINDS[r % 7]}" for r in range(ROWS_PER_TABLE)]
    rows = tuple(
        HolderRow(0, r, "holder", name, "A", Decimal(1000 * (r + number + 1)), footnote_marks=(str(r),), raw_cells=(name, "1,000"))
        for r, name in enumerate(names if has_table else ())
    )
    return ParsedFiling(
        f"0000009999-26-{number:06d}",
        "424B3",
        FIRST_DAY + timedelta(days=10_100),
        f"Issuer {chain}",
        1000 + chain,
        f"333-{chain:06d}",
        "note_positions" if has_table else "no_holder_table",
        "generated",
        document_kind="supplement",
        supplement_number="9",
        table_effect="amend" if has_table else "none",
        securities=(
            Security("A", f"{coupon}% Convertible Notes due {year}", Decimal(coupon), "convertible notes", maturity_year=year),
        ) if has_table else (),
        tables=(HolderTable(0, "Selling Securityholders", (), rows, "note_positions", "amend"),) if has_table else (),
    )  # fmt: skip
