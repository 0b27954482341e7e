"""hegao on a cluster: documents in a column, findings in a table.

    from hegao import spark as hegao_spark

    pages = spark.read.format("binaryFile").option("recursiveFileLookup", True).load("archive")
    checked = hegao_spark.check(pages, config="hegao.yaml")
    checked.rows.write.parquet("checked")                 # each page is checked once
    checked = hegao_spark.Checked(spark.read.parquet("checked"))
    hegao_spark.ledger(checked, "organ", "category").show()

Needs PySpark 4 with pandas and pyarrow, and this package on every executor. docs/spark.md has the schemas and how to size it.
"""

from hegao.spark._check import Checked, check
from hegao.spark._ledger import ledger
from hegao.spark._passages import passages, repeated, similar
from hegao.spark._schema import DOCUMENT, FINDING, GAP, PASSAGE

__all__ = ["DOCUMENT", "FINDING", "GAP", "PASSAGE", "Checked", "check", "ledger", "passages", "repeated", "similar"]
