"""`noteholders holders`: who is who, and the judgements of people over it."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from flows.options import database_option
from flows.output import format_option

if TYPE_CHECKING:
    from warehouse import Warehouse


@click.group()
def holders() -> None:
    """Who is who: which spellings are one holder, and the judgements of people over it.

    Nothing merges below certainty; what may be one is listed by 'review'. Judgements survive every re-run.

    \b
    noteholders holders review
    noteholders holders merge "Citidel Equity Fund Ltd." "Citadel Equity Fund Ltd." --reason "misprint"
    noteholders holders split "KBC (Cayman)" "KBC (USA)"
    noteholders holders show quattro
    noteholders holders export judgements.jsonl
    """


@holders.command()
@click.option("--limit", "most", type=click.IntRange(1), default=50, show_default=True)
@format_option
@database_option
def review(most: int, form: str, database: Path | None) -> None:
    """Pairs that may be one holder and that nobody has judged, the likeliest first; contradictions between judgements."""
    from flows.output import present
    from flows.reader import reading
    from warehouse.answers import ask

    with reading(database) as connection:
        candidates, conflicts = ask(connection, "candidates", most=most), ask(connection, "conflicts")
    if form != "table":
        present(candidates, form)
        return
    if candidates.rows:
        present(candidates, form)
        click.echo("\nJudge with: noteholders holders merge LEFT RIGHT, or split LEFT RIGHT.", err=True)
    else:
        click.echo("Nothing to review.")
    if conflicts.rows:
        click.secho("\nJudgements that contradict each other", bold=True)
        present(conflicts, form)


@holders.command()
@click.argument("what", nargs=-1, required=True)
@format_option
@database_option
def show(what: tuple[str, ...], form: str, database: Path | None) -> None:
    """One holder: its type and why, every spelling and how it was found, its positions, judgements over it."""
    from flows.commands.find import find_holder
    from flows.output import present
    from flows.reader import reading
    from warehouse.answers import ask

    with reading(database) as connection:
        holder = find_holder(connection, " ".join(what))
        positions = ask(connection, "holder_positions", holder_id=holder["holder_id"])
        spellings = ask(connection, "holder_spellings", holder_id=holder["holder_id"])
        judgements = ask(connection, "holder_judgements", holder_id=holder["holder_id"])
    if form != "table":
        present(positions, form)
        return
    click.secho(holder["name"], bold=True)
    click.echo(f"{holder['holder_id']}, {holder['holder_type']} ({holder['type_evidence'] or 'no evidence'})")
    if holder["family"]:
        click.echo(f"family or manager: {holder['family']}")
    for title, answer in (("Spellings", spellings), ("Positions", positions), ("Judgements", judgements)):
        if answer.rows:
            click.secho(f"\n{title}", bold=True)
            present(answer, form)


_by = click.option("--by", "who", default=lambda: getpass.getuser(), show_default="the user", help="Who judges.")
_reason = click.option("--reason", default="", help="Why; kept with the judgement.")


def _judging(judgement: str) -> Callable[..., None]:
    def judge(left: str, right: str, who: str, reason: str) -> None:
        from transform.records import HolderDecision

        now = datetime.now(UTC).isoformat(timespec="seconds")
        with _writing(f"holders {judgement}") as warehouse:
            decision = HolderDecision(left, right, judgement, who, now, reason)  # type: ignore[arg-type]
            decision_id = warehouse.decide(decision)
            _derive(warehouse)
        click.echo(
            f"{decision_id}: {left!r} and {right!r} are {judgement}. Take it back with: noteholders holders undo {decision_id}"
        )

    return judge


@holders.command()
@click.argument("left")
@click.argument("right")
@_by
@_reason
def merge(left: str, right: str, who: str, reason: str) -> None:
    """LEFT and RIGHT, two spellings as filed, are the same holder."""
    _judging("same")(left, right, who, reason)


@holders.command()
@click.argument("left")
@click.argument("right")
@_by
@_reason
def split(left: str, right: str, who: str, reason: str) -> None:
    """LEFT and RIGHT, two spellings as filed, are different holders."""
    _judging("different")(left, right, who, reason)


@holders.command()
@click.argument("left")
@click.argument("right")
@_by
@_reason
def undecided(left: str, right: str, who: str, reason: str) -> None:
    """Nobody can tell yet whether LEFT and RIGHT are one; they no longer come up for review."""
    _judging("undecided")(left, right, who, reason)


@holders.command()
@click.argument("decision_id")
@_by
def undo(decision_id: str, who: str) -> None:
    """Take a judgement back; it stays on record, but no longer counts."""
    with _writing("holders undo") as warehouse:
        warehouse.undo_decision(decision_id, who)
        _derive(warehouse)
    click.echo(f"{decision_id} no longer counts.")


@holders.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def export(file: Path) -> None:
    """Write all judgements to FILE (JSON Lines), to be reviewed, versioned, or loaded elsewhere."""
    with _writing("holders export") as warehouse:
        click.echo(f"{warehouse.export_decisions(file)} judgements in {file}.")


@holders.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def load(file: Path) -> None:
    """Take over the judgements of FILE, all or none."""
    with _writing("holders load") as warehouse:
        count = warehouse.import_decisions(file)
        _derive(warehouse)
    click.echo(f"{count} judgements taken over from {file}.")


def _writing(command: str) -> Warehouse:
    from flows.run import WRITER_PATIENCE
    from flows.settings import load_settings
    from warehouse import Warehouse
    from warehouse.store import WORKING_FILE

    return Warehouse(load_settings().home / WORKING_FILE, command, WRITER_PATIENCE)


def _derive(warehouse: Warehouse) -> None:
    from flows.settings import load_settings
    from transform.identity import piecewise
    from transform.identity.note_issues import resolve_note_issues
    from transform.identity.version import rules_version

    warehouse.derive(resolve_note_issues, piecewise, everything=True, rules_version=rules_version())
    warehouse.publish(load_settings().database)
