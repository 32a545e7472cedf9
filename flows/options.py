"""Kinds of options that several commands share."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click


class Day(click.ParamType[date]):
    """A day, as YYYY-MM-DD or YYYYMMDD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2004-01-27", param, ctx)


DAY = Day()
database_option = click.option(
    "--database", type=click.Path(path_type=Path), help="The database to read, instead of NOTEHOLDERS_DATABASE."
)
