"""Read-only questions of the reports, by the name of their file under `warehouse/sql/report`."""

from __future__ import annotations

from datetime import date
from typing import Any

from warehouse.answers import Connection, ask

Record = dict[str, Any]


class Reports:
    """Answers as mappings from column name to value, over an open read-only connection."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def rows(self, name: str, **parameters: Any) -> list[Record]:
        return ask(self.connection, name, room="report", **parameters).records()

    def one(self, name: str, **parameters: Any) -> Record:
        """The only row; raises LookupError where there is none."""
        found = self.rows(name, **parameters)
        if not found:
            wanted = ", ".join(map(str, parameters.values()))
            raise LookupError(f"nothing is known of {wanted}; 'noteholders history' finds issuers by name")
        return found[0]

    def through(self) -> date | None:
        """The last filing date that the database holds."""
        last = self.one("loaded_through")["through"]
        assert last is None or isinstance(last, date)
        return last
