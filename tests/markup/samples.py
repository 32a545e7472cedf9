"""Our own filings as facts: small tables that between them hold what selling-holder tables are known to hold.

A sample names its columns with what they mean; `build` reads the meaning of each printed cell from that and nothing else,
so that it stays independent of the readers under test.
"""

# ruff: noqa: E501

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from .facts import Facts, Meant, Note, Printed

ZEROS = {"0", "-0-", "none", "$0", "$ 0", "€0", "0.00"}


@dataclass(frozen=True)
class Col:
    """A column: its caption lines (group above, own below), the role of its values, the issue they are of, its unit."""

    caption: str
    role: str
    issue: str = "A"
    group: str = ""
    unit: int = 1


@dataclass(frozen=True)
class Row:
    """A printed row: name with its marks, cells as printed; `zero` names roles whose dash means nothing is held."""

    name: str
    cells: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    kind: str = "holder"
    effect: str | None = None


def value(cell: str) -> float | None:
    """The number a cell prints; None for blanks, marks and N/A; 0 for the words and dashes of nothing."""
    text = cell.strip()
    if text.lower() in ZEROS or re.fullmatch(r"[–—-]+", text):
        return 0.0
    found = re.search(r"(\d[\d,]*(?:\.\d+)?|\.\d+)(?:\s(\d)/(\d))?", re.sub(r"\([a-z\d+*#]{1,3}\)", "", text))
    if not found:
        return None
    number = float(found[1].replace(",", ""))
    return number + int(found[2]) / int(found[3]) if found[2] else number


def meant(table: int, position: int, row: Row, columns: Sequence[Col], effect: str | None) -> list[Meant]:
    """What a printed row says: one entry an issue that the row gives an amount of (one at least)."""
    kind = {"heading": "group"}.get(row.kind, row.kind)
    if kind == "group":
        return [Meant(table, position, kind, row.name, "A", marks=row.marks)]
    issues = list(dict.fromkeys(col.issue for col in columns if col.role == "principal")) or ["A"]
    out = []
    for issue in issues:
        fields, less = _fields(
            row, [(col, cell) for col, cell in zip(columns, row.cells, strict=False) if col.issue in (issue, "all")]
        )
        if len(issues) > 1 and fields.get("principal") is None:
            continue
        main = [fields.pop(name, None) for name in ("principal", "pct", "shares", "shares_pct")]
        others = tuple(fields.items())
        out.append(
            Meant(
                table,
                position,
                kind,
                row.name,
                issue,
                *main,
                row.marks,
                (row.effect or effect) if kind == "holder" else None,
                others,
                less,
            )
        )
    return out


def _fields(row: Row, cells: Sequence[tuple[Col, str]]) -> tuple[dict[str, float], tuple[tuple[str, str], ...]]:
    """A row's values by field, and the marks that stand for small percentages."""
    fields: dict[str, float] = {}
    less = []
    for col, cell in cells:
        if col.role in ("ignored", "sum"):
            continue
        if col.role in ("pct", "shares_pct") and re.fullmatch(r"[*#†+]+", cell):
            less.append(({"pct": "principal_pct"}.get(col.role, col.role), cell))
        got = value(cell)
        if got is not None and not (col.role in ("pct", "shares_pct") and not got):
            fields[col.role] = got * col.unit
    return fields, tuple(less)


def printed(row: Row, columns: Sequence[Col]) -> tuple[str, ...]:
    marks = "".join(f"({m})" if m.isalnum() else (m if m.startswith("(") else f" {m}") for m in row.marks)
    name = row.name + (f" {marks.strip()}" if marks else "")
    return (name, *row.cells, *[""] * (len(columns) - len(row.cells)))


def table(columns: Sequence[Col], rows: Sequence[Row], name: str = "Name of Selling Securityholder", **more: object) -> Printed:
    """A table as printed; two header lines where a column has a group."""
    lower = (name, *(col.caption for col in columns))
    upper = ("", *(col.group for col in columns))
    header = (upper, lower) if any(upper) else (lower,)
    return Printed(header, tuple(printed(row, columns) for row in rows), **more)  # type: ignore[arg-type]


