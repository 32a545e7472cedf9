"""What each effect does to the history: the table of DOMAIN, row by row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

import pytest

from tests.warehouse.conftest import Filled
from tests.warehouse.paper import filing, row, table
from transform.records import Claim, ParsedFiling, Security

History = Callable[[Sequence[ParsedFiling]], list[tuple[Any, ...]]]
BASE = filing(1, table("full", ("Alder", 100), ("Birch", 200)))


@pytest.mark.parametrize("effect", ["full", "restate"])
def test_a_replacing_table_closes_whom_it_lacks(history: History, effect: str) -> None:
    assert history([BASE, filing(2, table(effect, ("Birch", 200), ("Cedar", 5)))]) == [
        ("Alder", 1, 2, 100, "new", "omitted"),
        ("Birch", 1, None, 200, "new", None),
        ("Cedar", 2, None, 5, "new", None),
    ]


@pytest.mark.parametrize("effect", ["amend", "add", "unstated"])
def test_an_amending_table_sets_whom_it_names_and_leaves_the_others(history: History, effect: str) -> None:
    assert history([BASE, filing(2, table(effect, ("Birch", 150), ("Cedar", 5)))]) == [
        ("Alder", 1, None, 100, "new", None),
        ("Birch", 1, 2, 200, "new", "changed"),
        ("Birch", 2, None, 150, "decreased", None),
        ("Cedar", 2, None, 5, "new", None),
    ]


def test_a_deleting_table_closes_whom_it_names_whatever_it_prints(history: History) -> None:
    assert history([BASE, filing(2, table("delete", ("Birch", 200)))])[1] == ("Birch", 1, 2, 200, "new", "deleted")


def test_a_filing_without_a_table_changes_nothing(history: History) -> None:
    assert history([BASE, filing(2)]) == history([BASE])


def test_zero_closes_and_a_holder_can_come_back(history: History) -> None:
    filings = [BASE, filing(2, table("amend", ("Birch", 0))), filing(3, table("amend", ("Birch", 70)))]
    assert history(filings)[1:] == [("Birch", 1, 2, 200, "new", "exited"), ("Birch", 3, None, 70, "re-entered", None)]


def test_a_row_without_an_amount_changes_nothing_and_is_doubted(filled: Filled, history: History) -> None:
    assert history([BASE, filing(2, table("amend", ("Birch", None)))])[1] == ("Birch", 1, None, 200, "new", None)
    assert filled.rows("select doubt, holder_name from open_doubts") == [("amount_blank", "Birch")]


def test_a_blank_in_a_restatement_is_no_position(history: History) -> None:
    assert history([BASE, filing(2, table("restate", ("Alder", 100), ("Birch", None)))])[1][5] == "omitted"


def test_an_unreadable_cell_in_a_restatement_closes_nothing(history: History) -> None:
    smudged = row("Birch", None, problems=("9,9090 is no amount",))
    assert history([BASE, filing(2, table("restate", ("Alder", 100), smudged))])[1] == ("Birch", 1, None, 200, "new", None)


def test_a_restatement_of_shares_only_closes_nothing(history: History) -> None:
    assert all(entry[5] is None for entry in history([BASE, filing(2, table("restate", row("Birch", None, shares=Decimal(7))))]))


def test_a_reaffirmed_amount_prolongs_and_takes_the_newest_spelling(filled: Filled, history: History) -> None:
    assert history([BASE, filing(2, table("amend", ("BIRCH", 200)))])[1] == ("BIRCH", 1, None, 200, "new", None)
    assert filled.rows("select day(last_confirmed) from position_history where holder_name = 'BIRCH'") == [(2,)]


def test_two_rows_of_one_table_count_with_their_sum(filled: Filled, history: History) -> None:
    assert history([filing(1, table("full", ("Alder", 100), ("Alder", 30)))]) == [("Alder", 1, None, 130, "new", None)]
    assert filled.rows("select count(*) from reported_positions") == [(2,)]


def test_totals_headings_and_residual_rows_belong_to_the_filing_only(history: History) -> None:
    others = [row("All others", 900, row_kind=kind) for kind in ("total", "unnamed", "heading")]
    assert history([filing(1, table("full", ("Alder", 100), *others))]) == [("Alder", 1, None, 100, "new", None)]


def test_an_amount_in_addition_adds(history: History) -> None:
    assert history([BASE, filing(2, table("add", row("Birch", 50, in_addition=True)))])[2] == (
        "Birch",
        2,
        None,
        250,
        "increased",
        None,
    )


def test_an_addition_to_nothing_known_is_doubted(filled: Filled, history: History) -> None:
    history([filing(2, table("add", row("Birch", 50, in_addition=True)))])
    assert filled.rows("select principal_amount::integer, doubts from position_history") == [(50, ["no_earlier_amount"])]


def test_a_section_can_switch_the_effect(history: History) -> None:
    rows = (("Cedar", 5), row("Birch", 200, effect="delete"))
    assert history([BASE, filing(2, table("add", *rows))])[1] == ("Birch", 1, 2, 200, "new", "deleted")


def test_each_table_has_its_own_effect(history: History) -> None:
    tables = (table("add", ("Cedar", 5)), table("delete", ("Alder", 100), index=1))
    assert [entry[5] for entry in history([BASE, filing(2, *tables)])] == ["deleted", None, None]


def test_added_rows_and_the_whole_table_after_them_count_once(history: History) -> None:
    tables = (table("add", ("Cedar", 5)), table("restate", ("Birch", 200), ("Cedar", 5), index=1))
    assert history([BASE, filing(2, *tables)]) == [
        ("Alder", 1, 2, 100, "new", "omitted"),
        ("Birch", 1, None, 200, "new", None),
        ("Cedar", 2, None, 5, "new", None),
    ]


def test_a_restatement_of_one_issue_leaves_the_other(history: History) -> None:
    two = (Security("A", "5% Notes"), Security("B", "6% Notes"))
    base = filing(1, table("full", row("Alder", 100), row("Birch", 200, key="B")), securities=two)
    assert [entry[5] for entry in history([base, filing(2, table("restate", ("Cedar", 5)), securities=two)])] == [
        "omitted",
        None,
        None,
    ]


def test_superseding_a_supplement_undoes_that_one_and_no_other(history: History) -> None:
    filings = [
        BASE,
        filing(2, table("add", ("Cedar", 5)), supplement="3"),
        filing(3, table("amend", ("Dogwood", 6), ("Birch", 999)), supplement="4"),
        filing(4, table("restate", ("Elm", 7), scope="Supplement No. 4"), supplement="5"),
    ]
    assert history(filings) == [
        ("Alder", 1, None, 100, "new", None),
        ("Birch", 1, 3, 200, "new", "changed"),
        ("Cedar", 2, None, 5, "new", None),
        ("Birch", 3, 4, 999, "increased", "changed"),
        ("Dogwood", 3, 4, 6, "new", "omitted"),
        ("Birch", 4, None, 200, "decreased", None),
        ("Elm", 4, None, 7, "new", None),
    ]


def test_another_registration_does_not_close_what_it_never_listed(filled: Filled, history: History) -> None:
    other = filing(2, table("full", ("Birch", 150)), file_numbers=("333-2",))
    assert history([BASE, other]) == [
        ("Alder", 1, None, 100, "new", None),
        ("Birch", 1, 2, 200, "new", "changed"),
        ("Birch", 2, None, 150, "decreased", None),
    ]
    assert filled.rows("select doubts from position_history where holder_name = 'Alder'") == [(["stands_in_other_registration"],)]


def test_a_combined_prospectus_closes_in_all_its_registrations(history: History) -> None:
    combined = filing(2, table("full", ("Birch", 200)), file_numbers=("333-2", "333-1"))
    assert history([BASE, combined])[0] == ("Alder", 1, 2, 100, "new", "omitted")


def test_filings_of_one_day_count_by_supplement_number(history: History) -> None:
    filings = [
        filing(1, table("full", ("Alder", 100))),
        filing(2, table("amend", ("Alder", 2)), supplement="10", number=1000),
        filing(2, table("amend", ("Alder", 9)), supplement="9", number=2000),
    ]
    assert history(filings) == [("Alder", 1, 2, 100, "new", "changed"), ("Alder", 2, None, 2, "decreased", None)]


def test_there_and_back_within_a_day_is_no_change(history: History) -> None:
    day = [filing(2, table("amend", ("Alder", n)), supplement=s, number=1000 + n) for n, s in ((50, "1"), (100, "2"))]
    assert history([filing(1, table("full", ("Alder", 100))), *day]) == [("Alder", 1, None, 100, "new", None)]


def test_equity_tables_and_pieces_never_enter(filled: Filled, history: History) -> None:
    pieces = (Security("A", "Preferred Shares", is_principal=False),)
    shares = table("full", row("Birch", None, shares=Decimal(9)), outcome="equity_only")
    assert history([filing(1, table("full", ("Alder", 100)), securities=pieces), filing(2, shares)]) == []
    assert filled.rows("select holder_name, reason from unresolved_rows") == [
        ("Alder", "the security is counted in pieces, not in principal")
    ]
    assert filled.rows("select holder_name from equity_rows") == [("Birch",)]


def claims(day: int, *told: Claim) -> ParsedFiling:
    return filing(day, claims=told)


def test_a_certain_transfer_moves_the_amount(history: History) -> None:
    told = Claim(
        "transfer", "Birch", "Cedar", "Birch sold $50 of notes to Cedar", amount=Decimal(50), security_key="A", certain=True
    )
    assert history([BASE, claims(2, told)])[1:] == [
        ("Birch", 1, 2, 200, "new", "changed"),
        ("Birch", 2, None, 150, "decreased", None),
        ("Cedar", 2, None, 50, "new", None),
    ]


def test_who_distributed_its_notes_has_none_left(history: History) -> None:
    told = Claim("distribution", "Birch", None, "Birch distributed its notes to its partners", certain=True)
    assert history([BASE, claims(2, told)])[1] == ("Birch", 1, 2, 200, "new", "exited")


@pytest.mark.parametrize(
    ("scope", "numbers"),
    [
        ("Supplement No. 4", [4]),
        ("Prospectus Supplement No. 4 dated May 3, 2004", [4]),
        ("Supplement Nos. 1, 2 and 3", [1, 2, 3]),
        ("Supplement No. 1 and Supplement No. 3", [1, 3]),
        ("pages 26-30", []),
        ("Supplement dated 2004-01-27", []),
    ],
)
def test_scopes_name_supplements(filled: Filled, scope: str, numbers: list[int]) -> None:
    assert filled.rows("select superseded_supplements(?)", scope) == [(numbers,)]


def test_an_uncertain_transfer_is_an_open_doubt(filled: Filled, history: History) -> None:
    told = Claim("transfer", "Birch", "Cedar", "Birch may have sold notes to Cedar", amount=Decimal(50), security_key="A")
    assert history([BASE, claims(2, told)]) == history([BASE])
    assert filled.rows("select doubt, holder_name, words from open_doubts") == [
        ("told_in_words_only", "Birch", "Birch may have sold notes to Cedar")
    ]


def test_a_row_of_the_filing_outweighs_its_words(history: History) -> None:
    told = Claim("transfer", "Birch", "Cedar", "sold", amount=Decimal(50), security_key="A", certain=True)
    assert history([BASE, filing(2, table("amend", ("Birch", 150), ("Cedar", 50)), claims=(told,))])[2:] == [
        ("Birch", 2, None, 150, "decreased", None),
        ("Cedar", 2, None, 50, "new", None),
    ]


def test_an_unstated_effect_is_recorded_as_a_doubt(filled: Filled, history: History) -> None:
    history([filing(1, table("unstated", ("Alder", 100)))])
    assert filled.rows("select doubt from open_doubts") == [("effect_unstated",)]
    assert filled.rows("select doubts from position_history") == [(["effect_unstated"],)]
