"""Tables of Spark, in local mode. Left out where there is no PySpark 4 or no Java."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any, Iterator

import pytest
from conftest import NOTICE

import hegao

pytest.importorskip("pyspark", minversion="4.0")
if shutil.which("java") is None:
    pytest.skip("no Java", allow_module_level=True)

from pyspark.sql import SparkSession  # noqa: E402

from hegao import spark as hegao_spark  # noqa: E402

NAME = "登陆系统后，请各单位按照通知要求于本周五前完成年度信息填报工作，逾期不予受理。"


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    # Workers are started as PySpark finds `python3`, which need not be the Python that runs this.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    made = builder.config("spark.sql.shuffle.partitions", "2").config("spark.sql.execution.arrow.maxRecordsPerBatch", "50").getOrCreate()
    yield made
    made.stop()


@pytest.fixture
def pages(session: Any) -> Any:
    html = '<html><head><meta name="ContentSource" content="某某局"><meta name="ColumnName" content="通知公告"></head><body>{}</body></html>'
    rows = [(index, f"{index}.html", html.format(f"<p>第{index}号：请登陆系统，电话13800138000。</p>").encode()) for index in range(200)]
    rows += [(200, "a.docx", b"PK\x03\x04 broken"), (201, "b.html", None), (202, "通知.txt", NOTICE.encode())]
    return session.createDataFrame(rows, "id int, path string, content binary").repartition(3)


def test_every_row_has_its_findings_once(pages: Any) -> None:
    checked = hegao_spark.check(pages, keep=["id"])
    found = {(row.path, row.rule, row.first_byte, row.fingerprint) for row in checked.findings.collect()}
    checker = hegao.Checker()
    expected = [
        (row.path, finding.rule, finding.location.bytes[0], finding.fingerprint)
        for row in pages.collect()
        if row.content is not None
        for finding in checker.check(bytes(row.content), name=row.path).findings
    ]
    assert len(expected) == checked.findings.count() == len(found) and found == set(expected)
    documents = {row.id: row for row in checked.documents.collect()}
    assert sorted(documents) == list(range(203))
    assert documents[0].organ == "某某局" and documents[0].verdict == "stop"
    gaps = {row.path: row.reason for row in checked.gaps.collect()}
    assert gaps["b.html"] == "record-content" and set(gaps) == {"a.docx", "b.html"}


def test_the_schemas_are_those_that_are_told(session: Any, pages: Any) -> None:
    from pyspark.sql.types import StructType

    checked = hegao_spark.check(pages)
    for table, schema in ((checked.documents, hegao_spark.DOCUMENT), (checked.findings, hegao_spark.FINDING), (checked.gaps, hegao_spark.GAP)):
        assert table.schema.simpleString() == StructType.fromDDL(schema).simpleString()
    told = hegao_spark.passages(pages)
    assert told.schema.simpleString() == StructType.fromDDL(hegao_spark.PASSAGE).simpleString()


def test_the_configuration_goes_along(session: Any, pages: Any, tmp_path: Path) -> None:
    (tmp_path / "own" / "office").mkdir(parents=True)
    (tmp_path / "own" / "office" / "word.yaml").write_text(
        "severity: error\nmessage: 不写“系统”\nwhy: 试验\nsource: 本单位规定\ncheck: {words: {terms: [登陆系统]}}\n"
        "tests:\n  flagged: [请«登陆系统»填报, «登陆系统»]\n  passed: [请登录平台, 登陆作战]\n",
        encoding="utf-8",
    )
    config = tmp_path / "settings" / "hegao.yaml"
    config.parent.mkdir()
    config.write_text("rule-dirs: [../own]\naudience: internal\nrules: {typo/*: off}\n", encoding="utf-8")
    checked = hegao_spark.check(pages.where("id < 3"), config=config)
    rows = checked.rows.collect()
    assert {row.audience for row in rows} == {"internal"}
    assert {finding.rule for row in rows for finding in row.findings} >= {"office/word"}


def test_a_ledger_counts_what_counts(pages: Any) -> None:
    checked = hegao_spark.check(pages)
    rows = {(row.organ, row.category): row for row in hegao_spark.ledger(checked, "organ", "category").collect()}
    privacy = rows[("某某局", "privacy")]
    assert privacy.documents == 200 and privacy.error >= 200
    [whole] = hegao_spark.ledger(checked).collect()
    assert whole.documents == 201 and whole.error == sum(row.error for row in rows.values())


def test_passages_that_stand_in_several_documents(session: Any) -> None:
    other = NAME.replace("本周五", "本周四")
    rows = [("a.txt", f"{NAME}\n\n各处室：\n"), ("b.txt", NAME), ("c.txt", f"{other}电话13800138000。"), ("d.txt", "各项工作进展顺利，群众满意度明显提升，社会大局保持稳定。")]
    told = hegao_spark.passages(session.createDataFrame(rows, "path string, content string")).cache()
    assert "13800138000" not in str(told.collect())
    [one] = hegao_spark.repeated(told).collect()
    assert one.documents == 2 and {place.path for place in one.places} == {"a.txt", "b.txt"} and one.text == NAME
    pairs = hegao_spark.similar(told, least=0.5).collect()
    assert {(pair.path, pair.other_path) for pair in pairs} == {("a.txt", "c.txt")}
    shingles = [{text[at : at + 4] for at in range(len(text) - 3)} for text in (pairs[0].text, pairs[0].other_text)]
    assert pairs[0].similarity == pytest.approx(len(shingles[0] & shingles[1]) / len(shingles[0] | shingles[1]))


def test_texts_and_documents_without_names(session: Any) -> None:
    texts = session.createDataFrame([("请登陆系统。", "internal", "2024-05-06")], "text string, audience string, date string")
    [row] = hegao_spark.check(texts, "text", None, audience="audience", date="date").rows.collect()
    assert (row.path, row.audience, row.date) == ("-", "internal", "2024-05-06") and row.findings
