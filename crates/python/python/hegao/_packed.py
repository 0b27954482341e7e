"""A checker that goes to another machine: its settings, and the files that decide."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Tuple

from hegao._checker import Checker


@dataclass(frozen=True)
class Packed:
    """What a checker is made of. `config` and `rules` of the settings are relative to the folder that the files are put into."""

    settings: Tuple[Tuple[str, Any], ...]
    files: Tuple[Tuple[str, bytes], ...]

    @classmethod
    def of(cls, checker: Checker) -> Packed:
        """What this one is made of, as its files are now."""
        files = sorted({file for path in checker._checker.files() for file in _below(Path(path))})
        if not files:
            return cls(_settings(checker._settings, ""), ())
        root = os.path.commonpath([file.parent for file in files] + [Path(folder) for folder in checker._settings["rules"]])
        stored = tuple((os.path.relpath(file, root), file.read_bytes()) for file in files)
        return cls(_settings(checker._settings, root), stored)

    def checker(self) -> Checker:
        """The checker, of files in a folder that goes when this process ends."""
        settings: Dict[str, Any] = {name: list(value) if isinstance(value, tuple) else value for name, value in self.settings}
        if self.files:
            folder = tempfile.mkdtemp(prefix="hegao-")
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            for name, content in self.files:
                file = Path(folder, name)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            settings["config"] = settings["config"] and os.path.join(folder, settings["config"])
            settings["rules"] = [os.path.join(folder, rules) for rules in settings["rules"]]
        return Checker(**settings)


def _below(path: Path) -> Tuple[Path, ...]:
    return tuple(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else (path,)


def _settings(settings: Dict[str, Any], root: str) -> Tuple[Tuple[str, Any], ...]:
    """The settings, hashable, with paths as they are below `root`."""
    moved = dict(settings)
    if root:
        moved["config"] = moved["config"] and os.path.relpath(moved["config"], root)
        moved["rules"] = [os.path.relpath(folder, root) for folder in moved["rules"]]
    return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in sorted(moved.items()))
