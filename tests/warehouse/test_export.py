"""Everything taken away as files: what they hold, and that the dictionary describes them."""

from __future__ import annotations

import json
from pathlib import Path

import duckdb
import pytest

from tests.flows.report.conftest import database  # noqa: F401
from warehouse import open_reader
from warehouse.export import Format, export_files


@pytest.mark.parametrize("form", ["parquet", "csv"])
def test_files_and_dictionary_agree(database: Path, tmp_path: Path, form: Format) -> None:  # noqa: F811
    connection = open_reader(database)
    try:
        paths = list(export_files(connection, tmp_path / "out", form))
        package = json.loads((tmp_path / "out" / "datapackage.json").read_text(encoding="utf-8"))
        contract = {
            "filings",
            "note_issues",
            "reported_positions",
            "footnotes",
            "holders",
            "holder_names",
            "position_history",
            "quality_checks",
        }
        assert contract <= {resource["title"] for resource in package["resources"]}
        for resource in package["resources"]:
            file = tmp_path / "out" / resource["path"]
            assert file in paths
            relation = (
                duckdb.read_parquet(str(file)) if form == "parquet" else duckdb.read_csv(str(file), header=True, all_varchar=True)
            )
            assert relation.columns == [field["name"] for field in resource["schema"]["fields"]]
            assert len(relation.fetchall()) == resource["rows"]
            assert resource["description"], f"{resource['title']} has no description"
            assert all(field["description"] for field in resource["schema"]["fields"]), resource["title"]
            assert all(field["type"] != "any" for field in resource["schema"]["fields"]), resource["title"]
    finally:
        connection.close()
    assert not list((tmp_path / "out").glob("*.partial"))
