"""One document."""

from __future__ import annotations

import datetime
import json
import pickle
import subprocess
from pathlib import Path
from typing import Callable

import pytest
from conftest import NOTICE

import hegao
from hegao._program import program


def rules(report: hegao.Report) -> list[str]:
    return [finding.rule for finding in report.findings]


def test_a_document_has_its_verdict_and_findings_and_no_value(checker: hegao.Checker) -> None:
    report = checker.check(NOTICE.encode(), name="通知.txt")
    assert (report.verdict, report.path) == ("stop", "通知.txt")
    mobile = next(finding for finding in report.findings if finding.rule == "privacy/mobile-number")
    assert (mobile.match, mobile.severity, mobile.status) == ("138****8000", "error", "active")
    assert mobile.location.start == hegao.LineColumn(5, 27)
    first, end = mobile.location.bytes
    assert NOTICE.encode()[first:end] == b"13800138000"
    assert mobile.suggestions[0].edits == (hegao.Edit(None, (first, end), "138****8000"),)
    for said in (report.json.decode(), repr(report), report._repr_html_()):
        assert "13800138000" not in said and "李明" not in said
    assert report.document is not None and report.document.date == "2025-01-08"
    assert report.document.size == len(NOTICE.encode())


def test_a_file_is_told_as_its_bytes_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "通知.txt").write_text(NOTICE, encoding="utf-8")
    checker = hegao.Checker()
    expected = checker.check(NOTICE.encode(), name="通知.txt")
    for source in ("通知.txt", Path("通知.txt"), tmp_path / "通知.txt"):
        assert checker.check(source) == expected
    assert checker.check(bytearray(NOTICE.encode()), name="通知.txt") == expected
    assert checker.check(memoryview(NOTICE.encode()), name="通知.txt") == expected
    assert hegao.check(NOTICE.encode(), name="通知.txt") == expected


def test_the_program_says_the_same(tmp_path: Path) -> None:
    beside = program()
    assert beside is not None, "the wheel has no program"
    texts = {"通知.txt": NOTICE, "名单.csv": "姓名,电话\n李明,13800138000\n", "页.html": "<p>登陆系统，电话13800138000</p>", "a.md": "# 题\n\n布署工作"}
    records = [{"name": name, "text": text} for name, text in texts.items()] + [{"name": "b.txt", "text": "李明", "date": "soon"}]
    given = "".join(json.dumps(record) + "\n" for record in records)
    done = subprocess.run([beside, "check", "--records"], input=given.encode(), capture_output=True, cwd=tmp_path)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    checker = hegao.Checker()
    reports = [checker.check(text.encode(), name=name) for name, text in texts.items()]
    reports.append(checker.check("李明".encode(), name="b.txt", date="soon"))
    for line, report in zip(lines, reports):
        assert {**line, "line": 1} == report.to_dict()
    assert len(lines) == len(reports)


def test_what_is_said_beside_a_document_decides(checker: hegao.Checker) -> None:
    text = "联系人：李明，联系电话：13800138000。".encode()
    public, internal = checker.check(text), checker.check(text, audience="internal")
    assert public.verdict == "stop" and internal.verdict != "stop"
    assert public.document is not None and public.document.path == "-"
    dated = [checker.check(text, date=date).document for date in (datetime.date(2024, 5, 6), "2024-05", "2024")]
    assert [document and document.date for document in dated] == ["2024-05-06", "2024-05", "2024"]
    wrong = checker.check(text, date="soon")
    assert [gap.reason for gap in wrong.gaps] == ["record-value"]


