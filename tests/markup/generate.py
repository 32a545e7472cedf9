"""Facts made up at random: other captions, other column orders, other names than any recorded filing has.

Everything follows from the `random.Random` given, so that a failing case is named by its seed.
"""

# ruff: noqa: E501

from __future__ import annotations

import random
from datetime import date, timedelta

from .facts import Facts, Note
from .samples import Col, Row, build

NAME = (
    "Name", "Name of Selling Securityholder", "Name of Selling Security Holder", "Selling Securityholder", "Selling Security Holders", "Selling Holder", "Holder", "NAME OF BENEFICIAL OWNER",
    "Name and Address of Selling Holder", "Full Legal Name of Holder", "Holders of Convertible {notes}", "Beneficial Owner", "Name of Selling Noteholder", "Selling Noteholder(s)", "Noteholder",
)  # fmt: skip
PRINCIPAL = (
    "Principal Amount of {notes} Beneficially Owned That May Be Sold", "Principal Amount of {notes} Beneficially Owned and Offered Hereby", "Aggregate Principal Amount of {notes} That May Be Sold",
    "Principal Amount at Maturity of {notes} That May Be Sold", "Original Principal Amount of {notes} Owned and Offered", "Amount of {notes} To Be Sold", "Principal Amount of {notes} to be Registered",
    "Amount of {notes} Beneficially Owned", "{notes} Beneficially Owned and Offered", "PRINCIPAL AMOUNT OF {notes} OWNED AND OFFERED", "Principal Amount of {notes} Held", "Aggregate Principal Amount of Registered {notes}",
    "Principal Amount of {notes} Offered for Resale", "Principal Amount of {notes} and Subsidiary Guarantees Offered Hereby", "Amount of {notes} Offered for the Account of the Holder", "Dollar Amount of {notes} Offered",
)  # fmt: skip
PCT = (
    "Percentage of {notes} Outstanding", "Percentage of Outstanding {notes}", "Percent of {notes}", "Percentage of {notes} Beneficially Owned", "% of {notes} Outstanding", "Percentage of Total Outstanding {notes}",
    "Percentage of Class of {notes}", "PERCENTAGE OF {notes} OUTSTANDING",
)  # fmt: skip
SHARES = (
    "Number of Shares of Common Stock That May Be Sold", "Number of Conversion Shares That May Be Sold", "Shares of Common Stock Issuable Upon Conversion of the {notes}", "Conversion Shares Offered Hereby",
    "Common Stock Issuable Upon Conversion and Offered", "Number of Shares of Class A Common Stock Offered", "Shares of Common Stock Registered for Resale", "Ordinary Shares Issuable Upon Conversion",
    "NUMBER OF SHARES OF COMMON STOCK OFFERED HEREBY", "Underlying Common Stock Offered", "Common Shares That May Be Sold",
)  # fmt: skip
SHARES_PCT = (
    "Percentage of Common Stock Outstanding", "Percentage of Outstanding Common Stock", "% of Common Stock", "Percentage of Class A Common Stock Outstanding", "Percent of Common Shares Outstanding",
)  # fmt: skip
SHARES_BEFORE = (
    "Number of Shares of Common Stock Beneficially Owned Prior to the Offering",
    "Common Stock Owned Before the Offering",
    "Other Shares of Common Stock Owned Prior to Conversion",
)
SHARES_AFTER = (
    "Number of Shares of Common Stock Owned After Completion of the Offering",
    "Shares of Common Stock Held After the Offering",
    "Common Stock Beneficially Owned Upon Completion of the Offering",
)
PRINCIPAL_AFTER = ("Principal Amount of {notes} Owned After the Offering", "{notes} to be Owned Upon Completion of the Offering")
PERSONS = ("Natural Person(s) with Voting or Investment Power", "Natural Persons with Voting or Dispositive Control")
NOUNS = ("Notes", "Debentures", "Bonds", "Convertible Notes", "Convertible Debentures")

