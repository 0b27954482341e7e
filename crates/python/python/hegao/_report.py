"""A report on one document."""

from __future__ import annotations

import json as _json
from typing import Any, Literal, Optional

from hegao._decode import Parts, parts
from hegao._errors import GapError
from hegao._html import table
from hegao._shapes import Document, Finding, Gap, Skipped, Summary, Suppression, Tool


class Report:
    """What is said of one document.

    It is read from `json` when something of it is asked for. Two reports are equal if they say the same.
    """

    __slots__ = ("_read", "json")

    json: bytes
    """The report as the program writes it with --records: schema/record-report-v1.json. UTF-8."""
    _read: Optional[Parts]

    def __init__(self, json: bytes) -> None:
        object.__setattr__(self, "json", json)
        object.__setattr__(self, "_read", None)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"a report cannot be changed: {name}")

    def __reduce__(self) -> tuple[type[Report], tuple[bytes]]:
        return (Report, (self.json,))

    def __eq__(self, other: object) -> bool:
        return self.json == other.json if isinstance(other, Report) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.json)

    def _parts(self) -> Parts:
        read = self._read
        if read is None:
            read = parts(_json.loads(self.json))
            object.__setattr__(self, "_read", read)
        return read

    @property
    def tool(self) -> Tool:
        """What checked it."""
        return self._parts().tool

    @property
    def document(self) -> Optional[Document]:
        """What is known of the document; None: it is none (`skipped` says why)."""
        return self._parts().document

    @property
    def skipped(self) -> Optional[Skipped]:
        """Why it is no document: an earlier report of this program."""
        return self._parts().skipped

    @property
    def findings(self) -> tuple[Finding, ...]:
        """By place, suppressed ones too (`status`)."""
        return self._parts().findings

    @property
    def summary(self) -> Summary:
        """Counts."""
        return self._parts().summary

    @property
    def suppressions(self) -> tuple[Suppression, ...]:
        """The comments in the document that suppress findings."""
        return self._parts().suppressions

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What was not examined. A document with a gap is never a clean one."""
        return self.document.gaps if self.document else ()

    @property
    def path(self) -> str:
        """What the document is called, masked."""
        document, skipped = self.document, self.skipped
        return document.path if document else skipped.path if skipped else "-"

    @property
    def verdict(self) -> Literal["stop", "incomplete", "check", "clean", "skipped"]:
        """stop: it must not go out; incomplete: not read whole; check: somebody should look; clean; skipped: it is no document."""
        return self.document.verdict if self.document else "skipped"

    def raise_for_gaps(self) -> Report:
        """The report itself, if the document was read whole.

        Raises:
            GapError: it was not.
        """
        if self.gaps:
            raise GapError(self.path, self.gaps)
        return self

    def to_dict(self) -> dict[str, Any]:
        """The report as `json` has it, with the fields that later versions add."""
        read: dict[str, Any] = _json.loads(self.json)
        return read

    def __repr__(self) -> str:
        counts = self.summary
        said = f"{counts.error} error, {counts.warning} warning, {counts.note} note, {counts.gaps} gaps"
        return f"<Report {self.path!r}: {self.verdict}, {said}>"

    def _repr_html_(self) -> str:
        return table(self)
