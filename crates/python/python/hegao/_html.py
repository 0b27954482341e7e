"""How a notebook shows a report."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hegao._report import Report
    from hegao._shapes import Finding

_VERDICTS = {"stop": "不能发", "incomplete": "未读完", "check": "请核对", "clean": "未发现问题", "skipped": "跳过"}
_SEVERITIES = {"error": ("不能发", "#b3261e"), "warning": ("请核对", "#8a5a00"), "note": ("建议", "#3a5f8a")}
_MOST = 200


def table(report: Report) -> str:
    """A table of what counts; of a long report its first rows, and how many there are."""
    active = [finding for finding in report.findings if finding.status == "active"]
    rows = "".join(_row(finding) for finding in active[:_MOST])
    more = f"<p>共 {len(active)} 处，这里列出前 {_MOST} 处</p>" if len(active) > _MOST else ""
    omitted = sum(one.count for one in report.document.omitted) if report.document else 0
    unlisted = f"<p>另有 {omitted} 处没有列出</p>" if omitted else ""
    gaps = "".join(f"<li>{escape(gap.part + '：' if gap.part else '')}{escape(gap.detail)}</li>" for gap in report.gaps)
    head = "<tr><th>级别</th><th>位置</th><th>问题</th><th>原文</th><th>建议改为</th><th>规则</th></tr>"
    return (
        f"<div><p><b>{escape(report.path)}</b>：{_VERDICTS[report.verdict]}</p>"
        + (f"<p>没有读完：</p><ul>{gaps}</ul>" if gaps else "")
        + (f'<table style="text-align:left">{head}{rows}</table>' if rows else "")
        + more
        + unlisted
        + "</div>"
    )


def _row(finding: Finding) -> str:
    word, colour = _SEVERITIES[finding.severity]
    suggestions = "；".join(suggestion.text for suggestion in finding.suggestions)
    cells = (finding.location.label, finding.message, finding.excerpt, suggestions, finding.rule)
    return f'<tr><td style="color:{colour}">{word}</td>' + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
