#!/usr/bin/env bash
# Surprise: Gnumeric counts a Chinese character as three with the functions of Excel that count it as two (LENB, LEFTB; of a workbook that comes from a Chinese Excel): the usual formula in China that parts a name from the number behind it, LEFT(A1,LENB(A1)-LEN(A1)), makes 李明13 of 李明13800138000, and the other half,
# RIGHT(A1,2*LEN(A1)-LENB(A1)), 800138000, no telephone number any more, with no error. By OpenFormula (1.3, 6.7: byte-position functions) what a byte is depends on the system, and Gnumeric takes UTF-8, by which no Chinese Excel has ever counted. formulon, told that Excel is a Chinese one, has 李明 and the whole number.
# Seen with gnumeric 1.12.55-1 of Debian 12, formulon 0.18.0 and openpyxl 3.1.5 (to write) on 2026-12-02. Needs ssconvert (apt-get install gnumeric).
source "$(dirname "$0")/start.bash" formulon==0.18.0 openpyxl==3.1.5
cat > run.py <<'PY'
import csv
import subprocess

import formulon
import openpyxl

FORMULAS = ["LEFT(A1,LENB(A1)-LEN(A1))", "RIGHT(A1,2*LEN(A1)-LENB(A1))", "LENB(A1)", "LEFTB(A1,4)", "IF(LENB(A1)=LEN(A1),1,0)"]
book = openpyxl.Workbook()
book.active.append(["李明13800138000"] + ["=" + formula for formula in FORMULAS])
book.save("a.xlsx")
subprocess.run(["ssconvert", "--recalc", "a.xlsx", "a.csv"], capture_output=True, env={"PATH": "/usr/bin:/bin", "LC_ALL": "zh_CN.UTF-8", "HOME": "."})
gnumeric = next(csv.reader(open("a.csv", encoding="utf-8")))[1:]
with formulon.Workbook.load(open("a.xlsx", "rb").read()) as book:
    book.set_excel_profile_id("win-365-zh_CN")
    book.recalc()
    for number, (formula, value) in enumerate(zip(FORMULAS, gnumeric), 1):
        print(formula, " Gnumeric:", value, " formulon:", book.get_display_text(0, 0, number)[0])
PY
{
  ssconvert --version 2>&1 | head -1
  venv/bin/python run.py
} | tee out
diff out - <<'END' && echo "as found: a name of four characters, a number of nine figures"
ssconvert version '1.12.55'
LEFT(A1,LENB(A1)-LEN(A1))  Gnumeric: 李明13  formulon: 李明
RIGHT(A1,2*LEN(A1)-LENB(A1))  Gnumeric: 800138000  formulon: 13800138000
LENB(A1)  Gnumeric: 17  formulon: 15
LEFTB(A1,4)  Gnumeric: 李  formulon: 李明
IF(LENB(A1)=LEN(A1),1,0)  Gnumeric: 0  formulon: 0
END
