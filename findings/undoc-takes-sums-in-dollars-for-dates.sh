#!/usr/bin/env bash
# Surprise: undoc takes a number of an Excel sheet for a date if there is a d or a y anywhere in its format, also where it stands in quotation marks and is to be
# shown as it is (ECMA-376 Part 1, 18.8.31): 1000 in the format 0.00"USD" is 26 September 1902, 8 in 0"days" is 8 January 1900, and neither the number nor the
# unit is left. calamine knows a unit from a date.
# Seen with undoc 0.27.1, openpyxl 3.1.5 and python-calamine 0.9.1 on 2026-12-01.
source "$(dirname "$0")/start.bash" undoc==0.27.1 openpyxl==3.1.5 python-calamine==0.9.1
cat > run.py <<'PY'
from importlib.metadata import version

import openpyxl
import python_calamine
import undoc

FORMATS = {'0.00"USD"': 1000, '"HKD"#,##0': 1000, '0"days"': 8, '0.00"元"': 1000}
book = openpyxl.Workbook()
for format, number in FORMATS.items():
    book.active.append([number])
    book.active.cell(book.active.max_row, 1).number_format = format
book.save("a.xlsx")
print("undoc", version("undoc"), dict(zip(FORMATS, undoc.parse_file("a.xlsx").plain_text().split(), strict=True)))
rows = python_calamine.CalamineWorkbook.from_path("a.xlsx").get_sheet_by_index(0).to_python()
print("calamine", version("python-calamine"), [row[0] for row in rows])
PY
venv/bin/python run.py | tee out
grep -qF "'1902-09-26', '\"HKD\"#,##0': '1902-09-26', '0\"days\"': '1900-01-08', '0.00\"元\"': '1000'}" out && grep -qF '[1000.0, 1000.0, 8.0, 1000.0]' out &&
  echo "as found: a thousand dollars are a day of 1902"
