#!/usr/bin/env bash
# Surprise: aspose-cells-foss, which shows numbers of an Excel sheet as their formats do, sets a word of the format within the number if it stands before the figure
# (quoted, as any text in a format; ECMA-376 Part 1, 18.8.31): 100 in "共"0"人" is 10共0人, and 100 in "USD" 0 is 10USD 0, a number of ten. So it is in the CSV file that
# it writes of the workbook, the only thing left of the number there. With a unit behind the figure alone, 0"人", and with #,##0 in place of 0, it is right.
# Seen with aspose-cells-foss 26.10.0 and openpyxl 3.1.5 on 2026-12-02.
source "$(dirname "$0")/start.bash" aspose-cells-foss==26.10.0 openpyxl==3.1.5
cat > run.py <<'PY'
from importlib.metadata import version
from pathlib import Path

import aspose.cells_foss
import openpyxl

FORMATS = ['0"人"', '"共"0"人"', '"USD" 0', '"第"0"号"', '"共"#,##0"人"']
book = openpyxl.Workbook()
for format in FORMATS:
    book.active.append([100])
    book.active.cell(book.active.max_row, 1).number_format = format
book.save("a.xlsx")
read = aspose.cells_foss.Workbook("a.xlsx")
read.save("a.csv")
print("aspose-cells-foss", version("aspose-cells-foss"))
for row, (format, line) in enumerate(zip(FORMATS, Path("a.csv").read_text("utf-8-sig").splitlines(), strict=True), 1):
    print(format, "→", read.worksheets[0].cells[f"A{row}"].get_display_text(), "| CSV:", line)
PY
venv/bin/python run.py | tee out
tail -n +2 out | diff - <(cat <<'END'
0"人" → 100人 | CSV: 100人
"共"0"人" → 10共0人 | CSV: 10共0人
"USD" 0 → 10USD 0 | CSV: 10USD 0
"第"0"号" → 10第0号 | CSV: 10第0号
"共"#,##0"人" → 共100人 | CSV: 共100人
END
) && echo "as found: a hundred are ten"
