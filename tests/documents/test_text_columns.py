"""Columns of typed tables that few rows fill."""

from __future__ import annotations

from transform.documents.text_regions import table_spans
from transform.documents.text_table import read_text_grid

LINES = """\
<S>                      <C>             <C>           <C>
Alder Fund Ltd.           $ 100,000            %        3,922
Birch LP.............      50,000                       1,961
Cedar Inc............     750,000           1.44       29,411
Dover Trust..........     100,000                       3,922"""


def test_a_lone_sign_far_behind_a_number_stands_in_the_next_column() -> None:
    rows = [{cell.column: cell.text for cell in row} for row in read_text_grid(LINES.split("\n")).rows if row]
    assert rows[0] == {0: "Alder Fund Ltd.", 1: "$ 100,000", 2: "%", 3: "3,922"}
    assert rows[1] == {0: "Birch LP", 1: "50,000", 3: "1,961"}
    assert rows[2] == {0: "Cedar Inc.", 1: "750,000", 2: "1.44", 3: "29,411"}


TABBED = """\
Selling Security\tAmount of Notes\tNumber of Shares
Holder\tBeneficially Owned\tCommon Stock
\t($)\tBeneficially Owned
\t(2)(3)\tOffering (1)
Alder Fund Ltd.\t274,000\t8,526
Birch LP\t35,000\t1,089"""


def test_a_caption_line_that_opens_with_a_tab_and_a_sign_is_no_note() -> None:
    lines = ["What the holders told us:", "", *TABBED.split("\n"), "", "(1) Assumes that all is sold."]
    assert table_spans(lines) == [(2, 8)]


UNFILLED = """\
                                Principal      Common Stock                   Common Stock
                                Amount of      Owned Prior                    Owned After
Name of                           Notes           to the      Common Stock   Completion of
Owner                            Offered       Offering(1)     Offered(2)     the Offering
Alder Fund Ltd.                $ 2,880,000          84,358         84,358
Birch LP                           500,000          14,645         14,645"""


def test_captions_over_a_column_that_no_row_fills_have_a_column_without_any_rule() -> None:
    rows = [{cell.column: cell.text for cell in row} for row in read_text_grid(UNFILLED.split("\n")).rows if row]
    assert [row.get(4) for row in rows[:4]] == ["Common Stock", "Owned After", "Completion of", "the Offering"]
    assert rows[3][3] == "Offered(2)"
    assert rows[4] == {0: "Alder Fund Ltd.", 1: "$ 2,880,000", 2: "84,358", 3: "84,358"}
