"""Filings under Rule 424(b)(3) that hold no note position, some with tables that look as if they did.

`outcome` says what the reader must call them: "no_holder_table" or "equity_only". No row of theirs may carry a principal.
"""

# ruff: noqa: E501

from __future__ import annotations

from dataclasses import replace
from datetime import date

from .facts import Facts, Meant, Note, Printed

ISSUE = (Note("A", "4% Convertible Subordinated Notes due 2010", "USD", 150_000_000, 20.0),)


def _negative(
    slug: str,
    tables: tuple[Printed, ...],
    prose: tuple[str, ...] = (),
    notes: tuple[Note, ...] = (),
    outcome: str = "no_holder_table",
    **more: object,
) -> Facts:
    number = sum(ord(c) * (n + 3) for n, c in enumerate(slug)) % 900_000 + 100_000
    base = Facts(
        accession=f"0000891{number % 800 + 100}-03-{number:06d}", form="424B3", company="Tamarack Ridge Systems, Inc.", cik=1_100_000 + number % 9_999,
        file_number=f"333-{number}", dated=date(2003, 5, 9), kind="supplement", number="1", prospectus_dated=date(2003, 1, 15), effect="none", notes=notes,
        tables=tables, meant=(), footnotes=(), prose=prose, odd=slug, heading="", outcome=outcome,
    )  # fmt: skip
    return replace(base, **more)  # type: ignore[arg-type]


def _table(caption: str, header: tuple[str, ...], *rows: tuple[str, ...], lead: tuple[str, ...] = ()) -> Printed:
    return Printed((header,), rows, caption, lead)


OWNERSHIP = _negative("directors-ownership", (_table(
    "Security Ownership of Management and Certain Beneficial Owners",
    ("Name of Beneficial Owner", "Shares Beneficially Owned", "Percentage of Common Stock Outstanding"),
    ("Five percent stockholders:", "", ""), ("FMR Corp. (1)", "7,310,400", "10.3%"), ("Capital Research and Management Company (2)", "4,250,000", "6.0%"),
    ("Directors and executive officers:", "", ""), ("Leonard Q. Hartwell (3)", "1,201,330", "1.7%"), ("Susan P. Orme", "44,000", "*"),
    ("All directors and executive officers as a group (9 persons)", "2,010,775", "2.8%"),
),), notes=ISSUE)  # fmt: skip

UNDERWRITERS = _negative("underwriters-principal", (_table(
    "Underwriting", ("Underwriter", "Principal Amount of Notes"),
    ("Goldman, Sachs & Co.", "$ 90,000,000"), ("J.P. Morgan Securities Inc.", "45,000,000"), ("Banc of America Securities LLC", "15,000,000"), ("Total", "$150,000,000"),
    lead=("Under the terms of an underwriting agreement, each underwriter named below has agreed to purchase from us the principal amount of notes next to its name.",),
),), notes=ISSUE, form="424B3")  # fmt: skip

INITIAL_PURCHASERS = _negative("initial-purchasers", (_table(
    "Plan of Distribution", ("Name", "Principal Amount of Notes", "Percentage"),
    ("Credit Suisse First Boston LLC", "$ 75,000,000", "50%"), ("Lehman Brothers Inc.", "52,500,000", "35%"), ("Raymond James & Associates, Inc.", "22,500,000", "15%"),
    lead=("The initial purchasers severally bought the following amounts from us at a discount on the issue date.",),
),), notes=ISSUE)  # fmt: skip

DEBT = _negative("debt-and-capitalization", (
    _table("Capitalization", ("", "Actual", "As Adjusted"), ("4% convertible subordinated notes due 2010", "$ 150,000,000", "$ 150,000,000"),
           ("Term loan, Wachovia Bank, N.A.", "22,000,000", "—"), ("Total debt", "172,000,000", "150,000,000"), ("Total capitalization", "$ 512,344,000", "$ 490,344,000")),
    _table("Description of Indebtedness", ("Lender", "Principal Amount Outstanding", "Interest Rate", "Maturity"), ("Fleet National Bank", "$ 10,000,000", "6.25%", "2006"),
           ("Teachers Insurance and Annuity Association", "35,000,000", "7.10%", "2009"), ("Metropolitan Life Insurance Company", "12,500,000", "7.35%", "2011")),
), notes=ISSUE)  # fmt: skip

