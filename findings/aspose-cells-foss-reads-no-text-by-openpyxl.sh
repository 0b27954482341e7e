#!/usr/bin/env bash
# Surprise: aspose-cells-foss reads every text that openpyxl has written as an empty cell, with no error and no warning: of a list of persons, telephone numbers as
# text and sums there remain the sums, and the file that it saves has no more. openpyxl writes a text within its cell (t="inlineStr"; ECMA-376 Part 1, 18.18.11),
# XlsxWriter in a list of its own (t="s"), of which aspose-cells-foss reads all. python-calamine reads both alike.
# Seen with aspose-cells-foss 26.10.0, openpyxl 3.1.5, XlsxWriter 3.2.9 and python-calamine 0.9.1 on 2026-12-02.
source "$(dirname "$0")/start.bash" aspose-cells-foss==26.10.0 openpyxl==3.1.5 xlsxwriter==3.2.9 python-calamine==0.9.1
cat > run.py <<'PY'
from importlib.metadata import version

import aspose.cells_foss
import openpyxl
import python_calamine
import xlsxwriter

ROWS = [("李明", "13800138000", 100), ("王芳", "13900139000", 200)]
book = openpyxl.Workbook()
for row in ROWS:
    book.active.append(row)
book.save("openpyxl.xlsx")
with xlsxwriter.Workbook("xlsxwriter.xlsx") as book:
    sheet = book.add_worksheet()
    for at, row in enumerate(ROWS):
        sheet.write_row(at, 0, row)
print("aspose-cells-foss", version("aspose-cells-foss"))
for writer in "openpyxl", "xlsxwriter":
    book = aspose.cells_foss.Workbook(f"{writer}.xlsx")
    book.save("again.xlsx")
    cells = book.worksheets[0].cells
    print(writer, [[cells[f"{column}{row}"].value for column in "ABC"] for row in (1, 2)])
    for file in f"{writer}.xlsx", "again.xlsx":
        print("  python-calamine of", file, python_calamine.CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python())
PY
venv/bin/python run.py | tee out
grep -qF "openpyxl [[None, None, 100], [None, None, 200]]" out && grep -qF "again.xlsx [[100.0], [200.0]]" out && grep -qF "xlsxwriter [['李明', '13800138000', 100]," out &&
  echo "as found: the persons are gone"