def build(slug: str, tables: Sequence[tuple[Sequence[Col], Sequence[Row], dict[str, object]]], **settings: object) -> Facts:
    """Facts of a sample; `settings` override the header's."""
    number = sum(ord(c) * (n + 1) for n, c in enumerate(slug)) % 900_000 + 100_000
    drawn, means = [], []
    for index, (columns, rows, more) in enumerate(tables):
        drawn.append(table(columns, rows, **more))  # type: ignore[arg-type]
        for position, row in enumerate(rows):
            means += meant(index, position, row, columns, more.get("effect"))  # type: ignore[arg-type]
    base = Facts(
        accession=f"0000950{number % 800 + 100}-04-{number:06d}", form="424B3", company="Harrow Lake Instruments, Inc.", cik=1_090_000 + number % 9_999,
        file_number=f"333-{number}", dated=date(2004, 6, 15), kind="supplement", number="2", prospectus_dated=date(2004, 2, 10), effect="amend",
        notes=(Note("A", "3.25% Convertible Senior Notes due 2024", "USD", 250_000_000, 31.25),), tables=tuple(drawn), meant=tuple(means),
        footnotes=(), odd=slug,
    )  # fmt: skip
    return replace(base, **settings)  # type: ignore[arg-type]


P = Col("Principal Amount of Notes Beneficially Owned That May Be Sold", "principal")
PCT = Col("Percentage of Notes Outstanding", "pct")
S = Col("Number of Shares of Common Stock That May Be Sold (1)", "shares")
SPCT = Col("Percentage of Common Stock Outstanding (2)", "shares_pct")

LONG = (
    "Alder Point Convertible Opportunities Master Fund SPC, Ltd., for and on behalf of the Class C Multi-Strategy Segregated Portfolio, "
    "acting through its investment manager Alder Point Capital Management (Bermuda) Limited as agent"
)

CLASSIC = build(
    "classic",
    [([P, PCT, S, SPCT], [
        Row("Amaranth LLC", ("$ 25,075,000", "10.03%", "802,400", "1.12%"), ("5",)),
        Row("Bank Austria Cayman Islands, Ltd.", ("2,350,000", "*", "75,200", "*")),
        Row(LONG, ("12,500,000", "5.00", "400,000", "*"), ("6", "7")),
        Row("Castle Convertible Fund", ("300,000", "*", "9,600", "*"), ("30",)),
        Row("Deutsche Bank AG, London Branch", ("7,000,000", "2.8", "224,000", "*"), ("8",)),
        Row("Jefferies & Company, Inc.", ("0", "*", "0", "*")),
        Row("O'Connor Global Convertible Arbitrage Master Ltd. f/b/o UBS O'Connor LLC", ("11,300,000", "4.52%", "361,600", "*")),
        Row("St. Thomas Trading, Ltd.", ("4,275,000", "1.71", "136,800", "*"), ("9",)),
    ], {})],
    footnotes=(
        ("*", "Less than one percent (1%)."),
        ("1", "Assumes conversion of all of the holder's notes at a conversion price of $31.25 per share."),
        ("2", "Calculated using 70,840,000 shares of common stock outstanding as of April 30, 2004."),
        ("5", "Nicholas Example may be deemed to control the holder."),
        ("6", "The holder is an affiliate of a broker-dealer."),
        ("7", "Alder Point Capital Management decides on voting and sale."),
        ("8", "A registered broker-dealer."),
        ("9", "The manager has the power to dispose of the notes."),
        ("30", "An investment company registered under the Act of 1940."),
    ),
)  # fmt: skip

