#!/usr/bin/env bash
# Surprise: docx2md, which makes Markdown of .docx with tables as HTML, gives a table within a cell where it belongs, then all its cells once more as further cells of the row around it, and its rows once more as rows of the outer table: in a table of two columns and three rows, water with two quarters of 100 and 200 yuan
# in its cell and electricity with 300, there are five rows, the one of water with six cells, and each quarter stands there three times: who adds up the column of sums has 600 more. No warning.
# Seen with docx2md 1.0.5 and python-docx 1.2.0 (to write) on 2026-12-03.
source "$(dirname "$0")/start.bash" docx2md==1.0.5 python-docx==1.2.0
cat > write.py <<'PY'
import docx

document = docx.Document()
table = document.add_table(3, 2)
for row, texts in zip(table.rows, [("项目", "金额"), ("水费", ""), ("电费", "300元")]):
    for cell, text in zip(row.cells, texts):
        cell.text = text
inner = table.cell(1, 1).add_table(2, 2)
for row, texts in zip(inner.rows, [("一季度", "100元"), ("二季度", "200元")]):
    for cell, text in zip(row.cells, texts):
        cell.text = text
document.save("a.docx")
PY
venv/bin/python write.py
{
  venv/bin/pip list 2> /dev/null | grep ^docx2md
  venv/bin/docx2md a.docx a.md > log 2>&1
  tr -d '\n' < a.md | sed 's/<tr><td>/\n<tr><td>/g; s/$/\n/'
} | tee out
diff out - <<'END' && echo "as found: what stands in inner tables is there three times"
docx2md           1.0.5
<table id="table1">
<tr><td>项目</td><td>金额</td></tr>
<tr><td>水费</td><td><table id="table2"><br><tr><br><td>一季度</td><br><td>100元</td><br></tr><br><tr><br><td>二季度</td><br><td>200元</td><br></tr><br></table></td><td>一季度</td><td>100元</td><td>二季度</td><td>200元</td></tr>
<tr><td>一季度</td><td>100元</td></tr>
<tr><td>二季度</td><td>200元</td></tr>
<tr><td>电费</td><td>300元</td></tr></table>
END
