#!/usr/bin/env bash
# Surprise: betteroffice-xlsx, which recalculates Excel workbooks ("formulas actually calculate"), finds no date by a criterion that names one in words: SUMIFS(C2:C4,B2:B4,">=2025-10-1"), the sum since 1 October, is 0, COUNTIF so too, and with "<" as well, with no error
# In Excel a criterion is read as what is typed into a cell, so that the date in it is its number. Its DATEVALUE reads the same words, and ">="&DATE(2025,10,1) counts. cellrune and formulon, engines of the same year, have 500.
# Seen with betteroffice-xlsx 0.2.1, cellrune 0.2.0, formulon 0.18.0 and openpyxl 3.1.5 (to write) on 2026-12-02.
source "$(dirname "$0")/start.bash" betteroffice-xlsx==0.2.1 cellrune==0.2.0 formulon==0.18.0 openpyxl==3.1.5
cat > run.py <<'PY'
import datetime

import betteroffice_xlsx
import cellrune
import formulon
import openpyxl

FORMULAS = [
    'SUMIFS(C2:C4,B2:B4,">=2025-10-1")', 'SUMIFS(C2:C4,B2:B4,"<2025-10-1")', 'COUNTIF(B2:B4,">=2025-10-1")', 'COUNTIF(B2:B4,"2025-10-15")',
    'COUNTIF(B2:B4,">="&DATE(2025,10,1))', 'DATEVALUE("2025-10-1")',
]
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "S"
for row in [("李明", datetime.date(2025, 9, 30), 100), ("王芳", datetime.date(2025, 10, 15), 200), ("张三", datetime.date(2025, 12, 31), 300)]:
    sheet.append(row)
sheet.insert_rows(1)
for number, formula in enumerate(FORMULAS, 2):
    sheet.cell(number, 5, "=" + formula)
book.save("a.xlsx")

better = betteroffice_xlsx.Workbook.open_recalculated(open("a.xlsx", "rb").read())
rune = cellrune.Workbook.open_path("a.xlsx")
rune.recalculate()
with formulon.Workbook.load(open("a.xlsx", "rb").read()) as book:
    book.recalc()
    for number, formula in enumerate(FORMULAS, 2):
        cell = f"E{number}"
        values = [
            better["S"][cell],
            rune.read_range("S", cell, cell, values_only=True)["values"][0]["value"]["value"],
            book.get_value(0, number - 1, 4).to_python(),
        ]
        print(f"{formula:40}", *(f"{name}: {value:g}" for name, value in zip(["betteroffice-xlsx", "cellrune", "formulon"], values)))
PY
{
  venv/bin/pip list 2> log | grep -E '^(betteroffice-xlsx|cellrune|formulon) '
  venv/bin/python run.py
} | tee out
diff out - <<'END' && echo "as found: nothing since October"
betteroffice-xlsx 0.2.1
cellrune          0.2.0
formulon          0.18.0
SUMIFS(C2:C4,B2:B4,">=2025-10-1")        betteroffice-xlsx: 0 cellrune: 500 formulon: 500
SUMIFS(C2:C4,B2:B4,"<2025-10-1")         betteroffice-xlsx: 0 cellrune: 100 formulon: 100
COUNTIF(B2:B4,">=2025-10-1")             betteroffice-xlsx: 0 cellrune: 2 formulon: 2
COUNTIF(B2:B4,"2025-10-15")              betteroffice-xlsx: 0 cellrune: 1 formulon: 1
COUNTIF(B2:B4,">="&DATE(2025,10,1))      betteroffice-xlsx: 2 cellrune: 2 formulon: 2
DATEVALUE("2025-10-1")                   betteroffice-xlsx: 45931 cellrune: 45931 formulon: 45931
END
