"""The ledger's first page: which filings the indexes list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import duckdb

from transform.records import IndexEntry
from warehouse.statements import run


@dataclass(frozen=True, slots=True)
class ListReport:
    """How many filings were new, and how many known ones were listed otherwise than before."""

    new: int = 0
    updated: int = 0


def list_filings(
    connection: duckdb.DuckDBPyConnection, entries: Iterable[IndexEntry], source: str, archive_url: str, listed_at: datetime
) -> ListReport:
    """Put index entries into `filings` within the caller's transaction; nothing is ever taken out.

    Lines of co-registrants become one filing. Listing the same entries again changes nothing. `source` names the index.
    """
    import pyarrow as pa

    joined: dict[str, dict[str, object]] = {}
    for entry in entries:
        ciks = set(entry.ciks or (entry.cik,))
        known = joined.get(entry.accession_number)
        if known is None:
            joined[entry.accession_number] = {
                "accession_number": entry.accession_number,
                "form_type": entry.form_type,
                "filing_date": entry.filing_date,
                "cik": entry.cik,
                "ciks": ciks,
                "company_name": entry.company_name,
                "url": f"{archive_url.rstrip('/')}/{entry.path}",
                "path": entry.path,
                "listed_in": source,
                "listed_at": listed_at,
            }
        else:
            known["ciks"] = set(known["ciks"]) | ciks  # type: ignore[call-overload]
    if not joined:
        return ListReport()
    records = [{**record, "ciks": sorted(record["ciks"])} for record in joined.values()]  # type: ignore[call-overload]
    types = {"filing_date": pa.date32(), "cik": pa.int64(), "ciks": pa.list_(pa.int64()), "listed_at": pa.timestamp("us")}
    schema = pa.schema([(name, types.get(name, pa.string())) for name in records[0]])
    connection.register("incoming_listing", pa.Table.from_pylist(records, schema=schema))
    try:
        run(connection, "steps/list/1_listing")
    finally:
        connection.unregister("incoming_listing")
    run(connection, "steps/list/2_replace")
    return ListReport(*run(connection, "steps/list/3_report")[0])