FIRST = (
    "Alder", "Brant Point", "Cobalt", "D.E. Marsh", "Evergreen", "Fairlane", "Glen Hollow", "HFT", "Ironwood", "J.P. Sable", "KLM", "Lothian", "McAllister", "North River", "O'Dell", "Pequod", "Quill",
    "R2", "St. James", "T. Rowe", "UFJ", "Vantage", "Whitney", "XL", "Yellowtail", "Zazove", "1994 Marsh", "Bank of Nova Scotia", "Société du Nord", "Van der Meer", "AB&C", "The Kestrel", "L.B.I.", "Total Fina", "Any Harbor", "Other Side",
)  # fmt: skip
MIDDLE = (
    "Convertible Arbitrage", "Capital", "Global Opportunities", "Market Neutral", "Income & Growth", "Multi-Strategy", "Relative Value", "Securities", "Institutional", "High Yield", "Pension", "Retirement", "Insurance", "Series A",
    "Fixed Income", "Hedged Equity", "Offshore", "(Cayman)", "Investment Partners", "Financial Products",
)  # fmt: skip
LAST = (
    "Fund, L.P.", "Master Fund, Ltd.", "LLC", "Ltd.", "Inc.", "Trust", "Partners", "Fund II", "Fund III, Ltd.", "Company", "Plan", "Portfolio", "Limited", "L.P.", "S.A.", "Foundation", "SPC", "AG", "N.V.", "Fund (USA)", "& Co.",
    "Corporation, as trustee for the Master Trust", "Fund c/o North River Management LLC", "Account #2", "f/b/o Glen Hollow Partners, L.P.", "Fund, Ltd. (RMF)",
)  # fmt: skip
RESIDUAL = (
    "All other holders", "Any other holder of {notes} or future transferee, pledgee, donee or successor of any such holder", "Other holders of {notes}", "Unnamed holders of {notes} and their transferees",
    "All other holders of {notes} or future transferees of such holders",
)  # fmt: skip


def facts(seed: int) -> Facts:
    """A filing of one table, made up from `seed`."""
    chance = random.Random(seed)
    noun = chance.choice(NOUNS)
    price = chance.choice((20.0, 31.25, 12.5, 50.0, 8.0))
    note = Note(
        "A",
        f"{chance.choice(('2.25%', '3%', '0.50%', '5 3/4%', '6.125%', 'Zero Coupon'))} Convertible {chance.choice(('Senior', 'Subordinated', 'Senior Subordinated'))} {_kind(noun)} due {chance.randint(2005, 2030)}",
        "USD",
        400_000_000,
        price,
    )
    columns = _columns(chance, noun)
    unit = chance.choice((1, 1, 1, 1, 1, 1000))
    if unit == 1000:
        columns = [Col(f"{c.caption} (in thousands)", c.role, unit=1000) if c.role.startswith("principal") else c for c in columns]
    rows, footnotes = _rows(chance, columns, price, unit, noun)
    day = date(1998, 1, 5) + timedelta(days=chance.randint(0, 5000))
    is_prospectus = chance.random() < 0.15
    return build(
        f"seed-{seed}", [(columns, rows, {"name": chance.choice(NAME).format(notes=noun)})], notes=(note,), footnotes=tuple(footnotes), dated=day,
        kind="prospectus" if is_prospectus else "supplement", effect="full" if is_prospectus else chance.choice(("amend", "add", "restate", "unstated", "delete")),
        number=None if is_prospectus else chance.choice((None, "1", "3", "12")), prospectus_dated=None if is_prospectus else day - timedelta(days=chance.randint(20, 300)),
    )  # fmt: skip


def _kind(noun: str) -> str:
    return noun.replace("Convertible ", "").replace("Securities", "Notes")


def _columns(chance: random.Random, noun: str) -> list[Col]:
    columns = [Col(chance.choice(PRINCIPAL), "principal")]
    if chance.random() < 0.6:
        columns.append(Col(chance.choice(PCT), "pct"))
    if chance.random() < 0.2:
        columns.append(Col(chance.choice(PRINCIPAL_AFTER), "principal_after"))
    if chance.random() < 0.3:
        columns.append(Col(chance.choice(SHARES_BEFORE), "shares_before"))
    if chance.random() < 0.8:
        columns.append(Col(chance.choice(SHARES), "shares"))
        if chance.random() < 0.5:
            columns.append(Col(chance.choice(SHARES_PCT), "shares_pct"))
    if chance.random() < 0.3:
        columns.append(Col(chance.choice(SHARES_AFTER), "shares_after"))
    if chance.random() < 0.1:
        columns.append(Col(chance.choice(PERSONS), "ignored"))
    upper = chance.random() < 0.15
    marked = [
        Col(
            c.caption.format(notes=noun.upper() if c.caption.isupper() else noun) + (f"({n})" if chance.random() < 0.3 else ""),
            c.role,
        )
        for n, c in enumerate(columns, 1)
    ]
    return [Col(c.caption.upper(), c.role) for c in marked] if upper else marked


