"""From a submission's bytes to blocks in reading order: header, documents, prose and grids."""

from transform.documents.bare import bare_submission
from transform.documents.blocks import may_hold_table, read_all_blocks, read_blocks
from transform.documents.choose import prospectus_document
from transform.documents.submission import read_submission

__all__ = ["bare_submission", "may_hold_table", "prospectus_document", "read_all_blocks", "read_blocks", "read_submission"]
