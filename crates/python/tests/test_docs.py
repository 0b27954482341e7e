"""The pages say what there is."""

from __future__ import annotations

import inspect
import re

import pytest
from conftest import ROOT

import hegao

PAGES = [(ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("python.md", "python.zh-CN.md")]


@pytest.mark.parametrize("page", PAGES, ids=["en", "zh"])
def test_every_function_is_told_with_its_keywords(page: str) -> None:
    for name in ("check", "check_many", "Checker", "text", "redact_text", "check_arrow"):
        told = re.search(rf"\| `{name}\(([^)]*)\)` \|", page)
        assert told is not None, name
        there = [parameter for parameter in inspect.signature(getattr(hegao, name)).parameters]
        assert [word for word in told.group(1).split(", ") if word != "*"] == there, name


def test_every_exception_is_told() -> None:
    for page in PAGES:
        assert all(f"`{name}`" in page for name in ("SettingsError", "GapError", "RedactionError", "HegaoError"))


def test_every_column_is_told(checker: hegao.Checker) -> None:
    pa = pytest.importorskip("pyarrow")
    rows = PAGES[0].partition("## Tables")[2].partition("\n## ")[0]
    told = [line.split("|")[1:3] for line in rows.splitlines() if line.startswith("| `")]
    columns = [name for cell, _ in told for name in re.findall(r"`(\w+)`", cell)]
    schema = checker.check_arrow(pa.record_batch({"content": ["a"]}), path=None).schema
    assert sorted(columns) == sorted(schema.names)
    for cell, kind in told:
        if "list of" in kind:
            field = schema.field(re.findall(r"`(\w+)`", cell)[0])
            assert re.findall(r"`(\w+)`", kind) == [one.name for one in field.type.value_type]
