#!/usr/bin/env bash
# Surprise: oxlsx, an "openpyxl equivalent", takes the spaces off both ends of each run of a text in a cell (r; ECMA-376 Part 1, 18.4.4) before it joins the runs,
# though xml:space="preserve" stands there: 预算 100 200 of which 100 is bold is 预算100200, and two lines of which one is bold are one. A run is a change of how a
# word looks, and no end of it. In a text without runs it keeps the spaces within; openpyxl and python-calamine keep them all.
# Seen with oxlsx 0.2.0, XlsxWriter 3.3.1, openpyxl 3.1.5 and python-calamine 0.9.1 on 2026-12-02.
source "$(dirname "$0")/start.bash" oxlsx==0.2.0 XlsxWriter==3.3.1 openpyxl==3.1.5 python-calamine==0.9.1
cat > run.py <<'PY'
from importlib.metadata import version

import openpyxl
import oxlsx
import python_calamine
import xlsxwriter

book = xlsxwriter.Workbook("a.xlsx")
sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
sheet.write_rich_string("A1", "预算 ", bold, "100", " 200")
sheet.write_rich_string("A2", bold, "去年100\n", "今年200")
sheet.write_string("A3", "预算 100 200")
book.close()
print("oxlsx", version("oxlsx"), [row[0] for row in oxlsx.load_workbook("a.xlsx").active.iter_rows(values_only=True)])
print("openpyxl", [row[0] for row in openpyxl.load_workbook("a.xlsx").active.iter_rows(values_only=True)])
print("calamine", [row[0] for row in python_calamine.CalamineWorkbook.from_path("a.xlsx").get_sheet_by_index(0).to_python()])
PY
venv/bin/python run.py | tee out
for one in openpyxl calamine; do grep "^$one" out | grep -qF "['预算 100 200', '去年100\n今年200', '预算 100 200']"; done
grep "^oxlsx" out | grep -qF "['预算100200', '去年100今年200', '预算 100 200']" && echo "as found: two numbers are one"
