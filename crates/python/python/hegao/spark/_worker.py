"""What runs on the executors: a checker for each Python worker, and tables through it."""

from __future__ import annotations

import functools
from typing import Any, Callable, Iterable, Iterator, Sequence, cast

import pyarrow  # type: ignore[import-untyped, unused-ignore]
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.types import StructType

from hegao._checker import Checker
from hegao._packed import Packed

ROWS = 64
"""Rows that are taken at once of a batch: what is said of so many waits in memory."""

Work = Callable[[Checker, pyarrow.RecordBatch], Any]


@functools.lru_cache(maxsize=4)
def _checker(packed: Packed) -> Checker:
    """The checker of this process. Spark keeps a Python worker for many tasks."""
    return packed.checker()


def mapped(df: DataFrame, packed: Packed, work: Work, schema: str, keep: Sequence[str]) -> DataFrame:
    """The table that `work` makes of each few rows: with the columns of `schema`, and behind them those that are kept."""
    shared = _shared(df.sparkSession, packed)
    whole = StructType(cast(StructType, StructType.fromDDL(schema)).fields + [df.schema[name] for name in keep])
    names = whole.names

    def run(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        checker = _checker(shared())
        for batch in batches:
            for first in range(0, batch.num_rows, ROWS):
                # Spark takes columns as they come and does not look at their names.
                yield work(checker, batch.slice(first, ROWS)).select(names)

    return df.mapInArrow(run, whole)


def _shared(session: SparkSession, packed: Packed) -> Callable[[], Packed]:
    """What gives the settings on an executor: broadcast, where the session can."""
    from pyspark.sql.utils import is_remote

    if is_remote():
        # Spark Connect has no broadcast; the settings go with the function, once for each job.
        return lambda: packed
    broadcast = session.sparkContext.broadcast(packed)
    return lambda: broadcast.value


def narrow(df: DataFrame, *names: str | None) -> DataFrame:
    """The table with only the columns that are named: the others need not go to Python."""
    wanted = [name for name in dict.fromkeys(names) if name is not None]
    return df.select(*[df[name] for name in wanted])
