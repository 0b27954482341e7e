#!/usr/bin/env bash
# Surprise: undoc gives of a slide with an empty box the words with which its layout asks for a text (a placeholder; ECMA-376 Part 1, 19.3.1.36), as if the slide said
# them: PowerPoint shows them only while the slide is being made, and never in the show or in print. 单击此处编辑母版文本样式 stands in the text of every such slide, in Markdown
# and in plain text. python-pptx, MarkItDown and kreuzberg have nothing there.
# Seen with undoc 0.27.1, python-pptx 1.0.2, MarkItDown 0.1.9 and kreuzberg 4.10.4 on 2026-12-02.
source "$(dirname "$0")/start.bash" undoc==0.27.1 python-pptx==1.0.2 'markitdown[pptx]==0.1.9' kreuzberg==4.10.4
cat > run.py <<'PY'
import re
from importlib.metadata import version

import kreuzberg
import markitdown
import pptx
import undoc

slides = pptx.Presentation()
layout = slides.slide_layouts[1]
layout.placeholders[1].text_frame.text = "单击此处编辑母版文本样式"
slide = slides.slides.add_slide(layout)
slide.shapes.title.text = "会议通知"
slides.save("a.pptx")


def words(text):
    return re.findall("[\u4e00-\u9fff]+", text)


print("undoc", version("undoc"), words(undoc.parse_file("a.pptx").to_markdown()), words(undoc.parse_file("a.pptx").to_text()))
shapes = pptx.Presentation("a.pptx").slides[0].shapes
print("python-pptx", version("python-pptx"), words(" ".join(shape.text_frame.text for shape in shapes)))
print("markitdown", version("markitdown"), words(markitdown.MarkItDown().convert("a.pptx").text_content))
print("kreuzberg", version("kreuzberg"), words(kreuzberg.extract_file_sync("a.pptx").content))
PY
venv/bin/python -W ignore run.py | tee out
diff out - <<'END' && echo "as found: the slide says what nobody wrote"
undoc 0.27.1 ['会议通知', '单击此处编辑母版文本样式'] ['会议通知', '单击此处编辑母版文本样式']
python-pptx 1.0.2 ['会议通知']
markitdown 0.1.9 ['会议通知']
kreuzberg 4.10.4 ['会议通知']
END
