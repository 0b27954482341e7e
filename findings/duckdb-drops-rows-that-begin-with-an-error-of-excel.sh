#!/usr/bin/env bash
# Surprise: DuckDB finds out by itself what begins a comment in a file of CSV, and takes # for it where the first column is of numbers otherwise: of a list that was saved from Excel a row whose first cell is #N/A or #DIV/0! (what Excel writes for a formula without a result) is gone, with the name and the sum in it, with no warning,
# and so is flat #2 among flats 1 and 3, and a line of totals marked #. Where the error stands in another column, or it is told that there are no comments (comment = ''), the row is there. Comments are no part of CSV (RFC 4180). Polars and pandas have all three persons.
# Seen with duckdb 2.0.1, polars 2.1.0 and pandas 3.1.1 on 2026-12-03.
source "$(dirname "$0")/start.bash" duckdb==2.0.1 polars==2.1.0 pandas==3.1.1
cat > run.py <<'PY'
import duckdb
import pandas
import polars

print("duckdb", duckdb.__version__, "polars", polars.__version__, "pandas", pandas.__version__)
for text in ["工号,姓名,金额\n1002,王芳,200\n#N/A,李明,100\n1003,张三,300\n", "增幅,姓名,金额\n#DIV/0!,李明,100\n0.5,王芳,200\n1,张三,300\n",
             "户,姓名,金额\n1,王芳,200\n#2,李明,100\n3,张三,300\n", "序,姓名,金额\n1,王芳,200\n2,张三,300\n#,合计,500\n", "姓名,工号,金额\n王芳,1002,200\n李明,#N/A,100\n张三,1003,300\n"]:
    open("a.csv", "w").write(text)
    print(text.split()[:3])
    for source in ["'a.csv'", "read_csv('a.csv', comment = '')"]:
        print("  duckdb", source, *duckdb.sql(f"select string_agg(姓名, ' '), sum(金额) from {source}").fetchall())
    for module in (polars, pandas):
        frame = module.read_csv("a.csv")
        print("  " + module.__name__, " ".join(frame["姓名"]), frame["金额"].sum())
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: 李明 is not on the list"
duckdb 2.0.1 polars 2.1.0 pandas 3.1.1
['工号,姓名,金额', '1002,王芳,200', '#N/A,李明,100']
  duckdb 'a.csv' ('王芳 张三', 500)
  duckdb read_csv('a.csv', comment = '') ('王芳 李明 张三', 600)
  polars 王芳 李明 张三 600
  pandas 王芳 李明 张三 600
['增幅,姓名,金额', '#DIV/0!,李明,100', '0.5,王芳,200']
  duckdb 'a.csv' ('王芳 张三', 500)
  duckdb read_csv('a.csv', comment = '') ('李明 王芳 张三', 600)
  polars 李明 王芳 张三 600
  pandas 李明 王芳 张三 600
['户,姓名,金额', '1,王芳,200', '#2,李明,100']
  duckdb 'a.csv' ('王芳 张三', 500)
  duckdb read_csv('a.csv', comment = '') ('王芳 李明 张三', 600)
  polars 王芳 李明 张三 600
  pandas 王芳 李明 张三 600
['序,姓名,金额', '1,王芳,200', '2,张三,300']
  duckdb 'a.csv' ('王芳 张三', 500)
  duckdb read_csv('a.csv', comment = '') ('王芳 张三 合计', 1000)
  polars 王芳 张三 合计 1000
  pandas 王芳 张三 合计 1000
['姓名,工号,金额', '王芳,1002,200', '李明,#N/A,100']
  duckdb 'a.csv' ('王芳 李明 张三', 600)
  duckdb read_csv('a.csv', comment = '') ('王芳 李明 张三', 600)
  polars 王芳 李明 张三 600
  pandas 王芳 李明 张三 600
END
