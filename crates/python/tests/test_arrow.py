"""Tables."""

from __future__ import annotations

import pytest
from conftest import NOTICE

import hegao

pa = pytest.importorskip("pyarrow")

GOOD, BAD = NOTICE.encode(), b"PK\x03\x04 broken"


def batch(kind: object = None) -> object:
    content = pa.array([GOOD, BAD, None, GOOD], pa.binary())
    if kind is not None:
        content = pa.array([NOTICE, "请登陆系统填报。", None, NOTICE], kind)
    return pa.record_batch(
        {
            "id": pa.array([7, 8, 9, 10]),
            "content": content,
            "path": pa.array(["通知.txt", "a.docx", "b.txt", None]),
            "audience": pa.array(["public", None, None, "internal"]),
        }
    )


def test_each_row_has_what_is_said_of_its_document(checker: hegao.Checker) -> None:
    table = checker.check_arrow(batch(), keep=["id"])
    assert isinstance(table, pa.RecordBatch) and table.num_rows == 4
    rows = table.to_pylist()
    assert [row["id"] for row in rows] == [7, 8, 9, 10]
    assert [row["path"] for row in rows] == ["通知.txt", "a.docx", "b.txt", "-"]
    assert [row["verdict"] for row in rows] == ["stop", "incomplete", "incomplete", "stop"]
    assert [[gap["reason"] for gap in row["gaps"]] for row in rows][2] == ["record-content"]
    report = checker.check(GOOD, name="通知.txt")
    assert [finding["fingerprint"] for finding in rows[0]["findings"]] == [one.fingerprint for one in report.findings]
    for finding, expected in zip(rows[0]["findings"], report.findings):
        assert finding["rule"] == expected.rule and finding["match"] == expected.match
        assert (finding["first_byte"], finding["end_byte"]) == expected.location.bytes
        assert (finding["start"], finding["end"]) == expected.location.range
        assert finding["suggestions"] == [suggestion.text for suggestion in expected.suggestions]
    assert rows[0]["error"] == report.summary.error and rows[0]["size"] == len(GOOD)
    assert "13800138000" not in str(rows) and "李明" not in str(rows)


def test_a_column_says_who_will_read(checker: hegao.Checker) -> None:
    rows = checker.check_arrow(batch(), audience="audience").to_pylist()
    assert [row["audience"] for row in rows] == ["public", "public", "public", "internal"]
    strange = pa.record_batch({"content": ["a"], "audience": ["everyone"]})
    [row] = checker.check_arrow(strange, path=None, audience="audience").to_pylist()
    assert [gap["reason"] for gap in row["gaps"]] == ["record-value"]


@pytest.mark.parametrize("kind", ["string", "large_string", "string_view"])
def test_texts_are_read_in_every_form_of_arrow(checker: hegao.Checker, kind: str) -> None:
    if not hasattr(pa, kind):
        pytest.skip(f"this pyarrow has no {kind}")
    rows = checker.check_arrow(batch(getattr(pa, kind)())).to_pylist()
    binary = checker.check_arrow(batch()).to_pylist()
    assert (rows[0], rows[2], rows[3]) == (binary[0], binary[2], binary[3])


def test_a_slice_and_an_empty_table_are_tables(checker: hegao.Checker) -> None:
    whole = checker.check_arrow(batch(), keep=["id"])
    assert checker.check_arrow(batch().slice(1, 2), keep=["id"]).to_pylist() == whole.to_pylist()[1:3]  # type: ignore[attr-defined]
    none = checker.check_arrow(batch().slice(0, 0))  # type: ignore[attr-defined]
    assert none.num_rows == 0 and none.schema.names == [name for name in whole.schema.names if name != "id"]
    whole.validate(full=True)


def test_who_knows_the_interface_needs_no_pyarrow(checker: hegao.Checker) -> None:
    class Table:
        def __arrow_c_array__(self, requested_schema: object = None) -> object:
            return batch().__arrow_c_array__(requested_schema)  # type: ignore[attr-defined]

    table = checker.check_arrow(Table())
    assert not isinstance(table, pa.RecordBatch) and len(table) == 4
    assert pa.record_batch(table).to_pylist() == checker.check_arrow(batch()).to_pylist()
    assert pa.record_batch(table) == pa.record_batch(table), "it can be handed over twice"


def test_columns_that_are_wrong_say_so(checker: hegao.Checker) -> None:
    with pytest.raises(KeyError, match="id, content, path, audience"):
        checker.check_arrow(batch(), content="text")
    with pytest.raises(TypeError, match="content"):
        checker.check_arrow(batch(), content="id")
    with pytest.raises(TypeError, match="path"):
        checker.check_arrow(batch(), path="id")
