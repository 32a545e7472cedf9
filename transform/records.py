"""The records that pass from stage to stage, in the order in which a filing meets them.

    IndexEntry -> Submission -> Document -> Block (Prose | Grid) -> HolderTable -> HolderRow -> ParsedFiling

`ingest` makes `IndexEntry`, `transform` everything after it, and `warehouse` stores `ParsedFiling`.
Money is `Decimal` in units of the currency (never thousands), percentages are `Decimal` per cent (2.99 is 2.99 %),
dates are `datetime.date`. `None` is "not printed or not understood", never zero.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

DocumentKind = Literal["prospectus", "supplement"]
TableEffect = Literal["full", "restate", "amend", "add", "delete", "unstated", "none"]
Outcome = Literal["note_positions", "equity_only", "no_holder_table", "failed"]
RowKind = Literal["holder", "total", "unnamed", "heading"]
Markup = Literal["html", "text", "binary"]


# What EDGAR lists and sends


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One filing as an index lists it; co-registrants' lines are joined into `ciks`, the first one being `cik`."""

    accession_number: str
    form_type: str
    company_name: str
    cik: int
    filing_date: date
    path: str
    """Below EDGAR's root, without a leading slash: `edgar/data/1043604/0000891618-04-000322.txt`."""
    ciks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Filer:
    """One FILER block of the SGML header."""

    cik: int | None
    name: str
    file_numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One <DOCUMENT> of a submission, its text decoded but otherwise as filed."""

    document_type: str
    sequence: int
    filename: str | None
    description: str | None
    markup: Markup
    text: str


@dataclass(frozen=True, slots=True)
class Submission:
    """A full submission text file: what its header says, and its documents."""

    accession_number: str
    form_type: str
    filing_date: date
    filers: tuple[Filer, ...]
    documents: tuple[Document, ...]


# What a document holds, in reading order


@dataclass(frozen=True, slots=True)
class Prose:
    """A run of words outside any table: one paragraph, heading or line group, white space folded."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell. `column` is its first grid column (from 0), `span` how many it covers, `indent` in ems or characters."""

    text: str
    column: int
    span: int = 1
    indent: float = 0.0
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as printed, whatever its markup: rows of cells, blank cells left out."""

    rows: tuple[tuple[Cell, ...], ...]
    width: int
    markup: Markup


Block = Prose | Grid


# What a holder table says


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a holder table and what its caption was understood to mean.

    `role` is the name of a `HolderRow` field (`principal_amount`, `principal_pct`, `shares` …), `name`, `ignored` with a
    `reason` (persons, addresses, sums over issues), or `unknown` where the caption was not understood.
    """

    caption: str
    role: str
    security_key: str | None = None
    unit: Decimal = Decimal(1)
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class HolderRow:
    """One printed row for one note issue. Rows that print several issues side by side give one record per issue.

    `row_index` counts printed rows through the whole filing, so that (accession, row_index, security_key) is unique.
    `heading` is the manager's heading above an indented account. `in_addition` marks an amount that the text
    says comes on top of an earlier one. `effect` is set where the row's own section says something else than its table.
    `problems` are reasons why a printed cell could not be read; the cell itself stands in `raw_cells`.
    """

    table_index: int
    row_index: int
    row_kind: RowKind
    holder_name: str
    security_key: str | None
    principal_amount: Decimal | None = None
    principal_pct: Decimal | None = None
    shares: Decimal | None = None
    shares_pct: Decimal | None = None
    principal_before: Decimal | None = None
    principal_after: Decimal | None = None
    shares_before: Decimal | None = None
    shares_after: Decimal | None = None
    less_than_pct: tuple[tuple[str, str], ...] = ()
    """(column, mark as printed), such as ("shares_pct", "*")."""
    footnote_marks: tuple[str, ...] = ()
    cell_marks: tuple[tuple[str, str], ...] = ()
    """(column, mark without brackets)."""
    raw_cells: tuple[str, ...] = ()
    heading: str | None = None
    effect: TableEffect | None = None
    in_addition: bool = False
    problems: tuple[str, ...] = ()
    units: Decimal | None = None
    """Securities counted in pieces (preferred shares, units), as printed; never principal."""


@dataclass(frozen=True, slots=True)
class HolderTable:
    """One selling-holder table; a table cut by page breaks into several elements is one.

    `outcome` is `note_positions` or `equity_only`; a table that looks like one but could not be read has `failed` and a `reason`.
    `evidence` holds the words in which the text states `effect`; `scope` what it is limited to
    (`Supplement No. 4`, `pages 26-30`), None for the whole table.
    """

    table_index: int
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[HolderRow, ...]
    outcome: Outcome
    effect: TableEffect = "unstated"
    evidence: str | None = None
    scope: str | None = None
    currency: str = "USD"
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A mark's text. `table_index` is None where a mark holds for the whole document."""

    mark: str
    text: str
    table_index: int | None = None


@dataclass(frozen=True, slots=True)
class Security:
    """A note issue as one filing describes it; `key` (`A`, `B` …) is only valid within the filing.

    `coupon_rate` is per cent (0 for zero-coupon, None where not told). `kind` is the title's description without coupon,
    company and maturity (`convertible subordinated notes`). `is_principal` is False for securities counted in
    pieces (preferred shares, units): their amounts are never note principal.
    """

    key: str
    title: str
    coupon_rate: Decimal | None = None
    kind: str = ""
    maturity_date: date | None = None
    maturity_year: int | None = None
    currency: str = "USD"
    principal_outstanding: Decimal | None = None
    conversion_price: Decimal | None = None
    conversion_rate: Decimal | None = None
    """Shares per 1,000 of principal."""
    is_principal: bool = True


