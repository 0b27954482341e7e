#!/usr/bin/env bash
# Surprise: rdocx, rust-markdown-transformer and doc2md-cli, which make Markdown of .docx, write a cell that is merged over two columns (w:gridSpan; ECMA-376 Part 1, 17.4.17) as one and set the rest of its row beside it, with an empty cell at the end that makes the table look whole: where 项目
# stands over two columns the five pieces are under 金额, the money, and the 20000 yuan have no heading, and in the row of the total the sum is under 数量, a number of pieces. rdocx knows better: its HTML of the same document has colspan. MarkItDown writes the merged cell and an empty one, so that every figure is in its column.
# Seen with rdocx 0.16.3, rust-markdown-transformer 0.1.1, doc2md-cli 0.1.0, MarkItDown 0.1.9 and python-docx 1.2.0 (to write) on 2026-12-02.
source "$(dirname "$0")/start.bash" rdocx==0.16.3 rust-markdown-transformer==0.1.1 doc2md-cli==0.1.0 'markitdown[docx]==0.1.9' python-docx==1.2.0
cat > run.py <<'PY'
import doc2md
import docx
import markitdown
import rdocx
import rust_markdown_transformer

document = docx.Document()
table = document.add_table(3, 4)
for row, texts in zip(table.rows, [("项目", "", "数量", "金额"), ("设备", "电脑", "5", "20000"), ("合计", "", "", "20000")]):
    for cell, text in zip(row.cells, texts):
        cell.text = text
table.cell(0, 0).merge(table.cell(0, 1))
table.cell(2, 0).merge(table.cell(2, 2))
for row in (0, 2):
    table.cell(row, 0).text = table.cell(row, 0).text.strip()
document.save("a.docx")
for name, markdown in [
    ("rdocx", rdocx.Document("a.docx").to_markdown()),
    ("rust-markdown-transformer", rust_markdown_transformer.convert_to_markdown("a.docx")),
    ("doc2md-cli", doc2md.convert_to_markdown("a.docx").markdown_text),
    ("MarkItDown", markitdown.MarkItDown().convert("a.docx").text_content),
]:
    print(name + ":", *(line for line in markdown.split("\n") if line.startswith("|") and "---" not in line), sep="\n")
html = rdocx.Document("a.docx").to_html()
print("rdocx, HTML:", html.count('colspan="2"'), html.count('colspan="3"'))
PY
{
  venv/bin/pip list 2> log | grep -E '^(rdocx|rust-markdown-transformer|doc2md-cli|markitdown) '
  venv/bin/python run.py
} | tee out
diff out - <<'END' && echo "as found: a sum is a number of pieces"
doc2md-cli                0.1.0
markitdown                0.1.9
rdocx                     0.16.3
rdocx:
| 项目 | 数量 | 金额 |  |
| 设备 | 电脑 | 5 | 20000 |
| 合计 | 20000 |  |  |
rust-markdown-transformer:
| 项目 | 数量 | 金额 |  |
| 设备 | 电脑 | 5 | 20000 |
| 合计 | 20000 |  |  |
doc2md-cli:
| 项目 | 数量 | 金额 |  |
| 设备 | 电脑 | 5 | 20000 |
| 合计 | 20000 |  |  |
MarkItDown:
|  |  |  |  |
| 项目 | | 数量 | 金额 |
| 设备 | 电脑 | 5 | 20000 |
| 合计 | | | 20000 |
rdocx, HTML: 1 1
END
