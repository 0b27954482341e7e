"""The shapes of a report are those of the contract."""

from __future__ import annotations

import dataclasses
import json
import pickle
from typing import Any

import pytest
from conftest import NOTICE, ROOT

import hegao

SCHEMA = json.loads((ROOT / "schema" / "record-report-v1.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", [name for name, shape in SCHEMA["$defs"].items() if "properties" in shape])
def test_every_shape_has_the_fields_of_the_schema(name: str) -> None:
    shape = getattr(hegao, name.removesuffix("V1") if hasattr(str, "removesuffix") else name[:-2])
    assert {field.name for field in dataclasses.fields(shape)} == set(SCHEMA["$defs"][name]["properties"])


def test_the_report_has_the_fields_of_the_schema() -> None:
    beside = {"version", "line"}
    assert set(SCHEMA["properties"]) - beside == {name for name in SCHEMA["properties"] if hasattr(hegao.Report, name)}


def told(value: Any) -> Any:
    """A value as JSON has it: a place without the fields that its kind has not."""
    if isinstance(value, hegao.Place):
        return {name: told(one) for name, one in vars(value).items() if one is not None}
    if dataclasses.is_dataclass(value):
        return {field.name: told(getattr(value, field.name)) for field in dataclasses.fields(value)}
    return [told(one) for one in value] if isinstance(value, tuple) else value


def test_nothing_is_lost_on_the_way(checker: hegao.Checker) -> None:
    table = "姓名,电话\n" + "李明,13800138000\n" * 3
    hidden = "<!-- hegao: ignore typo 这是原话 -->\n登陆系统\n"
    for report in (
        checker.check(NOTICE.encode()),
        checker.check(table.encode(), name="a.csv"),
        checker.check(hidden.encode(), name="a.md"),
        checker.check(b"PK\x03\x04", name="a.docx"),
    ):
        said = report.to_dict()
        del said["version"], said["line"]
        assert {name: told(getattr(report, name)) for name in said} == said


def test_a_report_is_a_value(checker: hegao.Checker) -> None:
    report = checker.check(NOTICE.encode())
    assert report == checker.check(NOTICE.encode()) and hash(report) == hash(checker.check(NOTICE.encode()))
    assert report != checker.check(b"a") and report != 1
    assert pickle.loads(pickle.dumps(report)) == report
    with pytest.raises(AttributeError):
        report.json = b""
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.findings[0].rule = "a"  # type: ignore[misc]


def test_fields_of_later_versions_are_passed_over(checker: hegao.Checker) -> None:
    said = checker.check(NOTICE.encode()).to_dict()
    said["new"] = said["document"]["new"] = said["findings"][0]["new"] = said["findings"][0]["location"]["new"] = 1
    report = hegao.Report(json.dumps(said).encode())
    assert report.findings == checker.check(NOTICE.encode()).findings
    assert report.to_dict()["new"] == 1


def test_an_earlier_report_is_skipped(checker: hegao.Checker) -> None:
    report = checker.check(checker.check(b"a").json, name="a.json")
    if report.document is None:
        assert report.verdict == "skipped" and report.skipped == hegao.Skipped("a.json", "own")
    assert repr(report).startswith("<Report 'a.json'")


def test_a_notebook_shows_a_table_and_no_markup_of_the_document(checker: hegao.Checker) -> None:
    page = checker.check("<script>alert(1)</script>登陆系统<b>".encode())._repr_html_()
    assert "<script>" not in page and "<table" in page and "登录" in page
    assert "<table" not in checker.check("请各单位抓好落实。".encode())._repr_html_()
    assert "没有读完" in checker.check(b"PK\x03\x04", name="a.docx")._repr_html_()
