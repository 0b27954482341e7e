#!/usr/bin/env bash
# Surprise: xlsx2html, which shows cells as their formats do, leaves out the comma at the end of a number format, which divides by a thousand (ECMA-376 Part 1,
# 18.8.31: "#,##0," and "0.0,,"), and keeps the unit that stands behind it: 12345678 in the format 0.00,"千元" is 12345.68千元 in the sheet, and 12345678.00"千元"
# in the page, a thousand times as much. In the format 0.00,,"百万元" it is a million times.
# Seen with xlsx2html 0.6.4 and openpyxl 3.1.5 on 2026-12-01.
source "$(dirname "$0")/start.bash" xlsx2html==0.6.4 openpyxl==3.1.5
cat > run.py <<'PY'
import html
import re
from importlib.metadata import version

import openpyxl
from xlsx2html import xlsx2html

FORMATS = ['0.00', '0.00,"千元"', '0.00,,"百万元"']
book = openpyxl.Workbook()
for format in FORMATS:
    book.active.append([12345678])
    book.active.cell(book.active.max_row, 1).number_format = format
book.save("a.xlsx")
page = xlsx2html("a.xlsx")
page.seek(0)
print("xlsx2html", version("xlsx2html"))
for format, cell in zip(FORMATS, re.findall(r"<td[^>]*>([^<]*)</td>", page.read()), strict=True):
    print(format, "→", html.unescape(cell))
PY
venv/bin/python run.py | tee out
grep -qF '0.00 → 12345678.00' out && grep -qF '→ 12345678.00"千元"' out && grep -qF '→ 12345678.00"百万元"' out && echo "as found: twelve million yuan are twelve thousand million"
