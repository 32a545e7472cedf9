"""Which note is which: by coupon, maturity and registration, whatever the title's spelling."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transform.identity.issue_facts import issue_facts, printed_coupon
from transform.identity.note_issues import resolve_note_issues
from transform.records import IssueMention, NoteIssue, Security


def mention(
    title: str,
    filing: int,
    key: str = "A",
    file_number: str = "333-1",
    cik: int | None = 1,
    prospectus: date | None = None,
    company: str = "Sample Corp",
    **facts: object,
) -> IssueMention:
    day = date(2004, 1, 1) + timedelta(days=filing)
    security = Security(key, title, **facts)  # type: ignore[arg-type]
    return IssueMention(
        f"f{filing}", day, cik, (cik,) if cik else (), company, (file_number,) if file_number else (), prospectus, security
    )


def groups(issues: tuple[NoteIssue, ...]) -> set[frozenset[str]]:
    return {frozenset(f"{accession}{key}" for accession, key in issue.members) for issue in issues}


@pytest.mark.parametrize(
    ("title", "coupon"),
    [
        ("5 1/4% Convertible Subordinated Notes due 2006", "5.25"),
        ("5-1/4 % Convertible Subordinated Notes due 2006", "5.25"),
        ("5¼% Convertible Notes", "5.25"),
        ("5.25 percent Convertible Notes", "5.25"),
        ("3/4% Convertible Notes", "0.75"),
        (".75% Convertible Notes", "0.75"),
        ("0.50% Convertible Senior Notes due 2011", "0.5"),
        ("4.00% Convertible Subordinated Notes", "4"),
        ("10 1/8% Convertible Notes", "10.125"),
        ("Zero Coupon Convertible Notes due 2008", "0"),
        ("Liquid Yield Option Notes due 2031", "0"),
        ("Convertible Notes due 2012", None),
        ("2027A notes", None),
        ("", None),
    ],
)
def test_printed_coupons(title: str, coupon: str | None) -> None:
    found = printed_coupon(title)
    assert found == (None if coupon is None else Decimal(coupon))


@pytest.mark.parametrize(
    ("title", "year", "day", "series"),
    [
        ("5% Convertible Subordinated Notes due March 14, 2007", 2007, date(2007, 3, 14), ""),
        ("5% Convertible Subordinated Notes Due 14 March 2007", 2007, date(2007, 3, 14), ""),
        ("5% Notes of 1999 due 2007", 2007, None, ""),
        ("2027A notes", 2027, None, "a"),
        ("3% Series B Convertible Notes due 2010", 2010, None, "b"),
        ("5% Class B Notes due 2010", 2010, None, "b"),
        ("5% Notes due 2010, convertible into Class A common stock", 2010, None, ""),
        ("5% Notes due 2010 and Series A Preferred", 2010, None, ""),
        ("5% Notes due 2010 a note with warrants", 2010, None, ""),
        ("Convertible Notes", None, None, ""),
        ("5% Notes due February 30, 2007", 2007, None, ""),
    ],
)
def test_facts_of_a_title(title: str, year: int | None, day: date | None, series: str) -> None:
    facts = issue_facts(Security("A", title))
    assert (facts.year, facts.day, facts.series) == (year, day, series)


def test_senior_in_the_prospectus_and_subordinated_in_its_supplements_is_one_issue() -> None:
    issues = resolve_note_issues(
        [
            mention("Zero Coupon Convertible Senior Notes due June 15, 2008", 0, principal_outstanding=Decimal(400)),
            mention("Zero Coupon Convertible Subordinated Notes due June 15, 2008", 1),
            mention("zero coupon convertible subordinated notes due 2008", 2),
            mention("0% Convertible Notes due 2008", 3, coupon_rate=Decimal("0.000")),
        ]
    )
    assert groups(issues) == {frozenset({"f0A", "f1A", "f2A", "f3A"})}
    (issue,) = issues
    assert (issue.coupon_rate, issue.maturity_year, issue.principal_outstanding) == (0, 2008, 400)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("5% Convertible Notes due 2007", "5 1/4% Convertible Notes due 2007"),
        ("5% Convertible Notes due 2007", "5% Convertible Notes due 2009"),
        ("2027A notes", "2027B notes"),
        ("5% Series A Notes due 2007", "5% Series B Notes due 2007"),
        ("5% Convertible Notes due March 14, 2007", "5% Convertible Notes due September 19, 2007"),
        ("Floating Rate Convertible Notes due 2033", "5% Convertible Notes due 2033"),
        ("5% Convertible Notes due 2007", "5.5% Convertible Notes"),
    ],
)
def test_other_terms_are_other_issues_in_one_registration(left: str, right: str) -> None:
    assert len(resolve_note_issues([mention(left, 0), mention(right, 1)])) == 2


def test_two_securities_of_one_filing_are_two_issues_even_if_nothing_tells_them_apart() -> None:
    issues = resolve_note_issues(
        [mention("Notes", 0, "A"), mention("Notes", 0, "B"), mention("Notes", 1, "A"), mention("Notes", 1, "B")]
    )
    assert groups(issues) == {frozenset({"f0A", "f1A"}), frozenset({"f0B", "f1B"})}
    assert len({issue.note_issue_id for issue in issues}) == 2


def test_pieces_are_never_principal() -> None:
    issues = resolve_note_issues(
        [mention("7% Convertible Preferred due 2010", 0, is_principal=False), mention("7% Convertible Notes due 2010", 1)]
    )
    assert len(issues) == 2


def test_a_mention_without_terms_is_the_only_issue_of_its_registration() -> None:
    issues = resolve_note_issues([mention("5% Convertible Notes due 2007", 0), mention("Convertible Notes", 1), mention("", 2)])
    (issue,) = issues
    assert issue.title == "5% Convertible Notes due 2007"
    assert "the only issue of file 333-1" in issue.evidence


def test_of_two_issues_it_is_the_one_it_is_like() -> None:
    first = mention("1% Convertible Senior Notes due 2011", 0, "A", principal_outstanding=Decimal(650))
    second = mention("2% Convertible Senior Notes due 2013", 0, "B", principal_outstanding=Decimal(500))
    assert groups(resolve_note_issues([first, second, mention("2013 Notes", 1)])) == {frozenset({"f0A"}), frozenset({"f0B", "f1A"})}
    assert groups(resolve_note_issues([first, second, mention("Notes", 1, principal_outstanding=Decimal(650))])) == {
        frozenset({"f0A", "f1A"}),
        frozenset({"f0B"}),
    }
    alone = resolve_note_issues([first, second, mention("Bonds", 1)])
    assert len(alone) == 3
    assert any("could be 2 issues" in issue.evidence for issue in alone)


def test_a_shorter_title_is_no_reason_to_be_an_issue() -> None:
    first, second = mention("5% Notes due 2011", 0, "A"), mention("0.50% Convertible Senior Notes due 2013", 0, "B")
    assert len(resolve_note_issues([first, second, mention("Notes", 1)])) == 3
    assert len(resolve_note_issues([first, second, mention("Senior Notes", 1)])) == 2


def test_notes_of_a_debenture_registration_are_its_debentures() -> None:
    debentures = mention("2.95% Junior Subordinated Convertible Debentures due 2035", 0)
    assert len(resolve_note_issues([debentures, mention("Convertible Notes", 1)])) == 1


def test_what_one_filing_has_beside_a_known_issue_is_the_other_one() -> None:
    issues = resolve_note_issues(
        [
            mention("3% 2027A notes", 0, "A"),
            mention("3 1/8% 2027B notes", 0, "B"),
            mention("3% 2027A notes", 1, "A"),
            mention("notes", 1, "B"),
        ]
    )
    assert groups(issues) == {frozenset({"f0A", "f1A"}), frozenset({"f0B", "f1B"})}


def test_one_issue_under_several_registrations() -> None:
    title = "5% Convertible Subordinated Notes due March 14, 2007"
    issues = resolve_note_issues([mention(title, 0), mention(title, 1, file_number="333-2")])
    assert [issue.file_numbers for issue in issues] == [("333-1", "333-2")]
    apart = resolve_note_issues([mention("5% Notes due 2007", 0), mention("5% Debentures due 2007", 1, file_number="333-2")])
    assert len(apart) == 2
    apart = resolve_note_issues(
        [
            mention("5% Notes due 2007", 0, principal_outstanding=Decimal(175)),
            mention("5% Notes due 2007", 1, file_number="333-2", principal_outstanding=Decimal(345)),
        ]
    )
    assert len(apart) == 2
    assert len({issue.note_issue_id for issue in apart}) == 2


def test_other_issuers_are_other_issues() -> None:
    title = "5% Convertible Notes due 2007"
    assert len(resolve_note_issues([mention(title, 0), mention(title, 1, cik=2, file_number="333-2")])) == 2
    assert (
        len(
            resolve_note_issues(
                [mention(title, 0, cik=None, file_number=""), mention(title, 1, cik=None, file_number="", company="Other")]
            )
        )
        == 2
    )


def test_a_renamed_issuer_keeps_its_issue_and_has_its_new_name() -> None:
    title = "5 1/4% Convertible Subordinated Notes due February 1, 2009"
    (issue,) = resolve_note_issues(
        [mention(title, 0, company="Sunrise Assisted Living, Inc."), mention(title, 9, company="Sunrise Senior Living, Inc.")]
    )
    assert issue.issuer_name == "Sunrise Senior Living, Inc."


def test_the_latest_amount_outstanding_counts() -> None:
    title = "4% Convertible Notes due 2009"
    mentions = [mention(title, n, principal_outstanding=amount) for n, amount in enumerate((Decimal(200), None, Decimal(160)))]
    assert [issue.principal_outstanding for issue in resolve_note_issues(mentions)] == [160]


def test_the_id_does_not_change_when_more_filings_of_the_issue_come() -> None:
    first = mention("5% Convertible Notes due 2007", 1)
    (before,) = resolve_note_issues([first])
    more = [
        mention("5.00% Convertible Senior Notes due March 14, 2007", 0, file_number="333-2"),
        mention("5% Convertible Notes due 2007", 2),
        first,
    ]
    assert before.note_issue_id in {issue.note_issue_id for issue in resolve_note_issues(more)}


TITLES = st.sampled_from(
    [
        "5% Convertible Notes due 2007",
        "5 1/4% Convertible Senior Notes due 2007",
        "5.25% Convertible Subordinated Notes due March 14, 2007",
        "5.25% Convertible Subordinated Notes due September 19, 2007",
        "Convertible Notes",
        "2007 Notes",
        "Debentures",
        "",
        "2027A notes",
        "2027B notes",
        "Zero Coupon Convertible Debentures due 2018",
        "Floating Rate Convertible Notes due 2018",
    ]
)
MENTIONS = st.builds(
    mention,
    title=TITLES,
    filing=st.integers(0, 12),
    key=st.sampled_from("AB"),
    file_number=st.sampled_from(["333-1", "333-2", ""]),
    cik=st.sampled_from([1, 2, None]),
    principal_outstanding=st.sampled_from([None, Decimal(100), Decimal(200)]),
)


@settings(max_examples=80)
@given(st.lists(MENTIONS, max_size=25), st.randoms(use_true_random=False))
def test_order_and_copies_of_mentions_do_not_matter(mentions: list[IssueMention], random: object) -> None:
    expected = resolve_note_issues(mentions)
    again = [*mentions, *mentions]
    random.shuffle(again)  # type: ignore[attr-defined]
    assert resolve_note_issues(again) == expected


@settings(max_examples=80)
@given(st.lists(MENTIONS, max_size=25))
def test_what_never_meets(mentions: list[IssueMention]) -> None:
    issues = resolve_note_issues(mentions)
    members = [member for issue in issues for member in issue.members]
    assert sorted(members) == sorted({(m.accession_number, m.security.key) for m in mentions})
    assert len({issue.note_issue_id for issue in issues}) == len(issues)
    told = {(m.accession_number, m.security.key): set() for m in mentions}
    for m in mentions:
        told[m.accession_number, m.security.key].add(issue_facts(m.security))
    for issue in issues:
        assert len({accession for accession, _ in issue.members}) == len(issue.members), "two securities of one filing"
        whole = [next(iter(told[member])) for member in issue.members if len(told[member]) == 1]
        for fact in ("coupon", "year"):
            assert len({getattr(facts, fact) for facts in whole} - {None}) <= 1
        assert len({facts.series for facts in whole} - {""}) <= 1
