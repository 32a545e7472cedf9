"""`noteholders explain`: every step that led to a number."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from flows.errors import NotFound
from flows.options import DAY, database_option
from flows.output import format_option


@click.command()
@click.argument("what", metavar="ISSUER-OR-FILE-NUMBER", nargs=-1, required=True)
@click.option("--holder", required=True, metavar="TEXT", help="The holder: words of its name, or its identifier.")
@click.option("--day", type=DAY, default=lambda: date.today(), show_default="today", help="The day whose position is explained.")
@format_option
@database_option
def explain(what: tuple[str, ...], holder: str, day: date, form: str, database: Path | None) -> None:
    """The rows, filings, effects and rules that led to a holder's position on a day.

    \b
    noteholders explain juniper --holder radcliffe --day 2004-02-01
    """
    from flows.commands.find import find_holder, find_issues
    from flows.output import present
    from flows.reader import reading
    from warehouse.answers import Answer, ask

    with reading(database) as connection:
        issues = find_issues(connection, " ".join(what))
        found = find_holder(connection, holder, [issue["note_issue_id"] for issue in issues])
        answers = [ask(connection, "explain", holder=found["holder_id"], issue=i["note_issue_id"], day=day) for i in issues]
    rows = [row for answer in answers for row in answer.rows]
    if form != "table":
        present(Answer(answers[0].columns, rows), form)
        return
    if not rows:
        raise NotFound(f"{found['name']} stands in no table of {issues[0]['issuer_name']} up to {day}.")
    for answer in answers:
        steps = answer.records()
        if steps:
            _tell(steps, found["name"], day)


def _tell(steps: list[dict[str, Any]], name: str, day: date) -> None:
    from flows.terminal import plain

    last = steps[-1]["amount_after"]
    click.secho(f"{name} in {steps[0]['issuer_name']}, {steps[0]['note_title']}", bold=True)
    click.echo(f"On {day}: {plain(last) if last else 'no position'}\n")
    for step in steps:
        document = f"{step['document_kind'] or 'filing'} {step['supplement_number'] or ''}".strip()
        click.secho(
            f"{step['filing_date']}  {plain(step['amount_before']) or '0'} → {plain(step['amount_after']) or '0'}", bold=True
        )
        click.echo(f"  {document}, effect {step['effect']}: {step['reason']}")
        if step["evidence"]:
            click.echo(f"  words: {step['evidence']}")
        for row in step["printed"]:
            click.echo(f"  row {row['row_index']}: {' | '.join(row['cells'])}")
        for doubt in step["doubts"] or ():
            click.secho(f"  doubt: {doubt}", fg="yellow")
        click.echo(f"  {step['accession_number']}  {step['url'] or ''}")
