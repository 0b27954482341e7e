"""Passages that stand in several documents: word for word, or nearly.

What is compared is masked: two letters that differ only in a number are one passage.
"""

from __future__ import annotations

from typing import Iterable, Optional

from pyspark.sql import DataFrame
from pyspark.sql import functions as f

from hegao._checker import Checker, PathLike
from hegao._packed import Packed
from hegao.spark._schema import SHOWN
from hegao.spark._worker import mapped, narrow

_SHINGLE = 4
"""Characters of a shingle: on Han text, about two words."""
_FEATURES = 1 << 20
"""Numbers that shingles are hashed to: with some thousand shingles a passage, two of them seldom meet."""


def passages(
    df: DataFrame,
    content: str = "content",
    path: Optional[str] = "path",
    *,
    config: Optional[PathLike] = None,
    keep: Iterable[str] = (),
    least: int = 20,
) -> DataFrame:
    """The paragraphs of documents that have at least `least` characters: `PASSAGE`, and the columns that are kept.

    Hidden text is left out. What could not be read has no row here; `check` says why.
    """
    kept = list(keep)
    shown = mapped(
        narrow(df, content, path, *kept),
        Packed.of(Checker(config=config)),
        lambda checker, batch: checker._passages(batch, content, path, kept),
        SHOWN,
        kept,
    )
    one = shown.select("path", *kept, f.explode("passages").alias("passage"))
    found = one.select("path", "passage.block", f.trim("passage.text").alias("text"), *kept)
    return found.where(f.length("text") >= least)


def repeated(passages: DataFrame) -> DataFrame:
    """The passages that stand word for word in two documents or more: `text`, `documents` (how many), `places` (path and block)."""
    place = f.collect_set(f.struct("path", "block")).alias("places")
    counted = passages.groupBy("text").agg(f.count_distinct("path").alias("documents"), place)
    return counted.where("documents > 1").orderBy(f.desc("documents"), "text")


def similar(passages: DataFrame, *, least: float = 0.8, tables: int = 8, seed: int = 1) -> DataFrame:
    """Pairs of passages that are nearly the same and stand in different documents.

    Of what stands word for word in several documents, the first is compared (`repeated` has the others).

    Args:
        passages: What `passages` gives.
        least: The least similarity: shingles of four characters that both have, of all that either has (Jaccard).
        tables: Hash tables of the MinHash. A pair of similarity s is missed with probability (1 - s)^tables; time grows with each.
        seed: That of the hash functions: the same gives the same pairs.

    Returns:
        `path`, `block`, `text` of one, `other_path`, `other_block`, `other_text` of the other, and `similarity`, as it is.
    """
    # Not at the head: Python workers, which import this package, need none of it.
    from pyspark.ml.feature import HashingTF, MinHashLSH

    first = f.min(f.struct("path", "block")).alias("at")
    distinct = passages.groupBy("text").agg(first).select("at.path", "at.block", "text")
    cut = f.expr(f"array_distinct(transform(sequence(1, length(text) - {_SHINGLE - 1}), at -> substring(text, at, {_SHINGLE})))")
    # Of a vector without a number there is no MinHash.
    shingled = distinct.where(f.length("text") >= _SHINGLE).withColumn("shingles", cut)
    hashed = HashingTF(inputCol="shingles", outputCol="features", numFeatures=_FEATURES, binary=True).transform(shingled)
    model = MinHashLSH(inputCol="features", outputCol="hashes", numHashTables=tables, seed=seed).fit(hashed)
    joined = model.approxSimilarityJoin(hashed, hashed, 1 - least, distCol="distance")
    one, other = (f.struct(f"{side}.path", f"{side}.block") for side in ("datasetA", "datasetB"))
    pairs = joined.where((one < other) & (f.col("datasetA.path") != f.col("datasetB.path")))
    # Hashed shingles may meet: what is told is how many there are.
    common, all_of = f.array_intersect("datasetA.shingles", "datasetB.shingles"), f.array_union("datasetA.shingles", "datasetB.shingles")
    told = pairs.select(
        f.col("datasetA.path").alias("path"),
        f.col("datasetA.block").alias("block"),
        f.col("datasetA.text").alias("text"),
        f.col("datasetB.path").alias("other_path"),
        f.col("datasetB.block").alias("other_block"),
        f.col("datasetB.text").alias("other_text"),
        (f.size(common) / f.size(all_of)).alias("similarity"),
    )
    return told.where(f.col("similarity") >= least).orderBy(f.desc("similarity"), "path", "block")
