#!/usr/bin/env bash
# Surprise: xlsx2dict, which makes dictionaries of the rows of an Excel workbook, can't read a sheet whose first column has a number in it, 序号 1, 2, 3, as most lists begin: "'float' object has no attribute 'startswith'". It looks there for a #, which to it begins a comment (remove_comment, on unless it is turned off; Excel has no such
# comments), and so it drops, with no error, the person of #1楼 from a list of houses. A clause 2.0 that is a text is 2. Its own command for text, xlsx2text, has all rows, and so has python-calamine, on which it is built.
# Seen with xlsx2dict 0.2.1, python-calamine 0.9.1 and openpyxl 3.1.5 (to write) on 2026-12-03.
source "$(dirname "$0")/start.bash" xlsx2dict==0.2.1 python-calamine==0.9.1 openpyxl==3.1.5
cat > run.py <<'PY'
from importlib.metadata import version

import openpyxl
import python_calamine
import xlsx2dict

print("xlsx2dict", version("xlsx2dict"))
for rows in ([["楼", "住户"], ["#1楼", "李明"], ["2楼", "王芳"]], [["序号", "住户"], [1, "李明"], [2, "王芳"]], [["条款", "内容"], ["2.0", "付款"], ["2.1", "交货"]]):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save("a.xlsx")
    try:
        print("xlsx2dict", *xlsx2dict.read_dict("a.xlsx", "Sheet").values())
    except AttributeError as error:
        print("xlsx2dict refuses:", error)
    print("  calamine", python_calamine.CalamineWorkbook.from_path("a.xlsx").get_sheet_by_index(0).to_python()[1:])
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: no list that is numbered"
xlsx2dict 0.2.1
xlsx2dict {'楼': '2楼', '住户': '王芳'}
  calamine [['#1楼', '李明'], ['2楼', '王芳']]
xlsx2dict refuses: 'float' object has no attribute 'startswith'
  calamine [[1.0, '李明'], [2.0, '王芳']]
xlsx2dict {'条款': '2', '内容': '付款'} {'条款': '2.1', '内容': '交货'}
  calamine [['2.0', '付款'], ['2.1', '交货']]
END
