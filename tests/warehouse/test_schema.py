"""The database explains itself, upgrades itself, and every packaged statement is one that is used."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.conftest import Filled
from tests.warehouse.paper import filing, table
from tests.warehouse.simple_rules import holders_by_name, issues_by_title
from warehouse import Warehouse, open_reader
from warehouse.dictionary import data_dictionary
from warehouse.errors import SchemaTooNew, StorageFailed
from warehouse.identities import put
from warehouse.schema import RELATIONS
from warehouse.statements import names, sql

CONTRACT = {
    "filings": "accession_number form_type filing_date cik company_name file_number document_kind supplement_number document_date "
    "prospectus_date table_effect outcome error url sha256 parser_version fetched_at parsed_at",
    "note_issues": "note_issue_id cik issuer_name title coupon_rate maturity_date currency principal_outstanding file_numbers",
    "reported_positions": "accession_number note_issue_id table_index row_index row_kind holder_name holder_id principal_amount "
    "principal_pct shares shares_pct principal_before principal_after shares_before shares_after less_than_pct footnote_marks "
    "cell_marks raw_cells",
    "footnotes": "accession_number mark text",
    "holders": "holder_id name holder_type",
    "holder_names": "holder_id name_as_filed method score",
    "position_history": "note_issue_id file_number issuer_name note_title holder_id holder_name valid_from valid_to "
    "principal_amount shares change previous_principal closed_by accession_number",
    "quality_checks": "accession_number row_index check_name passed expected actual",
    "current_positions": "",
    "position_changes": "",
}


def test_the_published_file_has_the_contract_and_explains_every_name(filled: Filled) -> None:
    filled.add(filing(1, table("full", ("Alder", 100))))
    path = filled.folder / "published.duckdb"
    filled.warehouse.publish(path)
    with open_reader(path) as reader:
        told = data_dictionary(reader)
        assert [f"{d.relation}.{d.column}" for d in told if not d.comment] == []
        columns = {(d.relation, d.column): d.type for d in told if d.column}
        for relation, wanted in CONTRACT.items():
            assert {(relation, name) for name in wanted.split()} <= set(columns), relation
        for name in ("principal_amount", "principal_before", "principal_after"):
            assert columns["reported_positions", name] == "DECIMAL(18,2)"
        assert columns["position_history", "valid_from"] == "DATE"
        for relation in {d.relation for d in told if d.kind != "macro"}:
            reader.execute(f"select count(*) from {relation}").fetchall()
        assert reader.execute("select holder_name from positions_as_of('2004-01-02')").fetchall() == [("Alder",)]
        assert len(reader.execute("from explain_position('Alder', null, '2004-01-02')").fetchall()) == 1
        assert reader.execute("select holder_name from positions_as_of('2004-01-02', known_on := '2030-01-01')").fetchall() == [
            ("Alder",)
        ]


def test_the_working_file_explains_every_name(filled: Filled) -> None:
    assert [f"{d.relation}.{d.column}" for d in filled.warehouse.data_dictionary() if not d.comment] == []


def test_every_view_and_macro_is_created() -> None:
    found = {f"{folder}/{name}" for folder in ("views", "macros", "comments") for name in names(folder)}
    assert found == set(RELATIONS)


def test_every_relation_states_its_grain() -> None:
    for name in [f"tables/{name}" for name in names("tables")] + [r for r in RELATIONS if r.startswith("views/")]:
        assert sql(name).startswith("-- One row per "), name


def test_every_step_is_used() -> None:
    room = Path(str(resources.files("warehouse")))
    code = "\n".join(path.read_text() for path in room.glob("*.py"))
    for path in (room / "sql" / "steps").rglob("*.sql"):
        name = path.relative_to(room / "sql").with_suffix("").as_posix()
        prefix, last = name.rsplit("/", 1)
        assert f'"{name}"' in code or (f'f"{prefix}/{{' in code and f'"{last}"' in code), f"{name} is never run"


def test_no_statement_stands_in_python() -> None:
    room = Path(str(resources.files("warehouse")))
    found = re.compile(r"\b(select .* from|insert into|delete from|update \w+ set)\b", re.IGNORECASE)
    lines = [f"{path.name}: {line}" for path in room.glob("*.py") for line in path.read_text().splitlines() if found.search(line)]
    assert lines == []


def test_a_changed_rule_derives_everything_again(filled: Filled, tmp_path: Path) -> None:
    filled.add(filing(1, table("full", ("Alder", 100))))
    filled.warehouse.connection.execute("update warehouse_info set value = 'an older text' where name = 'schema_digest'").fetchall()
    before = filled.rows("from position_history")
    filled.warehouse.__exit__(None, None, None)
    filled.warehouse.__enter__()
    assert filled.rows("from position_history") == []
    filled.warehouse.derive(issues_by_title, holders_by_name)
    assert filled.rows("from position_history") == before


def test_a_file_of_a_later_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    with Warehouse(path) as warehouse:
        warehouse.connection.execute("update warehouse_info set value = '99' where name = 'schema_version'").fetchall()
    with pytest.raises(SchemaTooNew, match="99"), Warehouse(path):
        pass


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "warehouse.duckdb"
    path.write_text("a letter to the editor " * 1000)
    with pytest.raises(StorageFailed, match="move it away"), Warehouse(path):
        pass
    assert path.read_text().startswith("a letter")
    with pytest.raises(duckdb.Error):
        duckdb.connect(str(path))


def test_a_large_answer_arrives_whole(filled: Filled) -> None:
    """DuckDB 2.0 loses rows inserted in bulk into a table made from an empty query in the same transaction; we must not."""
    rows = [{"note_issue_id": f"n{n % 7}", "name_as_filed": f"Fund {n}", "holder_id": f"h{n}"} for n in range(130_000)]
    connection = filled.warehouse.connection
    connection.begin()
    put(connection, "new_assignments", "holder_assignments", rows)
    connection.execute("insert into holder_assignments by name from new_assignments").fetchall()
    assert filled.rows("select count(name_as_filed) from holder_assignments") == [(130_000,)]
    connection.rollback()
