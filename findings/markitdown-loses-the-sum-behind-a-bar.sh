#!/usr/bin/env bash
# Surprise: MarkItDown, which makes Markdown of office files for models to read, leaves | within a cell as it is, in a table of a .docx as in a sheet of an .xlsx,
# though it escapes * and _ there. To Markdown it ends the cell (GFM 4.10), so that of 李明, A|B and 100 in a row of three 李明, A and B are left: the sum is not shown at
# all, for what is more than the head has is dropped, and a grade stands in its column. undoc and all2md write \|.
# Seen with MarkItDown 0.1.9, undoc 0.27.1, all2md 1.18.0, cmarkgfm 2025.10.22, python-docx 1.2.0 and openpyxl 3.1.5 on 2026-12-02.
source "$(dirname "$0")/start.bash" 'markitdown[docx,xlsx]==0.1.9' undoc==0.27.1 all2md==1.18.0 cmarkgfm==2025.10.22 python-docx==1.2.0 openpyxl==3.1.5
cat > run.py <<'PY'
import re
from importlib.metadata import version

import all2md
import cmarkgfm
import docx
import markitdown
import openpyxl
import undoc

ROWS = [["姓名", "等级", "金额"], ["李明", "A|B", "100"]]
document = docx.Document()
table = document.add_table(2, 3)
workbook = openpyxl.Workbook()
for row, values in zip(table.rows, ROWS):
    for cell, value in zip(row.cells, values):
        cell.text = value
    workbook.active.append(values)
document.save("a.docx")
workbook.save("a.xlsx")
for path in ("a.docx", "a.xlsx"):
    for package, markdown in [
        ("markitdown", markitdown.MarkItDown().convert(path).text_content),
        ("undoc", undoc.parse_file(path).to_markdown()),
        ("all2md", all2md.to_markdown(path)),
    ]:
        line = next(line for line in markdown.split("\n") if "李明" in line)
        cells = re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", cmarkgfm.github_flavored_markdown_to_html(markdown))
        shown = cells[cells.index("李明"):] if "李明" in cells else cells
        print(path, package, version(package), re.sub(" +", " ", line), "shows as", shown)
PY
venv/bin/python -W ignore run.py | tee out
diff out - <<'END' && echo "as found: the sum is gone"
a.docx markitdown 0.1.9 | 李明 | A|B | 100 | shows as ['李明', 'A', 'B']
a.docx undoc 0.27.1 | 李明 | A\|B | 100 | shows as ['李明', 'A|B', '100']
a.docx all2md 1.18.0 | 李明 | A\|B | 100 | shows as ['李明', 'A|B', '100']
a.xlsx markitdown 0.1.9 | 李明 | A|B | 100 | shows as ['李明', 'A', 'B']
a.xlsx undoc 0.27.1 | 李明 | A\|B | 100 | shows as ['李明', 'A|B', '100']
a.xlsx all2md 1.18.0 | 李明 | A\|B | 100 | shows as ['李明', 'A|B', '100']
END
