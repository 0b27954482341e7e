#!/usr/bin/env bash
# Surprise: five readers of .xlsx read nothing, or one cell, of what compactxlsx writes of a table of pandas, with no error and no warning. It leaves out the name
# of each cell and the number of each row (r="A1"; ECMA-376 Part 1, 18.3.1.4 and 18.3.1.73: both are optional, and a cell without stands behind the one before),
# and the five take only cells with a name: of a list of persons there is left nothing at all, or the last cell of it. openpyxl and python-calamine read all of it.
# Seen with compactxlsx 0.1.0 (pandas 3.1.1), officework 0.9.0, oxlsx 0.2.0, openexcel-c 1.0.0, excelio 1.0.0, xlsx2csv 0.8.6, openpyxl 3.1.5 and python-calamine 0.9.1
# on 2026-12-02.
source "$(dirname "$0")/start.bash" compactxlsx==0.1.0 pandas==3.1.1 officework==0.9.0 oxlsx==0.2.0 openexcel-c==1.0.0 excelio==1.0.0 xlsx2csv==0.8.6 \
  openpyxl==3.1.5 python-calamine==0.9.1
cat > run.py <<'PY'
from importlib.metadata import version

import compactxlsx
import excelio
import officework
import openexcel
import openpyxl
import oxlsx
import pandas
import python_calamine
from xlsx2csv import Xlsx2csv

compactxlsx.write_xlsx(pandas.DataFrame({"姓名": ["李明", "张三"], "电话": ["13800138000", "13900139000"], "金额": [100, 200]}), "a.xlsx")


def rows(library):
    sheet = library.load_workbook("a.xlsx").active
    return [list(row) for row in sheet.iter_rows(values_only=True)]


def show(name, found):
    print(name, version(name), found)


show("openpyxl", rows(openpyxl))
show("python-calamine", python_calamine.CalamineWorkbook.from_path("a.xlsx").get_sheet_by_index(0).to_python())
show("officework", rows(officework))
show("oxlsx", rows(oxlsx))
show("openexcel-c", rows(openexcel))
show("excelio", [[cell.value for cell in row] for row in excelio.load_workbook("a.xlsx").active.iter_rows()])
Xlsx2csv("a.xlsx").convert("a.csv")
show("xlsx2csv", open("a.csv").read().split())
PY
venv/bin/python run.py | tee out
for one in openpyxl python-calamine; do grep "^$one " out | grep -q "李明.*100.*张三.*200"; done
for one in 'officework 0.9.0 \[\[None\]\]' 'oxlsx 0.2.0 \[\[None\]\]' 'openexcel-c 1.0.0 \[\[200.0\]\]' 'excelio 1.0.0 \[\[200\]\]' 'xlsx2csv 0.8.6 \[\]'; do
  grep -qx "$one" out
done
echo "as found: the list is empty"
