#!/usr/bin/env bash
# Surprise: tuomin, which masks the columns of a .xls or .xlsx that it is told, masks the telephone number 13800138000 of an .xlsx to 138****8000 and leaves that of the same table in an .xls whole, as 13800138000.0: xlrd gives every number of an .xls as a float, with the nought behind the point there are twelve figures, and what
# has not eleven it leaves. It says 脱敏完成 (done) of both. A birthday of the .xls, a column that nobody named, is 33000.0 after it. A number that is kept as text it masks in both.
# Seen with tuomin 0.1.3, xlwt 1.3.0 and openpyxl 3.1.5 (to write and to look) on 2026-12-03.
source "$(dirname "$0")/start.bash" tuomin==0.1.3 openpyxl==3.1.5 xlwt==1.3.0
cat > tables.py <<'PY'
import datetime
import sys

import openpyxl
import xlwt

rows = [["姓名", "手机", "生日"], ["李明", 13800138000, datetime.date(1990, 5, 7)], ["王芳", "13800138001", datetime.date(1991, 6, 8)]]
if len(sys.argv) > 1:
    for path in sys.argv[1:]:
        print(path, list(openpyxl.load_workbook(path).active.values)[1:])
    sys.exit()
book, old = openpyxl.Workbook(), xlwt.Workbook()
sheet = old.add_sheet("s")
for number, row in enumerate(rows):
    book.active.append(row)
    for column, value in enumerate(row):
        sheet.write(number, column, value, xlwt.easyxf(num_format_str="yyyy-mm-dd" if column == 2 else "0"))
book.save("new.xlsx")
old.save("old.xls")
PY
venv/bin/python tables.py
{
  venv/bin/pip list 2> log | grep -iE 'tuomin|openpyxl|xlwt'
  for file in new.xlsx old.xls; do venv/bin/tuomin "$file" --col B:phone:replace | grep -o 脱敏完成; done
  venv/bin/python tables.py new_masked.xlsx old_masked.xlsx
} | tee out
diff out - <<'END' && echo "as found: telephones of .xls are not masked"
openpyxl   3.1.5
tuomin     0.1.3
xlwt       1.3.0
脱敏完成
脱敏完成
new_masked.xlsx [('李明', '138****8000', '1990-05-07 00:00:00'), ('王芳', '138****8001', '1991-06-08 00:00:00')]
old_masked.xlsx [('李明', '13800138000.0', '33000.0'), ('王芳', '138****8001', '33397.0')]
END
