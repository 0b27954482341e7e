#!/usr/bin/env bash
# Surprise: kreuzberg puts a space between the runs of a paragraph on a slide, so that a number is cut where its look changes, or where PowerPoint has split it
# while it was typed: 138 and, in bold, 00138000 are 138 00138000 and no telephone number. Runs are of one word if no space stands in them (ECMA-376 Part 1,
# 21.1.2.3.8), and in a .docx it joins them. What stands in a field, the date of a talk, it leaves out (a:fld, 21.1.2.2.4). python-pptx gives both.
# Seen with kreuzberg 4.10.4, python-pptx 1.0.2 and python-docx 1.2.0 on 2026-12-01.
source "$(dirname "$0")/start.bash" kreuzberg==4.10.4 python-pptx==1.0.2 python-docx==1.2.0
cat > run.py <<'PY'
from importlib.metadata import version

import docx
import kreuzberg
import pptx
from pptx.oxml import parse_xml
from pptx.util import Inches

talk = pptx.Presentation()
frame = talk.slides.add_slide(talk.slide_layouts[6]).shapes.add_textbox(0, 0, Inches(4), Inches(1)).text_frame
document = docx.Document()
paragraph = document.add_paragraph()
for runs in frame.paragraphs[0], paragraph:
    for text, bold in [("电话", False), ("138", False), ("00138000", True)]:
        run = runs.add_run()
        run.text = text
        (run if runs is paragraph else run.font).bold = bold
field = frame.add_paragraph()
field.add_run().text = "于"
field._p.append(
    parse_xml(
        '<a:fld xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" id="{00000000-0000-0000-0000-000000000001}" type="datetime1">'
        "<a:t>2025年10月1日</a:t></a:fld>"
    )
)
field.add_run().text = "讲"
talk.save("a.pptx")
document.save("a.docx")
for path in ["a.pptx", "a.docx"]:
    print("kreuzberg", version("kreuzberg"), path, repr(kreuzberg.extract_file_sync(path).content))
print("python-pptx", version("python-pptx"), repr(pptx.Presentation("a.pptx").slides[0].shapes[0].text_frame.text))
PY
venv/bin/python run.py | tee out
grep -qF "a.pptx '电话 138 00138000 于 讲'" out && grep -qF "a.docx '电话13800138000'" out && grep -qF '电话13800138000\n于2025年10月1日讲' out &&
  echo "as found: on a slide the telephone number is in two pieces"
