#!/usr/bin/env bash
# Surprise: docx2everything and mdm-core, which make Markdown of .docx, give words as struck of which the document says that they are not (w:strike w:val="0"; ECMA-376
# Part 1, 17.3.2.37 and 17.17.4: such a property may be set off), as python-docx writes font.strike = False and Word where a style strikes and its words are not to be:
# a clause that holds is ~~甲方应付100元~~. Words that are struck come out no otherwise. MarkItDown knows one from the other.
# Seen with docx2everything 1.1.0, mdm-core 0.1.0, MarkItDown 0.1.9 and python-docx 1.2.0 on 2026-12-02.
source "$(dirname "$0")/start.bash" docx2everything==1.1.0 mdm-core==0.1.0 'markitdown[docx]==0.1.9' python-docx==1.2.0
cat > run.py <<'PY'
from importlib.metadata import version

import docx
import docx2everything
import markitdown
import mdm_core

document = docx.Document()
for text, struck in (("甲方应付100元", False), ("乙方应付200元", True), ("丙方应付300元", None)):
    document.add_paragraph().add_run(text).font.strike = struck
document.save("a.docx")
print("docx2everything", version("docx2everything"), docx2everything.process_to_markdown("a.docx").split())
print("mdm-core", version("mdm-core"), mdm_core.convert_file("a.docx").split())
print("MarkItDown", version("markitdown"), markitdown.MarkItDown().convert("a.docx").text_content.split())
PY
venv/bin/python run.py 2>errors | tee out
for one in docx2everything mdm-core; do grep "^$one" out | grep -qF "['~~甲方应付100元~~', '~~乙方应付200元~~', '丙方应付300元']"; done
grep '^MarkItDown' out | grep -qF "['甲方应付100元', '~~乙方应付200元~~', '丙方应付300元']" && echo "as found: a clause that holds is struck"
