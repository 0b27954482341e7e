"""What can go wrong. A document that cannot be read is no error of `check`: it is a gap of its report."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hegao._shapes import Gap


class HegaoError(Exception):
    """All that this package raises itself."""


class SettingsError(HegaoError, ValueError):
    """A setting, the configuration or a rule is wrong: there is no checker. The message says file, line and field."""


class RedactionError(HegaoError):
    """A text was not redacted, because a value would be left in it, or nothing of it could be read."""


class GapError(HegaoError):
    """Something of a document was not examined.

    `gaps` says what and why, `kinds` has their sorts: unreadable, encrypted, corrupt, undecodable, crashed, timeout, limit,
    unmapped-glyphs, scanned, unsupported, external. Later versions may have more.
    """

    def __init__(self, path: str, gaps: tuple[Gap, ...]) -> None:
        super().__init__(path, gaps)
        self.path = path
        self.gaps = gaps

    @property
    def kinds(self) -> frozenset[str]:
        """The sorts of its gaps."""
        return frozenset(gap.kind for gap in self.gaps)

    def __str__(self) -> str:
        return "\n".join(f"{self.path}: {gap.kind}: {gap.detail}" for gap in self.gaps)
