#!/usr/bin/env bash
# Surprise: kreuzberg drops of the text of a .docx every <, > and &, in plain text, Markdown and HTML alike, with no error and no warning: 年龄>18 is 年龄18, 血压<140 血压140,
# a condition has become a value, and R&D is RD. So it is with every character that is written by its number (&#26446;; XML 1.0, 4.1), as some writers do of all that is
# not ASCII: 李明 is not there. No program can write <, & otherwise. Of an .xlsx, a .pptx and an .odt it gives them all, and so does undoc of the .docx.
# Seen with kreuzberg 4.10.4, undoc 0.27.1, python-docx 1.2.0 and python-pptx 1.0.2 on 2026-12-02.
source "$(dirname "$0")/start.bash" kreuzberg==4.10.4 undoc==0.27.1 python-docx==1.2.0 python-pptx==1.0.2
cat > run.py <<'PY'
from importlib.metadata import version

import docx
import kreuzberg
import pptx
import undoc

LINES = ["年龄>18的28人", "血压<140", "R&D"]
document = docx.Document()
for line in LINES:
    document.add_paragraph(line)
document.save("a.docx")
slides = pptx.Presentation()
slide = slides.slides.add_slide(slides.slide_layouts[5])
slide.shapes.title.text = " ".join(LINES)
slides.save("a.pptx")


def read(path, form):
    config = kreuzberg.ExtractionConfig(output_format=form)
    return kreuzberg.extract_file_sync(path, config=config).content.split()


print("kreuzberg", version("kreuzberg"), "docx:", read("a.docx", "plain"))
print("kreuzberg Markdown:", read("a.docx", "markdown"))
print("kreuzberg pptx:", read("a.pptx", "plain"))
print("kreuzberg numbers:", read("b.docx", "plain"))
print("undoc", version("undoc"), undoc.parse_file("a.docx").to_text().split(), undoc.parse_file("b.docx").to_text().split())
PY
python3 "$here/docx.py" b.docx '<w:p><w:r><w:t>name: &#26446;&#26126;!</w:t></w:r></w:p>'
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: over eighteen is eighteen"
kreuzberg 4.10.4 docx: ['年龄18的28人', '血压140', 'RD']
kreuzberg Markdown: ['年龄18的28人', '血压140', 'RD']
kreuzberg pptx: ['年龄>18的28人', '血压<140', 'R&D']
kreuzberg numbers: ['name:', '!']
undoc 0.27.1 ['年龄>18的28人', '血压<140', 'R&D'] ['name:', '李明!']
END
