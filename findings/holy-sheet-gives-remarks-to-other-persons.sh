#!/usr/bin/env bash
# Surprise: fancy-holy-sheet, which reads and writes .xlsx, looks for the comments of the first sheet of the workbook in what belongs to the file sheet1.xml, of the second in that of sheet2.xml: once somebody has dragged a tab before another (the order is that of xl/workbook.xml and the names of the files stay; ECMA-376 Part 1, 18.2.20) each
# comment stands on the same cell of another sheet, so that a remark on the pay of 李明 is one on 王芳. The cells themselves it reads by the relationships and has them right.
# Seen with fancy-holy-sheet 0.10.0, XlsxWriter 3.2.9 (to write) and openpyxl 3.1.5 (to compare) on 2026-12-03.
source "$(dirname "$0")/start.bash" fancy-holy-sheet==0.10.0 xlsxwriter==3.2.9 openpyxl==3.1.5
cat > run.py <<'PY'
import re
import zipfile
from importlib.metadata import version

import holy_sheet
import openpyxl
import xlsxwriter

book = xlsxwriter.Workbook("as-made.xlsx")
for name, person, remark in [("工资", "李明", "扣款300元"), ("名单", "王芳", None)]:
    sheet = book.add_worksheet(name)
    sheet.write(0, 0, person)
    if remark:
        sheet.write_comment(0, 0, remark)
book.close()
with zipfile.ZipFile("as-made.xlsx") as made, zipfile.ZipFile("dragged.xlsx", "w") as dragged:
    for part in made.namelist():
        text = made.read(part)
        dragged.writestr(part, re.sub(rb"(<sheet [^>]*/>)(<sheet [^>]*/>)", rb"\2\1", text) if part == "xl/workbook.xml" else text)
print("fancy-holy-sheet", version("fancy-holy-sheet"))
for path in ["as-made.xlsx", "dragged.xlsx"]:
    for sheet in holy_sheet.describe(path)["sheets"]:
        cell = sheet["cells"]["A1"]
        print(path, sheet["name"], cell["value"], cell.get("comment", {}).get("text"))
    for sheet in openpyxl.load_workbook(path):
        print(" openpyxl", sheet.title, sheet["A1"].value, sheet["A1"].comment and sheet["A1"].comment.text)
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: the remark on one person stands on another"
fancy-holy-sheet 0.10.0
as-made.xlsx 工资 李明 扣款300元
as-made.xlsx 名单 王芳 None
 openpyxl 工资 李明 扣款300元
 openpyxl 名单 王芳 None
dragged.xlsx 名单 王芳 扣款300元
dragged.xlsx 工资 李明 None
 openpyxl 名单 王芳 None
 openpyxl 工资 李明 扣款300元
END
