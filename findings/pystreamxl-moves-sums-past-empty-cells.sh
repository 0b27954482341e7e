#!/usr/bin/env bash
# Surprise: pystreamxl, "a high-performance .xlsx file reader", gives the cells of a row as they follow each other in the file and does not look at their names (r="C2"; ECMA-376 Part 1, 18.3.1.4), and an empty cell is not in the file: of 李明, no telephone and 500 the 500 is the telephone, and with as_dict as well, where it stands under
# the heading 电话, with no error. Every list with a gap is so. python-calamine and openpyxl's read-only mode keep the place. And a date with an hour is half a second late: 15:30:00.5.
# Seen with pystreamxl 6.2.0, python-calamine 0.9.1 and openpyxl 3.1.5 on 2026-12-02.
source "$(dirname "$0")/start.bash" pystreamxl==6.2.0 python-calamine==0.9.1 openpyxl==3.1.5
cat > run.py <<'PY'
import datetime

import openpyxl
import pystreamxl
import python_calamine

book = openpyxl.Workbook()
for row in [("姓名", "电话", "收入", "支出"), ("李明", None, 500, 90), ("王芳", "13900139000", None, 80), ("张三", None, None, 70)]:
    book.active.append(row)
book.active.append(("时间", datetime.datetime(2025, 10, 1, 15, 30)))
book.save("a.xlsx")
print("pystreamxl:", *pystreamxl.read("a.xlsx"), sep="\n")
print("pystreamxl, as_dict:", *list(pystreamxl.read("a.xlsx", as_dict=True))[:3], sep="\n")
print("python-calamine:", *python_calamine.load_workbook("a.xlsx").get_sheet_by_index(0).to_python(), sep="\n")
print("openpyxl:", *openpyxl.load_workbook("a.xlsx", read_only=True).active.iter_rows(min_row=2, max_row=3, values_only=True), sep="\n")
PY
{
  venv/bin/pip list 2> log | grep -E '^(pystreamxl|python-calamine|openpyxl) '
  venv/bin/python run.py
} | tee out
diff out - <<'END' && echo "as found: a sum is a telephone number"
openpyxl        3.1.5
pystreamxl      6.2.0
python-calamine 0.9.1
pystreamxl:
['姓名', '电话', '收入', '支出']
['李明', 500.0, 90.0]
['王芳', '13900139000', 80.0]
['张三', 70.0]
['时间', datetime.datetime(2025, 10, 1, 15, 30, 0, 500000)]
pystreamxl, as_dict:
{'姓名': '李明', '电话': 500.0, '收入': 90.0}
{'姓名': '王芳', '电话': '13900139000', '收入': 80.0}
{'姓名': '张三', '电话': 70.0}
python-calamine:
['姓名', '电话', '收入', '支出']
['李明', '', 500.0, 90.0]
['王芳', '13900139000', '', 80.0]
['张三', '', '', 70.0]
['时间', datetime.datetime(2025, 10, 1, 15, 30), '', '']
openpyxl:
('李明', None, 500, 90)
('王芳', '13900139000', None, 80)
END
