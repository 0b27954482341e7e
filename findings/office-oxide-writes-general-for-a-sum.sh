#!/usr/bin/env bash
# Surprise: office-oxide, which shows numbers of an Excel sheet as their formats do, writes for General, the word that stands for the number itself (ECMA-376 Part
# 1, 18.8.31), the word if a unit follows: 1000 in the format General"元" (G/通用格式"元" in a Chinese Excel) is General元, and 12 in General"月" General月. The
# number is not in the text at all. General alone, 0"元" and #,##0"元" it reads.
# Seen with office-oxide 0.1.15 and openpyxl 3.1.5 on 2026-12-01.
source "$(dirname "$0")/start.bash" office-oxide==0.1.15 openpyxl==3.1.5
cat > run.py <<'PY'
from importlib.metadata import version

import office_oxide
import openpyxl

FORMATS = {'General"元"': 1000, 'General"月"': 12, "General": 1000, '#,##0"元"': 1000}
book = openpyxl.Workbook()
for format, number in FORMATS.items():
    book.active.append([number])
    book.active.cell(book.active.max_row, 1).number_format = format
book.save("a.xlsx")
read = dict(zip(FORMATS, office_oxide.extract_text("a.xlsx").split()[1:], strict=True))
print("office-oxide", version("office-oxide"), read)
print("Markdown", office_oxide.to_markdown("a.xlsx").split())
PY
venv/bin/python run.py | tee out
grep -qF "{'General\"元\"': 'General元', 'General\"月\"': 'General月', 'General': '1000', '#,##0\"元\"': '1,000元'}" out && echo "as found: a sum is a word"