NOTES, STOCK = "Principal Amount of Notes", "Number of Shares of Common Stock"
BEFORE_AFTER = build(
    "before-offered-after",
    [([
        Col("Owned Before the Offering", "principal_before", group=NOTES), Col("Offered Hereby", "principal", group=NOTES),
        Col("Owned After the Offering", "principal_after", group=NOTES), Col("Owned Before the Offering", "shares_before", group=STOCK),
        Col("Offered Hereby", "shares", group=STOCK), Col("Owned After the Offering", "shares_after", group=STOCK),
    ], [
        Row("Argent Classic Convertible Arbitrage Fund (Bermuda) Ltd.", ("$ 6,200,000", "$ 6,200,000", "—", "198,400", "198,400", "—"), ("3",)),
        Row("Aristeia International Limited", ("22,240,000", "20,240,000", "2,000,000", "720,880", "647,680", "73,200")),
        Row("Bear, Stearns & Co. Inc.", ("5,080,000", "5,080,000", "—", "172,767", "162,560", "10,207"), ("#", "4")),
        Row("Canyon Value Realization MAC 18, Ltd. (RMF)", ("1,250,000", "1,250,000", "—", "40,000", "40,000", "—")),
        Row("The Canyon Value Realization Fund (Cayman), Ltd.", ("11,250,000", "11,250,000", "—", "360,000", "360,000", "—"), ("5",)),
        Row("D.E. Shaw Valence Portfolios, L.L.C.", ("9,100,000", "9,100,000", "—", "291,200", "291,200", "—"), ("a", "40")),
        Row("Total Fina Elf Finance USA, Inc.", ("170,000", "170,000", "—", "5,440", "5,440", "—")),
    ], {"name": "Name"})],
    number="5", effect="restate", form="424B7", dated=date(2006, 9, 8), prospectus_dated=date(2006, 6, 23),
    notes=(Note("A", "2.875% Convertible Senior Subordinated Notes due 2026", "USD", 400_000_000, 31.25),),
)  # fmt: skip

N11, N13 = "2011 Notes", "2013 Notes"
TWO = (
    Note("A", "0.50% Convertible Senior Notes due 2011", "USD", 550_000_000, 23.15),
    Note("B", "0.625% Convertible Senior Notes due 2013", "USD", 550_000_000, 23.15),
)
SIDE_BY_SIDE = build(
    "side-by-side-shared-shares",
    [([
        Col("Amount Owned and Offered", "principal", "A", N11), Col("Percentage Outstanding", "pct", "A", N11),
        Col("Amount Owned and Offered", "principal", "B", N13), Col("Percentage Outstanding", "pct", "B", N13),
        Col("Common Stock Beneficially Owned Before the Offering", "shares_before", "all"), Col("Common Stock Owned After the Offering", "shares_after", "all"),
    ], [
        Row("Citadel Equity Fund, Ltd.", ("$ 30,000,000", "5.45%", "$ 12,000,000", "2.18%", "1,814,000", "0")),
        Row("CNH CA Master Account, L.P.", ("10,000,000", "1.82%", "", "", "432,000", "0"), ("4",)),
        Row("Highbridge International LLC", ("", "", "25,500,000", "4.64%", "1,101,600", "0"), ("5",)),
        Row("KBC Financial Products (Cayman Islands) Ltd.", ("4,000,000", "*", "1,000,000", "*", "216,000", "0")),
        Row("Linden Capital LP", ("8,000,000", "1.45%", "8,000,000", "1.45%", "691,200", "0")),
        Row("Vicis Capital Master Fund", ("", "", "2,000,000", "*", "86,400", "0")),
    ], {"name": "Selling Securityholder"})],
    notes=TWO, effect="add", number="1", dated=date(2006, 11, 15), prospectus_dated=date(2006, 9, 1),
)  # fmt: skip

SEPARATE_SHARES = build(
    "side-by-side-separate-shares",
    [([
        Col("Principal Amount of 2011 Notes That May Be Sold", "principal", "A"), Col("Shares Issuable upon Conversion of 2011 Notes", "shares", "A"),
        Col("Principal Amount of 2013 Notes That May Be Sold", "principal", "B"), Col("Shares Issuable upon Conversion of 2013 Notes", "shares", "B"),
        Col("Total Principal Amount of Notes", "sum", "none"),
    ], [
        Row("Lyxor/Gaia II Fund Ltd.", ("$750,000", "32,400", "$250,000", "10,800", "$1,000,000")),
        Row("Man Mac I Limited", ("3,000,000", "129,600", "5,000,000", "216,000", "8,000,000")),
        Row("SG Americas Securities, LLC", ("9,750,000", "421,200", "—", "—", "9,750,000"), ("6",)),
        Row("Whitebox Convertible Arbitrage Partners LP", ("1,111,000", "47,995", "2,222,000", "95,990", "3,333,000")),
    ], {})],
    notes=TWO, effect="amend", number="3", dated=date(2007, 1, 22), prospectus_dated=date(2006, 9, 1),
)  # fmt: skip

