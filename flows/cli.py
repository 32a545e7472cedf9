"""The `noteholders` command. Imports nothing heavy, so that `--help` and `sql` answer at once; each command imports what it needs.

Exit codes: 0 done, 1 finished with failures that are recorded and will be retried, 2 unusable request or setting,
130 and 143 stopped by Ctrl-C or SIGTERM.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import click

from flows import errors

# Name, module of `flows.commands`, and what it does; in the order of `--help`.
COMMANDS = {
    "demo": ("demo", "The whole path on a bundled sample archive: no network, no identity."),
    "nightly": ("runs", "Catch up: every index day since the last complete one."),
    "backfill": ("runs", "Fetch, parse and load a past range; run again, it does what is left."),
    "ingest": ("runs", "Single filings: accession numbers, EDGAR addresses or local files."),
    "reparse": ("runs", "Parse the raw store again, without the network."),
    "serve": ("serve", "Run the scheduled nightly, and backfills on demand, as Prefect deployments."),
    "status": ("look", "Coverage by quarter, and the last runs."),
    "history": ("look", "Positions over time of an issuer, note issue or file number."),
    "changes": ("look", "What moved, newest first."),
    "explain": ("explain", "The rows, filings and rules that led to a holder's position."),
    "holders": ("holders", "Who is who: review, merge, split, show and keep decisions."),
    "report": ("report", "A page for one note issue or holder."),
    "sql": ("query", "Read-only SQL over the database."),
    "export": ("query", "Every relation as a Parquet file."),
}


class Commands(click.Group):
    """Finds a command's module when it is called; `--help` reads the table above and imports none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [name for name, (module, _) in COMMANDS.items() if find_spec(f"flows.commands.{module}")]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in self.list_commands(ctx):
            return None
        module = import_module(f"flows.commands.{COMMANDS[name][0]}")
        command: click.Command = getattr(module, name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            close = get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f" Did you mean {close[0]!r}?" if close else " 'noteholders --help' lists the commands."
            raise click.UsageError(error.message + hint, ctx) from None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            code = errors.exit_code(error)
            if code is None or os.environ.get("NOTEHOLDERS_TRACEBACK"):
                raise
            click.echo(f"Error: {error}", err=True)
            ctx.exit(code)


def version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import version as installed

        click.echo(f"noteholders {installed('noteholders')}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=version, help="Print the version.")
def noteholders() -> None:
    """Who held a convertible note issue, since when, and how much: selling-holder tables of EDGAR filings as a history in DuckDB.

    \b
    Try it:          noteholders demo
    Catch up:        NOTEHOLDERS_IDENTITY='Jane Doe jane@example.org' noteholders nightly
    Past years:      noteholders backfill --from 2003-01-01 --to 2004-12-31
    Look:            noteholders history juniper
    Ask:             noteholders sql "SELECT * FROM current_positions LIMIT 10"

    Settings are environment variables (NOTEHOLDERS_HOME, NOTEHOLDERS_IDENTITY ...) or lines of a .env file; see the README.
    Shell completion: eval "$(_NOTEHOLDERS_COMPLETE=bash_source noteholders)"; zsh_source and fish_source likewise.
    """


def main() -> None:
    """Entry point; a closed pipe (`noteholders sql … | head`) is no error."""
    try:
        noteholders(prog_name="noteholders")
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


if __name__ == "__main__":
    main()
