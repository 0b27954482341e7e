#!/usr/bin/env bash
# Surprise: kreuzberg leaves out the tabs of a .docx (w:tab; ECMA-376 Part 1, 17.3.3.32), with nothing in their place, though it keeps line breaks: a list that is
# set with tabs, a name, a telephone number and a sum, is one word, and 13800138000 and 100 are a number of fourteen figures. So it is in text, in Markdown and in
# HTML, and in what python-docx writes of a string with tabs. python-docx reads them.
# Seen with kreuzberg 4.10.4 and python-docx 1.2.0 on 2026-12-01.
source "$(dirname "$0")/start.bash" kreuzberg==4.10.4 python-docx==1.2.0
cat > run.py <<'PY'
from importlib.metadata import version

import docx
import kreuzberg
from kreuzberg import ExtractionConfig

document = docx.Document()
document.add_paragraph("李明\t13800138000\t100")
document.add_paragraph("李明\n13800138000")
document.save("a.docx")
for form in ["plain", "markdown", "html"]:
    content = kreuzberg.extract_file_sync("a.docx", config=ExtractionConfig(output_format=form)).content
    print("kreuzberg", version("kreuzberg"), form, repr(content.strip()))
print("python-docx", version("python-docx"), [paragraph.text for paragraph in docx.Document("a.docx").paragraphs])
PY
venv/bin/python run.py | tee out
[ "$(grep -c '李明13800138000100' out)" = 3 ] && grep -qF '李明\t13800138000\t100' out && echo "as found: a telephone number has fourteen figures"
