"""What filings of one chain prove of their names, what they don't, and what holds beyond the chain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

import pytest

from transform.identity.holders import resolve_holders
from transform.records import Claim, HolderDecision, HolderResolution, NameMention

Row = tuple[str, int | None]


def chain(*filings: Sequence[Row], issue: str = "n1") -> list[NameMention]:
    """Mentions of one note issue: each filing a list of (name, principal)."""
    return [
        NameMention(
            name, issue, f"{issue}-{n}", date(2004, 1, 1) + timedelta(days=30 * n), None if amount is None else Decimal(amount)
        )
        for n, rows in enumerate(filings)
        for name, amount in rows
    ]


def holder_of(resolution: HolderResolution, name: str, issue: str = "n1") -> str:
    return next(a.holder_id for a in resolution.assignments if (a.note_issue_id, a.name) == (issue, name))


def meet(resolution: HolderResolution, left: str, right: str, issue: str = "n1") -> bool:
    return holder_of(resolution, left, issue) == holder_of(resolution, right, issue)


def candidates(resolution: HolderResolution) -> set[tuple[str, str]]:
    return {(c.left, c.right) for c in resolution.candidates}


PROVEN = [
    # a legal form, manager or portfolio that one filing leaves out
    ("Sunrise Partners", "Sunrise Partners Limited Partnership", 5, 7),
    ("Jefferies & Co", "Jefferies & Company, Inc.", 5, 7),
    ("Univest Convertible Arbitrage Fund Ltd.", "Univest Convertible Arbitrage Fund Ltd. c/o Forest Investment Mngt. LLC", 5, 0),
    ("O'Connor Global Convertible Portfolio", "UBS O Connor LLC f/b/o O Connor Global Convertible Portfolio", 5, 7),
    ("Radcliffe SPC, Ltd.", "Radcliffe SPC Ltd. for and on behalf of the Class A Convertible Crossover Segregated Portfolio", 5, 7),
    (
        "Forest Multi-Strategy Master Fund SPC, on behalf of its Multi-Strategy Segregated Portfolio",
        "Forest Multi Strategy Master Fund SPC, on behalf of Series F, Multi-Strategy Segregated Portfolio",
        5,
        7,
    ),
    # a misprint in a name with words of its own
    ("Deutsche Banc Alex Brown Inc.", "Deutshe Banc Alex Brown Inc", 5, 7),
    ("AVK (Advent Claymore) Fund", "AVK (Avent Claymore) Fund", 5, 7),
    ("AIG SoundShore Strategic Holding Fund Ltd.", "AIG SoundShare Strategic Holding Fund Ltd", 5, 7),
    ("AIG SoundShore Strategic Holding Fund Ltd.", "AIG SoundShore Strategic Holdings Fund Ltd", 5, 7),
    ("Bank of America Pension Plan", "Bank of Amerca Pension Plan", 5, 7),
    ("Clinton Riverside Convertible Portfolio Limited", "Clinton Rivreside Convertible Portfolio Limited", 5, 7),
    # a misprint in a name of common words, where the amount is the same
    ("Jefferies & Company, Inc.", "Jeffries & Company, Inc.", 5, 5),
    ("McMahan Securities Co. L.P.", "McMahon Securities Co., L.P.", 5, 5),
    ("1976 Distribution Trust FBO A.R. Lauder/Zinterhofer", "1976 Distribution Trust FBO A.R. Lander/Zinterhofer", 5, 5),
    ("Zurich Benchmarks Master Fund Ltd.", "Zurich Benchmarks Master Ltd.", 5, 5),
    ("Museum of Fine Arts, Boston", "Boston Museum of Fine Arts", 5, 7),
    ("Sample Chemical Retirement Plan (f/k/a Example Paints Retirement Plan)", "Example Paints Retirement Plan", 5, 7),
]


@pytest.mark.parametrize(("left", "right", "first", "second"), PROVEN)
def test_two_filings_prove_one_holder(left: str, right: str, first: int, second: int) -> None:
    for filings in ([[(left, first)], [(right, second)]], [[(right, second)], [(left, first)]]):
        resolution = resolve_holders(chain(*filings))
        assert meet(resolution, left, right)
        assert len(resolution.holders) == 1
        assert not resolution.candidates


WHATEVER_THE_ROWS = {
    "Deutsche Banc Alex Brown Inc.",  # the vocabulary knows the misprint
    "Sample Chemical Retirement Plan (f/k/a Example Paints Retirement Plan)",  # the filing says itself that they are one
}

UNPROVEN = [
    ("Jefferies & Company, Inc.", "Jeffries & Company, Inc."),
    ("McMahan Securities Co. L.P.", "McMahon Securities Co., L.P."),
    ("Zurich Benchmarks Master Fund Ltd.", "Zurich Benchmarks Master Ltd."),
    ("Francis Thornton Trust", "Francis Thorntan Trust"),
    ("Michael Brandon", "Michael Brandan"),
    ("Bank of America Pension Plan", "Bank of Americas Pension Plan"),
    ("ADI Alternative Investments", "ADI Aletrnative Investments c/o Axis Pan"),
    ("Federated Sample Series", "Federated Sample Series, on behalf of its Equity Portfolio"),
]


@pytest.mark.parametrize(("left", "right"), UNPROVEN)
def test_what_is_not_certain_is_a_candidate(left: str, right: str) -> None:
    resolution = resolve_holders(chain([(left, 5)], [(right, 7)]))
    assert not meet(resolution, left, right)
    assert candidates(resolution) == {tuple(sorted((left, right)))}
    assert all(c.reasons and 0 < c.score < 1 for c in resolution.candidates)


NEVER = [
    ("Aviator Overseas Fund, Ltd.", "Aviator Overseas Fund II, Ltd."),
    ("Argent Classic Convertible Arbitrage Fund Ltd.", "Argent Classic Convertible Arbitrage Fund L.P."),
    ("Old Lane GMA Master Fund LP", "Old Lane HMA Master Fund LP"),
    ("KBC Financial Products (Cayman) Ltd.", "KBC Financial Products (USA) Ltd."),
    ("Sample Master Fund (Bermuda) Ltd.", "Sample Master Fund (Cayman) Ltd."),
    ("Retail Clerk Pension Trust #1", "Retail Clerk Pension Trust #2"),
    ("Sample SPC on behalf of Series A Portfolio", "Sample SPC on behalf of Series B Portfolio"),
    ("Coventry Employees Insurance Fund", "Coventry Employers Insurance Fund"),
    ("Canyon Value Realization MAC 18 Ltd.", "Canyon Value Realization MAC 63 Ltd."),
    ("Highbridge International LLC", "Highbridge International Ltd."),
    ("Forest Investment Management LLC", "Univest Fund Ltd. c/o Forest Investment Management LLC"),
    ("Sample Fund Ltd. c/o Argent Advisers", "Sample Fund Ltd. c/o Quattro Global Capital LLC"),
    ("Sample Austria Fund Ltd.", "Sample Australia Fund Ltd."),
    ("Alpha US Sub Fund 4 LLC", "Alpha US Sub Fund 8 LLC"),
    ("BNP Paribas Equity Strategies SNC", "BNP Paribas Equity Strategies SA"),
]


@pytest.mark.parametrize(("left", "right"), NEVER)
@pytest.mark.parametrize("same_amount", [True, False])
def test_different_holders_never_meet(left: str, right: str, same_amount: bool) -> None:
    resolution = resolve_holders(chain([(left, 5)], [(right, 5 if same_amount else 7)]))
    assert not meet(resolution, left, right)


@pytest.mark.parametrize(("left", "right", "first", "second"), PROVEN)
def test_two_rows_of_one_filing_are_two_holders(left: str, right: str, first: int, second: int) -> None:
    resolution = resolve_holders(chain([(left, first), (right, second)]))
    assert meet(resolution, left, right) == (left in WHATEVER_THE_ROWS)


def test_a_name_between_two_legal_forms_stays_its_own() -> None:
    names = ["Argentum Fund", "Argentum Fund Ltd.", "Argentum Fund, L.P."]
    resolution = resolve_holders(chain([(names[1], 5), (names[2], 6)], [(names[0], 7)]))
    assert len({holder_of(resolution, name) for name in names}) == 3
    assert candidates(resolution) == {(names[0], names[1]), (names[0], names[2])}


def test_what_one_chain_proves_holds_in_others() -> None:
    mentions = chain([("Sunrise Partners", 5)], [("Sunrise Partners LP", 7)]) + chain([("Sunrise Partners", 9)], issue="n2")
    resolution = resolve_holders(mentions)
    assert holder_of(resolution, "Sunrise Partners", "n2") == holder_of(resolution, "Sunrise Partners LP")
    assert len(resolution.holders) == 1


def test_a_name_means_what_its_own_chain_proves() -> None:
    """ "Argentum Fund" is the company in one chain, the partnership in another, and nobody knows in a third."""
    mentions = (
        chain([("Argentum Fund Ltd.", 5)], [("Argentum Fund", 7)], issue="n1")
        + chain([("Argentum Fund, L.P.", 5)], [("Argentum Fund", 7)], issue="n2")
        + chain([("Argentum Fund", 7)], issue="n3")
    )
    resolution = resolve_holders(mentions)
    assert holder_of(resolution, "Argentum Fund", "n1") == holder_of(resolution, "Argentum Fund Ltd.", "n1")
    assert holder_of(resolution, "Argentum Fund", "n2") == holder_of(resolution, "Argentum Fund, L.P.", "n2")
    assert len({holder_of(resolution, "Argentum Fund", issue) for issue in ("n1", "n2", "n3")}) == 3


def test_a_legal_form_missing_in_another_chain_is_for_review() -> None:
    resolution = resolve_holders(chain([("Sunrise Partners", 5)]) + chain([("Sunrise Partners LP", 7)], issue="n2"))
    assert len(resolution.holders) == 2
    assert candidates(resolution) == {("Sunrise Partners", "Sunrise Partners LP")}


def test_a_dealer_may_leave_out_its_only_legal_form_anywhere() -> None:
    mentions = chain([("CIBC World Markets", 5)]) + chain([("CIBC World Markets Corp.", 7)], issue="n2")
    assert len(resolve_holders(mentions).holders) == 1
    several = mentions + chain([("CIBC World Markets Inc.", 7)], issue="n3")
    assert len(resolve_holders(several).holders) == 3


def test_a_manager_added_in_another_chain_is_the_same_fund() -> None:
    resolution = resolve_holders(
        chain([("Sunrise Partners LP", 5)]) + chain([("Sunrise Partners LP c/o Sample LLC", 7)], issue="n2")
    )
    assert len(resolution.holders) == 1


def test_a_well_known_spelling_draws_its_misprint() -> None:
    known = [m for n in range(3) for m in chain([("Jefferies & Company, Inc.", 5)], issue=f"k{n}")]
    resolution = resolve_holders(known + chain([("Jefferies & Company, Inc.", 5)], [("Jeffries & Company", 7)]))
    assert meet(resolution, "Jefferies & Company, Inc.", "Jeffries & Company")
    assert resolution.holders[0].name == "Jefferies & Company, Inc."


def test_issues_of_one_filing_are_one_chain() -> None:
    mentions = [
        NameMention("Sunrise Partners", "n1", "f1", date(2004, 1, 1), Decimal(5)),
        NameMention("Sample Fund", "n2", "f1", date(2004, 1, 1), Decimal(5)),
        NameMention("Sunrise Partners LP", "n2", "f2", date(2004, 2, 1), Decimal(7)),
    ]
    resolution = resolve_holders(mentions)
    assert holder_of(resolution, "Sunrise Partners", "n1") == holder_of(resolution, "Sunrise Partners LP", "n2")


def test_a_name_in_words_does_not_stand_beside_its_row() -> None:
    row, words = "Amaranth LLC", "Amaranth"
    mentions = [
        NameMention(row, "n1", "f1", date(2004, 1, 1), Decimal(5)),
        NameMention(words, "n1", "f1", date(2004, 1, 1), None, is_row=False),
    ]
    assert meet(resolve_holders(mentions), row, words)


def test_accounts_of_one_adviser_in_one_table_are_apart() -> None:
    names = ["ADI Sample", "ADI Sample c/o Axis Pan", "ADI Sample c/o Kallista Fund Limited"]
    resolution = resolve_holders(chain([(name, 5) for name in names]))
    assert len({holder_of(resolution, name) for name in names}) == 3


def decision(left: str, right: str, judgement: str, at: str = "2026-01-01") -> HolderDecision:
    return HolderDecision(left, right, judgement, "reviewer", at)  # type: ignore[arg-type]


def test_a_decision_joins_what_rules_keep_apart_and_the_other_way_round() -> None:
    mentions = chain(
        [("Jefferies & Company", 5)], [("Jeffries & Company", 7)], [("Sunrise Partners", 5)], [("Sunrise Partners LP", 5)]
    )
    decisions = [
        decision("Jefferies & Company", "Jeffries & Company", "same"),
        decision("Sunrise Partners", "Sunrise Partners LP", "different"),
    ]
    resolution = resolve_holders(mentions, decisions)
    assert meet(resolution, "Jefferies & Company", "Jeffries & Company")
    assert not meet(resolution, "Sunrise Partners", "Sunrise Partners LP")
    assert not resolution.candidates, "a no is remembered, a yes is settled"
    methods = {s[0]: s[1] for h in resolution.holders for s in h.spellings}
    assert methods["Jeffries & Company"] == "decision" or methods["Jefferies & Company"] == "decision"


def test_the_newest_decision_counts_and_undecided_undoes() -> None:
    pair = ("Sunrise Partners", "Sunrise Partners LP")
    mentions = chain([(pair[0], 5)], [(pair[1], 7)])
    no, unsure, yes = (
        decision(*pair, judgement, at)
        for judgement, at in (("different", "2026-01-01"), ("undecided", "2026-02-01"), ("same", "2026-03-01"))
    )
    assert not meet(resolve_holders(mentions, [no]), *pair)
    assert meet(resolve_holders(mentions, [unsure, no]), *pair), "undecided leaves it to the rules"
    assert meet(resolve_holders(mentions, [yes, unsure, no]), *pair)


def test_a_no_holds_where_only_a_chain_says_yes() -> None:
    name, full, other = "Argentum Fund", "Argentum Fund Ltd.", "Argentum Fund, L.P."
    mentions = chain([(full, 5)], [(name, 7)], issue="n1") + chain([(other, 5)], issue="n2")
    assert meet(resolve_holders(mentions), name, full)
    assert not meet(resolve_holders(mentions, [decision(name, full, "different")]), name, full)


def test_undecided_keeps_a_pair_in_view() -> None:
    resolution = resolve_holders(
        chain([("Sample One Fund", 5)], [("Other Two Fund", 5)]), [decision("Sample One Fund", "Other Two Fund", "undecided")]
    )
    assert candidates(resolution) == {("Other Two Fund", "Sample One Fund")}


def test_a_decision_splits_two_spellings_of_one_key() -> None:
    mentions = chain([("Sample Fund L.P.", 5), ("SAMPLE FUND LP", 6), ("Sample Fund, LP", 7)])
    resolution = resolve_holders(mentions, [decision("Sample Fund L.P.", "SAMPLE FUND LP", "different")])
    assert not meet(resolution, "Sample Fund L.P.", "SAMPLE FUND LP")
    assert len(resolution.holders) == 2
    assert len({h.holder_id for h in resolution.holders}) == 2


def test_contradictions_are_reported_and_different_wins() -> None:
    names = ["Alder Fund", "Birch Fund", "Cedar Fund"]
    decisions = [
        decision(names[0], names[1], "same"),
        decision(names[1], names[2], "same", "2026-02-01"),
        decision(names[0], names[2], "different"),
    ]
    resolution = resolve_holders(chain([(name, 5) for name in names]), decisions)
    assert not meet(resolution, names[0], names[2])
    assert meet(resolution, names[1], names[2]), "the newer of the two decisions that cannot both hold"
    (conflict,) = resolution.conflicts
    assert (conflict.left, conflict.right) == (names[0], names[2])
    assert conflict.path == ("alder fund", "birch fund", "cedar fund")


def test_holders_tell_type_family_and_spellings() -> None:
    mentions = chain(
        [("Univest Convertible Arbitrage Fund Ltd.", 5)],
        [("Univest Convertible Arbitrage Fund, Limited c/o Forest Investment Mngt. LLC", 0)],
    )
    (holder,) = resolve_holders(mentions).holders
    assert holder.name == "Univest Convertible Arbitrage Fund Ltd."
    assert holder.holder_type == "hedge fund"
    assert "convertible arbitrage" in holder.type_evidence
    assert holder.family == "Forest Investment Management"
    assert [name for name, _, _ in holder.spellings] == sorted({m.name for m in mentions})


def test_nothing_gives_nothing() -> None:
    assert resolve_holders([]) == HolderResolution((), (), (), ())


def test_a_name_of_common_words_is_one_holder_within_its_chain_only() -> None:
    name, other = "Equity Income Fund", "EQUITY INCOME FUND"
    resolution = resolve_holders(chain([(name, 5)], [(other, 7)], issue="n1") + chain([(name, 5)], issue="n2"))
    assert holder_of(resolution, name, "n1") == holder_of(resolution, other, "n1")
    assert holder_of(resolution, name, "n1") != holder_of(resolution, name, "n2")
    full = "Equity Income Fund, Inc."
    resolution = resolve_holders(chain([(name, 5)], [(full, 7)], issue="n1") + chain([(name, 5)], issue="n2"))
    assert holder_of(resolution, name, "n1") == holder_of(resolution, full, "n1")
    assert holder_of(resolution, name, "n1") != holder_of(resolution, name, "n2")
    decided = resolve_holders(
        chain([(name, 5)], [(full, 7)], issue="n1") + chain([(name, 5)], issue="n2"), [decision(name, full, "same")]
    )
    assert len(decided.holders) == 1


@pytest.mark.parametrize(
    ("heading", "family"),
    [
        ("Palisade Capital Management LLC", "Palisade"),
        ("Sample Asset Management, Inc.", "Sample Asset Management"),
        ("NOT PREVIOUSLY LISTED", None),
        ("Non-Founders:", None),
        ("Other Funds", None),
    ],
)
def test_a_heading_gives_the_family_where_it_names_a_manager(heading: str, family: str | None) -> None:
    mention = NameMention("Quartz Pension Plan", "n1", "f1", date(2004, 1, 1), Decimal(5), heading)
    assert [holder.family for holder in resolve_holders([mention]).holders] == [family]


def test_a_footnote_gives_the_family() -> None:
    claims = {"n1-0": [Claim("manager", "Quartz Pension Plan", "Sample Advisers LLC", "…")]}
    resolution = resolve_holders(chain([("Quartz Pension Plan", 5)]), claims=claims)
    assert [holder.family for holder in resolution.holders] == ["Sample Advisers"]


def test_a_custodian_is_no_family() -> None:
    (holder,) = resolve_holders(chain([("Sample Bank, N.A. FBO Quartz Health Services", 5)])).holders
    assert holder.family is None
