"""The command line: what it prints, its exit codes, and that its messages end with what to do."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from flows.cli import COMMANDS, noteholders
from tests.flows.runs import ROOT, ask

DOCUMENT = """<html><body><p>HARBOR LIGHT SEMICONDUCTOR CORP.</p>
<p>PROSPECTUS SUPPLEMENT NO. 3 (To prospectus dated February 17, 2004)</p>
<p>$150,000,000 4.75% Convertible Subordinated Notes due March 1, 2010</p>
<p>The following are added to the table of selling holders.</p><p>SELLING HOLDERS</p>
<table><tr><th>Name</th><th>Principal amount of notes that may be sold</th></tr>
<tr><td>Gresham Partners, L.P.</td><td>$2,500,000</td></tr></table></body></html>"""


@pytest.fixture
def call(sample_database: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Runs `noteholders …` over the sample database."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NOTEHOLDERS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("NOTEHOLDERS_DATABASE", str(sample_database))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(noteholders, list(arguments), prog_name="noteholders")

    return run


def test_help_lists_every_command_and_each_has_an_example(call) -> None:  # type: ignore[no-untyped-def]
    told = call("--help").output
    for name in COMMANDS:
        assert f"\n  {name} " in told
        own = call(name, "--help")
        assert own.exit_code == 0, own.output
        assert f"noteholders {name}" in own.output.split("\n", 1)[1] or name in ("demo", "serve", "status"), own.output
    assert call("--version").output.startswith("noteholders ")


def test_history_finds_an_issuer_by_name_part_cik_file_number_and_title(call) -> None:  # type: ignore[no-untyped-def]
    for what in ("JUNIPER NETWORKS INC", "juniper", "1043604", "0001043604", "333-106889", "zero coupon 2008"):
        told = call("history", what)
        assert told.exit_code == 0, told.output
        assert "11,950,000" in told.output
        assert "Harbor" not in told.output
    assert "re-entered" in call("history", "juniper", "--holder", "rbc alternative").output
    then = call("history", "juniper", "--as-of", "2004-02-01").output
    assert "11,950,000" in then
    assert "7,450,000" not in then
    assert "2,400,000" not in then


def test_a_name_of_several_issuers_is_answered_with_their_list(call) -> None:  # type: ignore[no-untyped-def]
    told = call("history", "convertible")
    assert told.exit_code == 2
    assert "matches several issuers" in told.output
    assert "1043604" in told.output
    assert "CIK or file number" in told.output
    missing = call("history", "no such issuer")
    assert missing.exit_code == 2
    assert "noteholders sql" in missing.output


def test_data_for_programs(call) -> None:  # type: ignore[no-untyped-def]
    rows = list(csv.DictReader(io.StringIO(call("history", "juniper", "--format", "csv").output)))
    assert {row["principal_amount"] for row in rows} >= {"11950000.00", "7450000.00"}
    moved = json.loads(call("changes", "--format", "json").output)
    assert {"change_date", "holder_name", "principal_change"} <= set(moved[0])
    assert any(row["principal_amount"] == 11_950_000 and row["change_date"] == "2004-01-27" for row in moved)
    assert json.loads(call("status", "--format", "json").output)[0]["quarter"] == "2004-Q2"


def test_sql_in_every_format(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    query = "SELECT holder_name, principal_amount FROM current_positions WHERE principal_amount > 30000000"
    assert "41,000,000" in call("sql", query).output
    assert call("sql", query, "--format", "csv").output == (
        "holder_name,principal_amount\nCalder Arbitrage Master Fund Ltd.,41000000.00\n"
    )
    assert json.loads(call("sql", query, "--format", "json").output) == [
        {"holder_name": "Calder Arbitrage Master Fund Ltd.", "principal_amount": 41_000_000}
    ]
    file = tmp_path / "held.parquet"
    assert call("sql", query, "--output", str(file)).exit_code == 0
    import duckdb

    assert duckdb.sql(f"SELECT count(*) FROM '{file}'").fetchall() == [(1,)]
    assert call("sql", query, "--format", "parquet").exit_code == 2


@pytest.mark.parametrize("query", ["DELETE FROM filings", "CREATE TABLE x (a int)", "SELEC 1", "SELECT * FROM no_such_table"])
def test_sql_only_reads_and_says_where_the_relations_are(call, query: str, sample_database: Path) -> None:  # type: ignore[no-untyped-def]
    before = ask(sample_database, "SELECT count(*) FROM filings")
    told = call("sql", query)
    assert told.exit_code == 2, told.output
    assert "SHOW TABLES" in told.output or "--output" in told.output
    assert ask(sample_database, "SELECT count(*) FROM filings") == before


def test_status_tells_what_another_reader_read(call, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    assert "another version of the reader" not in call("status").output
    monkeypatch.setattr("transform.version.reader_version", lambda: "0123456789ab")
    assert "filings were read by another version of the reader; 'noteholders reparse'" in call("status").output


def test_status_and_changes_say_what_is_there(call) -> None:  # type: ignore[no-untyped-def]
    told = call("status").output
    assert "8 filings, 6 with positions, 2 note issues" in told
    assert "2004-Q1" in told
    moved = call("changes", "--since", "2004-06-01").output
    assert "30,250,000" in moved
    assert "omitted" in moved
    assert "7,450,000" not in moved


def test_a_position_is_explained_row_by_row(call) -> None:  # type: ignore[no-untyped-def]
    told = call("explain", "juniper", "--holder", "rbc alternative", "--day", "2004-05-01").output
    assert "On 2004-05-01: 310,000" in told
    assert told.index("0 → 265,000") < told.index("265,000 → 0") < told.index("0 → 310,000")
    assert "0009999999-04-000001" in told
    assert call("explain", "juniper", "--holder", "nobody").exit_code == 2


def test_holders_are_shown_with_their_spellings(call) -> None:  # type: ignore[no-untyped-def]
    told = call("holders", "show", "birchmount").output
    assert "Birchmount Insurance Company" in told
    assert "Birchmount Insurance Co." in told
    assert call("holders", "show", "ltd").exit_code == 2
    assert call("holders", "review").exit_code == 0


def test_everything_is_exported(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert call("export", str(tmp_path / "out")).exit_code == 0
    assert {"position_history.parquet", "filings.parquet", "README.md", "datapackage.json"} <= {
        path.name for path in (tmp_path / "out").iterdir()
    }


def test_without_a_database_it_says_how_to_get_one(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    told = call("history", "juniper", "--database", str(tmp_path / "none.duckdb"))
    assert told.exit_code == 2
    assert "noteholders nightly" in told.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["backfill", "--from", "2004-02-30", "--to", "2004-03-01"], "2004-01-27"),
        (["backfill", "--to", "2004-03-01"], "--from"),
        (["histroy", "juniper"], "history"),
        (["ingest", "no-such-file.txt"], "EDGAR address"),
        (["ingest", "https://www.sec.gov/cgi-bin/browse-edgar"], "Archives/edgar/data"),
        (["reparse", "--address", "tcp://127.0.0.1:8786"], "--runner dask"),
    ],
)
def test_unusable_requests_end_with_code_2_and_what_to_do(call, arguments: list[str], says: str) -> None:  # type: ignore[no-untyped-def]
    told = call(*arguments)
    assert told.exit_code == 2, told.output
    assert says in told.output


def test_real_edgar_without_an_identity_is_refused_before_anything_happens(call, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    for arguments in (
        ["ingest", "0000891618-04-000322", "--cik", "1043604"],
        ["nightly"],
        ["backfill", "--from", "2004-01-01", "--to", "2004-03-31"],
        ["serve"],
    ):
        told = call(*arguments)
        assert told.exit_code == 2
        assert "NOTEHOLDERS_IDENTITY" in told.output
    assert not (tmp_path / "home").exists()


def test_local_files_are_loaded_and_judged(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One document with what its header would say; the same again is the same filing; a judgement over its holders."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NOTEHOLDERS_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("NOTEHOLDERS_WORKERS", "1")
    Path("supplement.htm").write_text(DOCUMENT)
    facts = ["--cik", "9990001", "--file-number", "333-990001", "--filed", "2004-07-01"]

    def call(*arguments: str) -> Result:
        return CliRunner().invoke(noteholders, list(arguments), prog_name="noteholders")

    bare = call("ingest", "supplement.htm")
    assert bare.exit_code == 2
    assert "--cik, --file-number, --filed" in bare.output
    for _ in range(2):
        done = call("ingest", "supplement.htm", *facts)
        assert done.exit_code == 0, done.output
    database = tmp_path / "home/noteholders.duckdb"
    assert ask(database, "SELECT company_name, file_number, filing_date::varchar, form_type, supplement_number FROM filings") == [
        ("HARBOR LIGHT SEMICONDUCTOR CORP.", "333-990001", "2004-07-01", "424B3", "3")
    ]
    assert ask(database, "SELECT holder_name, principal_amount::int FROM reported_positions") == [
        ("Gresham Partners, L.P.", 2_500_000)
    ]
    judged = call("holders", "split", "Gresham Partners, L.P.", "Gresham Partners II, L.P.", "--by", "tester")
    assert judged.exit_code == 0, judged.output
    decision = judged.output.split(":")[0]
    assert call("holders", "export", "kept.jsonl").exit_code == 0
    assert json.loads(Path("kept.jsonl").read_text())["judgement"] == "different"
    assert call("holders", "undo", decision, "--by", "tester").exit_code == 0
    assert call("holders", "undo", decision).exit_code == 2
    assert call("holders", "load", "kept.jsonl").exit_code == 0
    again = call("reparse")
    assert again.exit_code == 0, again.output
    assert len(ask(database, "SELECT * FROM reported_positions")) == 1
    assert ask(database, "SELECT judgement FROM holder_decisions") == [("different",)]


def test_a_closed_pipe_is_no_error(sample_database: Path) -> None:
    line = f"{sys.executable} -m flows.cli sql 'FROM range(200000)' --format csv | head -2"
    env = {**os.environ, "NOTEHOLDERS_DATABASE": str(sample_database), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], env=env, capture_output=True, text=True, check=False)
    assert done.stdout == "range\n0\n"
    assert done.stderr == ""
