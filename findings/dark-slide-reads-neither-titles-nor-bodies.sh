#!/usr/bin/env bash
# Surprise: fancy-dark-slide, which reads and writes .pptx, leaves out every text box of a slide that has no place of its own (a:xfrm): title and body of a layout, as PowerPoint and python-pptx make them, stand where the layout puts them (p:ph; ECMA-376 Part 1, 19.3.1.36) and are given no place before somebody moves them. Of a show with
# titles and bodies alone there are slides with no element at all and no warning; of one with a text box beside them the box. A title that was moved by hand is there.
# Seen with fancy-dark-slide 0.15.0 and python-pptx 1.0.2 (to write) on 2026-12-03.
source "$(dirname "$0")/start.bash" fancy-dark-slide==0.15.0 python-pptx==1.0.2
cat > run.py <<'PY'
from importlib.metadata import version

import dark_slide
import pptx

show = pptx.Presentation()
for title, body in [("二〇二五年预算", "收入100万元"), ("已移动的标题", "支出300万元")]:
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text, slide.placeholders[1].text = title, body
    slide.shapes.add_textbox(0, 0, 999999, 999999).text_frame.text = "文本框"
box = show.slides[1].shapes.title
box.left, box.top, box.width, box.height = 0, 0, 9999999, 999999
show.save("a.pptx")
print("fancy-dark-slide", version("fancy-dark-slide"))
for slide in dark_slide.read(open("a.pptx", "rb").read())["slides"]:
    print([element["content"] for element in slide["elements"]])
for slide in pptx.Presentation("a.pptx").slides:
    print("python-pptx", [shape.text_frame.text for shape in slide.shapes])
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: titles and bodies are not read"
fancy-dark-slide 0.15.0
['文本框']
['已移动的标题', '文本框']
python-pptx ['二〇二五年预算', '收入100万元', '文本框']
python-pptx ['已移动的标题', '支出300万元', '文本框']
END
