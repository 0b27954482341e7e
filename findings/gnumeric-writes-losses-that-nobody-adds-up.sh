#!/usr/bin/env bash
# Surprise: ssconvert of Gnumeric, the usual converter of spreadsheets on a command line, writes before a loss the minus sign of typesetters (U+2212) where it gives cells as they are shown, in HTML and in CSV with format=preserve, also in the C locale: −400.00 is a word to every program. awk and SQLite add an income of 1000,
# spending of 400 and a loss of 50 up to 950, with no error, and pandas makes texts of the column. Where the format has a minus of its own for losses (0.00;-0.00) that stays, so that one column may have both. Without format=preserve it is -400, and its own reader takes both for a number.
# Seen with gnumeric 1.12.55-1 of Debian 12, pandas 3.1.1 and openpyxl 3.1.5 (to write) on 2026-12-02. Needs ssconvert (apt-get install gnumeric).
source "$(dirname "$0")/start.bash" pandas==3.1.1 lxml==6.0.2 openpyxl==3.1.5
cat > write.py <<'PY'
import openpyxl

book = openpyxl.Workbook()
sheet = book.active
for row, form in [(("项目", "金额"), "General"), (("收入", 1000), "0.00"), (("支出", -400), "0.00"), (("亏损", -50), "0.00;-0.00"), (("利息", -0.05), "0%")]:
    sheet.append(row)
    sheet.cell(sheet.max_row, 2).number_format = form
book.save("a.xlsx")
PY
cat > read.py <<'PY'
import csv
import sqlite3

import pandas

for path in ["shown.csv", "plain.csv"]:
    rows = list(csv.reader(open(path, encoding="utf-8")))[1:4]
    base = sqlite3.connect(":memory:")
    base.execute("create table t (name, amount)")
    base.executemany("insert into t values (?, ?)", rows)
    print(path, [row[1] for row in rows], "SQLite:", *base.execute("select sum(amount) from t").fetchone(), end=" ")
    print("pandas:", pandas.api.types.is_numeric_dtype(pandas.read_csv(path, nrows=3)["金额"]))
print("HTML, pandas:", pandas.read_html("a.html")[0].iloc[1:5, 1].tolist())
PY
venv/bin/python write.py
{
  ssconvert --version 2>&1 | head -1
  LC_ALL=C ssconvert -T Gnumeric_stf:stf_assistant -O format=preserve a.xlsx shown.csv 2> log
  LC_ALL=C ssconvert a.xlsx plain.csv 2> log
  LC_ALL=C ssconvert a.xlsx a.html 2> log
  echo "awk: $(awk -F, '{ sum += $2 } END { print sum }' shown.csv) $(awk -F, '{ sum += $2 } END { print sum }' plain.csv)"
  venv/bin/python read.py
} | tee out
diff out - <<'END' && echo "as found: 400 are not spent"
ssconvert version '1.12.55'
awk: 950 549.95
shown.csv ['1000.00', '−400.00', '-50.00'] SQLite: 950.0 pandas: False
plain.csv ['1000', '-400', '-50'] SQLite: 550 pandas: True
HTML, pandas: ['1000.00', '−400.00', '-50.00', '−5%']
END