FEES = _negative("fee-table", (_table(
    "Calculation of Registration Fee",
    ("Title of Each Class of Securities to be Registered", "Amount to be Registered", "Proposed Maximum Offering Price per Note", "Amount of Registration Fee"),
    ("4% Convertible Subordinated Notes due 2010", "$150,000,000", "100%", "$12,135"), ("Common Stock, $0.01 par value", "7,500,000 shares", "—", "—"),
),), notes=ISSUE)  # fmt: skip

CONTENTS = _negative("table-of-contents", (_table(
    "Table of Contents", ("", "Page"),
    ("Summary", "1"), ("Risk Factors", "7"), ("Use of Proceeds", "18"), ("Selling Securityholders", "41"), ("Plan of Distribution", "44"), ("Legal Matters", "46"),
),), notes=ISSUE)  # fmt: skip

PRICES = _negative("price-range-and-ratio", (
    _table("Price Range of Common Stock", ("", "High", "Low"), ("2002:", "", ""), ("First Quarter", "$22.40", "$15.05"), ("Second Quarter", "18.11", "11.92"), ("2003:", "", ""),
           ("First Quarter", "14.00", "9.78")),
    _table("Ratio of Earnings to Fixed Charges", ("", "1998", "1999", "2000", "2001", "2002"), ("Ratio", "2.1x", "3.4x", "—", "1.2x", "2.8x")),
), notes=ISSUE)  # fmt: skip

RESALE = _negative("shares-only-resale", (Printed(
    (("", "Shares Owned Before the Offering", "Shares Owned Before the Offering", "Shares Being Offered", "Shares Owned After the Offering"),
     ("Selling Stockholder", "Number", "Percent", "Number", "Number")),
    (("Pequot Scout Fund, L.P.", "1,250,000", "2.1%", "1,250,000", "0"), ("SF Capital Partners Ltd. (2)", "640,000", "1.1%", "600,000", "40,000"),
     ("Smithfield Fiduciary LLC", "312,500", "*", "312,500", "0"), ("Total", "2,202,500", "3.7%", "2,162,500", "40,000")),
),), heading="Selling Stockholders", outcome="equity_only", meant=(
    Meant(0, 0, "holder", "Pequot Scout Fund, L.P.", "A", shares=1_250_000.0), Meant(0, 1, "holder", "SF Capital Partners Ltd.", "A", shares=600_000.0, marks=("2",)),
    Meant(0, 2, "holder", "Smithfield Fiduciary LLC", "A", shares=312_500.0), Meant(0, 3, "total", "Total", "A", shares=2_162_500.0),
), prose=("This prospectus covers resales of 2,162,500 shares of our common stock by the stockholders named in it.",))  # fmt: skip

WARRANTS = _negative("shares-and-warrants", (_table(
    "", ("Name of Selling Shareholder", "Common Shares Held", "Shares Underlying Warrants", "Total Shares Offered", "Percentage After Offering"),
    ("Alexandra Global Master Fund Ltd.", "100,000", "50,000", "150,000", "*"), ("Bristol Investment Fund, Ltd.", "220,000", "110,000", "330,000", "*"),
    ("Crestview Capital Master, LLC (4)", "75,000", "37,500", "112,500", "0"),
),), heading="Selling Shareholders", outcome="equity_only", meant=tuple(
    Meant(0, n, "holder", name, "A") for n, name in enumerate(["Alexandra Global Master Fund Ltd.", "Bristol Investment Fund, Ltd.", "Crestview Capital Master, LLC"])
))  # fmt: skip

PREFERRED_COUNT = _negative("mandatory-preferred-shares", (_table(
    "", ("Name", "Shares of Preferred Stock Owned", "Shares of Common Stock Issuable"),
    ("Advent Convertible Master (Cayman) L.P.", "24,350", "60,875"), ("Fore Convertible Master Fund Ltd.", "10,000", "25,000"),
),), heading="Selling Securityholders", outcome="equity_only", meant=tuple(
    Meant(0, n, "holder", name, "A") for n, name in enumerate(["Advent Convertible Master (Cayman) L.P.", "Fore Convertible Master Fund Ltd."])
), notes=(Note("A", "5.375% Series B Cumulative Convertible Perpetual Preferred Stock", "USD", None, None),))  # fmt: skip

