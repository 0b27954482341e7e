#!/usr/bin/env bash
# Surprise: undoc, which makes Markdown of office files for models to read, leaves out line breaks within a paragraph (w:br in a .docx, ECMA-376 Part 1, 17.3.3.1;
# a:br on a slide, 21.1.2.2.1) without anything in their place, in its Markdown alone: 100 and 200 on two lines of a paragraph, of a cell or of a text box are
# 100200. In its plain text of the same files the lines are kept. Two paragraphs in a cell it parts by <br>.
# Seen with undoc 0.27.1, python-docx 1.2.0 and python-pptx 1.0.2 on 2026-12-01.
source "$(dirname "$0")/start.bash" undoc==0.27.1 python-docx==1.2.0 python-pptx==1.0.2
cat > run.py <<'PY'
from importlib.metadata import version

import docx
import pptx
import undoc
from pptx.util import Inches

document = docx.Document()
document.add_paragraph("100\n200")
cell = document.add_table(1, 1).cell(0, 0)
cell.text = "300\n400"
cell.add_paragraph("500")
document.save("a.docx")
talk = pptx.Presentation()
frame = talk.slides.add_slide(talk.slide_layouts[6]).shapes.add_textbox(0, 0, Inches(4), Inches(1)).text_frame
frame.text = "100\v200"
talk.save("a.pptx")
for path in ["a.docx", "a.pptx"]:
    read = undoc.parse_file(path)
    print("undoc", version("undoc"), path, "text", read.plain_text().split(), "Markdown", read.to_markdown().split())
PY
venv/bin/python run.py | tee out
grep -qF "a.docx text ['100', '200', '300', '400', '500'] Markdown ['100200', '|', '300400<br>500'," out &&
  grep -qF "a.pptx text ['100', '200'] Markdown ['##', 'Slide', '1', '100200']" out && echo "as found: two sums are one"