def test_what_is_not_read_is_a_gap(checker: hegao.Checker, tmp_path: Path) -> None:
    report = checker.check(b"%PDF-1.4\n" + bytes(range(256)) * 4, name="a.pdf")
    assert report.verdict == "incomplete"
    assert report.document is not None and report.gaps == report.document.gaps
    with pytest.raises(hegao.GapError) as caught:
        report.raise_for_gaps()
    assert caught.value.kinds == {gap.kind for gap in report.gaps} and caught.value.path == "a.pdf"
    assert report.gaps[0].detail in str(caught.value)
    with pytest.raises(hegao.GapError) as caught:
        checker.text(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", name="a.doc")
    assert pickle.loads(pickle.dumps(caught.value)).kinds == caught.value.kinds
    clean = checker.check("请各单位抓好落实。".encode())
    assert clean.raise_for_gaps() is clean
    with pytest.raises(FileNotFoundError) as missing:
        checker.check("联系电话13800138000")
    assert "13800138000" not in str(missing.value)
    assert [gap.kind for gap in checker.check(tmp_path).gaps] == ["unsupported"]


def test_hazardous_files_are_read_in_a_process_of_their_own(checker: hegao.Checker, docx: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    hazardous = docx("请登陆系统。", embedded=docx("联系电话：13800138000。"))
    report = checker.check(hazardous, name="a.docx").raise_for_gaps()
    mobile = next(finding for finding in report.findings if finding.rule == "privacy/mobile-number")
    assert mobile.location.part is not None and mobile.location.part.startswith("word/embeddings/")
    monkeypatch.setenv("HEGAO_PROGRAM", "/nonexistent/hegao")
    alone = hegao.Checker()
    assert [gap.reason for gap in alone.check(hazardous, name="a.docx").gaps] == ["reader-not-started"]
    assert rules(alone.check(docx("请登陆系统。"), name="b.docx").raise_for_gaps())


def test_text_is_what_was_read(checker: hegao.Checker, docx: Callable[..., bytes]) -> None:
    text = checker.text(docx("第一段", "第二段"), name="a.docx")
    assert str(text) == "第一段\n第二段" and text.gaps == ()
    assert [block.hidden for block in text.blocks] == [False, False]
    page = hegao.text("<p>看得见</p><!-- 看不见 -->".encode(), name="a.html")
    assert str(page) == "看得见" and any("看不见" in block.text and block.hidden for block in page.blocks)


def test_a_text_is_redacted(checker: hegao.Checker) -> None:
    assert checker.redact_text("联系人：李明，电话13800138000。") == "联系人：李*，电话138****8000。"
    assert hegao.redact_text("请各单位抓好落实。") == "请各单位抓好落实。"


def test_settings_that_are_wrong_say_so(tmp_path: Path) -> None:
    config = tmp_path / "hegao.yaml"
    config.write_text("audience: internal\nrules: {typo/confused-word: off}\nnot-a-key: 1\n", encoding="utf-8")
    with pytest.raises(hegao.SettingsError, match="not-a-key"):
        hegao.Checker(config=config)
    with pytest.raises(hegao.SettingsError, match="audience|everyone"):
        hegao.Checker(audience="everyone")  # type: ignore[arg-type]
    with pytest.raises(hegao.SettingsError, match="no rule"):
        hegao.Checker(select=["no/such"], lang="en")
    with pytest.raises(hegao.SettingsError):
        hegao.Checker(rules=[tmp_path / "none"])
    with pytest.raises(ValueError):
        hegao.Checker(date="soon")


def test_the_configuration_decides(tmp_path: Path) -> None:
    (tmp_path / "rules" / "own").mkdir(parents=True)
    (tmp_path / "rules" / "own" / "word.yaml").write_text(
        "severity: error\nmessage: 不写“小伙伴”\nwhy: 公文用语\nsource: 本单位规定\ncheck: {words: {terms: [小伙伴]}}\n"
        "tests:\n  flagged: [请各位«小伙伴»参加, «小伙伴»们]\n  passed: [请各位同志参加, 伙伴关系]\n",
        encoding="utf-8",
    )
    config = tmp_path / "hegao.yaml"
    config.write_text("audience: internal\nrule-dirs: [rules]\nlang: en\n", encoding="utf-8")
    checker = hegao.Checker(config=config)
    report = checker.check("请各位小伙伴参加。".encode(), name=str(tmp_path / "a.txt"))
    assert rules(report) == ["own/word"] and report.document is not None and report.document.audience == "internal"
    again: hegao.Checker = pickle.loads(pickle.dumps(checker))
    assert again.check("请各位小伙伴参加。".encode(), name=str(tmp_path / "a.txt")) == report
    assert rules(hegao.Checker(config=config, ignore=["own"]).check("请各位小伙伴参加。".encode())) == []
    assert hegao.check("请各位小伙伴参加。".encode(), config=config).verdict == "stop"
