"""One set of facts in many markups gives the same rows: the numbers are in the filing, not in its agent's HTML."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.markup import generate, layouts, negatives, samples
from tests.markup.compare import Tally, compare, fold
from tests.markup.facts import Facts
from tests.markup.layouts import Layout
from transform.parse import parse_submission

NOT_READ: dict[str, str] = {
    "two_spaces": "columns parted by three blanks that stand under nothing: which blank column a row lacks can't be told",
}
"""Layouts whose rows are not read, with the reason. None of their rows may come out wrong."""
PARTLY_READ: dict[str, str] = {
    "one_a_line": "one value a line: read where order alone tells the columns, else recorded as not read",
}
READ = [layout for layout in layouts.ALL if layout.name not in NOT_READ]


def params(chosen: list[Layout]) -> list[object]:
    """The layouts as test parameters; those that are read only in part may fail, for the reason given."""
    may_fail = {name: [pytest.mark.xfail(reason=reason, strict=False)] for name, reason in PARTLY_READ.items()}
    return [pytest.param(layout, id=layout.name, marks=may_fail.get(layout.name, [])) for layout in chosen]


def read(layout: Layout, facts: Facts) -> Tally:
    tally = compare(parse_submission(layout.render(facts)), facts)
    tally.differences = [f"{layout.name}, {facts.odd}: {difference}" for difference in tally.differences]
    return tally


@pytest.mark.parametrize("layout", params(READ))
def test_every_sample_is_read_whole(layout: Layout) -> None:
    differences = [line for facts in samples.SAMPLES if layout.fits(facts) for line in read(layout, facts).differences]
    assert not differences


@pytest.mark.parametrize("name", NOT_READ)
def test_what_is_not_read_is_not_guessed(name: str) -> None:
    """No wrong row, and the filing says that it has a table which was not read."""
    layout = layouts.BY_NAME[name]
    for facts in samples.SAMPLES:
        if layout.fits(facts):
            parsed = parse_submission(layout.render(facts))
            assert not compare(parsed, facts).false, facts.odd
            unread = [check for check in parsed.checks if check.check_name == "table_read" and not check.passed]
            assert parsed.outcome == "failed" or unread, facts.odd


@pytest.mark.parametrize("layout", params(list(layouts.ALL)))
def test_what_only_looks_like_a_holder_table_gives_no_position(layout: Layout) -> None:
    for facts in negatives.NEGATIVES:
        if not layout.fits(facts):
            continue
        parsed = parse_submission(layout.render(facts))
        rows = [row for table in parsed.tables if table.outcome == "note_positions" for row in table.rows]
        assert not [row.holder_name for row in rows if row.principal_amount is not None], facts.odd
        if layout in READ:
            assert parsed.outcome == facts.outcome, (facts.odd, parsed.error)


HTML = [layout for layout in READ if layout.html and not layout.name.startswith(("pre", "courier"))]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_made_up_facts_are_read_from_html(seed: int) -> None:
    facts = generate.facts(seed)
    layout = random.Random(seed).choice([layout for layout in HTML if layout.fits(facts)])
    assert not read(layout, facts).differences


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**6))
def test_made_up_facts_in_text_give_no_wrong_amount(seed: int) -> None:
    """Typed tables may lose a name's wrapped part, but no holder may get another's amount."""
    facts = generate.facts(seed)
    layout = random.Random(seed).choice([layout for layout in READ if layout not in HTML and layout.fits(facts)])
    parsed = parse_submission(layout.render(facts))
    printed = {meant.principal for meant in facts.meant if meant.principal is not None}
    read_amounts = {
        float(row.principal_amount) for table in parsed.tables for row in table.rows if row.principal_amount is not None
    }
    assert read_amounts <= printed, (layout.name, read_amounts - printed)


@pytest.mark.parametrize("facts", samples.SAMPLES, ids=lambda facts: facts.odd)
def test_samples_are_sane(facts: Facts) -> None:
    """Enough layouts can show a sample, and each row's name is printed in its table."""
    assert sum(layout.fits(facts) for layout in layouts.ALL) >= 30
    for meant in facts.meant:
        assert fold(meant.holder) in fold(" ".join(facts.tables[meant.table].rows[meant.row]))
