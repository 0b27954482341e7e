#!/usr/bin/env bash
# Surprise: flagged-csv, which makes CSV of Excel sheets for models to read, writes with --preserve-formats, "number/date formatting as displayed in Excel", the month where a time has its minutes: a meeting on 1 October at half past nine, in yyyy-mm-dd hh:mm or h:mm, is at 09:10, and all meetings of October are at ten minutes past the
# hour, with no error (m beside an h is minutes; ECMA-376 Part 1, 18.8.31). Without the option the time is right. In yyyy/m/d h:mm, Excel's own, the month itself is an m, 2025/m/01, and 30 hours of overtime in [h]:mm are 1 day, 6:00:00. xlsx2html shows 09:30.
# Seen with flagged-csv 0.1.7, xlsx2html 0.6.4 and openpyxl 3.1.5 (to write) on 2026-12-02.
source "$(dirname "$0")/start.bash" flagged-csv==0.1.7 xlsx2html==0.6.4 openpyxl==3.1.5
cat > run.py <<'PY'
import datetime
import re

import openpyxl
from xlsx2html import xlsx2html

book = openpyxl.Workbook()
for month, form in [(10, "yyyy-mm-dd hh:mm"), (10, "h:mm"), (3, "h:mm"), (10, 'h"时"mm"分"'), (10, "yyyy/m/d h:mm")]:
    book.active.append([form, datetime.datetime(2025, month, 1, 9, 30)])
    book.active.cell(book.active.max_row, 2).number_format = form
book.save("a.xlsx")
print("xlsx2html:", re.findall(r'id="Sheet!B\d"[^>]*>\s*([^<]*?)\s*<', xlsx2html("a.xlsx").getvalue()))
PY
{
  venv/bin/pip list 2> log | grep -E '^(flagged-csv|xlsx2html) '
  venv/bin/python run.py
  venv/bin/flagged-csv a.xlsx -t Sheet --preserve-formats
  venv/bin/flagged-csv a.xlsx -t Sheet | cut -d , -f 2 | tail -1
} | tee out
diff out - <<'END' && echo "as found: half past nine is ten past nine"
flagged-csv       0.1.7
xlsx2html         0.6.4
xlsx2html: ['2025-10-01 09:30', '9:30', '9:30', '9时30分', '2025/10/1 9:30']
A,B
yyyy-mm-dd hh:mm,2025-10-01 09:10
h:mm,09:10
h:mm,09:03
"h""时""mm""分""","09""时""10""分"""
yyyy/m/d h:mm,2025/m/01 09:10
2025-10-01 09:30:00
END
