#!/usr/bin/env bash
# Surprise: openexcel, "a drop-in accelerator" for openpyxl, keeps none of the number formats of a workbook that it opens and saves (s and numFmt; ECMA-376 Part 1,
# 18.3.1.4 and 18.8.30), though it reads by them which cells are dates: a sheet into which one word was written has afterwards 45931 for 2025-10-01 and 10010 for the
# postcode 010010, with no error. By its manual formats are "round-tripped correctly". openpyxl and fastpyxl, of the same calls, keep them.
# Seen with openexcel-c 1.0.0, fastpyxl 1.1.0, openpyxl 3.1.5 and XlsxWriter 3.3.1 on 2026-12-02.
source "$(dirname "$0")/start.bash" openexcel-c==1.0.0 fastpyxl==1.1.0 openpyxl==3.1.5 XlsxWriter==3.3.1
cat > run.py <<'PY'
import datetime
import warnings
from importlib.metadata import version

import fastpyxl
import openexcel
import openpyxl
import xlsxwriter

warnings.simplefilter("ignore")
book = xlsxwriter.Workbook("a.xlsx")
sheet = book.add_worksheet()
sheet.write_datetime("A1", datetime.datetime(2025, 10, 1), book.add_format({"num_format": "yyyy-mm-dd"}))
sheet.write_number("B1", 10010, book.add_format({"num_format": "000000"}))
sheet.write_number("C1", 0.125, book.add_format({"num_format": "0.0%"}))
book.close()
print("read by openexcel:", [cell for row in openexcel.load_workbook("a.xlsx").active.iter_rows(values_only=True) for cell in row])
for library, name in ((openpyxl, "openpyxl"), (fastpyxl, "fastpyxl"), (openexcel, "openexcel-c")):
    book = library.load_workbook("a.xlsx")
    book.active["D1"] = "已核"
    book.save("b.xlsx")
    print(name, version(name), [(str(cell.value), cell.number_format) for cell in openpyxl.load_workbook("b.xlsx").active[1]])
PY
venv/bin/python run.py | tee out
for one in openpyxl fastpyxl; do grep "^$one" out | grep -qF "[('2025-10-01 00:00:00', 'yyyy-mm-dd'), ('10010', '000000'), ('0.125', '0.0%')"; done
grep -q '^read by openexcel: \[datetime.date(2025, 10, 1)' out && grep '^openexcel-c' out | grep -qF "[('45931', 'General'), ('10010', 'General'), ('0.125', 'General')" &&
  echo "as found: the date is 45931"
