"""What is said of a document, as typed values. The shapes are those of schema/record-report-v1.json, under the same names.

Lines and columns count from 1, a column is a code point; `bytes` and `range` are the first and the one behind the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional, Tuple

Severity = Literal["error", "warning", "note"]
Confidence = Literal["high", "medium", "low"]
Status = Literal["active", "suppressed", "baselined", "unchanged"]
Verdict = Literal["stop", "incomplete", "check", "clean"]
Range = Tuple[int, int]


@dataclass(frozen=True)
class Tool:
    """What checked it."""

    name: str
    version: str
    rules_version: str


@dataclass(frozen=True)
class Gap:
    """Something that was not examined. `bytes` are those concerned, in the stored file or part."""

    kind: str
    part: Optional[str]
    bytes: Optional[Range]
    detail: str
    reason: str


@dataclass(frozen=True)
class Omitted:
    """Findings of one rule that are counted and not listed (`limits.findings`)."""

    rule: str
    severity: Severity
    status: Status
    count: int


@dataclass(frozen=True)
class Document:
    """What is known of the document. `size` in bytes."""

    path: str
    format: Optional[str]
    encoding: Optional[str]
    date: Optional[str]
    date_source: Optional[str]
    genre: Optional[str]
    type: Optional[str]
    audience: Literal["public", "internal"]
    gaps: Tuple[Gap, ...]
    omitted: Tuple[Omitted, ...]
    commit: Optional[str]
    size: Optional[int]
    sha256: Optional[str]
    verdict: Verdict
    title: Optional[str]
    organ: Optional[str]
    url: Optional[str]
    column: Optional[str]


@dataclass(frozen=True)
class Skipped:
    """Why it is no document that reports tell of."""

    path: str
    reason: str


@dataclass(frozen=True)
class LineColumn:
    """Line and column, both from 1; columns count code points."""

    line: int
    column: int


@dataclass(frozen=True)
class Piece:
    """Stored bytes of a part; `part` is None for the file itself."""

    part: Optional[str]
    bytes: Range


@dataclass(frozen=True)
class Place:
    """Where it stands, as data: `kind`, and of the others those that the kind has (docs/output.md). Numbers count from 1."""

    kind: str
    after: Optional[bool] = None
    cells: Optional[str] = None
    column: Optional[int] = None
    field: Optional[str] = None
    header: Optional[str] = None
    hidden: Optional[bool] = None
    line: Optional[int] = None
    name: Optional[str] = None
    number: Optional[int] = None
    page: Optional[int] = None
    pages: Optional[str] = None
    paragraph: Optional[int] = None
    place: Optional[Place] = None
    role: Optional[str] = None
    row: Optional[int] = None
    sheet: Optional[str] = None
    table: Optional[int] = None


@dataclass(frozen=True)
class Location:
    """A place in every unit. `block` counts from 0, `range` in code points of its text, `bytes` in the stored file or part."""

    part: Optional[str]
    block: Optional[int]
    range: Range
    start: Optional[LineColumn]
    end: Optional[LineColumn]
    bytes: Range
    pieces: Tuple[Piece, ...]
    label: str
    place: Optional[Place]
    serial: Optional[int]


@dataclass(frozen=True)
class Edit:
    """Puts a text in the place of stored bytes."""

    part: Optional[str]
    bytes: Range
    text: str


@dataclass(frozen=True)
class Suggestion:
    """What could stand instead. safe: a program may apply it; unsafe: a person must look. All edits or none."""

    text: str
    applicability: Literal["safe", "unsafe"]
    edits: Tuple[Edit, ...]


@dataclass(frozen=True)
class Other:
    """Another place that a finding speaks for."""

    location: Location
    match: str
    fingerprint: str


@dataclass(frozen=True)
class Accepted:
    """Who accepted a finding, where and why; `until` is a day (2026-12-31)."""

    by: Literal["comment", "exception"]
    reason: str
    person: Optional[str]
    until: Optional[str]


@dataclass(frozen=True)
class Finding:
    """One fault at one place. Everything in it is masked."""

    rule: str
    severity: Severity
    confidence: Confidence
    path: str
    location: Location
    match: str
    excerpt: str
    message: str
    why: Optional[str]
    source: Optional[str]
    suggestions: Tuple[Suggestion, ...]
    fingerprint: str
    status: Status
    others: Tuple[Other, ...]
    accepted: Optional[Accepted]


@dataclass(frozen=True)
class Summary:
    """Counts; error, warning and note are those of active findings."""

    error: int
    warning: int
    note: int
    suppressed: int
    baselined: int
    gaps: int


@dataclass(frozen=True)
class Suppression:
    """A comment in the document that suppresses findings; `fault` says why it does not hold, if it does not."""

    path: str
    line: int
    rules: Tuple[str, ...]
    reason: str
    fault: Optional[str]
    used: int
    is_new: bool
