"""The history's rules once more, as a plain loop over filings: slow, obvious, and written without a look at the SQL."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from transform.records import HolderRow, HolderTable, ParsedFiling

REPLACING = ("full", "restate")
ZERO = Decimal(0)


@dataclass(frozen=True, order=True)
class Interval:
    """One row of the history, without what is joined to it."""

    issue: str
    holder: str
    valid_from: date
    valid_to: date | None
    amount: Decimal
    name: str
    change: str
    previous: Decimal | None
    closed_by: str | None
    file_number: str | None
    accession: str
    closed_by_accession: str | None


@dataclass
class Standing:
    """What is known of one holder in one issue while the chain is walked."""

    amount: Decimal = ZERO
    plain: Decimal = ZERO
    """The amount if no supplement had ever been superseded."""
    before_last: Decimal = ZERO
    """`plain` before the last filing that states the holder."""
    covered: frozenset[str] | None = None
    supplement: int = 0


@dataclass
class Day:
    amount: Decimal
    rule: str
    filing: ParsedFiling
    names: list[str] = field(default_factory=list)


@dataclass
class Statement:
    """What one filing says of one holder and issue."""

    replaced: list[Decimal] = field(default_factory=list)
    set_to: list[Decimal] = field(default_factory=list)
    added: list[Decimal] = field(default_factory=list)
    moved: list[Decimal] = field(default_factory=list)
    has_rows: bool = False
    deleted: bool = False
    deleted_in_words: bool = False
    distributed: bool = False
    in_replacing: bool = False
    unreadable: bool = False
    name: str = ""


def order(filing: ParsedFiling) -> tuple[date, int, str]:
    return (filing.filing_date, number_of(filing), filing.accession_number)


def number_of(filing: ParsedFiling) -> int:
    found = re.search(r"\d+", filing.supplement_number or "")
    return int(found[0]) if found else 0


def history(
    filings: Iterable[ParsedFiling], issue_of: Callable[[ParsedFiling, str], str], holder_of: Callable[[str], str]
) -> list[Interval]:
    """The intervals that the filings, each given once, lead to; in any order."""
    days: dict[tuple[str, str], dict[date, Day]] = defaultdict(dict)
    standing: dict[str, dict[str, Standing]] = defaultdict(dict)
    for filing in sorted(filings, key=order):
        by_issue: dict[str, dict[str, Statement]] = defaultdict(dict)
        scopes: dict[str, list[str | None]] = defaultdict(list)
        for table in filing.tables:
            for row in table.rows if table.outcome == "note_positions" else ():
                if row.row_kind == "holder" and row.security_key is not None:
                    issue = issue_of(filing, row.security_key)
                    if read_row(by_issue[issue].setdefault(holder_of(row.holder_name), Statement()), table, row):
                        scopes[issue].append(table.scope)
        read_claims(filing, by_issue, issue_of, holder_of)
        for issue, statements in by_issue.items():
            apply(filing, statements, scopes.get(issue), standing[issue], lambda holder, day, i=issue: note(days[i, holder], day))
    return sorted(interval for (issue, holder), known in days.items() for interval in intervals(issue, holder, known))


def read_row(said: Statement, table: HolderTable, row: HolderRow) -> bool:
    """Add a row to a statement; True where it makes its table replace the issue's earlier ones."""
    effect = row.effect or table.effect
    if effect == "none":
        return False
    said.has_rows = True
    said.name = row.holder_name
    said.unreadable |= bool(row.problems)
    if effect == "delete":
        said.deleted = True
        return False
    replacing = effect in REPLACING and table.effect in REPLACING and not row.in_addition
    said.in_replacing |= replacing
    if row.principal_amount is None:
        return False
    (said.added if row.in_addition else said.replaced if replacing else said.set_to).append(row.principal_amount)
    return replacing


