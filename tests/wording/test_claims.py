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
        "Zeta Partners L.P",
        Decimal(2_000_000),
        True,
    )


def test_a_rename_told_in_a_sentence() -> None:
    found = read(*FACE, 'The name "Eta Master Fund" is replaced by "Theta Master Account, L.P." in the table.', table(0, ROWS))
    (claim,) = [c for c in found.claims if c.kind == "rename"]
    assert (claim.object, claim.words.startswith("The name")) == ("Eta Master Fund", True)


def test_talk_of_selling_in_general_claims_nothing() -> None:
    found = read(
        *FACE,
        table(0, ROWS),
        "The holders may transfer notes to others. Those who take part in the distribution may be deemed underwriters. Some holders are affiliated with broker-dealers.",
        "Since that date some of them may have sold, transferred or acquired securities in exempt transactions.",
    )
    assert found.claims == ()