THOUSANDS = build(
    "in-thousands",
    [([
        Col("Principal Amount of Debentures Beneficially Owned (in thousands)", "principal", unit=1000), Col("Percentage of Debentures Outstanding", "pct"),
        Col("Number of Conversion Shares Offered Hereby", "shares"),
    ], [
        Row("Berger Growth & Income Fund", ("$ 8,486", "1.7%", "44,492")),
        Row("Goldman Sachs and Company", ("1,700", "*", "8,913")),
        Row("IPT Berger Growth & Income Fund", ("559", "*", "2,930")),
        Row("Lydian Overseas Partners Master Fund Ltd", ("66,625", "13.3%", "349,306"), ("2",)),
    ], {"name": "Name of Selling Holders"})],
    notes=(Note("A", "5% Convertible Subordinated Debentures due 2007", "USD", 500_000_000, 190.74),), dated=date(2000, 11, 6), prospectus_dated=date(2000, 8, 10),
    effect="amend", number="4",
)  # fmt: skip

HEADINGS = build(
    "managers-headings-totals",
    [([P, PCT, S], [
        Row("Accounts managed by Calamos Asset Management, Inc.:", kind="heading"),
        Row("Calamos Growth and Income Fund", ("$ 10,000,000", "4.0%", "320,000"), ("3",)),
        Row("Dorinco Reinsurance Company", ("1,150,000", "*", "36,800")),
        Row("Kettering Medical Center Funded Depreciation Account", ("75,000", "*", "2,400")),
        Row("Subtotal", ("11,225,000", "4.49%", "359,200"), kind="total"),
        Row("Accounts managed by Froley, Revy Investment Company:", kind="heading"),
        Row("Arkansas PERS", ("1,000,000", "*", "32,000")),
        Row("State of Oregon/SAIF Corporation", ("3,425,000", "1.4%", "109,600")),
        Row("ICI American Holdings Trust", ("250,000", "*", "8,000")),
        Row("Subtotal", ("4,675,000", "1.87%", "149,600"), kind="total"),
        Row("All other holders of notes or future transferees, pledgees, donees or successors of such holders", ("234,100,000", "93.64%", "7,491,200"), ("4",), kind="unnamed"),
        Row("Total", ("$ 250,000,000", "100.0%", "8,000,000"), kind="total"),
    ], {})],
    kind="prospectus", number=None, prospectus_dated=None, effect="full", dated=date(2004, 2, 10),
)  # fmt: skip

ODD_NAMES = build(
    "odd-names",
    [([P, S], [
        Row("1976 Distribution Trust FBO A.R. Lauder/Zinterhofer", ("6,000", "192")),
        Row("2000 Revocable Trust FBO A.R. Lauder/Zinterhofer", ("5,000", "160")),
        Row("AIG DKR SoundShore Opportunity Holding Fund Ltd.", ("2,000,000", "64,000")),
        Row("Calyon S/A", ("6,000,000", "192,000")),
        Row("Lord, Abbett Bond Series Fund, Inc. - Bond Debenture", ("100,000", "3,200")),
        Row("Lyxor Master Fund Ref: Argent/LowLev CB c/o Argent", ("1,400,000", "44,800")),
        Row("National Union Fire Insurance Company of Pittsburgh, PA #1", ("590,000", "18,880")),
        Row("Pension, Hospitalization Benefit Pln of the Elec Ind", ("550,000", "17,600"), ("12",)),
        Row("R2 Investments, LDC", ("18,550,000", "593,600")),
        Row("Sphinx Convertible Arb Fund SPC", ("93,000", "2,976"), ("13",)),
        Row("St. Albans Partners Ltd.", ("1,000,000", "32,000")),
        Row("Total Return Partners, L.P.", ("425,000", "13,600")),
        Row("Wilmington Trust Company, as owner trustee for the Forrestal Funding Master Trust", ("9,000,000", "288,000"), ("14", "15")),
        Row("Other Side Capital Fund III", ("77,000", "2,464")),
        Row("Zurich Institutional Benchmarks Master Fund Ltd. A5M", ("1,234,000", "39,488")),
    ], {"name": ""})],
    effect="add", number="7",
)  # fmt: skip

