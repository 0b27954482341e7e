#!/usr/bin/env bash
# Surprise: xlfmt, which makes of a value and its number format the string Excel shows, rounds a time to the nearest minute where the format has no seconds; Excel goes on to the next minute when it is full: 31 December 2025, 23:59:45 in yyyy-mm-dd hh:mm is 2026-01-01 00:00, in Excel 2025-12-31 23:59, and what came in at
# 17:59:30 came at 18:00. The cell holds the right time and with seconds in the format it is shown. e, the year of a date in Chinese formats, which Excel shows with four figures, has two: 25年12月31日.
# Seen with xlfmt 0.1.0 and openpyxl 3.1.5 (to write and read) on 2026-12-03.
source "$(dirname "$0")/start.bash" xlfmt==0.1.0 openpyxl==3.1.5
cat > run.py <<'PY'
import datetime
from importlib.metadata import version

import openpyxl
import xlfmt

print("xlfmt", version("xlfmt"))
rows = [(datetime.datetime(2025, 12, 31, 23, 59, 45), "yyyy-mm-dd hh:mm"), (datetime.datetime(2025, 12, 31, 23, 59, 15), "yyyy-mm-dd hh:mm"), (datetime.time(17, 59, 30), "h:mm"), (datetime.datetime(2025, 12, 31, 8, 30, 45), 'h"时"mm"分"'), (datetime.datetime(2025, 12, 31, 8, 30, 45), "h:mm:ss"), (datetime.datetime(2025, 12, 31), 'e"年"m"月"d"日"'), (datetime.datetime(2025, 12, 31), 'yyyy"年"m"月"d"日"')]
book = openpyxl.Workbook()
for moment, form in rows:
    book.active.append([moment])
    book.active.cell(book.active.max_row, 1).number_format = form
book.save("a.xlsx")
for (cell,) in openpyxl.load_workbook("a.xlsx").active.iter_rows():
    print(cell.value, cell.number_format, xlfmt.format_value(cell.value, cell.number_format))
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: the last minute is next year"
xlfmt 0.1.0
2025-12-31 23:59:45 yyyy-mm-dd hh:mm 2026-01-01 00:00
2025-12-31 23:59:15 yyyy-mm-dd hh:mm 2025-12-31 23:59
17:59:30 h:mm 18:00
2025-12-31 08:30:45 h"时"mm"分" 8时31分
2025-12-31 08:30:45 h:mm:ss 8:30:45
2025-12-31 00:00:00 e"年"m"月"d"日" 25年12月31日
2025-12-31 00:00:00 yyyy"年"m"月"d"日" 2025年12月31日
END
