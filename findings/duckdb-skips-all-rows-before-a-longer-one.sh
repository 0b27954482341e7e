#!/usr/bin/env bash
# Surprise: DuckDB reads of a list of eleven persons, the last of whom has two telephone numbers, only that one: ten rows and the head of the columns are gone,
# without an error or a warning. (It looks how many columns most likely are meant, takes three, and skips what is before the first row that has three.) RFC 4180
# has it that rows should be of one length. If the third cell is a blank, all are there.
# Seen with duckdb 2.0.1 on 2026-12-01.
source "$(dirname "$0")/start.bash" duckdb==2.0.1
cat > run.py <<'PY'
import duckdb

LIST = "姓名,电话\n" + "".join(f"某{at},1380013800{at}\n" for at in range(10))
print("duckdb", duckdb.__version__)
for last in ["李明,13800138000\n", "李明,13800138000,\n", "李明,13800138000,13900139000\n"]:
    with open("a.csv", "w", encoding="utf-8") as file:
        file.write(LIST + last)
    read = duckdb.sql("SELECT * FROM 'a.csv'")
    print(last.strip(), "→", read.columns, len(read.fetchall()), "rows")
PY
venv/bin/python run.py | tee out
[ "$(grep -cF "['姓名', '电话'] 11 rows" out)" = 2 ] && grep -qF "['column0', 'column1', 'column2'] 1 rows" out && echo "as found: ten persons are gone"
