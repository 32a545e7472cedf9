"""From a submission's bytes to blocks in reading order: header, documents, prose and grids."""

from transform.documents.bare import bare_submission
from transform.documents.blocks import read_blocks
from transform.documents.choose import prospectus_document
from transform.documents.submission import read_submission

__all__ = ["bare_submission", "prospectus_document", "read_blocks", "read_submission"]