MARKS = build(
    "marks",
    [([
        Col("Principal Amount at Maturity of Debentures Beneficially Owned and Offered (USD)", "principal"), Col("Percentage of Debentures Outstanding (%)", "pct"),
        Col("Conversion Shares (b)", "shares"), Col("Common Stock Owned After the Offering (c)", "shares_after"),
    ], [
        Row("Absolute Strategies Fund, Forum Funds Trust", ("450,000", "*", "14,400", "—"), ("#",)),
        Row("ADI Alternative Investments c/o Casam ADI CB Arbitrage", ("6,500,000", "2.00", "208,000", "—"), ("a", "38")),
        Row("BNP Paribas Equity Strategies, SNC", ("4,000,000", "1.23", "128,000", "52,115 (d)"), ("+", "39")),
        Row("Citigroup Global Markets Inc.", ("1,275,000", "*", "40,800", "11,000 (d)"), ("**",)),
        Row("CQS Convertible and Quantitative Strategies Master Fund Limited", ("16,000,000", "4.92", "512,000", "—"), ("†", "41")),
        Row("Mohican VCA Master Fund, Ltd.", ("1,300,000", "*", "41,600", "—"), ("aa",)),
    ], {"name": "Name (a)"})],
    notes=(Note("A", "Floating Rate Convertible Senior Debentures due December 15, 2033", "USD", 325_000_000, 31.25),), dated=date(2007, 12, 3),
    prospectus_dated=date(2007, 10, 31), number="6", effect="add",
    footnotes=(
        ("*", "Less than one percent."), ("#", "The holder is a registered broker-dealer."), ("+", "An affiliate of a broker-dealer."), ("**", "An initial purchaser."),
        ("†", "The holder has short positions."), ("a", "Further holders will be named by supplement."), ("b", "At 32 shares per $1,000 principal amount."),
        ("c", "Assumes that all is sold."), ("d", "Includes shares held for customers."), ("38", "Person A has control."), ("39", "Person B has control."),
        ("41", "Person C has control."), ("aa", "Person D has control."),
    ),
)  # fmt: skip

ZERO_BLANK = build(
    "zeros-and-blanks",
    [([P, PCT, S, SPCT], [
        Row("Deephaven Domestic Convertible Trading Ltd.", ("-0-", "-0-", "-0-", "-0-"), ("11",)),
        Row("GLG Market Neutral Fund", ("$0", "", "", "")),
        Row("HFR CA Select Fund", ("none", "", "none", "")),
        Row("Lakeshore International, Ltd.", ("—", "—", "—", "—")),
        Row("McMahan Securities Co. L.P.", ("N/A", "N/A", "25,000", "*")),
        Row("Nomura Securities International Inc.", ("5,000,000", "2.00%", "160,000", "*")),
        Row("Oppenheimer Convertible Securities Fund", ("3,000,000", "1.2%", "96,000", "*")),
        Row("Silvercreek Limited Partnership", ("1,000,000", "", "32,000", "")),
    ], {"name": "Name"})],
    number=None,
)  # fmt: skip

CURRENCIES = build(
    "euro",
    [([Col("Principal Amount of Bonds Beneficially Owned and Offered", "principal"), Col("Ordinary Shares Issuable upon Conversion", "shares")], [
        Row("Caisse de dépôt et placement du Québec", ("€16,000,000", "512,000")),
        Row("Société Générale", ("2,500,000", "80,000"), ("4",)),
        Row("Pioneer Obligacji Dolarowych Plus Fundusz Inwestycyjny Otwarty", ("1,000,000", "32,000")),
    ], {"name": "Holder"})],
    notes=(Note("A", "4.50% Convertible Bonds due 2009", "EUR", 200_000_000, 31.25),), effect="add", number="1",
)  # fmt: skip

