"""Which document of a submission is the prospectus."""

from __future__ import annotations

import re

from transform.records import Document, Submission

_NEVER = re.compile(r"^(?:EX-|GRAPHIC|COVER|PDF|XML|ZIP|EXCEL|CORRESP)", re.IGNORECASE)
_HOLDER_WORDS = re.compile(
    r"\b(?:selling|security|note|share|stock|debenture|unit)\s*-?\s*(?:security\s*)?-?holders?\b", re.IGNORECASE
)


def prospectus_document(submission: Submission) -> Document | None:
    """The document whose TYPE is the form, else the one that speaks most of holders; None where all are exhibits or binary."""
    readable = [d for d in submission.documents if d.markup != "binary" and d.text.strip()]
    of_form = [d for d in readable if d.document_type.upper() == submission.form_type.upper()]
    candidates = of_form or [d for d in readable if not _NEVER.match(d.document_type)]
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    return max(candidates, key=lambda d: (len(_HOLDER_WORDS.findall(d.text)), -d.sequence))
