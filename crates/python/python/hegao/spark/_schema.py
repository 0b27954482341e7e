"""The tables, as Spark declares them. The columns of a document are those of `Checker.check_arrow`."""

from __future__ import annotations

_GAP = "kind: string, reason: string, part: string, detail: string"
_OMITTED = "rule: string, severity: string, status: string, count: int"
_FINDING = (
    "rule: string, severity: string, confidence: string, status: string, match: string, excerpt: string, message: string, "
    "suggestions: array<string>, label: string, part: string, block: bigint, start: bigint, end: bigint, line: bigint, column: bigint, "
    "first_byte: bigint, end_byte: bigint, others: int, fingerprint: string"
)


def _columns(fields: str) -> str:
    """Fields of a struct as columns of a table."""
    return fields.replace(":", "")


DOCUMENT = (
    "path string, verdict string, skipped string, error int, warning int, note int, suppressed int, format string, encoding string, "
    "date string, date_source string, genre string, type string, audience string, title string, organ string, url string, column string, "
    f"chars bigint, size bigint, sha256 string, omitted array<struct<{_OMITTED}>>, gaps array<struct<{_GAP}>>"
)
"""A row for each document. `size` in bytes, `chars` in code points; `gaps` is empty where it was read whole."""

FINDING = "path string, title string, organ string, url string, column_of_site string, category string, " + _columns(_FINDING)
"""A row for each finding, with what is known of its document. `start` and `end` in code points of the block, bytes in the part."""

GAP = "path string, organ string, column_of_site string, " + _columns(_GAP)
"""A row for each thing that was not examined."""

PASSAGE = "path string, block bigint, text string"
"""A row for each paragraph, masked."""

CHECKED = f"{DOCUMENT}, findings array<struct<{_FINDING}>>"
SHOWN = f"path string, passages array<struct<block: bigint, text: string>>, gaps array<struct<{'kind: string, reason: string, detail: string'}>>"
