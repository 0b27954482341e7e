#!/usr/bin/env bash
# Surprise: DataFrame.mapInArrow takes the columns of the batches that a function gives by their position and does not look at their names.
# A batch whose columns stand in another order than the schema says comes out with its values under each other's names, one with a column
# too many without it, and nothing is said. mapInPandas, on the same columns in the same order, goes by the names.
# Seen with PySpark 4.3.0, pyarrow 26.0.1, pandas 3.1.1 and Java 17 on 2026-12-01. Needs Java 17 or newer.
source "$(dirname "$0")/start.bash" pyspark==4.3.0 pyarrow==26.0.1 pandas==3.1.1
cat > swapped.py <<'PY'
import pandas, pyarrow
from pyspark.sql import SparkSession

spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false").getOrCreate()
print("PySpark", spark.version)
people = spark.createDataFrame([("a.txt", "李明")], "path string, author string")
schema = "path string, author string"

def arrow(batches):
    for batch in batches:
        yield pyarrow.record_batch({"author": batch.column("author"), "path": batch.column("path")})

def more(batches):
    for batch in batches:
        yield batch.append_column("pages", pyarrow.array([7]))

def frames(batches):
    for batch in batches:
        yield pandas.DataFrame({"author": batch["author"], "path": batch["path"]})

for name, rows in (("mapInArrow", people.mapInArrow(arrow, schema)), ("a column more", people.mapInArrow(more, schema)), ("mapInPandas", people.mapInPandas(frames, schema))):
    print(f"{name}: {[row.asDict() for row in rows.collect()]}")
PY
PYSPARK_PYTHON=$folder/venv/bin/python venv/bin/python swapped.py 2>err | tee out || { tail -5 err; exit 1; }
right="[{'path': 'a.txt', 'author': '李明'}]"
grep -qF "mapInArrow: [{'path': '李明', 'author': 'a.txt'}]" out && grep -qF "a column more: $right" out && grep -qF "mapInPandas: $right" out &&
  echo "as found: the author stands under path, and the path under author"
