#!/usr/bin/env bash
# Surprise: MarkItDown, which makes Markdown of office files for models to read, escapes * in the text of a .docx and not in that of a .pptx, and office-oxide escapes
# it on a slide but in its title: a size, 3*4*5, as most in China type it, is 345 to who reads the Markdown (with the 4 slanted: CommonMark 6.2, a * within a word does
# so), another figure, and nothing shows that there was more. undoc writes \* in both.
# Seen with MarkItDown 0.1.9, office-oxide 0.1.15, undoc 0.27.1, markdown-it-py 4.0.0, python-docx 1.2.0 and python-pptx 1.0.2 on 2026-12-02.
source "$(dirname "$0")/start.bash" 'markitdown[docx,pptx]==0.1.9' office-oxide==0.1.15 undoc==0.27.1 markdown-it-py==4.0.0 python-docx==1.2.0 python-pptx==1.0.2
cat > run.py <<'PY'
import re
from importlib.metadata import version

import docx
import markdown_it
import markitdown
import office_oxide
import pptx
import undoc

SIZE = "箱子尺寸3*4*5米"
document = docx.Document()
document.add_paragraph(SIZE)
document.save("a.docx")
slides = pptx.Presentation()
slides.slides.add_slide(slides.slide_layouts[5]).shapes.title.text = SIZE
slides.save("a.pptx")
for package, path, markdown in [
    ("markitdown", "a.docx", markitdown.MarkItDown().convert("a.docx").text_content),
    ("markitdown", "a.pptx", markitdown.MarkItDown().convert("a.pptx").text_content),
    ("office-oxide", "a.pptx", office_oxide.to_markdown("a.pptx")),
    ("undoc", "a.pptx", undoc.parse_file("a.pptx").to_markdown()),
]:
    page = markdown_it.MarkdownIt().render(markdown)
    print(package, version(package), path, next(line for line in re.sub("<[^>]+>", "", page).split("\n") if "尺寸" in line))
PY
venv/bin/python -W ignore run.py | tee out
diff out - <<'END' && echo "as found: 3*4*5 is 345"
markitdown 0.1.9 a.docx 箱子尺寸3*4*5米
markitdown 0.1.9 a.pptx 箱子尺寸345米
office-oxide 0.1.15 a.pptx 箱子尺寸345米
undoc 0.27.1 a.pptx 箱子尺寸3*4*5米
END
