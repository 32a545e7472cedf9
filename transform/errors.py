"""What can go wrong while a filing is read.

TransformError(ValueError)
├── SubmissionError            the full submission text file
│   ├── EmptySubmission        no bytes, or nothing but white space
│   ├── NotASubmission         bytes that are something else (a block page, a lone document, noise)
│   └── HeaderValueError       a header value that is needed is absent or unreadable
└── DocumentError              one document of a submission
    └── NoProspectusDocument   none of a submission's documents can hold the prospectus
"""

from __future__ import annotations


class TransformError(ValueError):
    """Anything that keeps a filing from being read; its message says what was found and what to do."""


class SubmissionError(TransformError):
    """The full submission text file can't be used."""


class EmptySubmission(SubmissionError):
    """There is nothing to read."""


class NotASubmission(SubmissionError):
    """The bytes don't follow the layout of a full submission text file."""


class HeaderValueError(SubmissionError):
    """A value of the SGML header that can't be done without is missing or malformed."""


class DocumentError(TransformError):
    """One document can't be used."""


class NoProspectusDocument(DocumentError):
    """No document of the submission is text that could be the prospectus."""
