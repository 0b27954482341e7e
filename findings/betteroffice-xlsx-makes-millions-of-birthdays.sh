#!/usr/bin/env bash
# Surprise: betteroffice-xlsx, which recalculates Excel workbooks ("formulas actually calculate"), leaves the figures of a text as they are where TEXT is to lay a format over them: the usual formula in China that takes the birthday out of an identity number, TEXT(MID(A2,7,8),"0-00-00"), is
# 19491231 and not 1949-12-31, and with -- before it the day with the number 19,491,231, some 53,000 years from now, so that an age is negative, with no error. Excel reads such a text as a number. Of a number it lays out the same format.
# Seen with betteroffice-xlsx 0.2.1, cellrune 0.2.0, formulon 0.18.0 and openpyxl 3.1.5 (to write) on 2026-12-02.
source "$(dirname "$0")/start.bash" betteroffice-xlsx==0.2.1 cellrune==0.2.0 formulon==0.18.0 openpyxl==3.1.5
cat > run.py <<'PY'
import sys

import betteroffice_xlsx
import cellrune
import formulon
import openpyxl

sys.path.insert(0, sys.argv[1])
import identity

FORMULAS = [
    'TEXT(MID(A2,7,8),"0-00-00")', '--TEXT(MID(A2,7,8),"0-00-00")', 'DATE(2025,10,1)-TEXT(MID(A2,7,8),"0-00-00")', 'TEXT(19491231,"0-00-00")',
    'TEXT(RIGHT("2025001",3),"00000")',
]
book = openpyxl.Workbook()
sheet = book.active
sheet.title = "S"
sheet["A2"] = identity.number("11010519491231002")
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
        print(
            formula, " betteroffice-xlsx:", better["S"][cell], " cellrune:",
            rune.read_range("S", cell, cell, values_only=True)["values"][0]["value"]["value"], " formulon:",
            book.get_value(0, number - 1, 4).to_python(),
        )
PY
{
  venv/bin/pip list 2> log | grep -E '^(betteroffice-xlsx|cellrune|formulon) '
  venv/bin/python run.py "$here"
} | tee out
diff out - <<'END' && echo "as found: born in the year 55,000"
betteroffice-xlsx 0.2.1
cellrune          0.2.0
formulon          0.18.0
TEXT(MID(A2,7,8),"0-00-00")  betteroffice-xlsx: 19491231  cellrune: 1949-12-31  formulon: 1949-12-31
--TEXT(MID(A2,7,8),"0-00-00")  betteroffice-xlsx: 19491231.0  cellrune: 18263.0  formulon: 18263.0
DATE(2025,10,1)-TEXT(MID(A2,7,8),"0-00-00")  betteroffice-xlsx: -19445300.0  cellrune: 27668.0  formulon: 27668.0
TEXT(19491231,"0-00-00")  betteroffice-xlsx: 1949-12-31  cellrune: 1949-12-31  formulon: 1949-12-31
TEXT(RIGHT("2025001",3),"00000")  betteroffice-xlsx: 001  cellrune: 00001  formulon: 00001
END
