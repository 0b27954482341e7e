"""核稿 hegao: the last reading of a document before it goes out.

    >>> import hegao
    >>> report = hegao.check("联系电话：13800138000。".encode(), name="通知.txt")
    >>> report.verdict
    'stop'
    >>> [(finding.rule, finding.match) for finding in report.findings]
    [('privacy/mobile-number', '138****8000')]

Every value that was found is masked in everything that is said of it. Nothing is sent anywhere. docs/python.md has it all.
"""

from hegao._checker import Checker, check, check_arrow, check_many, redact_text, text
from hegao._errors import GapError, HegaoError, RedactionError, SettingsError
from hegao._hegao import RULES_VERSION, VERSION
from hegao._report import Report
from hegao._shapes import (
    Accepted,
    Document,
    Edit,
    Finding,
    Gap,
    LineColumn,
    Location,
    Omitted,
    Other,
    Piece,
    Place,
    Skipped,
    Suggestion,
    Summary,
    Suppression,
    Tool,
)
from hegao._text import Block, Text

__version__ = VERSION

__all__ = [
    "RULES_VERSION",
    "VERSION",
    "Accepted",
    "Block",
    "Checker",
    "Document",
    "Edit",
    "Finding",
    "Gap",
    "GapError",
    "HegaoError",
    "LineColumn",
    "Location",
    "Omitted",
    "Other",
    "Piece",
    "Place",
    "RedactionError",
    "Report",
    "SettingsError",
    "Skipped",
    "Suggestion",
    "Summary",
    "Suppression",
    "Text",
    "Tool",
    "check",
    "check_arrow",
    "check_many",
    "redact_text",
    "text",
]
