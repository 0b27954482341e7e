#!/usr/bin/env bash
# Surprise: Polars, told to find dates (try_parse_dates), takes 26-03-01, as tables have the year short, for the 26th of March of the year 1, and 26-12-10 for the 26th of December of 10, by dots and strokes alike: it tries the year at the end first and reads two figures there as all of the year, so that its days are dates, in no order that anyone meant.
# 26-03-01 DuckDB reads as 2026, with no telling; with an hour beside it, 26-03-01 10:00, it is of the year 26. In one table the day of the meeting and the hour of it lie 2000 years apart. With the year in four figures both are right, and pandas leaves all as text.
# Seen with polars 2.1.0, duckdb 2.0.1 and pandas 3.1.1 on 2026-12-03.
source "$(dirname "$0")/start.bash" polars==2.1.0 duckdb==2.0.1 pandas==3.1.1
cat > run.py <<'PY'
import duckdb
import pandas
import polars

print("polars", polars.__version__, "duckdb", duckdb.__version__, "pandas", pandas.__version__)
for days in ["26-03-01 26-12-10", "26.03.01 26.12.10", "26/03/01 26/12/10", "2026-03-01 2026-12-10", "26-03-01T10:00 26-12-10T14:30", "2026-03-01T10:00 2026-12-10T14:30"]:
    open("a.csv", "w").write("日期,名\n" + "".join(f"{day.replace('T', ' ')},会\n" for day in days.split()))
    print(days)
    try:
        print("  polars", *polars.read_csv("a.csv", try_parse_dates=True)["日期"])
    except polars.exceptions.PolarsError as error:
        print("  polars", type(error).__name__)
    print("  duckdb", *(row[0] for row in duckdb.sql("select 日期 from 'a.csv'").fetchall()))
    print("  pandas", *pandas.read_csv("a.csv")["日期"])
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: this year is one of the first hundred"
polars 2.1.0 duckdb 2.0.1 pandas 3.1.1
26-03-01 26-12-10
  polars 0001-03-26 0010-12-26
  duckdb 2026-03-01 2026-12-10
  pandas 26-03-01 26-12-10
26.03.01 26.12.10
  polars 0001-03-26 0010-12-26
  duckdb 2026-03-01 2026-12-10
  pandas 26.03.01 26.12.10
26/03/01 26/12/10
  polars 0001-03-26 0010-12-26
  duckdb 2026-03-01 2026-12-10
  pandas 26/03/01 26/12/10
2026-03-01 2026-12-10
  polars 2026-03-01 2026-12-10
  duckdb 2026-03-01 2026-12-10
  pandas 2026-03-01 2026-12-10
26-03-01T10:00 26-12-10T14:30
  polars ComputeError
  duckdb 0026-03-01 10:00:00 0026-12-10 14:30:00
  pandas 26-03-01 10:00 26-12-10 14:30
2026-03-01T10:00 2026-12-10T14:30
  polars 2026-03-01 10:00:00 2026-12-10 14:30:00
  duckdb 2026-03-01 10:00:00 2026-12-10 14:30:00
  pandas 2026-03-01 10:00 2026-12-10 14:30
END
