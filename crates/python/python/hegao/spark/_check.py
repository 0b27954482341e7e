"""Checking a column of documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable, Optional

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as f

from hegao._checker import Checker, PathLike
from hegao._packed import Packed
from hegao.spark._schema import CHECKED
from hegao.spark._worker import mapped, narrow


@dataclass(frozen=True)
class Checked:
    """What is said of documents.

    `rows` has a row for each document with its findings in it. The tables are made of it: whoever reads several of them stores it
    first (`checked.rows.write.parquet(…)`, then `Checked(spark.read.parquet(…))`), or every page is checked for each anew.
    """

    rows: DataFrame

    @property
    def documents(self) -> DataFrame:
        """A row for each document: `DOCUMENT`, and the columns that were kept."""
        return self.rows.drop("findings")

    @property
    def findings(self) -> DataFrame:
        """A row for each finding: `FINDING`."""
        one = self.rows.select(*_document(), f.explode("findings").alias("finding"))
        category = f.split("finding.rule", "/").getItem(0).alias("category")
        return one.select("path", "title", "organ", "url", "column_of_site", category, "finding.*")

    @property
    def gaps(self) -> DataFrame:
        """A row for each thing that was not examined: `GAP`."""
        one = self.rows.select(*_document(), f.explode("gaps").alias("gap"))
        return one.select("path", "organ", "column_of_site", "gap.*")


def _document() -> list[Column]:
    return [f.col(name) for name in ("path", "title", "organ", "url")] + [f.col("column").alias("column_of_site")]


def check(
    df: DataFrame,
    content: str = "content",
    path: Optional[str] = "path",
    *,
    config: Optional[PathLike] = None,
    audience: Optional[str] = None,
    date: Optional[str] = None,
    keep: Iterable[str] = (),
    checker: Optional[Checker] = None,
) -> Checked:
    """What is said of each row: one for each, whatever is wrong with it.

    Args:
        df: A table with a document in each row: of `binaryFile`, a column of texts, Parquet or Delta with pages.
        content: The column of the documents, binary or string.
        path: The column of their names; None if they have none.
        config: The configuration file, on the driver. It goes to the executors, with the rules and facts that it names.
        audience: The column of who will read them.
        date: The column of their dates, as texts.
        keep: Columns that the result has as they are: the key of a row. They are not masked.
        checker: Other settings than a configuration file has; instead of `config`.
    """
    kept = list(keep)
    if checker is not None and config is not None:
        raise TypeError("either config or checker")
    packed = Packed.of(checker or Checker(config=config))
    return Checked(
        mapped(
            narrow(df, content, path, audience, date, *kept),
            packed,
            lambda checker, batch: checker.check_arrow(batch, content=content, path=path, audience=audience, date=date, keep=kept),
            CHECKED,
            kept,
        )
    )