def read_claims(
    filing: ParsedFiling,
    by_issue: dict[str, dict[str, Statement]],
    issue_of: Callable[[ParsedFiling, str], str],
    holder_of: Callable[[str], str],
) -> None:
    for claim in filing.claims:
        if not claim.certain or claim.security_key is None:
            continue
        statements = by_issue[issue_of(filing, claim.security_key)]

        def said(name: str, known: dict[str, Statement] = statements) -> Statement:
            statement = known.setdefault(holder_of(name), Statement())
            statement.name = statement.name if statement.has_rows else max(statement.name, name)
            return statement

        if claim.kind == "deleted" and claim.subject:
            said(claim.subject).deleted_in_words = True
        if claim.kind == "distribution" and claim.subject and claim.amount is None:
            said(claim.subject).deleted_in_words = said(claim.subject).distributed = True
        if claim.kind in ("transfer", "distribution") and claim.subject and claim.amount is not None:
            said(claim.subject).moved.append(-claim.amount)
        if claim.kind == "transfer" and claim.object and claim.amount is not None:
            said(claim.object).moved.append(claim.amount)


def apply(
    filing: ParsedFiling,
    statements: dict[str, Statement],
    scopes: list[str | None] | None,
    known: dict[str, Standing],
    tell: Callable[[str, Day], None],
) -> None:
    covered = frozenset(filing.file_numbers or ([filing.file_number] if filing.file_number else []))
    superseded = {int(n) for scope in scopes or () if scope for n in re.findall(r"\d+", scope)}
    whole = scopes is not None and any(scope is None or not re.search(r"\d", scope) for scope in scopes)

    def close(holder: str, standing: Standing) -> None:
        if standing.covered is None or (covered and standing.covered and not covered & standing.covered):
            return
        if whole:
            standing.plain = standing.amount = ZERO
        elif standing.supplement in superseded:
            standing.amount = standing.before_last
        else:
            return
        tell(holder, Day(standing.amount, "omitted", filing))

    for holder, standing in known.items():
        if scopes is not None and holder not in statements:
            close(holder, standing)
    for holder, said in statements.items():
        standing = known.setdefault(holder, Standing())
        change = what(said)
        if change is None:
            if scopes is not None and said.in_replacing and not said.unreadable:
                close(holder, standing)
            continue
        how, amount = change
        standing.before_last = standing.plain
        standing.plain = amount + (standing.plain if how == "add" else ZERO)
        standing.amount = amount + (standing.amount if how == "add" else ZERO)
        standing.covered, standing.supplement = covered, number_of(filing)
        tell(
            holder,
            Day(
                max(standing.amount, ZERO), "deleted" if how == "delete" and not said.distributed else "stated", filing, [said.name]
            ),
        )


def what(said: Statement) -> tuple[str, Decimal] | None:
    if not said.has_rows:
        return ("delete", ZERO) if said.deleted_in_words else ("add", sum(said.moved, ZERO)) if said.moved else None
    amounts = said.replaced or said.set_to
    if amounts:
        return ("set", sum(amounts, ZERO) + sum(said.added, ZERO))
    if said.added:
        return ("add", sum(said.added, ZERO))
    return ("delete", ZERO) if said.deleted else None


def note(days: dict[date, Day], day: Day) -> None:
    """The last filing of a day counts, but what an earlier one of the day called the holder stays known."""
    earlier = days.get(day.filing.filing_date)
    names = [*(earlier.names if earlier else ()), *day.names]
    if earlier and day.amount == earlier.amount == ZERO and day.rule == "omitted":
        return
    days[day.filing.filing_date] = Day(day.amount, day.rule, day.filing, names)


def intervals(issue: str, holder: str, days: dict[date, Day]) -> Iterable[Interval]:
    runs: list[list[Day]] = []
    early: list[str] = []
    for _, day in sorted(days.items()):
        if day.amount == (runs[-1][0].amount if runs else ZERO):
            if runs:
                runs[-1].append(day)
            early += day.names
        else:
            runs.append([day])
    held = False
    before = ZERO
    names = early[:]
    for run, after in zip(runs, [*runs[1:], None][: len(runs)], strict=True):
        first = run[0]
        names += [name for day in run for name in day.names]
        if first.amount > 0:
            yield Interval(
                issue,
                holder,
                first.filing.filing_date,
                after[0].filing.filing_date if after else None,
                first.amount,
                names[-1],
                ("re-entered" if held else "new") if before == 0 else "increased" if first.amount > before else "decreased",
                before if before > 0 or held else None,
                None if after is None else closing(after[0]),
                first.filing.file_number,
                first.filing.accession_number,
                after[0].filing.accession_number if after else None,
            )
            held = True
        before = first.amount


def closing(day: Day) -> str:
    if day.amount > 0:
        return "changed"
    return day.rule if day.rule in ("omitted", "deleted") else "exited"
