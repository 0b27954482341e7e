#!/usr/bin/env bash
# Surprise: polars.read_excel looks at the first hundred rows of a sheet for what kind of column each is, and fastexcel, on which it builds, at a thousand. Where
# a later cell is of another kind there is nothing in its place, with no error and no warning: in a column of numbers the one that ends in X is gone, and a
# telephone number with hyphens. A row of nothing but such cells polars drops as empty, so that there is a person less. If the row stands among the first hundred,
# all is there, as text.
# Seen with polars 1.44.2, fastexcel 0.21.0 and openpyxl 3.1.5 on 2026-12-01.
source "$(dirname "$0")/start.bash" polars==1.44.2 fastexcel==0.21.0 openpyxl==3.1.5
cat > run.py <<'PY'
from importlib.metadata import version

import fastexcel
import openpyxl
import polars

for before in [90, 990, 1010]:
    book = openpyxl.Workbook()
    book.active.append(["number", "telephone"])
    for row in range(before):
        book.active.append([1234567 + row, 13900139000])
    book.active.append(["123456X", "138-0013-8000"])
    book.save("a.xlsx")
    print("rows:", before + 1)
    table = polars.read_excel("a.xlsx")
    print("  polars", version("polars"), table.height, "rows, the last:", table.rows()[-1])
    table = fastexcel.read_excel("a.xlsx").load_sheet(0).to_polars()
    print("  fastexcel", version("fastexcel"), table.height, "rows, the last:", table.rows()[-1])
PY
venv/bin/python -W ignore::FutureWarning run.py | tee out
[ "$(grep -cF "91 rows, the last: ('123456X', '138-0013-8000')" out)" = 3 ] && grep -qF "polars 1.44.2 990 rows, the last: (1235556, 13900139000)" out &&
  grep -qF "fastexcel 0.21.0 1011 rows, the last: (None, None)" out && echo "as found: a person less, and no word of it"
