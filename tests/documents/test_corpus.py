"""Every cell that the shared corpus's truth prints stands in a grid, in its row and in a column of its own."""

from __future__ import annotations

import pytest

from tests.documents.corpus import SHARED, missing_rows, submissions, truth
from transform.documents import prospectus_document, read_blocks, read_submission
from transform.records import Grid


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpus (../shared) is not here")
def test_every_printed_row_is_in_a_grid() -> None:
    printed = truth()
    problems = []
    rows = 0
    for entry, raw in submissions():
        document = prospectus_document(read_submission(raw))
        assert document is not None, entry["path"]
        grids = [block for block in read_blocks(document) if isinstance(block, Grid)]
        for number, table in enumerate(printed.get(entry["accession"], [])):
            missing, carried = missing_rows(grids, table["rows"])
            mixed = {column: owners for column, owners in carried.items() if len(owners) > 1}
            rows += len(table["rows"])
            problems += [(entry["path"], number, "not found", row) for row in missing]
            problems += [(entry["path"], number, "columns mixed", mixed)] if mixed else []
    assert rows > 500
    assert not problems
