"""The text of a document, as it was read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Tuple

from hegao._shapes import Gap


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, cell or note. `place` says where it stands, in words, if it has such a place; `hidden`: nobody sees it."""

    text: str
    place: Optional[str]
    hidden: bool


@dataclass(frozen=True)
class Text:
    """What was read of a document, unmasked. As a string it is what people see of it, a paragraph a line."""

    blocks: Tuple[Block, ...]
    gaps: Tuple[Gap, ...]

    def __str__(self) -> str:
        return "\n".join(block.text for block in self.blocks if not block.hidden)
