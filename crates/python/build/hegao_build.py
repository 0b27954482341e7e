"""Builds the wheel: maturin, which makes a wheel of a module or of a program, and before it the program, which goes in beside the module.

HEGAO_PROFILE names another profile of Cargo than `release`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Mapping

import maturin
from maturin import (
    build_sdist as build_sdist,
    get_requires_for_build_editable as get_requires_for_build_editable,
    get_requires_for_build_sdist as get_requires_for_build_sdist,
    get_requires_for_build_wheel as get_requires_for_build_wheel,
    prepare_metadata_for_build_editable as prepare_metadata_for_build_editable,
    prepare_metadata_for_build_wheel as prepare_metadata_for_build_wheel,
)

_SCRIPTS = Path("crates/python/wheel.data/scripts")
Settings = Mapping[str, Any]

# maturin asks for the folder whatever it is asked for.
_SCRIPTS.mkdir(parents=True, exist_ok=True)


def build_wheel(folder: str, settings: Settings | None = None, metadata: str | None = None) -> str:
    name: str = maturin.build_wheel(folder, _prepared(settings), metadata)
    return name


def build_editable(folder: str, settings: Settings | None = None, metadata: str | None = None) -> str:
    name: str = maturin.build_editable(folder, _prepared(settings), metadata)
    return name


def _prepared(settings: Settings | None) -> dict[str, Any]:
    """Builds the program, and gives maturin's settings, with which it builds the module the same way."""
    profile = os.environ.get("HEGAO_PROFILE", "release")
    shutil.rmtree(_SCRIPTS)
    _SCRIPTS.mkdir()
    shutil.copy2(_program(profile), _SCRIPTS)
    return {"build-args": f"--profile {profile} --locked", **(settings or {})}


def _program(profile: str) -> str:
    """The program, as Cargo says where it is."""
    # With the module, so that Cargo makes the crates that both are made of once.
    both = ["-p", "hegao", "-p", "hegao-python", "--features", "hegao-python/beside"]
    command = ["cargo", "build", "--locked", "--profile", profile, *both, "--bin", "hegao", "--message-format", "json-render-diagnostics"]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.splitlines()
    programs = [path for line in told if (path := json.loads(line).get("executable"))]
    if len(programs) != 1:
        sys.exit(f"cargo built {len(programs)} programs, where one was due")
    return programs[0]
