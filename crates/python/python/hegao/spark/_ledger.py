"""Where the faults are."""

from __future__ import annotations

from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from hegao.spark._check import Checked

def ledger(checked: Checked, *by: str) -> DataFrame:
    """Counts of active findings, the gravest first.

    Args:
        checked: What is said of documents.
        by: What is counted apart: `organ`, `column` (of the site), `category`, `rule`, or any column of `DOCUMENT`. Without any, one row.

    Returns:
        A row for each value of `by` that has findings: those columns, then `documents` (that have some), `error`, `warning`, `note`.
        Findings beyond `limits.findings` are counted too.
    """
    keys = [key for key in by if key not in ("rule", "category")]
    told = f.expr("transform(findings, one -> struct(one.rule, one.severity, one.status, 1 as count))")
    entries = checked.rows.select("path", *[f.col(key) for key in keys if key != "path"], f.explode(f.concat(told, f.col("omitted"))).alias("one"))
    entries = entries.where("one.status = 'active'").withColumn("rule", f.col("one.rule"))
    entries = entries.withColumn("category", f.split("rule", "/").getItem(0))
    count = [
        f.sum(f.when(f.col("one.severity") == severity, f.col("one.count")).otherwise(0)).alias(severity)
        for severity in ("error", "warning", "note")
    ]
    grouped = entries.groupBy(*by).agg(f.count_distinct("path").alias("documents"), *count)
    return grouped.orderBy(f.desc("error"), f.desc("warning"), f.desc("note"), *by)
