"""`noteholders report`: pages to look at."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.errors import Unusable
from flows.settings import load_settings

if TYPE_CHECKING:
    from warehouse.reports import Reports


@click.command()
@click.argument("what", required=False)
@click.option("--output", "-o", required=True, type=click.Path(path_type=Path), help="The page, or the site's directory.")
@click.option("--holder", is_flag=True, help="WHAT is a holder, not an issuer or note issue.")
@click.option("--changes", "changes_from", metavar="DATE", help="Write what changed since DATE instead.")
@click.option("--all", "everything", is_flag=True, help="Write a browsable site of everything into the directory.")
@click.option("--database", type=click.Path(path_type=Path), help="Instead of NOTEHOLDERS_DATABASE.")
def report(what: str | None, output: Path, holder: bool, changes_from: str | None, everything: bool, database: Path | None) -> None:
    """Write a self-contained HTML page for one note issue or holder: terms, chart, table as of any day, changes, doubts.

    WHAT is an issuer's name or part of it, a CIK, a file number, a note title, or an identifier of the database.

    \b
    noteholders report juniper --output juniper.html
    noteholders report "Alta Partners" --holder --output alta.html
    noteholders report --changes 2004-01-01 --output changes.html
    noteholders report --all --output site/
    """
    from warehouse import open_reader
    from warehouse.reports import Reports

    asked = sum((what is not None, changes_from is not None, everything))
    if asked != 1:
        raise Unusable("Say one thing to report on: WHAT, --changes DATE, or --all.")
    connection = open_reader(load_settings(database=database).database)
    try:
        reports = Reports(connection)
        if everything:
            _site(reports, output)
        elif changes_from is not None:
            _keep(output, _changes(reports, changes_from))
        else:
            assert what is not None
            _keep(output, _holder(reports, what) if holder else _issue(reports, what))
    finally:
        connection.close()


def _site(reports: Reports, output: Path) -> None:
    from flows.report.site import write_site

    if output.exists() and not output.is_dir():
        raise Unusable(f"--output {output} is a file; a site needs a directory.")
    pages = write_site(reports, output)
    click.echo(f"{pages:,} pages; start at {output / 'index.html'}")


def _changes(reports: Reports, since: str) -> str:
    from flows.report.changes import changes_page

    try:
        first = date.fromisoformat(since)
    except ValueError:
        raise Unusable(f"--changes {since!r} is not a date; write it as 2004-01-27.") from None
    through = reports.through()
    return changes_page(reports, first, max(first, through or first))


def _issue(reports: Reports, what: str) -> str:
    from flows.commands.find import find_issue
    from flows.report.issue import issue_page

    return issue_page(reports, find_issue(reports.connection, what)["note_issue_id"])


def _holder(reports: Reports, what: str) -> str:
    from flows.commands.find import find_holder
    from flows.report.holder import holder_page

    return holder_page(reports, find_holder(reports.connection, what)["holder_id"])


def _keep(output: Path, text: str) -> None:
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise Unusable(f"--output {output} can't be written: {error.strerror}. Name a file in a folder you may write to.") from None
    click.echo(f"{output} ({len(text.encode()) / 1000:,.0f} kB)")
