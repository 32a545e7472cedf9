"""One set of facts in many markups gives the same rows: the numbers are in the filing, not in its agent's HTML."""

from __future__ import annotations

import pytest

from tests.markup import layouts, negatives, samples
from tests.markup.compare import compare, fold
from tests.markup.facts import Facts
from tests.markup.layouts import Layout
from transform.parse import parse_submission


def _pairs(filings: tuple[Facts, ...]) -> list[object]:
    return [
        pytest.param(layout, facts, id=f"{layout.name}-{facts.odd}")
        for layout in layouts.ALL
        for facts in filings
        if layout.fits(facts)
    ]


@pytest.mark.parametrize(("layout", "facts"), _pairs(samples.SAMPLES))
def test_every_markup_gives_the_facts(layout: Layout, facts: Facts) -> None:
    parsed = parse_submission(layout.render(facts))
    assert parsed.outcome == "note_positions", parsed.error
    assert not compare(parsed, facts).differences


@pytest.mark.parametrize(("layout", "facts"), _pairs(negatives.NEGATIVES))
def test_what_only_looks_like_a_holder_table_gives_no_position(layout: Layout, facts: Facts) -> None:
    parsed = parse_submission(layout.render(facts))
    rows = [row for table in parsed.tables if table.outcome == "note_positions" for row in table.rows]
    assert not [row.holder_name for row in rows if row.principal_amount is not None]
    assert parsed.outcome == facts.outcome, parsed.error


@pytest.mark.parametrize("facts", samples.SAMPLES, ids=lambda facts: facts.odd)
def test_samples_fit_at_least_thirty_layouts(facts: Facts) -> None:
    """The samples' own sanity: enough layouts can show them, and each row's name is printed in its table."""
    assert sum(layout.fits(facts) for layout in layouts.ALL) >= 30
    for meant in facts.meant:
        assert fold(meant.holder) in fold(" ".join(facts.tables[meant.table].rows[meant.row]))