@dataclass(frozen=True, slots=True)
class Claim:
    """Something the words of a filing say of a holder, with the words.

    `kind`: `control_person`, `manager`, `broker_dealer`, `affiliate`, `transfer`, `distribution`, `rename`, `in_addition`,
    `deleted`. `subject` is the holder's name as printed where it is known, `object` the other party (a person, a
    manager, the new name or the transferee), `amount` the principal concerned. `certain` where the words leave no doubt about
    who and what; other claims are listed for review, never applied.
    """

    kind: str
    subject: str | None
    object: str | None
    words: str
    mark: str | None = None
    amount: Decimal | None = None
    security_key: str | None = None
    certain: bool = False


@dataclass(frozen=True, slots=True)
class QualityCheck:
    """One comparison. `row_index` is None where it concerns the filing; `grade` is `info`, `warning` or `error`."""

    check_name: str
    passed: bool
    row_index: int | None = None
    expected: str | None = None
    actual: str | None = None
    grade: str = "warning"


@dataclass(frozen=True, slots=True)
class ParsedFiling:
    """Everything the reader found in one submission."""

    accession_number: str
    form_type: str
    filing_date: date
    company_name: str
    cik: int | None
    file_number: str | None
    outcome: Outcome
    parser_version: str
    ciks: tuple[int, ...] = ()
    file_numbers: tuple[str, ...] = ()
    document_kind: DocumentKind | None = None
    supplement_number: str | None = None
    document_date: date | None = None
    prospectus_date: date | None = None
    table_effect: TableEffect = "none"
    effect_evidence: str | None = None
    error: str | None = None
    securities: tuple[Security, ...] = ()
    tables: tuple[HolderTable, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    claims: tuple[Claim, ...] = ()
    checks: tuple[QualityCheck, ...] = ()
    shares_outstanding: Decimal | None = None
    shares_outstanding_date: date | None = None
    references: tuple[str, ...] = field(default=())
    """Earlier documents the filing names: `Supplement No. 4`, `prospectus dated 2003-11-21`."""


# Who is who, and which note is which: what the identity rules are given and what they answer


@dataclass(frozen=True, slots=True)
class IssueMention:
    """A `Security` as one filing tells it, with what ties it to other filings of the same issuer."""

    accession_number: str
    filing_date: date
    cik: int | None
    ciks: tuple[int, ...]
    issuer_name: str
    file_numbers: tuple[str, ...]
    prospectus_date: date | None
    security: Security


@dataclass(frozen=True, slots=True)
class NoteIssue:
    """One series of notes of one issuer. `note_issue_id` follows from the issue's facts alone, not from the order of loading."""

    note_issue_id: str
    cik: int | None
    issuer_name: str
    title: str
    coupon_rate: Decimal | None
    kind: str
    maturity_date: date | None
    maturity_year: int | None
    currency: str
    principal_outstanding: Decimal | None
    file_numbers: tuple[str, ...]
    members: tuple[tuple[str, str], ...]
    """(accession_number, security_key) of every mention that is this issue."""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class NameMention:
    """A holder's name as one row prints it, with the context that can prove two spellings one."""

    name: str
    note_issue_id: str | None
    accession_number: str
    filing_date: date
    principal_amount: Decimal | None
    heading: str | None = None
    is_row: bool = True
    """False for a name met in words only (a transfer told in a sentence): the filing may print it otherwise in its table."""


@dataclass(frozen=True, slots=True)
class HolderDecision:
    """A person's judgement over two spellings: `same`, `different` or `undecided`; the newest one over a pair counts."""

    left: str
    right: str
    judgement: Literal["same", "different", "undecided"]
    decided_by: str
    decided_at: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Holder:
    """One legal holder under all its spellings; `method` of a spelling is `key`, `context`, `decision`."""

    holder_id: str
    name: str
    holder_type: str
    type_evidence: str
    family: str | None
    spellings: tuple[tuple[str, str, float], ...]
    """(name_as_filed, method, score)."""


@dataclass(frozen=True, slots=True)
class MergeCandidate:
    """Two holders that may be one; shown for review, never merged by itself."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HolderAssignment:
    """Which holder a name means in one note issue; the same words can mean another one elsewhere ("X" for "X Ltd." or "X L.P.")."""

    note_issue_id: str | None
    name: str
    holder_id: str
    method: str
    """`key`, `context` or `decision`: how the spelling came to its holder."""
    score: float


@dataclass(frozen=True, slots=True)
class DecisionConflict:
    """Decisions that contradict each other: `different` was said of two names that `same` joins over others. `different` wins."""

    left: str
    right: str
    path: tuple[str, ...]
    """The names over which the `same` decisions lead from `left` to `right`."""
    words: str


@dataclass(frozen=True, slots=True)
class HolderResolution:
    """What `resolve_holders` answers. `assignments` has one entry per note issue and printed name."""

    holders: tuple[Holder, ...]
    candidates: tuple[MergeCandidate, ...]
    conflicts: tuple[DecisionConflict, ...]
    assignments: tuple[HolderAssignment, ...]