MERGER = _negative("merger", (_table(
    "Opinion of the Financial Adviser", ("Target", "Acquirer", "Transaction Value", "Premium"),
    ("Oak Industries Inc.", "Corning Incorporated", "$ 1,800,000,000", "41%"), ("Level One Communications", "Intel Corporation", "2,200,000,000", "18%"),
),), prose=("We have agreed to merge with Cinder Cone Software, Inc. Its stockholders will receive 0.41 of our shares for each of theirs.",))  # fmt: skip

COMPENSATION = _negative("compensation", (_table(
    "Summary Compensation Table", ("Name and Principal Position", "Year", "Salary ($)", "Bonus ($)", "Securities Underlying Options"),
    ("Leonard Q. Hartwell, Chief Executive Officer", "2002", "510,000", "250,000", "100,000"), ("Susan P. Orme, Chief Financial Officer", "2002", "320,000", "90,000", "40,000"),
),))  # fmt: skip

GUARANTORS = _negative("guarantors", (_table(
    "Table of Additional Registrants", ("Exact Name of Guarantor", "State", "Primary Standard Industrial Code", "I.R.S. Employer Number"),
    ("Tamarack Ridge Holdings, L.P.", "Delaware", "3679", "04-2938475"), ("Tamarack Ridge Sales Corp.", "Massachusetts", "5065", "04-3384756"),
),), notes=ISSUE)  # fmt: skip

EXCHANGE = _negative("exchange-offer", (_table(
    "The Exchange Offer", ("Title of Outstanding Notes", "Principal Amount Outstanding", "Consideration per $1,000 Principal Amount"),
    ("9 1/2% Senior Notes due 2009", "$ 200,000,000", "$ 1,025.00"), ("7% Convertible Subordinated Notes due 2005", "86,250,000", "$ 880.00"),
),), prose=("We offer to exchange new notes for the outstanding notes listed below. Holders that tender by the early date receive more.",))  # fmt: skip

DEALERS = _negative("dealer-commissions", (_table(
    "Dealers", ("Dealer", "Amount of Notes Sold", "Commission"), ("Edward D. Jones & Co., L.P.", "$ 1,250,000", "$ 15,625"), ("A.G. Edwards & Sons, Inc.", "830,000", "10,375"),
    lead=("Our medium-term notes were sold through these dealers in the quarter.",),
),))  # fmt: skip

STICKER = _negative("press-release", (_table(
    "Condensed Statements of Income", ("(in thousands)", "Three Months Ended March 31, 2003", "2002"),
    ("Net revenues", "$ 88,120", "$ 91,344"), ("Interest on convertible notes", "1,500", "1,500"), ("Net income", "$ 4,220", "$ 6,018"),
),), prose=("On April 24, 2003 we announced results. Holders of our 4% convertible subordinated notes should read the attached release.",), notes=ISSUE)  # fmt: skip

PROSE_ONLY = _negative("amounts-in-prose", (), prose=(
    "In March, Harbor Sound Partners, L.P. bought $25,000,000 principal amount of our 4% convertible subordinated notes from another holder in a private transaction.",
    "We repurchased $10,000,000 principal amount of notes from three holders at 92% of par.",
), notes=ISSUE)  # fmt: skip

CREDIT = _negative("credit-commitments", (_table(
    "The Bridge Facility", ("Name of Institution", "Commitment Amount", "Percentage of Total"), ("Royal Bank of Canada", "$ 40,000,000", "40%"),
    ("BNP Paribas", "35,000,000", "35%"), ("Mizuho Corporate Bank, Ltd.", "25,000,000", "25%"), ("Total", "$ 100,000,000", "100%"),
),), notes=ISSUE)  # fmt: skip

NEGATIVES: tuple[Facts, ...] = (
    OWNERSHIP, UNDERWRITERS, INITIAL_PURCHASERS, DEBT, FEES, CONTENTS, PRICES, RESALE, WARRANTS, PREFERRED_COUNT, MERGER, COMPENSATION, GUARANTORS, EXCHANGE,
    DEALERS, STICKER, PROSE_ONLY, CREDIT,
)  # fmt: skip