PERSONS = build(
    "persons-and-addresses",
    [([
        Col("Address", "ignored"), Col("Natural Person(s) with Voting or Investment Power", "ignored"), Col("Amount of Notes Beneficially Owned ($)", "principal"),
        Col("Percentage of Notes Beneficially Owned", "pct"), Col("Common Stock Beneficially Owned", "shares_before"), Col("Shares Registered Hereby", "shares"),
    ], [
        Row("Polygon Global Opportunities Master Fund", ("399 Park Avenue, New York, NY 10022", "Alexander E. Jackson, Reade E. Griffith", "10,000,000", "4.0", "320,000", "320,000"), ("2",)),
        Row("Radcliffe SPC, Ltd.", ("50 Monument Road, Suite 300, Bala Cynwyd, PA 19004", "Steve Katznelson, Gerald Stahlecker", "11,950,000", "4.78", "382,400", "382,400")),
        Row("Tribeca Investments, L.L.C.", ("731 Lexington Avenue, 8th Floor", "See note 3", "500,000", "*", "26,000", "16,000"), ("3",)),
    ], {"name": "Full Legal Name of Selling Securityholder"})],
    effect="restate", number="8",
)  # fmt: skip

AND_PERCENTAGE = build(
    "and-percentage",
    [([
        Col("Principal Amount of Notes Beneficially Owned Prior to the Offering", "principal_before"), Col("Principal Amount of Notes Being Offered Hereby", "principal"),
        Col("Principal Amount (and Percentage) of Notes to be Owned After Completion of the Offering (1)", "principal_after"),
        Col("Number of Common Shares Beneficially Owned Prior to the Offering", "shares_before"), Col("Number of Common Shares Being Offered Hereby (2)", "shares"),
    ], [
        Row("ADI Alternative Investments c/o Kallista Master Fund Limited", ("$11,000,000", "$11,000,000", "0 (0%)", "0", "217,819"), ("3",)),
        Row("Sage Capital Management, LLC", ("$500,000", "$500,000", "0 (0%)", "0", "9,900"), ("4",)),
        Row("All other holders of notes or future transferees of such holders", ("$86,552,000", "$86,552,000", "0 (0%)", "0", "1,713,885"), ("5",), kind="unnamed"),
    ], {"name": "Name"})],
    notes=(Note("A", "3.80% Convertible Senior Notes due 2027", "USD", 575_000_000, None, 19.8018),), number=None, dated=date(2007, 5, 8), prospectus_dated=date(2007, 3, 29),
)  # fmt: skip

FRACTIONS = build(
    "fractions-and-cents",
    [([Col("Original Principal Amount of Notes Owned", "principal"), Col("Shares Issuable", "shares"), Col("Percent of Class", "shares_pct")], [
        Row("Hollis Family Limited Partnership", ("$ 1,234,567.89", "39,506", ".55%")),
        Row("Merrill Lynch Insurance Group", ("5,000.50", "160", "0.002%")),
        Row("Quattro Offshore Fund Ltd", ("$2,000,000.00", "64,000", "1 1/2%"), ("1",)),
    ], {"name": "Holders of Convertible Notes"})],
    effect="unstated", number=None,
)  # fmt: skip

LYONS = build(
    "lyons",
    [([
        Col("Aggregate Principal Amount at Maturity of LYONs That May Be Sold", "principal"), Col("Percentage of LYONs Outstanding", "pct"),
        Col("Number of Shares of Class A Common Stock That May Be Sold (1)", "shares"), Col("Percentage of Class A Common Stock Outstanding (2)", "shares_pct"),
    ], [
        Row("Allstate Insurance Company", ("$ 3,000,000", "*", "25,848", "*")),
        Row("Clinton Riverside Convertible Portfolio Limited", ("27,160,000", "3.35%", "234,010", "*")),
        Row("SCI Endowment Care Common Trust Fund - National Fiduciary Services", ("75,000", "*", "646", "*"), ("4",)),
        Row("Unknown", ("500,000,000", "61.7%", "4,308,000", "3.1%"), ("5",), kind="unnamed"),
    ], {"name": "Selling Holder"})],
    notes=(Note("A", "Liquid Yield Option Notes due 2031 (Zero Coupon-Senior)", "USD", 810_000_000, None, 8.6163),), effect="amend", number="10",
    dated=date(2002, 7, 1), prospectus_dated=date(2002, 2, 20),
)  # fmt: skip

