"""JSON of a report as typed values. Fields that a later version adds are passed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional, Tuple

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


@dataclass(frozen=True)
class Parts:
    """All that a report says."""

    tool: Tool
    document: Optional[Document]
    skipped: Optional[Skipped]
    findings: Tuple[Finding, ...]
    summary: Summary
    suppressions: Tuple[Suppression, ...]


def parts(said: Any) -> Parts:
    """What this object says."""
    document, skipped = said["document"], said["skipped"]
    return Parts(
        tool=_as(Tool, said["tool"]),
        document=_document(document) if document else None,
        skipped=_as(Skipped, skipped) if skipped else None,
        findings=tuple(_finding(finding) for finding in said["findings"]),
        summary=_as(Summary, said["summary"]),
        suppressions=tuple(_as(Suppression, one, rules=tuple(one["rules"])) for one in said["suppressions"]),
    )


def _as(shape: Any, said: Any, **made: Any) -> Any:
    """The values of `said` that the shape knows, and instead of some of them what was made of them."""
    return shape(**{name: said[name] for name in shape.__dataclass_fields__ if name in said and name not in made}, **made)


def _range(said: Any) -> Any:
    return tuple(said) if said is not None else None


def _gap(said: Any) -> Gap:
    made: Gap = _as(Gap, said, bytes=_range(said["bytes"]))
    return made


def _document(said: Any) -> Document:
    gaps, omitted = tuple(_gap(gap) for gap in said["gaps"]), tuple(_as(Omitted, one) for one in said["omitted"])
    made: Document = _as(Document, said, gaps=gaps, omitted=omitted)
    return made


def _place(said: Any) -> Optional[Place]:
    if said is None:
        return None
    made: Place = _as(Place, said, place=_place(said.get("place")))
    return made


def _location(said: Any) -> Location:
    start, end = said["start"], said["end"]
    made: Location = _as(
        Location,
        said,
        range=_range(said["range"]),
        start=_as(LineColumn, start) if start else None,
        end=_as(LineColumn, end) if end else None,
        bytes=_range(said["bytes"]),
        pieces=tuple(_as(Piece, piece, bytes=_range(piece["bytes"])) for piece in said["pieces"]),
        place=_place(said["place"]),
    )
    return made


def _suggestion(said: Any) -> Suggestion:
    edits = tuple(_as(Edit, edit, bytes=_range(edit["bytes"])) for edit in said["edits"])
    made: Suggestion = _as(Suggestion, said, edits=edits)
    return made


def _finding(said: Any) -> Finding:
    accepted = said["accepted"]
    made: Finding = _as(
        Finding,
        said,
        location=_location(said["location"]),
        suggestions=tuple(_suggestion(suggestion) for suggestion in said["suggestions"]),
        others=tuple(_as(Other, other, location=_location(other["location"])) for other in said["others"]),
        accepted=_as(Accepted, accepted) if accepted else None,
    )
    return made
