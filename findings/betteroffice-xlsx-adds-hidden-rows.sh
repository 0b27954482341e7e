#!/usr/bin/env bash
# Surprise: betteroffice-xlsx, which recalculates Excel workbooks ("formulas actually calculate"), adds hidden rows up in a sum that is to leave them out: SUBTOTAL(109,...), which differs from SUBTOTAL(9,...) in nothing else (functions 101 to 111 leave out hidden rows), and AGGREGATE(9,5,...) are 600, where
# the row of 200 is hidden and Excel has 400, and rows that a filter hides (autoFilter; ECMA-376 Part 1, 18.3.1.2) count for 9 as well. cellrune and formulon have 400.
# Seen with betteroffice-xlsx 0.2.1, cellrune 0.2.0, formulon 0.18.0 and openpyxl 3.1.5 (to write) on 2026-12-02.
source "$(dirname "$0")/start.bash" betteroffice-xlsx==0.2.1 cellrune==0.2.0 formulon==0.18.0 openpyxl==3.1.5
cat > run.py <<'PY'
import betteroffice_xlsx
import cellrune
import formulon
import openpyxl

FORMULAS = ["SUBTOTAL(9,B2:B4)", "SUBTOTAL(109,B2:B4)", "SUBTOTAL(103,A2:A4)", "AGGREGATE(9,5,B2:B4)"]
for path, filtered in [("hidden.xlsx", False), ("filtered.xlsx", True)]:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "S"
    for row in [("部门", "金额"), ("甲", 100), ("乙", 200), ("甲", 300)]:
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    if filtered:
        sheet.auto_filter.ref = "A1:B4"
        sheet.auto_filter.add_filter_column(0, ["甲"])
    for number, formula in enumerate(FORMULAS, 1):
        sheet.cell(number + 5, 4, "=" + formula)
    book.save(path)

    better = betteroffice_xlsx.Workbook.open_recalculated(open(path, "rb").read())
    rune = cellrune.Workbook.open_path(path)
    rune.recalculate()
    with formulon.Workbook.load(open(path, "rb").read()) as book:
        book.recalc()
        for number, formula in enumerate(FORMULAS, 1):
            cell = f"D{number + 5}"
            values = [
                better["S"][cell],
                rune.read_range("S", cell, cell, values_only=True)["values"][0]["value"]["value"],
                book.get_value(0, number + 4, 3).to_python(),
            ]
            print(path, f"{formula:22}", *(f"{name}: {value:g}" for name, value in zip(["betteroffice-xlsx", "cellrune", "formulon"], values)))
PY
{
  venv/bin/pip list 2> log | grep -E '^(betteroffice-xlsx|cellrune|formulon) '
  venv/bin/python run.py
} | tee out
diff out - <<'END' && echo "as found: hidden rows are in the sum"
betteroffice-xlsx 0.2.1
cellrune          0.2.0
formulon          0.18.0
hidden.xlsx SUBTOTAL(9,B2:B4)      betteroffice-xlsx: 600 cellrune: 600 formulon: 600
hidden.xlsx SUBTOTAL(109,B2:B4)    betteroffice-xlsx: 600 cellrune: 400 formulon: 400
hidden.xlsx SUBTOTAL(103,A2:A4)    betteroffice-xlsx: 3 cellrune: 2 formulon: 2
hidden.xlsx AGGREGATE(9,5,B2:B4)   betteroffice-xlsx: 600 cellrune: 400 formulon: 400
filtered.xlsx SUBTOTAL(9,B2:B4)      betteroffice-xlsx: 600 cellrune: 400 formulon: 400
filtered.xlsx SUBTOTAL(109,B2:B4)    betteroffice-xlsx: 600 cellrune: 400 formulon: 400
filtered.xlsx SUBTOTAL(103,A2:A4)    betteroffice-xlsx: 3 cellrune: 2 formulon: 2
filtered.xlsx AGGREGATE(9,5,B2:B4)   betteroffice-xlsx: 600 cellrune: 400 formulon: 400
END
