"""Tables: fitted at a terminal, whole when piped."""

import io
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.terminal import Column, fit, plain, shorten, show

LONG = "Radcliffe SPC, Ltd. for and on behalf of the Class A Convertible Crossover Segregated Portfolio"
COLUMNS = [
    Column("holder", shrinks=True),
    Column("from"),
    Column("principal", right=True),
    Column("shares", right=True, rank=2),
    Column("filing", rank=1),
]
ROWS = [
    (LONG, date(2004, 1, 27), Decimal("11950000.00"), Decimal("593346.00"), "0000891618-04-000322"),
    ("HFR RVA", date(2003, 11, 21), Decimal("190000.50"), None, "0000891618-03-000001"),
]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (Decimal("11950000.00"), "11,950,000"),
        (Decimal("2.990"), "2.99"),
        (Decimal("1E+3"), "1,000"),
        (date(2004, 1, 27), "2004-01-27"),
        (["14", "21"], "14, 21"),
        ({"shares_pct": "*"}, "shares_pct *"),
        (True, "yes"),
        ("two\n lines", "two lines"),
    ],
)
def test_values_as_people_read_them(value: object, text: str) -> None:
    assert plain(value) == text


def test_piped_tables_are_aligned_and_cut_nothing() -> None:
    out = io.StringIO()
    show(COLUMNS, ROWS, out)
    lines = out.getvalue().splitlines()
    assert len(lines) == 3
    assert LONG in lines[1]
    assert lines[1].index("11,950,000") + len("11,950,000") == lines[2].index("190,000.5") + len("190,000.5")


def test_a_narrow_window_loses_the_least_important_columns_and_the_middle_of_names() -> None:
    texts = [[plain(value) for value in row] for row in ROWS]
    assert [at for at, _ in fit(COLUMNS, texts, 200)] == [0, 1, 2, 3, 4]
    assert [at for at, _ in fit(COLUMNS, texts, 70)] == [0, 1, 2, 4]
    assert [at for at, _ in fit(COLUMNS, texts, 50)] == [0, 1, 2]


@given(st.text(min_size=0, max_size=200), st.integers(1, 120))
def test_shortened_names_fit_and_keep_both_ends(text: str, width: int) -> None:
    short = shorten(text, width)
    assert len(short) <= width
    assert short == text if len(text) <= width else "…" in short


@given(st.lists(st.text(max_size=60), min_size=1, max_size=5), st.integers(30, 200))
def test_fitted_tables_keep_within_the_window(names: list[str], width: int) -> None:
    texts = [[name, "2004-01-27", "1,000", "5", "0000891618-04-000322"] for name in names]
    shown = fit(COLUMNS, texts, width)
    assert sum(size for _, size in shown) + 2 * (len(shown) - 1) <= width
