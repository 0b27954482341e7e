#!/usr/bin/env bash
# Surprise: office2md, which makes Markdown of Office documents with pandoc where that is installed (its first choice), leaves out all of a table of .docx that stands before a table in one of its cells: of a list of three, in which the office and the home of the last are a small table, the names, the telephone numbers and the sums
# are gone, there remain 办公 and 住宅 and pieces of HTML tags, and the run ends with success. pandoc itself writes both tables, as HTML. Without the inner table, with two paragraphs in a cell, it is right.
# Seen with office2md 0.5.6, pandoc 3.9 (pypandoc_binary 1.17) and python-docx 1.2.0 (to write) on 2026-12-02.
source "$(dirname "$0")/start.bash" office2md==0.5.6 pypandoc_binary==1.17 python-docx==1.2.0
export PATH="$(echo "$folder"/venv/lib/python3*/site-packages/pypandoc/files):$PATH"
cat > write.py <<'PY'
import docx

ROWS = [["姓名", "电话", "金额"], ["李明", "13800138000", "100"], ["王芳", "13900139000", "200"], ["合计", "", "300"]]
for name in ("plain", "paragraphs", "inner"):
    document = docx.Document()
    table = document.add_table(4, 3)
    for cell, text in zip(table._cells, sum(ROWS, [])):
        cell.text = text
    if name == "paragraphs":
        table.cell(2, 1).add_paragraph("办公")
    if name == "inner":
        inner = table.cell(2, 1).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "办公", "住宅"
    document.add_paragraph("完")
    document.save(f"{name}.docx")
PY
venv/bin/python write.py
{
  venv/bin/pip list 2> log | grep -i ^office2md
  pandoc --version | head -1
  for name in plain paragraphs inner; do
    venv/bin/office2md $name.docx -o $name.md > log 2>&1 && echo "$name: done"
    grep . $name.md | tail -n +3
  done
  echo "names that pandoc has of the last: $(pandoc inner.docx -t gfm | grep -c -e 李明 -e 王芳)"
} | tee out
diff out - <<'END' && echo "as found: the list is gone"
office2md         0.5.6
pandoc 3.9
plain: done
| 姓名 | 电话        | 金额 |
|------|-------------|------|
| 李明 | 13800138000 | 100  |
| 王芳 | 13900139000 | 200  |
| 合计 |             | 300  |
完
paragraphs: done
| 姓名 | 电话 | 金额 |
| --- | --- | --- |
| 李明 | 13800138000 | 100 |
| 王芳 | 13900139000 办公 | 200 |
| 合计 |  | 300 |
完
inner: done
| 办公 | 住宅 |
| --- | --- |</td>
<td>200</td>
</tr>
<tr>
<td>合计</td>
<td></td>
<td>300</td>
</tr>
</table>
完
names that pandoc has of the last: 2
END
