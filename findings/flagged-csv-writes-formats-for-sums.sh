#!/usr/bin/env bash
# Surprise: flagged-csv, which makes CSV of Excel sheets for models to read, writes with --preserve-formats, "number/date formatting as displayed in Excel", the format in place of a sum whose losses are red: 1234.5 in #,##0.00;[Red]-#,##0.00 (one of Excel's own; ECMA-376 Part 1, 18.8.30 and 18.8.31) is #,##0.00;[Re18]-#,##0.00, where
# 18 is the day of the year 1903 that it takes the sum for, and the sum is nowhere. So it is with a unit that has a d or an m in it, "USD" or "m/s". And a sum whose format names a language and no currency, [$-804], or euros, has a dollar before it. With ¥ in the format it is right, and xlsx2html shows the sum.
# Seen with flagged-csv 0.1.7, xlsx2html 0.6.4 and openpyxl 3.1.5 (to write) on 2026-12-02.
source "$(dirname "$0")/start.bash" flagged-csv==0.1.7 xlsx2html==0.6.4 openpyxl==3.1.5
cat > run.py <<'PY'
import re

import openpyxl
from xlsx2html import xlsx2html

book = openpyxl.Workbook()
for form in ["#,##0.00;[Red]-#,##0.00", "0.00_ ;[Red]\\-0.00\\ ", '#,##0.00"USD"', '0.0"m/s"', "[$-804]#,##0.00", "[$€-2] #,##0.00", "¥#,##0.00"]:
    book.active.append([form, 1234.5])
    book.active.cell(book.active.max_row, 2).number_format = form
book.save("a.xlsx")
print("xlsx2html:", re.findall(r'id="Sheet!B\d"[^>]*>\s*([^<]*?)\s*<', xlsx2html("a.xlsx").getvalue()))
PY
{
  venv/bin/pip list 2> log | grep -E '^(flagged-csv|xlsx2html) '
  venv/bin/python run.py
  venv/bin/flagged-csv a.xlsx -t Sheet --preserve-formats
} | tee out
diff out - <<'END' && echo "as found: the format is in place of the sum"
flagged-csv       0.1.7
xlsx2html         0.6.4
xlsx2html: ['1,234.50', '1234.50', '1,234.50"USD"', '1234.5"m/s"', '1,234.50', '€ 1,234.50', '¥1,234.50']
A,B
"#,##0.00;[Red]-#,##0.00","#,##0.00;[Re18]-#,##0.00"
0.00_ ;[Red]\-0.00\ ,0.00_ ;[Re18]\-0.00\ 
"#,##0.00""USD""","#,##0.00""USD"""
"0.0""m/s""","0.0""05/00"""
"[$-804]#,##0.00","$1,234.50"
"[$€-2] #,##0.00","$1,234.50"
"¥#,##0.00","¥1,234.50"
END
