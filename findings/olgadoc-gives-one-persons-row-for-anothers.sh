#!/usr/bin/env bash
# Surprise: olgadoc ("tables stay tables") sets two tables of a .docx that only an empty paragraph parts over each other, in Markdown and in text: under 甲组, the
# first group, stands the person of the second, the first is nowhere, and there is no warning. So it is within a cell: of two paragraphs, 100 and 200, there is left
# the last, 200, and a table within a cell takes the place of the headings of the one around it. Its list of tables has them all, each by itself.
# Seen with olgadoc 0.1.3 and python-docx 1.2.0 on 2026-12-02.
source "$(dirname "$0")/start.bash" olgadoc==0.1.3 python-docx==1.2.0
cat > run.py <<'PY'
from importlib.metadata import version

import docx
import olgadoc


def table(rows, within):
    one = within.add_table(len(rows), len(rows[0]))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            one.cell(row, column).text = text
    return one


def show(name):
    document.save("a.docx")
    read = olgadoc.Document.open("a.docx")
    print(name, [line for line in read.text().split("\n") if line.strip(" -+")])
    print("   its tables:", [[cell["text"] for cell in one["cells"]] for one in read.tables()])


print("olgadoc", version("olgadoc"))
document = docx.Document()
document.add_paragraph("甲组")
table([["姓名", "电话"], ["李明", "13800138000"]], document)
document.add_paragraph("")
table([["姓名", "电话"], ["张三", "13900139000"]], document)
show("two tables:")
document = docx.Document()
table([["项目", "金额"], ["合计", "100"]], document).cell(1, 1).add_paragraph("200")
show("two paragraphs:")
document = docx.Document()
cell = table([["姓名", "电话"], ["李明", ""]], document).cell(1, 1)
inner = cell.add_table(1, 2)
inner.cell(0, 0).text, inner.cell(0, 1).text = "办公", "住宅"
show("a table in a cell:")
PY
venv/bin/python run.py | tee out
grep -qxF "two tables: ['甲组', '姓名     | 电话         ', '张三     | 13900139000']" out && grep -qF "'李明', '13800138000'], ['姓名'" out &&
  grep -qxF "two paragraphs: ['项目     | 金额    ', '合计     | 200']" out && grep -qxF "a table in a cell: ['办公     | 住宅    ', '李明     |']" out &&
  echo "as found: the first person is another"
