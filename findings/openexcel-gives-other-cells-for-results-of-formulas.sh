#!/usr/bin/env bash
# Surprise: openexcel, "a drop-in accelerator" for openpyxl, takes the text that a formula has given (t="str"; ECMA-376 Part 1, 18.18.11) for the number of an entry
# in the list of shared strings (t="s"): the text of another cell comes out, with no error. 合格 and 不合格 alike, which have no figures, are the first text of the
# workbook, 姓名, and a postcode 000002 that TEXT made is the third. What it saves again has them so too. The formula of each cell it gives rightly.
# Seen with openexcel-c 1.0.0, XlsxWriter 3.3.1, openpyxl 3.1.5 and python-calamine 0.9.1 on 2026-12-02.
source "$(dirname "$0")/start.bash" openexcel-c==1.0.0 XlsxWriter==3.3.1 openpyxl==3.1.5 python-calamine==0.9.1
cat > run.py <<'PY'
from importlib.metadata import version

import openexcel
import openpyxl
import python_calamine
import xlsxwriter

book = xlsxwriter.Workbook("a.xlsx")
sheet = book.add_worksheet()
sheet.write_row("A1", ["姓名", "结论", "李明", 60])
sheet.write_formula("A2", '=IF(D1>=60,"合格","不合格")', None, "合格")
sheet.write_formula("B2", '=IF(D1<60,"合格","不合格")', None, "不合格")
sheet.write_formula("C2", '=TEXT(2,"000000")', None, "000002")
sheet.write_formula("D2", "=D1*2", None, 120)
book.close()
fast = openexcel.load_workbook("a.xlsx")
print("openexcel", version("openexcel-c"), [list(row) for row in fast.active.iter_rows(values_only=True)])
fast.save("b.xlsx")
print("saved:", [list(row) for row in openpyxl.load_workbook("b.xlsx", data_only=True).active.iter_rows(values_only=True)])
print("openpyxl", [list(row) for row in openpyxl.load_workbook("a.xlsx", data_only=True).active.iter_rows(values_only=True)])
print("calamine", python_calamine.CalamineWorkbook.from_path("a.xlsx").get_sheet_by_index(0).to_python())
PY
venv/bin/python run.py | tee out
for one in openpyxl calamine; do grep "^$one" out | grep -qF "['合格', '不合格', '000002', 120"; done
for one in openexcel saved; do grep "^$one" out | grep -qF "['姓名', '姓名', '李明', 120"; done
echo "as found: the result is the text of another cell"
