"""`noteholders serve`: the nightly on schedule and backfills on demand, on one machine."""

from __future__ import annotations

from dataclasses import replace

import click

CRON = "0 6 * * 2-6"


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=4200, show_default=True, help="Of the server that is started.")
@click.option("--cron", default=CRON, show_default=True, help="When the nightly runs.")
@click.option("--timezone", default="America/New_York", show_default=True, help="Of --cron.")
def serve(port: int, cron: str, timezone: str) -> None:
    """Run the scheduled nightly, and backfills on demand, as Prefect deployments, until Ctrl-C.

    Uses the Prefect server that PREFECT_API_URL names, or starts one on this machine. Start a backfill in its UI, or with:

    \b
    PREFECT_API_URL=http://127.0.0.1:4200/api prefect deployment run backfill/backfill -p start=2004-01-01 -p end=2004-03-31
    """
    from flows.serving import serve_flows, server
    from flows.settings import load_settings

    settings = load_settings()
    settings.access()
    settings = replace(settings, home=settings.home.absolute(), database=settings.database.absolute())
    with server(settings, port) as address:
        click.echo(f"Prefect: {address.removesuffix('/api')}   nightly at {cron!r} {timezone}; Ctrl-C ends it")
        serve_flows(settings, cron, timezone)
