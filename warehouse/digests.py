"""Whether a filing read again tells something new: digests of the facts from which the rest is derived."""

from __future__ import annotations

import hashlib
from decimal import Decimal

from transform.records import HolderRow, ParsedFiling, Security

# Claims that can move a position.
MOVES = ("transfer", "distribution", "deleted")


def content_hash(filing: ParsedFiling) -> str:
    """Two digests joined by `-`: of what the history is folded from, and of what tells note issues and holders apart.

    Equal first halves: the filing says the same of every position, so that nothing was corrected. Equal wholes: nothing
    derived can change.
    """
    return f"{_digest(_history_facts(filing))}-{_digest(_identity_facts(filing))}"


def _history_facts(filing: ParsedFiling) -> tuple[object, ...]:
    return (
        filing.filing_date,
        filing.supplement_number,
        filing.file_number,
        filing.file_numbers,
        [security.key for security in filing.securities],
        [(t.table_index, t.outcome, t.effect, t.scope, [_statement(row) for row in t.rows]) for t in filing.tables],
        [(c.kind, c.subject, c.object, _plain(c.amount), c.security_key) for c in filing.claims if c.certain and c.kind in MOVES],
    )


def _identity_facts(filing: ParsedFiling) -> tuple[object, ...]:
    return (
        filing.cik,
        filing.ciks,
        filing.company_name,
        filing.prospectus_date,
        [
            (s.key, s.title, s.kind, s.maturity_date, s.maturity_year, s.currency, s.is_principal, *map(_plain, _numbers(s)))
            for s in filing.securities
        ],
        [row.heading for table in filing.tables for row in table.rows],
        [(c.kind, c.subject, c.object, c.certain) for c in filing.claims if c.kind in ("manager", "rename")],
    )


def _numbers(security: Security) -> tuple[Decimal | None, ...]:
    return (security.coupon_rate, security.principal_outstanding, security.conversion_price, security.conversion_rate)


def _statement(row: HolderRow) -> tuple[object, ...]:
    amounts = (_plain(row.principal_amount), _plain(row.shares))
    return (
        row.row_index,
        row.row_kind,
        row.holder_name,
        row.security_key,
        *amounts,
        row.effect,
        row.in_addition,
        bool(row.problems),
    )


def _plain(value: Decimal | None) -> str | None:
    return None if value is None else f"{value.normalize():f}"


def _digest(facts: object) -> str:
    return hashlib.blake2b(repr(facts).encode("utf-8", "backslashreplace"), digest_size=12).hexdigest()
