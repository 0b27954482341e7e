#!/usr/bin/env bash
# Surprise: ferrodoc, whose output is "checked against pandoc document by document", leaves out of a table in Markdown for GitHub (gfm) the cells that a cell above
# reaches into (w:vMerge; ECMA-376 Part 1, 17.4.84) and sets nothing in their place: of the second row of a person, whose name is merged over two, the income stands
# under the name and the spending under the income. A table in gfm has no merged cells; pandoc writes HTML there, and so does ferrodoc for CommonMark.
# Seen with ferrodoc 1.0.1, pandoc 3.9 (pypandoc_binary 1.17) and python-docx 1.2.0 on 2026-12-02.
source "$(dirname "$0")/start.bash" ferrodoc==1.0.1 pypandoc_binary==1.17 python-docx==1.2.0
cat > run.py <<'PY'
import re
from importlib.metadata import version

import docx
import ferrodoc
import pypandoc

document = docx.Document()
rows = [["姓名", "收入", "支出"], ["李明", "10", "20"], ["", "11", "21"]]
table = document.add_table(3, 3)
for row, texts in enumerate(rows):
    for column, text in enumerate(texts):
        table.cell(row, column).text = text
table.cell(1, 0).merge(table.cell(2, 0)).text = "李明"
document.save("a.docx")
file = open("a.docx", "rb").read()


def cells(page):
    return re.findall(r"<t[dh][^>]*>[^<]*|\|[^\n]*\|", page)


print("ferrodoc", version("ferrodoc"), "gfm:", cells(ferrodoc.convert(file, "docx", "gfm")))
print("ferrodoc commonmark:", cells(ferrodoc.convert(file, "docx", "commonmark")))
print("pandoc gfm:", cells(pypandoc.convert_file("a.docx", "gfm")))
PY
venv/bin/python run.py | tee out
for one in 'ferrodoc commonmark' 'pandoc gfm'; do grep "^$one" out | grep -qF "'<td rowspan=\"2\">李明', '<td>10', '<td>20', '<td>11', '<td>21'"; done
grep '^ferrodoc 1.0.1 gfm' out | grep -qE "'\| 李明 +\| 10 +\| 20 +\|', '\| 11 +\| 21 +\| +\|'" && echo "as found: the income of 11 stands under the names"
