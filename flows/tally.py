"""What a run did, counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

OUTCOMES = {
    "note_positions": "with note positions",
    "equity_only": "with shares only",
    "no_holder_table": "without a holder table",
}


@dataclass
class Tally:
    """Counts of filings; written into `runs`, told at the end, and the ground of the exit code."""

    listed: int = 0
    waiting: int = 0
    """Failed in earlier runs and not due again yet."""
    days: int = 0
    withdrawn: int = 0
    unread_indexes: int = 0
    fetched: int = 0
    present: int = 0
    not_fetched: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    changed_issues: int = 0

    @property
    def parsed(self) -> int:
        return self.outcomes.total()

    @property
    def failures(self) -> int:
        """What this run could not do: exit code 1."""
        return self.not_fetched + self.outcomes["failed"] + self.unread_indexes

    def as_counts(self) -> dict[str, int]:
        counts = {
            "new_in_indexes": self.listed,
            "index_days": self.days,
            "fetched": self.fetched,
            "already_stored": self.present,
            "parsed": self.parsed,
            **{name: self.outcomes[name] for name in sorted(self.outcomes)},
            "not_fetched": self.not_fetched,
            "indexes_not_read": self.unread_indexes,
            "withdrawn": self.withdrawn,
            "note_issues_derived": self.changed_issues,
        }
        return {name: count for name, count in counts.items() if count or name in ("fetched", "parsed")}

    def in_words(self) -> str:
        """`175 filings fetched, 175 read, 60 with note positions …; 111 failed, are recorded and will be retried`."""
        parts = [f"{self.fetched:,} filings fetched"] if self.fetched or not self.parsed else []
        parts += [f"{self.parsed:,} read"] if self.parsed else []
        parts += [f"{self.outcomes[name]:,} {words}" for name, words in OUTCOMES.items() if self.outcomes[name]]
        text = ", ".join(parts) + f"; {self.changed_issues:,} note issues derived"
        if self.unread_indexes:
            text += f"; {self.unread_indexes:,} indexes could not be read"
        if failed := self.not_fetched + self.outcomes["failed"]:
            text += f"; {failed:,} failed, are recorded and will be retried ('noteholders status' lists them)"
        if self.waiting:
            text += f"; {self.waiting:,} that failed earlier wait for their next try"
        return text
