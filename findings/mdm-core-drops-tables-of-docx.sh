#!/usr/bin/env bash
# Surprise: mdm-core, which makes Markdown of office documents, leaves out every table of a .docx with all that is in it, with no mark in its place, no error and no
# warning: of a paragraph, a list of persons and a paragraph there are the two paragraphs. So it is in its JSON of the same file. Bold words it marks. MarkItDown
# gives the list.
# Seen with mdm-core 0.1.0, MarkItDown 0.1.9 and python-docx 1.2.0 on 2026-12-02.
source "$(dirname "$0")/start.bash" mdm-core==0.1.0 'markitdown[docx]==0.1.9' python-docx==1.2.0
cat > run.py <<'PY'
import json
from importlib.metadata import version

import docx
import markitdown
import mdm_core

document = docx.Document()
document.add_paragraph("名单如下：")
table = document.add_table(2, 3)
for row, texts in enumerate([["姓名", "电话", "金额"], ["李明", "13800138000", "100"]]):
    for column, text in enumerate(texts):
        table.cell(row, column).text = text
last = document.add_paragraph("以上")
last.add_run("属实").bold = True
document.save("a.docx")
print("mdm-core", version("mdm-core"), repr(mdm_core.convert_file("a.docx")))
print("mdm-core JSON has 李明:", "李明" in json.dumps(json.loads(mdm_core.convert_file_to_json("a.docx")), ensure_ascii=False))
print("MarkItDown", repr(markitdown.MarkItDown().convert("a.docx").text_content))
PY
venv/bin/python run.py 2>errors | tee out
grep -qxF "mdm-core 0.1.0 '名单如下：\n\n以上 **属实**'" out && grep -qxF 'mdm-core JSON has 李明: False' out && grep '^MarkItDown' out | grep -qF '| 李明 | 13800138000 | 100 |' &&
  echo "as found: the list of persons is not there"
