"""Runs: nightly, backfill, single filings, and the raw store read again."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click

from flows.options import DAY

if TYPE_CHECKING:
    from flows.tally import Tally


@click.command()
@click.option("--from", "start", type=DAY, help="Where to begin the first time (default: 14 days ago), or to begin again.")
@click.option("--through", type=DAY, help="The last day. Default: yesterday in New York.")
@click.pass_context
def nightly(ctx: click.Context, start: date | None, through: date | None) -> None:
    """Catch up: every index day since the last complete one, through yesterday (New York); earlier failures are tried again.

    \b
    noteholders nightly
    noteholders nightly --from 2026-11-01

    For every night: 'noteholders serve', or a line for cron (Tuesday to Saturday, 6:00 in New York):
      0 6 * * 2-6  cd /srv/noteholders && noteholders nightly
    """
    from flows.catch_up import last_day
    from flows.catch_up import nightly as plain
    from flows.settings import load_settings

    load_settings().access()
    last_day(start, through)
    _end(ctx, _as_flow("nightly", plain, start, through))


@click.command()
@click.option("--from", "start", type=DAY, required=True, help="The first day of filing.")
@click.option("--to", "end", type=DAY, required=True, help="The last day of filing.")
@click.option("--cik", "ciks", type=click.IntRange(1), multiple=True, help="Only this company; may be given several times.")
@click.option("--file-number", "file_numbers", metavar="N", multiple=True, help="Only this registration, such as 333-106889.")
@click.pass_context
def backfill(ctx: click.Context, start: date, end: date, ciks: tuple[int, ...], file_numbers: tuple[str, ...]) -> None:
    """Fetch, parse and load a past range. Interrupted at any point and run again, it does only what is left.

    \b
    noteholders backfill --from 2003-01-01 --to 2004-12-31
    noteholders backfill --from 1996-01-01 --to 2026-11-24 --cik 1043604
    noteholders backfill --from 2003-01-01 --to 2004-12-31 --file-number 333-106889
    """
    from flows.past_range import backfill as plain
    from flows.past_range import checked_range
    from flows.settings import load_settings

    load_settings().access()
    checked_range(start, end)
    _end(ctx, _as_flow("backfill", plain, start, end, list(ciks), list(file_numbers)))


@click.command()
@click.argument("what", nargs=-1, required=True)
@click.option("--cik", type=click.IntRange(1), help="The issuer, where a local document or an accession number doesn't tell.")
@click.option("--file-number", metavar="N", help="The registration of a local document, such as 333-106889.")
@click.option("--filed", type=DAY, help="The day on which a local document was filed.")
@click.option("--form", "form_type", default="424B3", show_default=True, help="The form type of a local document.")
@click.option("--company", help="The issuer's name for a local document.")
@click.pass_context
def ingest(
    ctx: click.Context,
    what: tuple[str, ...],
    cik: int | None,
    file_number: str | None,
    filed: date | None,
    form_type: str,
    company: str | None,
) -> None:
    """Load single filings: accession numbers, EDGAR addresses, or local files.

    A local file is a full submission (.txt), or one document (.htm, .txt) with what its header would say.

    \b
    noteholders ingest 0000891618-04-000322 --cik 1043604
    noteholders ingest https://www.sec.gov/Archives/edgar/data/1043604/000089161804000322.txt
    noteholders ingest supplement.htm --cik 1043604 --file-number 333-106889 --filed 2004-01-27 --form 424B3
    """
    from flows.progress import for_this_terminal
    from flows.run import Run, stopped_by_signals
    from flows.settings import load_settings
    from flows.single import Facts, ingest_all

    _log_to_stderr()
    run = Run(load_settings(), "ingest", {"what": list(what)}, progress=for_this_terminal())
    with stopped_by_signals(run.stop):
        _end(ctx, ingest_all(run, what, Facts(cik, file_number, filed, form_type, company or "")))


@click.command()
@click.option("--runner", type=click.Choice(["processes", "dask"]), default="processes", show_default=True, help="Who parses.")
@click.option("--address", help="A Dask scheduler, such as tcp://10.0.0.5:8786; without it, a local cluster.")
@click.option("--workers", type=click.IntRange(1), help="How many processes. Default: NOTEHOLDERS_WORKERS, or one a core.")
@click.pass_context
def reparse(ctx: click.Context, runner: str, address: str | None, workers: int | None) -> None:
    """Parse the raw store again with the present parser and derive everything anew, without the network.

    \b
    noteholders reparse
    noteholders reparse --runner dask --address tcp://10.0.0.5:8786

    With Dask (pip install 'noteholders[dask]') the workers need the raw store and NOTEHOLDERS_HOME at the same path.
    """
    from flows.errors import Unusable
    from flows.settings import load_settings

    if address and runner != "dask":
        raise Unusable("--address names a Dask scheduler: add --runner dask.")
    settings = load_settings(workers=workers)
    if runner == "dask":
        _quiet_prefect()
        from flows.on_dask import reparse_on_dask

        _end(ctx, reparse_on_dask(settings, address))
        return
    from flows.again import reparse_all
    from flows.progress import for_this_terminal
    from flows.run import Run, stopped_by_signals

    _log_to_stderr()
    run = Run(settings, "reparse", progress=for_this_terminal())
    with stopped_by_signals(run.stop):
        _end(ctx, reparse_all(run))


def _as_flow(kind: str, plain: Callable[..., Tally], *arguments: Any) -> Tally:
    """The run as a Prefect flow; without Prefect where its temporary server can't be started, since the data matters more."""
    import logging

    from flows.errors import Stopped
    from flows.run import STOPPED_BY, ended_by_signals
    from flows.servers import start_server

    _quiet_prefect()
    try:
        with ended_by_signals():
            start_server()
        flow: Callable[..., Tally] = getattr(import_module(f"flows.{kind}"), kind)
        return flow(*arguments)
    except Exception as error:
        if type(error).__name__ == "CancelledRun":
            raise Stopped(str(error), STOPPED_BY[-1]) from None
        if not isinstance(error, RuntimeError) or "ephemeral" not in str(error):
            raise
        logging.getLogger("flows").warning("Prefect's temporary server did not start (%s): going on without Prefect", error)
    from flows.progress import for_this_terminal
    from flows.run import Run, stopped_by_signals
    from flows.settings import load_settings

    run = Run(load_settings(), kind, {"arguments": [str(value) for value in arguments]}, progress=for_this_terminal())
    with stopped_by_signals(run.stop):
        return plain(run, *arguments)


def _end(ctx: click.Context, tally: Tally) -> None:
    """Say what was done, and answer 1 where something is left to be tried again."""
    if sys.stderr.isatty():
        click.echo(tally.in_words().capitalize() + ".", err=True)
    ctx.exit(1 if tally.failures else 0)


def _log_to_stderr() -> None:
    import logging

    level = logging.WARNING if sys.stderr.isatty() else logging.INFO
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)-7s %(message)s", datefmt="%H:%M:%S")
    # Prefect's client tells every call to a shared rate limit.
    logging.getLogger("httpx").setLevel(logging.WARNING)


def _quiet_prefect() -> None:
    from flows.engine import quiet

    quiet(sys.stderr.isatty())
