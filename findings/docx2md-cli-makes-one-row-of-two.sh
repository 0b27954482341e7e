#!/usr/bin/env bash
# Surprise: docx2md-cli, which makes "high-fidelity" Markdown of .docx and "preserves tables (vMerge)", makes one row of all rows beside a cell that is merged downwards (w:vMerge; ECMA-376 Part 1, 17.4.84) and joins their cells by commas: of 李明, who had 12 in 2024 and 345 in 2025, there is one row with 2024, 2025 and 12, 345, and the
# head of a group that has three members is one person with three names. Figures that were two are one with a thousands comma to who reads them, no sum over the column is right, and nothing says that a row is gone. doc-files keeps the rows, with an empty cell below the name.
# Seen with docx2md-cli 0.2.0, doc-files 0.1.0 and python-docx 1.2.0 (to write) on 2026-12-02.
source "$(dirname "$0")/start.bash" docx2md-cli==0.2.0 doc-files==0.1.0 python-docx==1.2.0
cat > run.py <<'PY'
import subprocess
from importlib.metadata import version

import docx

document = docx.Document()
table = document.add_table(5, 3)
for row, cells in zip(table.rows, [["姓名", "年度", "收入"], ["李明", "2024", "12"], ["", "2025", "345"], ["王芳", "2024", "20"], ["张三", "2025", "30"]]):
    for cell, text in zip(row.cells, cells):
        cell.text = text
merged = table.cell(1, 0).merge(table.cell(2, 0))
merged.text = "李明"
document.save("a.docx")
subprocess.run(["venv/bin/docx2md", "a.docx", "-o", "a.md"], check=True, stdout=subprocess.DEVNULL)
print("docx2md-cli", version("docx2md-cli"))
print(*[line for line in open("a.md", encoding="utf-8").read().splitlines() if line.startswith("|")], sep="\n")
print("doc-files", version("doc-files"))
print(subprocess.run(["venv/bin/doc-files", "dump", "-f", "markdown", "a.docx"], capture_output=True, text=True, check=True).stdout.strip())
PY
venv/bin/python -W ignore run.py | tee out
diff out - <<'END' && echo "as found: 12 and 345 are 12, 345"
docx2md-cli 0.2.0
| 姓名 | 年度 | 收入 |
|---|---|---|
| 李明 | 2024, 2025 | 12, 345 |
| 王芳 | 2024 | 20 |
| 张三 | 2025 | 30 |
doc-files 0.1.0
| 姓名 | 年度 | 收入 |
|---|---|---|
| 李明 | 2024 | 12 |
|  | 2025 | 345 |
| 王芳 | 2024 | 20 |
| 张三 | 2025 | 30 |
END