REVERSED = build(
    "shares-first",
    [([
        Col("Shares of Common Stock Beneficially Owned Prior to the Offering", "shares_before"), Col("Conversion Shares Available for Resale", "shares"),
        Col("Percent", "shares_pct"), Col("Amount of Debentures To Be Sold", "principal"),
    ], [
        Row("Alpine Associates", ("100,000", "88,889", "1.1%", "$1,500,000")),
        Row("Laterman and Company", ("0", "11,200", "*", "189,000"), ("3",)),
        Row("Offshore Strategies LTD", ("2,500", "72,296", "*", "1,220,000"), ("4",)),
    ], {"name": "Name of Beneficial Owner"})],
    notes=(Note("A", "6 1/4% Convertible Subordinated Debentures due 2004", "USD", 80_000_000, 16.875),), dated=date(1998, 8, 14), prospectus_dated=date(1997, 10, 6),
    effect="add", number="4",
)  # fmt: skip

BIG_NAMES = ("Aurora", "Bristol", "Cedar", "Dover", "Elm", "Falcon", "Granite", "Harbor", "Iron", "Juno")
BIG = build(
    "big",
    [([P, PCT, S, SPCT], [
        Row(
            f"{a} {b} {'Master Fund, Ltd.' if n % 2 else 'Partners, L.P.'}",
            (f"{(n * 10 + m + 1) * 37_000:,}", f"{(n * 10 + m + 1) * 37_000 / 2_500_000:.2f}%", f"{(n * 10 + m + 1) * 1_184:,}", "*"),
            (str(n * 3 + m + 3),) if m % 3 == 0 else (),
        )
        for n, a in enumerate(BIG_NAMES[:5]) for m, b in enumerate(("Convertible", "Arbitrage", "Income", "Offshore", "Select", "Relative Value"))
    ], {"name": "Name"})],
    effect="restate", number="11", notes=(Note("A", "1.75% Convertible Notes due 2023", "USD", 250_000_000, 31.25),),
)  # fmt: skip

ONE_BELOW_OTHER = build(
    "one-below-the-other",
    [
        ([P, PCT, S], [
            Row("Basso Multi-Strategy Holding Fund Ltd.", ("2,500,000", "*", "107,991")),
            Row("Putnam Convertible Income-Growth Trust", ("3,900,000", "*", "168,466")),
        ], {"caption": "0.50% Convertible Senior Notes due 2011"}),
        ([replace(P, issue="B"), replace(PCT, issue="B"), replace(S, issue="B")], [
            Row("Basso Multi-Strategy Holding Fund Ltd.", ("1,500,000", "*", "64,794")),
            Row("Waterstone Market Neutral Master Fund, Ltd.", ("6,000,000", "1.09%", "259,179"), ("8",)),
        ], {"caption": "0.625% Convertible Senior Notes due 2013"}),
    ],
    notes=TWO, effect="amend", number="4", dated=date(2007, 4, 2), prospectus_dated=date(2006, 9, 1),
)  # fmt: skip

TWICE = build(
    "same-name-twice",
    [([P, S], [
        Row("JMG Triton Offshore Fund, Ltd.", ("2,000,000", "64,000")),
        Row("JMG Triton Offshore Fund, Ltd.", ("500,000", "16,000")),
        Row("JMG Capital Partners, LP", ("2,500,000", "80,000")),
    ], {})],
    effect="amend",
)  # fmt: skip

SAMPLES: tuple[Facts, ...] = (
    CLASSIC, BEFORE_AFTER, SIDE_BY_SIDE, SEPARATE_SHARES, THOUSANDS, HEADINGS, ODD_NAMES, MARKS, ZERO_BLANK, CURRENCIES, PERSONS, AND_PERCENTAGE,
    FRACTIONS, LYONS, REVERSED, BIG, ONE_BELOW_OTHER, TWICE,
)  # fmt: skip
