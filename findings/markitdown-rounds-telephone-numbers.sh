#!/usr/bin/env bash
# Surprise: MarkItDown, which makes Markdown of office files for models to read, rounds a column of telephone numbers to seven figures if one person has none:
# 13800138000 comes out as 1.380014e+10, and what was in the cell is not to be had from it any more. If everyone has a number, all are given in full. (It reads
# the sheet with pandas, to which a column with a blank is one of floating point, and prints it as pandas shows a table on a screen.) A column of sums in which
# one has a third decimal goes the same way, blank or no blank: of 123456789.125 and 1 there remain 1.234568e+08 and 1.000000e+00.
# Seen with markitdown 0.1.9, pandas 3.1.1 and openpyxl 3.1.5 on 2026-12-01.
source "$(dirname "$0")/start.bash" 'markitdown[xlsx]==0.1.9' pandas==3.1.1 openpyxl==3.1.5
cat > run.py <<'PY'
import warnings
from importlib.metadata import version

import openpyxl

warnings.filterwarnings("ignore")
from markitdown import MarkItDown

print("markitdown", version("markitdown"), "pandas", version("pandas"))
for number in [13900139000, None]:
    book = openpyxl.Workbook()
    for row in [["姓名", "电话", "金额"], ["李明", 13800138000, 123456789.125], ["某人", number, 1]]:
        book.active.append(row)
    book.save("a.xlsx")
    print(MarkItDown().convert("a.xlsx").text_content)
PY
venv/bin/python run.py | tee out
grep -qF '| 李明 | 13800138000 |' out && grep -qF '| 李明 | 1.380014e+10 | 1.234568e+08 |' out && echo "as found: a blank below it takes four figures off a telephone number"
