"""The columns of a staged batch, as Arrow types: the same names as the tables they are loaded into."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

ROW_NUMBERS = {
    "principal_amount": "money",
    "principal_pct": "rate",
    "shares": "shares",
    "shares_pct": "rate",
    "principal_before": "money",
    "principal_after": "money",
    "shares_before": "shares",
    "shares_after": "shares",
}


@cache
def staged_schema() -> pa.Schema:
    """One row per filing; its tables, rows, securities, footnotes, claims and checks as lists of structs."""
    import pyarrow as pa

    types: dict[object, pa.DataType] = {
        str: pa.string(),
        int: pa.int64(),
        date: pa.date32(),
        bool: pa.bool_(),
        "strings": pa.list_(pa.string()),
        "money": pa.decimal128(18, 2),
        "shares": pa.decimal128(18, 4),
        "rate": pa.decimal128(18, 6),
        "mark": pa.map_(pa.string(), pa.string()),
        "marks": pa.map_(pa.string(), pa.list_(pa.string())),
        "integers": pa.list_(pa.int64()),
    }

    def fields(**kinds: object) -> list[pa.Field]:
        return [
            pa.field(name, types[kind] if not isinstance(kind, list) else pa.list_(pa.struct(kind))) for name, kind in kinds.items()
        ]

    return pa.schema(fields(**_filing_fields(fields)))


def _filing_fields(fields: Any) -> dict[str, object]:
    column = fields(caption=str, role=str, security_key=str, unit="rate", reason=str)
    return {
        **_strings("accession_number form_type"),
        "filing_date": date,
        "company_name": str,
        "cik": int,
        "ciks": "integers",
        "file_number": str,
        "file_numbers": "strings",
        **_strings("document_kind supplement_number"),
        "document_date": date,
        "prospectus_date": date,
        **_strings("table_effect effect_evidence outcome error parser_version content_hash"),
        "shares_outstanding": "money",
        "shares_outstanding_date": date,
        "mentions": "strings",
        "tables": fields(
            table_index=int, columns=column, row_count=int, **_strings("caption outcome effect evidence scope currency reason")
        ),
        "rows": fields(
            table_index=int,
            row_index=int,
            **_strings("table_outcome security_key row_kind holder_name heading effect"),
            **ROW_NUMBERS,
            less_than_pct="mark",
            footnote_marks="strings",
            cell_marks="marks",
            raw_cells="strings",
            in_addition=bool,
            problems="strings",
        ),
        "securities": fields(
            **_strings("security_key title kind currency"),
            coupon_rate="rate",
            maturity_date=date,
            maturity_year=int,
            principal_outstanding="money",
            conversion_price="rate",
            conversion_rate="rate",
            is_principal=bool,
        ),
        "footnotes": fields(mark=str, text=str, table_index=int),
        "claims": fields(claim_index=int, **_strings("kind subject object words mark security_key"), amount="money", certain=bool),
        "checks": fields(**_strings("check_name expected actual grade"), passed=bool, row_index=int),
    }


def _strings(names: str) -> dict[str, object]:
    return dict.fromkeys(names.split(), str)
