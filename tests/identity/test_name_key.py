"""Names that have one rule key, and names that must never have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transform.identity.name_key import name_key
from transform.identity.words import plain

SAME = [
    ("O Connor Global Convertible Portfolio", "O'Connor Global Convertible Portfolio"),
    ("O\x92Connor Global Convertible Portfolio", "O’CONNOR GLOBAL CONVERTIBLE PORTFOLIO"),
    (
        "UBS O Connor LLC f/b/o O Connor Global Convertible Portfolio",
        "UBS O'Connor LLC F/B/O: O'Connor Global Convertible Portfolio",
    ),
    ("Boulder II Ltd.", "Boulder II Limited"),
    ("Sample SPC, Ltd. for & on behalf of the Class A Portfolio", "Sample SPC Limited for and on behalf of its Class A Portfolio"),
    ("Sunrise Partners LP", "Sunrise Partners Limited Partnership"),
    ("Sunrise Partners, L. P.", "Sunrise Partners L.P"),
    (
        "RBC Alternative Assets LP c/o Forest Investment Mngt. LLC",
        "RBC Alternative Assets, L.P. C/O Forest Investment Management L.L.C.",
    ),
    ("J.P. Morgan Securities Inc.", "JPMorgan Securities, Incorporated"),
    ("J. P. Morgan Securities Inc", "JP Morgan Securities Inc."),
    ("Goldman, Sachs & Co.", "Goldman Sachs and Company"),
    ("S.A.C. Capital Associates, LLC", "SAC Capital Associates LLC"),
    ("The Canyon Value Realization Fund (Cayman), Ltd.", "Canyon Value Realization Fund (Cayman Islands) Limited"),
    ("AIG SoundShore Holdings Ltd.", "AIG Sound Shore Holdings Ltd"),
    ("Clinton Multistrategy Master Fund, Ltd.", "Clinton Multi-Strategy Master Fund Ltd."),
    ("CALAMOS® Growth & Income Fund – CALAMOS® Investment Trust", "Calamos(R) Growth and Income Fund-Calamos Investment Trust"),
    ("Société Générale", "Societe Generale"),
    ("Attorneys' Title Insurance Fund", "Attorney’s Title Insurance Fund"),
    ("Yawlfarer #1", "Yawlfarer No. 1"),
    ("Deephaven Int'l Conv. Trading Ltd.", "Deephaven International Convertible Trading, Ltd."),
    ("Sample Guaranty Nat'l Bank, N.A.", "Sample Guaranty National Bank, National Association"),
    ("Banc of America Securities LLC", "Bank of America Securities, L.L.C."),
    ("Aloha Airlines Non- Pilots Pension Trust", "Aloha Airlines Non-Pilots Pension Trust"),
    ("Amaranth  L.L.C.", "AMARANTH LLC"),
    ("TD Securities (USA)LLC", "TD Securities (U.S.A.) LLC"),
]

DIFFERENT = [
    ("Aviator Overseas Fund, Ltd.", "Aviator Overseas Fund II, Ltd."),
    ("Aviator Overseas Fund I, Ltd.", "Aviator Overseas Fund II, Ltd."),
    ("Argent Classic Convertible Arbitrage Fund Ltd.", "Argent Classic Convertible Arbitrage Fund L.P."),
    ("Saranac Erisa Arbitrage LP", "Saranac Erisa Arbitrage LTD"),
    ("KBC Financial Products (Cayman Islands) Ltd.", "KBC Financial Products USA Inc."),
    ("Credit Suisse First Boston LLC", "Credit Suisse First Boston Corporation"),
    ("Sample Holdings Inc.", "Sample Holdings Corp."),
    ("Sample Holdings Ltd.", "Sample Holdings Pte Ltd."),
    ("Sample Advisers LP", "Sample Advisers LLP"),
    ("Old Lane GMA Master Fund LP", "Old Lane HMA Master Fund LP"),
    ("Yawlfarer #1", "Yawlfarer #2"),
    ("Retail Clerk Pension Trust #1", "Retail Clerk Pension Trust"),
    ("Good Steward Trading Co., SPC Class A", "Good Steward Trading Co., SPC Class B"),
    ("Sample SPC on behalf of its Series A Segregated Portfolio", "Sample SPC on behalf of its Series B Segregated Portfolio"),
    ("Xavex Convertible Arbitrage 2 Fund", "Xavex Convertible Arbitrage 10 Fund"),
    ("Sample Account 1 23", "Sample Account 12 3"),
    ("Forest Investment Management LLC", "Univest Convertible Arbitrage Fund Ltd. c/o Forest Investment Management LLC"),
    ("UBS O'Connor LLC", "UBS O'Connor LLC f/b/o O'Connor Global Convertible Portfolio"),
    ("O'Connor Global Convertible Arbitrage Master Ltd.", "O'Connor Global Convertible Arbitrage II Master Ltd."),
    ("1976 Distribution Trust FBO A.R. Lauder", "2000 Revocable Trust FBO A.R. Lauder"),
    ("1976 Distribution Trust FBO A.R. Lauder", "1976 Distribution Trust FBO Jane A. Lauder"),
    ("Argent Classic Convertible Arbitrage Fund (Bermuda) Ltd.", "Argent Classic Convertible Arbitrage Fund Ltd."),
    ("Sample Fund (Cayman) Ltd.", "Sample Fund (Bermuda) Ltd."),
    ("Sample Offshore Fund Ltd.", "Sample Fund Ltd."),
    ("ADI Alternative Investments c/o Axis Pan", "ADI Alternative Investments c/o Kallista Master Fund Limited"),
    ("Travelers Insurance Company - Life", "Travelers Insurance Company Separate Account TLAC"),
    ("Goldman Sachs & Co.", "Goldman Sachs & Co. Profit Sharing Master Trust"),
    ("Concord Hospital Pension Fund", "Concord Hospital Non-Pension Fund"),
    ("Aloha Airlines Pilots Retirement Trust", "Aloha Airlines Non-Pilots Retirement Trust"),
    ("Alpine Associates", "Alpine Partners, L.P."),
    ("Guggenheim Portfolio Company XV, LLC", "Guggenheim Portfolio Company XXXI, LLC"),
    ("Canyon Value Realization MAC 18, Ltd.", "Canyon Value Realization Fund, Ltd."),
    (
        "Partners Group Alternative Strategies PCC Limited, Red Delta Cell",
        "Partners Group Alternative Strategies PCC Limited, Gold Zeta Cell",
    ),
    ("SCI Endowment Care Trust Fund - Suntrust", "SCI Endowment Care Trust Fund - First Union"),
    ("Lyxor Master Fund ref HW", "Lyxor Master Fund"),
    ("Sample Bank AG", "Sample Bank SA"),
    ("UBS AG F/B/O IPB Client", "UBS AG London F/B/O HFS"),
    ("Jefferies Umbrella Fund US Convertible Bonds", "Jefferies Umbrella Fund Global Convertible Bonds"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_spellings_of_one_holder_have_one_key(left: str, right: str) -> None:
    assert name_key(left).node == name_key(right).node


@pytest.mark.parametrize(("left", "right"), DIFFERENT)
def test_different_holders_have_different_keys(left: str, right: str) -> None:
    assert name_key(left).node != name_key(right).node


@pytest.mark.parametrize(
    ("name", "core", "form", "manager"),
    [
        ("Univest Fund Ltd. c/o Forest Investment Mgt. LLC", "univestfund", "limited", "forestinvestmentmanagement"),
        ("UBS O'Connor LLC f/b/o O'Connor Global Convertible Portfolio", "oconnorglobalconvertibleportfolio", "", "ubsoconnor"),
        ("1976 Distribution Trust FBO Jane A. Lauder", "1976distributiontrustfbojanealauder", "", ""),
        ("Example Plan, by Sample Capital LLC, as investment manager", "exampleplan", "", "samplecapital"),
        ("Limited", "limited", "", ""),
        ("The", "the", "", ""),
        ("***", "***", "", ""),
    ],
)
def test_parts_of_the_key(name: str, core: str, form: str, manager: str) -> None:
    key = name_key(name)
    assert (key.core, key.legal_form, key.manager) == (core, form, manager)


NAMES = st.text(st.sampled_from("abcdefg ABCDEFG.,&'()/-#’é123 LtdLPInc"), max_size=60)


@given(NAMES)
def test_case_blanks_and_quotes_never_matter(name: str) -> None:
    key = name_key(name)
    assert name_key(name.swapcase()).node == key.node
    assert name_key(f"  {name.replace(' ', '   ')} ").node == key.node
    assert name_key(name.replace("'", "’")).node == key.node


@given(st.text(max_size=80))
def test_any_text_has_a_key(name: str) -> None:
    assert name_key(name) == name_key(name)
    assert plain(plain(name)) == plain(name)
