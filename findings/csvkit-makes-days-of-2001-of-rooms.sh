#!/usr/bin/env bash
# Surprise: csvkit reads cells of .xlsx that are text as if nothing were said of their kind: a room 3-1 (entrance 3, flat 1), set as text so that Excel makes no date of it, is 2001-03-01 in the CSV of in2csv, a number 001 is 1, a grade n/a is empty, and half past nine, 9:30, is 0:09:30,
# nine minutes and a half, since the figures are taken for a duration of minutes. The year 2001 stands nowhere. Of rooms of which one is no day of the year, 13-1, all stay as they are: a house with twelve entrances is lost, one with thirteen not. openpyxl, that it reads by, has what stands there.
# Seen with csvkit 2.2.0, agate 1.14.2 and openpyxl 3.1.5 on 2026-12-03.
source "$(dirname "$0")/start.bash" csvkit==2.2.0 agate==1.14.2 agate-excel==0.4.2 openpyxl==3.1.5
cat > write.py <<'PY'
import openpyxl

for name, rooms in [("a", ["3-1", "12-2"]), ("b", ["3-1", "13-2"])]:
    book = openpyxl.Workbook()
    for row in [["房", "号", "时", "级"], [rooms[0], "001", "9:30", "n/a"], [rooms[1], "002", "14:05", "甲"]]:
        book.active.append(row)
    book.save(f"{name}.xlsx")
    print(name, [[cell.value + " " + cell.data_type for cell in row] for row in openpyxl.load_workbook(f"{name}.xlsx").active.iter_rows(min_row=2)])
PY
{
  venv/bin/in2csv --version
  venv/bin/python write.py
  venv/bin/in2csv a.xlsx
  venv/bin/in2csv b.xlsx
} | tee out
diff out - <<'END' && echo "as found: rooms are days and hours are minutes"
in2csv 2.2.0
a [['3-1 s', '001 s', '9:30 s', 'n/a s'], ['12-2 s', '002 s', '14:05 s', '甲 s']]
b [['3-1 s', '001 s', '9:30 s', 'n/a s'], ['13-2 s', '002 s', '14:05 s', '甲 s']]
房,号,时,级
2001-03-01,1,0:09:30,
2001-12-02,2,0:14:05,甲
房,号,时,级
3-1,1,0:09:30,
13-2,2,0:14:05,甲
END
