#!/usr/bin/env bash
# Surprise: PySpark's mapInArrow hands a function batches of Arrow and takes such back, and nothing else is in between, yet without pandas it refuses to be called:
# "Pandas >= 2.0.0 must be installed". pip install pyspark pyarrow is not enough.
# Seen with pyspark 4.0.1 and pyarrow 26.0.1 on 2026-12-01. Needs Java 17.
source "$(dirname "$0")/start.bash" pyspark==4.0.1 pyarrow==26.0.1
cat > run.py <<'PY'
import os, sys
os.environ["PYSPARK_PYTHON"] = sys.executable
import pyarrow, pyspark
from pyspark.sql import SparkSession

print("pyspark", pyspark.__version__, "pyarrow", pyarrow.__version__)
spark = SparkSession.builder.master("local[1]").config("spark.ui.enabled", False).getOrCreate()
try:
    print(spark.range(3).mapInArrow(lambda batches: batches, "id bigint").count())
except Exception as error:
    print(type(error).__name__, error)
PY
venv/bin/python run.py 2> log | tee out
grep -q "PySparkImportError.*Pandas >= 2.0.0 must be installed" out && echo "as found: what has nothing to do with pandas asks for it"
