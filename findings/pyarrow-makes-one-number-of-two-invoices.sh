#!/usr/bin/env bash
# Surprise: pyarrow, reading CSV, makes floating numbers of whole ones of more than nineteen figures: the number of an electronic invoice of China (数电票) has twenty, and two invoices that follow each other have one and the same number, 2.6112000000123458e+19, so that they are taken for one that was handed in twice, with no warning and with their figures gone. Eighteen and
# nineteen figures, of an identity number or a bank card, it keeps; and of telephones with +86 it makes floating numbers too, 8613800138000.0. On the same file pandas has whole numbers of Python, unless it is told to read by pyarrow (engine="pyarrow"), and Polars and DuckDB whole numbers of 128 bits: all of them all figures.
# Seen with pyarrow 26.0.1, pandas 3.1.1, polars 2.1.0 and duckdb 2.0.1 on 2026-12-03.
source "$(dirname "$0")/start.bash" pyarrow==26.0.1 pandas==3.1.1 polars==2.1.0 duckdb==2.0.1
cat > run.py <<'PY'
import duckdb
import pandas
import polars
import pyarrow
from pyarrow import csv

print("pyarrow", pyarrow.__version__, "pandas", pandas.__version__, "polars", polars.__version__, "duckdb", duckdb.__version__)
for numbers in ["26112000000123456781 26112000000123456782", "6222021234567890123 6222021234567890124", "+8613800138000 +8613900139000"]:
    open("a.csv", "w").write("号码\n" + numbers.replace(" ", "\n") + "\n")
    print(numbers)
    table = csv.read_csv("a.csv")
    print("  pyarrow", table.schema.types[0], *table["号码"].to_pylist(), "different:", len(table["号码"].unique()))
    print("  pandas by pyarrow", *pandas.read_csv("a.csv", engine="pyarrow")["号码"])
    print("  pandas", *pandas.read_csv("a.csv")["号码"])
    print("  polars", *polars.read_csv("a.csv")["号码"])
    print("  duckdb", *(row[0] for row in duckdb.sql("select 号码 from 'a.csv'").fetchall()))
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: two invoices have one number"
pyarrow 26.0.1 pandas 3.1.1 polars 2.1.0 duckdb 2.0.1
26112000000123456781 26112000000123456782
  pyarrow double 2.6112000000123458e+19 2.6112000000123458e+19 different: 1
  pandas by pyarrow 2.6112000000123458e+19 2.6112000000123458e+19
  pandas 26112000000123456781 26112000000123456782
  polars 26112000000123456781 26112000000123456782
  duckdb 26112000000123456781 26112000000123456782
6222021234567890123 6222021234567890124
  pyarrow int64 6222021234567890123 6222021234567890124 different: 2
  pandas by pyarrow 6222021234567890123 6222021234567890124
  pandas 6222021234567890123 6222021234567890124
  polars 6222021234567890123 6222021234567890124
  duckdb 6222021234567890123 6222021234567890124
+8613800138000 +8613900139000
  pyarrow double 8613800138000.0 8613900139000.0 different: 2
  pandas by pyarrow 8613800138000.0 8613900139000.0
  pandas 8613800138000 8613900139000
  polars +8613800138000 +8613900139000
  duckdb +8613800138000 +8613900139000
END
