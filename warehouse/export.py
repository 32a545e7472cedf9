"""Taking everything away: each relation as a file, with a README and a machine-readable data dictionary.

The dictionary, `datapackage.json`, is a Data Package of the Frictionless standard (https://datapackage.org/standard/), so that
tools can check and load the files without knowing this project.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

import duckdb

from warehouse.dictionary import Described, data_dictionary
from warehouse.errors import storage_errors

Format = Literal["parquet", "csv"]
FIELD_TYPES = {
    "VARCHAR": "string",
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "DOUBLE": "number",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "HUGEINT": "integer",
}
# What names one row, where a single column or a few of them do.
KEYS = {
    "filings": ["accession_number"],
    "note_issues": ["note_issue_id"],
    "holders": ["holder_id"],
    "holder_names": ["name_as_filed"],
    "position_history": ["note_issue_id", "holder_id", "valid_from"],
}


def export_files(connection: duckdb.DuckDBPyConnection, directory: Path, form: Format = "parquet") -> Iterator[Path]:
    """Write every table and view into `directory`, then README.md and datapackage.json; yields each path once it is written.

    Files of an earlier export are replaced one by one. Raises StorageFailed where the disk refuses.
    """
    with storage_errors(directory, "Exporting into"):
        directory.mkdir(parents=True, exist_ok=True)
    described = [item for item in data_dictionary(connection) if item.kind != "macro"]
    resources = []
    for name, group in groupby(described, key=lambda item: item.relation):
        path = directory / f"{name}.{form}"
        with storage_errors(path, "Writing"):
            rows = _write(connection, name, path, form)
        resources.append(_resource(name, list(group), path, rows, form))
        yield path
    readme, package = directory / "README.md", directory / "datapackage.json"
    with storage_errors(directory, "Writing into"):
        readme.write_text(_readme(resources), encoding="utf-8")
        package.write_text(json.dumps(_package(resources), indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    yield from (readme, package)


def _write(connection: duckdb.DuckDBPyConnection, name: str, path: Path, form: Format) -> int:
    relation = connection.table(name)
    partial = path.with_suffix(".partial")
    try:
        if form == "parquet":
            relation.write_parquet(str(partial), compression="zstd")
        else:
            relation.write_csv(str(partial), header=True)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    counted = relation.count("*").fetchall()
    return int(counted[0][0])


def _resource(name: str, group: list[Described], path: Path, rows: int, form: Format) -> dict[str, Any]:
    fields = [
        {"name": item.column, "type": _field_type(item.type or ""), "description": item.comment} for item in group if item.column
    ]
    about = next((item.comment for item in group if item.column is None), "")
    schema: dict[str, Any] = {"fields": fields}
    if name in KEYS:
        schema["primaryKey"] = KEYS[name]
    kind = {"parquet": "application/vnd.apache.parquet", "csv": "text/csv"}[form]
    return {
        "name": name.replace("_", "-"), "path": path.name, "format": form, "mediatype": kind, "title": name, "description": about,
        "rows": rows, "schema": schema,
    }  # fmt: skip


def _field_type(type_: str) -> str:
    """DuckDB's type as a Frictionless one; lists and structs are arrays and objects."""
    if type_.endswith("[]"):
        return "array"
    if type_.startswith(("STRUCT", "MAP")):
        return "object"
    return "number" if type_.startswith("DECIMAL") else FIELD_TYPES.get(type_, "any")


def _package(resources: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "noteholders",
        "title": "Holders of convertible note issues, as their resale registrations at the SEC list them",
        "sources": [{"title": "EDGAR, forms 424B3 and 424B7", "path": "https://www.sec.gov/edgar"}],
        "resources": resources,
    }


def _readme(resources: list[dict[str, Any]]) -> str:
    lines = [
        "# Holders of convertible note issues",
        "",
        "Every relation of the database as one file. `datapackage.json` describes each column (Frictionless Data Package).",
        "Amounts are units of the issue's currency, percentages per cent, dates ISO 8601. The tables say who registered to resell,",
        "not who owns: totals may exceed the issue.",
        "",
    ]
    for resource in resources:
        lines += [f"## {resource['path']}", "", f"{resource['description']} {resource['rows']:,} rows.", ""]
        lines += ["| column | type | meaning |", "|---|---|---|"]
        lines += [
            f"| `{f['name']}` | {f['type']} | {f['description'].replace('|', chr(92) + '|')} |"
            for f in resource["schema"]["fields"]
        ]
        lines.append("")
    return "\n".join(lines)
