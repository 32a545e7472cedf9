"""`noteholders demo`: from index to history in half a minute, with nothing set up."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import click


@click.command()
@click.option(
    "--home",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("data/demo"),
    show_default=True,
    help="Where the demonstration's data goes; what an earlier one left there is replaced.",
)
def demo(home: Path) -> None:
    """The whole path on a bundled sample archive, served over HTTP on loopback: no network, no identity.

    Reads quarterly indexes, fetches eight small filings, parses them, derives the history, and shows it.
    """
    from flows.demo import FIRST, LAST, sample_archive, settings_for
    from flows.errors import Unusable

    if home.exists():
        if not (home / "demo").exists() and any(home.iterdir()):
            raise Unusable(f"{home} holds something else than an earlier demonstration: name another folder with --home.")
        shutil.rmtree(home)
    home.mkdir(parents=True)
    (home / "demo").touch()
    with sample_archive() as url:
        for name in [name for name in os.environ if name.startswith("NOTEHOLDERS_") or name == "PREFECT_API_URL"]:
            del os.environ[name]
        os.environ |= settings_for(home.absolute(), url)
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "ERROR")
        click.echo(f"A sample archive is served as EDGAR at {url}.")
        click.echo(f"noteholders backfill --from {FIRST} --to {LAST}   (starts Prefect without a server: ten seconds or more)")
        from flows.backfill import backfill
        from flows.servers import start_server

        start_server()
        tally = backfill(FIRST, LAST)
    click.echo(tally.in_words().capitalize() + ".")
    _show(home)


def _show(home: Path) -> None:
    from flows.commands.find import find_issues
    from flows.commands.look import CHANGES, HISTORY, heading
    from flows.output import present
    from flows.reader import reading
    from warehouse.answers import ask

    database = home / "noteholders.duckdb"
    with reading(database) as connection:
        for name in ("juniper", "harbor light"):
            click.secho(f"\n$ noteholders history {name!r}", dim=True)
            issues = find_issues(connection, name)
            heading(issues[0])
            present(ask(connection, "history", issues=[issues[0]["note_issue_id"]], holder=None), "table", HISTORY)
        click.secho("\n$ noteholders changes --since 2004-06-01", dim=True)
        present(ask(connection, "changes", since="2004-06-01", most=20), "table", CHANGES)
    command = _command()
    here = f"NOTEHOLDERS_HOME={home} {command}"
    click.echo(
        f"""
The database: {database} (DuckDB; open it with any tool, read-only, at any time)

Go on with it:
  {here} status
  {here} explain juniper --holder quattro --day 2004-05-01
  {here} sql "SELECT holder_name, sum(principal_amount) AS principal FROM current_positions GROUP BY ALL ORDER BY 2 DESC"
  {here} report juniper --output juniper.html

The real EDGAR wants to know who asks:
  export NOTEHOLDERS_IDENTITY='Jane Doe jane.doe@example.org'
  {command} backfill --from 2004-01-01 --to 2004-03-31
  {command} nightly"""
    )


def _command() -> str:
    """How to call the program from here: by name where it is on the PATH, else by where it lies."""
    if shutil.which("noteholders"):
        return "noteholders"
    beside = Path(sys.executable).with_name("noteholders")
    return os.path.relpath(beside) if beside.exists() else f"{sys.executable} -m flows.cli"
