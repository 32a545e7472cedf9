"""Claims: whom they are about, with whom, and whether that is certain."""

from __future__ import annotations

from decimal import Decimal

from tests.wording.scenes import FACE, read, table

ROWS = [("Alpha Fund Ltd.|1,2", 1_000_000), ("Beta Fund L.P.|2", 2_000_000), ("Gamma Trust", 3_000_000)]


def test_a_note_is_about_those_who_carry_its_mark() -> None:
    found = read(
        *FACE,
        table(0, ROWS),
        notes=[("2", "Delta Management LLC is the investment manager of this holder."), ("1", "Registered broker-dealer.")],
    )
    told = [(c.kind, c.subject, c.object, c.mark, c.security_key, c.certain) for c in found.claims]
    assert told == [
        ("manager", "Alpha Fund Ltd.", "Delta Management LLC", "2", "A", True),
        ("manager", "Beta Fund L.P.", "Delta Management LLC", "2", "A", True),
        ("broker_dealer", "Alpha Fund Ltd.", None, "1", "A", True),
    ]


def test_a_note_that_nobody_carries_keeps_its_claim_without_a_subject() -> None:
    found = read(*FACE, table(0, ROWS), notes=[("21", "Jane Roe has investment control over these notes.")])
    assert [(c.kind, c.subject, c.object) for c in found.claims] == [("control_person", None, "Jane Roe")]


def test_a_note_of_another_table_is_not_meant() -> None:
    found = read(*FACE, table(0, ROWS), table(1, [("Epsilon Fund|1", 5)]), notes=[("1", "Registered broker-dealer.", 1)])
    assert [c.subject for c in found.claims] == ["Epsilon Fund"]


def test_a_transfer_told_in_a_sentence() -> None:
    found = read(
        *FACE, "On May 3, 2004, Gamma Trust transferred $2,000,000 principal amount of notes to Zeta Partners L.P.", table(0, ROWS)
    )
    (claim,) = [c for c in found.claims if c.kind == "transfer"]
    assert (claim.subject, claim.object, claim.amount, claim.certain) == (
        "Gamma Trust",
        "Zeta Partners L.P.",
        Decimal(2_000_000),
        True,
    )


def test_a_rename_told_in_a_sentence() -> None:
    found = read(*FACE, 'The name "Eta Master Fund" is replaced by "Theta Master Account, L.P." in the table.', table(0, ROWS))
    (claim,) = [c for c in found.claims if c.kind == "rename"]
    assert (claim.subject, claim.object, claim.certain) == ("Eta Master Fund", "Theta Master Account, L.P.", True)


def test_talk_of_selling_in_general_claims_nothing() -> None:
    found = read(
        *FACE,
        table(0, ROWS),
        "The holders may transfer notes to others. Those who take part in the distribution may be deemed underwriters.",
        "Some holders are affiliated with broker-dealers.",
        "Since that date some of them may have sold, transferred or acquired securities in exempt transactions.",
    )
    assert found.claims == ()


def test_holders_deleted_by_name() -> None:
    found = read(
        *FACE,
        "The list is amended to delete Iota Corporation ($1,000,000) and Kappa Health Trust ($70,000) from the selling holders.",
        table(0, ROWS),
    )
    told = [(c.subject, c.amount, c.certain) for c in found.claims if c.kind == "deleted"]
    assert told == [("Iota Corporation", Decimal(1_000_000), True), ("Kappa Health Trust", Decimal(70_000), True)]


def test_a_list_that_may_divide_in_two_ways_is_uncertain() -> None:
    found = read(*FACE, "We hereby remove Iota and Kappa Health Trust from the table of selling holders.", table(0, ROWS))
    assert [(c.subject, c.certain) for c in found.claims if c.kind == "deleted"] == [("Iota and Kappa Health Trust", False)]


def test_a_distribution_told_in_the_notes_of_those_who_got_it() -> None:
    found = read(
        *FACE, table(0, ROWS), notes=[("2", "Lambda Overseas Fund, Ltd. distributed all of its notes to these two holders.")]
    )
    told = [(c.kind, c.subject, c.object, c.certain) for c in found.claims]
    gone = ("deleted", "Lambda Overseas Fund, Ltd.", None, True)
    moved = [("distribution", "Lambda Overseas Fund, Ltd.", holder, True) for holder in ("Alpha Fund Ltd.", "Beta Fund L.P.")]
    assert sorted(told, key=str) == sorted([gone, *moved], key=str)


def test_a_former_name_printed_in_the_name() -> None:
    found = read(*FACE, table(0, [("Mu Fund Ltd. (formerly Nu Fund Ltd.)", 1)]))
    assert [(c.kind, c.subject, c.object) for c in found.claims] == [
        ("rename", "Mu Fund Ltd. (formerly Nu Fund Ltd.)", "Nu Fund Ltd.")
    ]


def test_who_has_sold_out_needs_no_row() -> None:
    found = read(*FACE, "Xi Fund Ltd. has sold all of its notes.", table(0, ROWS))
    assert [(c.kind, c.subject, c.certain) for c in found.claims] == [("deleted", "Xi Fund Ltd.", True)]


def test_what_the_issuer_sold_is_no_transfer() -> None:
    found = read(
        *FACE,
        "Example Corp sold $250,000,000 of notes to Omicron Securities Inc.",
        "We sold notes to Pi Securities LLC.",
        table(0, ROWS),
    )
    assert found.claims == ()
