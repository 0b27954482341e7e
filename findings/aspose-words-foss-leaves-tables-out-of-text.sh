#!/usr/bin/env bash
# Surprise: aspose-words-foss leaves the tables of a .docx out of its text, both where it gives it and where it saves the document as .txt: a paragraph, a list of
# persons and a paragraph are two paragraphs, with no word of what was between. In its Markdown of the same document the table is there.
# Seen with aspose-words-foss 26.7.0 and python-docx 1.2.0 on 2026-12-01.
source "$(dirname "$0")/start.bash" aspose-words-foss==26.7.0 python-docx==1.2.0
cat > run.py <<'PY'
from importlib.metadata import version
from pathlib import Path

import aspose.words_foss
import docx

document = docx.Document()
document.add_paragraph("before")
cells = document.add_table(2, 2)
for at, text in enumerate(["姓名", "电话", "李明", "13800138000"]):
    cells.cell(at // 2, at % 2).text = text
document.add_paragraph("after")
document.save("a.docx")
read = aspose.words_foss.Document("a.docx")
for path in ["a.txt", "a.md"]:
    read.save(path)
print("aspose-words-foss", version("aspose-words-foss"))
print("text:", read.get_text().split())
print("saved as .txt:", Path("a.txt").read_text(encoding="utf-8-sig").split())
print("saved as .md:", Path("a.md").read_text(encoding="utf-8-sig").split())
PY
venv/bin/python run.py | tee out
grep -qxF "text: ['before', 'after']" out && grep -qxF "saved as .txt: ['before', 'after']" out && grep -q "md: .*'13800138000'" out && echo "as found: a list of persons is not in the text"
