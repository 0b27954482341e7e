#!/usr/bin/env bash
# Surprise: fancy-holy-sheet, which reads .xlsx, gives a workbook with no sheet and no error for every file that openpyxl has written, and so pandas: openpyxl names its sheets from the root of the package (Target="/xl/worksheets/sheet1.xml", an absolute reference, as ECMA-376 Part 2 allows), holy-sheet sets xl/ before every name, xl/xl/worksheets/sheet1.xml, and goes by what
# it does not find. Of the same rows by XlsxWriter, which names them from xl/workbook.xml on, it has all.
# Seen with fancy-holy-sheet 0.10.0, openpyxl 3.1.5 and XlsxWriter 3.2.9 (both to write) on 2026-12-03.
source "$(dirname "$0")/start.bash" fancy-holy-sheet==0.10.0 openpyxl==3.1.5 xlsxwriter==3.2.9
cat > run.py <<'PY'
from importlib.metadata import version

import holy_sheet
import openpyxl
import xlsxwriter

rows = [["姓名", "金额"], ["李明", 100]]
book = openpyxl.Workbook()
for row in rows:
    book.active.append(row)
book.save("openpyxl.xlsx")
book = xlsxwriter.Workbook("xlsxwriter.xlsx")
sheet = book.add_worksheet()
for number, row in enumerate(rows):
    sheet.write_row(number, 0, row)
book.close()
print("fancy-holy-sheet", version("fancy-holy-sheet"))
for path in ["openpyxl.xlsx", "xlsxwriter.xlsx"]:
    print(path, [[cell["value"] for cell in sheet["cells"].values()] for sheet in holy_sheet.describe(path)["sheets"]])
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: workbooks of openpyxl have no sheet"
fancy-holy-sheet 0.10.0
openpyxl.xlsx []
xlsxwriter.xlsx [['姓名', '金额', '李明', 100]]
END