def _rows(chance: random.Random, columns: list[Col], price: float, unit: int, noun: str) -> tuple[list[Row], list[tuple[str, str]]]:
    marked_after = chance.randint(4, 20)
    rows: list[Row] = []
    notes: list[tuple[str, str]] = []
    names = dict.fromkeys(_name(chance) for _ in range(chance.randint(1, 14)))
    sort = chance.random() < 0.7
    style = {
        "sign": chance.choice(("first", "all", "none")),
        "space": chance.choice(("", " ")),
        "pct": chance.choice(("%", "%", "")),
        "zero": chance.choice(("0", "-0-", "—", "-", "0")),
    }
    for name in sorted(names) if sort else names:
        marks: tuple[str, ...] = ()
        if chance.random() < 0.4:
            marked_after += 1
            marks = (str(marked_after),)
            notes.append(
                (
                    str(marked_after),
                    f"{chance.choice(('Mary Example', 'John Q. Sample', 'The investment manager'))} has voting and dispositive power over the {noun.lower()}.",
                )
            )
        if chance.random() < 0.08:
            marks = (chance.choice(("#", "+", "**")), *marks)
        rows.append(Row(name, _cells(chance, columns, price, unit, style, first=not rows), marks))
    total = _total(chance, rows, columns, style)
    if total:
        if chance.random() < 0.5:
            cells = tuple(
                "" if c.role in ("ignored", "pct", "shares_pct") else f"{1000 * (n + 31):,}" for n, c in enumerate(columns)
            )
            rows.append(Row(chance.choice(RESIDUAL).format(notes=noun.lower()), cells, kind="unnamed"))
        rows.append(total)
    if any("*" in row.cells for row in rows):
        notes.insert(
            0, ("*", chance.choice(("Less than 1%.", "Less than one percent.", "Represents less than 1%", "less than 1%")))
        )
    for n, column in enumerate(columns, 1):
        if column.caption.endswith(f"({n})"):
            notes.append(
                (
                    str(n),
                    chance.choice(
                        (
                            "Figures are as of the date on which the holder reported to us.",
                            "Assumes that all securities offered are sold.",
                            "Subject to adjustment.",
                        )
                    ),
                )
            )
    return rows, notes


def _name(chance: random.Random) -> str:
    parts = [chance.choice(FIRST), chance.choice(MIDDLE)]
    if chance.random() < 0.25:
        parts.append(chance.choice(MIDDLE))
    return " ".join([*dict.fromkeys(parts), chance.choice(LAST)])


def _cells(
    chance: random.Random, columns: list[Col], price: float, unit: int, style: dict[str, str], first: bool
) -> tuple[str, ...]:
    principal = chance.choice((25, 40, 115, 500, 1_000, 2_350, 10_000, 37_500)) * 1_000 * chance.randint(1, 3)
    if chance.random() < 0.07:
        principal = 0
    sign = f"${style['space']}" if style["sign"] == "all" or (style["sign"] == "first" and first) else ""
    out = []
    for column in columns:
        share = principal / 400_000_000 * 100
        shares = round(principal / price)
        match column.role:
            case "principal":
                out.append(sign + f"{principal // unit:,}" if principal else style["zero"])
            case "pct" | "shares_pct":
                out.append("*" if share < 1 else f"{share:.2f}{style['pct']}")
            case "shares":
                out.append(f"{shares:,}" if shares else style["zero"])
            case "shares_before":
                out.append(f"{shares + chance.choice((0, 0, 1_200)):,}" if shares else style["zero"])
            case "ignored":
                out.append(chance.choice(("Mary Example", "John Q. Sample and Jane Doe", "See footnote")))
            case _:
                out.append(style["zero"])
    return tuple(out)


def _total(chance: random.Random, rows: list[Row], columns: list[Col], style: dict[str, str]) -> Row | None:
    if chance.random() > 0.3 or len(rows) < 3:
        return None
    cells = tuple(
        "" if c.role in ("ignored", "pct", "shares_pct") else f"{sum(_plain(row.cells[n]) for row in rows):,}"
        for n, c in enumerate(columns)
    )
    return Row(chance.choice(("Total", "TOTAL", "Total:", "Totals")), cells, kind="total")


def _plain(cell: str) -> int:
    digits = "".join(c for c in cell if c.isdigit())
    return int(digits) if digits else 0
