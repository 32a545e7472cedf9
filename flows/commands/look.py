"""Looking at what is there: status, history, changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from flows.options import DAY, database_option
from flows.output import format_option

if TYPE_CHECKING:
    from warehouse.answers import Answer

MOST_CHANGES = 500
HISTORY = ("holder_name", "valid_from", "valid_to", "principal_amount", "shares", "change", "closed_by", "accession_number")
AS_OF = ("holder_name", "valid_from", "principal_amount", "shares", "last_confirmed", "accession_number")
CHANGES = ("change_date", "issuer_name", "holder_name", "change", "previous_principal", "principal_amount", "accession_number")


@click.command()
@click.argument("what", metavar="ISSUER-OR-FILE-NUMBER", nargs=-1, required=True)
@click.option("--holder", metavar="TEXT", help="Only holders whose name contains TEXT.")
@click.option("--as-of", "day", type=DAY, help="The positions open on that day instead of all over time.")
@format_option
@database_option
def history(what: tuple[str, ...], holder: str | None, day: date | None, form: str, database: Path | None) -> None:
    """Positions over time of an issuer's notes.

    The issuer is found by name or part of it, CIK, file number, or words of the note's title.

    \b
    noteholders history juniper
    noteholders history 333-106889 --holder forest
    noteholders history "juniper zero coupon" --as-of 2004-02-01 --format csv
    """
    from flows.commands.find import find_issues
    from flows.output import present
    from flows.reader import reading
    from warehouse.answers import Answer, ask

    with reading(database) as connection:
        issues = find_issues(connection, " ".join(what))
        chosen = [issue["note_issue_id"] for issue in issues]
        parameters: dict[str, Any] = {"issues": chosen, "holder": holder} | ({"day": day} if day else {})
        answer = ask(connection, "history_as_of" if day else "history", **parameters)
        if form != "table":
            present(answer, form)
            return
        for issue in issues:
            rows = [row for row in answer.rows if row[0] == issue["note_issue_id"]]
            heading(issue, day)
            if not rows:
                click.echo("No position was open on that day." if day else "No position.")
            else:
                present(Answer(answer.columns, rows), form, AS_OF if day else HISTORY)


def heading(issue: dict[str, Any], day: date | None = None) -> None:
    from flows.terminal import plain

    outstanding = (
        f", {plain(issue['principal_outstanding'])} {issue['currency']} outstanding" if issue["principal_outstanding"] else ""
    )
    click.secho(f"\n{issue['issuer_name']}: {issue['title']}", bold=True)
    click.echo(f"{', '.join(issue['file_numbers'])}{outstanding}{f', as of {day}' if day else ''}")


@click.command()
@click.option("--since", type=DAY, help="Only changes from that day on.")
@click.option("--limit", "most", type=click.IntRange(1), default=MOST_CHANGES, show_default=True, help="At most so many.")
@format_option
@database_option
def changes(since: date | None, most: int, form: str, database: Path | None) -> None:
    """What moved, newest first: new holders, increases, decreases, exits, re-entries.

    \b
    noteholders changes --since 2004-01-01
    noteholders changes --since 2004-01-01 --format csv > changes.csv
    """
    from flows.output import present
    from flows.reader import reading
    from warehouse.answers import ask

    with reading(database) as connection:
        answer = ask(connection, "changes", since=since, most=most)
    if form == "table" and not answer.rows:
        click.echo(f"Nothing moved{f' since {since}' if since else ''}.")
        return
    present(answer, form, CHANGES)
    if len(answer.rows) == most and form == "table":
        click.echo(f"Only the newest {most}: --limit or --since shows others.", err=True)


@click.command()
@click.option("--runs", "most", type=click.IntRange(0), default=5, show_default=True, help="How many of the last runs.")
@format_option
@database_option
def status(most: int, form: str, database: Path | None) -> None:
    """Coverage by quarter: index days done, filings listed, fetched, parsed, failed; the last runs and failures."""
    from flows.output import present
    from flows.reader import reading
    from transform.version import reader_version
    from warehouse.answers import ask

    with reading(database) as connection:
        coverage, runs = ask(connection, "coverage"), ask(connection, "runs", most=most)
        runs = _counts_in_words(runs)
        failures, summary = ask(connection, "failures", most=10), ask(connection, "summary", reader=reader_version())
    if form != "table":
        present(coverage, form)
        return
    _summary(summary)
    for title, answer, columns in (
        ("Coverage", coverage, None),
        ("Last runs", runs, ("kind", "started_at", "ended_at", "state", "counts", "error")),
        ("Latest failures", failures, ("filing_date", "accession_number", "company_name", "error", "next_retry_at", "given_up_at")),
    ):
        if answer.rows:
            click.secho(f"\n{title}", bold=True)
            present(answer, form, columns)


def _summary(answer: Answer) -> None:
    from flows.terminal import plain

    record = answer.records()[0]
    published = str(record.pop("published_at") or "").replace("T", " ")
    first, last, outdated = record.pop("first_day"), record.pop("last_day"), record.pop("read_by_another_reader")
    click.echo(", ".join(f"{plain(count)} {name.replace('_', ' ')}" for name, count in record.items()))
    click.echo(f"Filed {first} to {last}; published {published} UTC")
    if outdated:
        click.echo(f"{plain(outdated)} filings were read by another version of the reader; 'noteholders reparse' reads them again.")


def _counts_in_words(runs: Answer) -> Answer:
    """The runs with their counts as `fetched 6, parsed 6`."""
    import json

    from warehouse.answers import Answer

    at = runs.columns.index("counts")
    rows = [(*row[:at], _words(json.loads(row[at] or "{}")), *row[at + 1 :]) for row in runs.rows]
    return Answer(runs.columns, rows)


def _words(counts: dict[str, int]) -> str:
    return ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in counts.items())
