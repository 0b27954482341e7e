#!/usr/bin/env bash
# Surprise: openpyxl and XlsxWriter write a whole number of more than sixteen figures with sixteen, without an error or a warning, though Python has all of it and
# the cell of the file could (ECMA-376 Part 1, 18.3.1.96: a v is text). A list of identity numbers that polars or pandas has read from a CSV file, where they are
# whole numbers, and writes to an Excel file has them all with the last two figures zero; and a file in which the number stands in full, which openpyxl reads in
# full, has it rounded when openpyxl has saved it again, whatever was changed. In text columns, and if one number ends in X, nothing is lost.
# Seen with polars 1.44.2, pandas 3.1.1, XlsxWriter 3.3.1 and openpyxl 3.1.5 on 2026-12-01.
source "$(dirname "$0")/start.bash" polars==1.44.2 pandas==3.1.1 xlsxwriter==3.3.1 openpyxl==3.1.5
cp "$here/identity.py" "$here/xlsx.py" .
cat > run.py <<'PY'
import re
import subprocess
import sys
import zipfile
from importlib.metadata import version

import openpyxl
import pandas
import polars
from identity import number


def stands(path):
    return re.findall(r"<v>([^<]{12,})</v>", zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode())


it = number("11010519900307123")
with open("a.csv", "w", encoding="utf-8") as file:
    file.write(f"number\n{it}\n")
print("the number is", it)
table = polars.read_csv("a.csv")
table.write_excel("polars.xlsx")
print("polars", version("polars"), "with XlsxWriter", version("xlsxwriter"), table.rows()[0][0], "→", *stands("polars.xlsx"))
table = pandas.read_csv("a.csv")
table.to_excel("pandas.xlsx", index=False, engine="openpyxl")
print("pandas", version("pandas"), "with openpyxl", version("openpyxl"), table["number"][0], "→", *stands("pandas.xlsx"))
subprocess.run([sys.executable, "xlsx.py", "a.xlsx", f'<row r="1"><c r="A1"><v>{it}</v></c></row>', ""], check=True)
book = openpyxl.load_workbook("a.xlsx")
read = book.active["A1"].value
book.active["B1"] = "checked"
book.save("b.xlsx")
print("openpyxl", version("openpyxl"), read, "→", *stands("b.xlsx"))
PY
venv/bin/python run.py | tee out
[ "$(grep -c ' 110105199003071239 → 1.101051990030712[eE]+17$' out)" = 3 ] && echo "as found: the check digit is gone, and the figure before it"
