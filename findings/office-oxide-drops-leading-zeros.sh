#!/usr/bin/env bash
# Surprise: office-oxide, which shows numbers of an Excel sheet as their formats do, with a unit and with two places behind the point, does not fill them up with
# zeros in front (0 in a format is a figure that is always shown; ECMA-376 Part 1, 18.8.31): a postcode 010010 in the format 000000 is 10010. Nor does it spread the
# figures over a format with signs between them: 13800138000 in 000-0000-0000 is 13800138000-- and 20251001 in 0000"年"00"月"00"日" is 20251001年月日.
# SheetJS does both.
# Seen with office-oxide 0.1.15, openpyxl 3.1.5 and xlsx (SheetJS) 0.18.5 on 2026-12-02. Needs Node.js as well.
source "$(dirname "$0")/start.bash" office-oxide==0.1.15 openpyxl==3.1.5
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit xlsx@0.18.5
cat > run.py <<'PY'
import json
import subprocess
from importlib.metadata import version

import office_oxide
import openpyxl

CELLS = [(10010, "000000"), (3, '"第"000"号"'), (12.5, '0.00"元"'), (13800138000, "000-0000-0000"), (20251001, '0000"年"00"月"00"日"')]
book = openpyxl.Workbook()
for number, format in CELLS:
    book.active.append([number])
    book.active.cell(book.active.max_row, 1).number_format = format
book.save("a.xlsx")
shown = [line.strip("| ") for line in office_oxide.Document.open("a.xlsx").to_markdown().split("\n") if line.startswith("|") and "---" not in line]
program = "const cells = require('xlsx').readFile('a.xlsx').Sheets.Sheet; console.log(JSON.stringify([1, 2, 3, 4, 5].map(row => cells['A' + row].w)))"
peer = json.loads(subprocess.run(["node", "-e", program], capture_output=True, text=True, check=True).stdout)
print("office-oxide", version("office-oxide"))
for (number, format), ours, theirs in zip(CELLS, shown, peer, strict=True):
    print(f"{number} in {format}: {ours}, by SheetJS {theirs}")
PY
venv/bin/python run.py | tee out
tail -n +2 out | diff - <(cat <<'END'
10010 in 000000: 10010, by SheetJS 010010
3 in "第"000"号": 第3号, by SheetJS 第003号
12.5 in 0.00"元": 12.50元, by SheetJS 12.50元
13800138000 in 000-0000-0000: 13800138000--, by SheetJS 138-0013-8000
20251001 in 0000"年"00"月"00"日": 20251001年月日, by SheetJS 2025年10月01日
END
) && echo "as found: the postcode has lost its zero"
