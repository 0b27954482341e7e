#!/usr/bin/env bash
# Surprise: four readers of .pptx leave out a text box altogether if there is a formula in it. PowerPoint writes such a box twice, once as it is and once as a
# picture for older programs (mc:AlternateContent; ECMA-376 Part 3, 10.2), and the four know neither; the words around the formula, a sum and what it is the sum
# of, are gone, with no warning. office-oxide reads the box.
# Seen with python-pptx 1.0.2, MarkItDown 0.1.9, kreuzberg 4.10.4, officeparser 7.8.0 and office-oxide 0.1.15 on 2026-12-01. Needs Node.js as well.
source "$(dirname "$0")/start.bash" python-pptx==1.0.2 'markitdown[pptx]==0.1.9' kreuzberg==4.10.4 office-oxide==0.1.15
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit officeparser@7.8.0
cat > run.py <<'PY'
import copy
import warnings
from importlib.metadata import version

warnings.filterwarnings("ignore")
import kreuzberg
import office_oxide
import pptx
from markitdown import MarkItDown
from pptx.oxml import parse_xml
from pptx.util import Inches

A14 = "http://schemas.microsoft.com/office/drawing/2010/main"
talk = pptx.Presentation()
shapes = talk.slides.add_slide(talk.slide_layouts[6]).shapes
shapes.add_textbox(0, 0, Inches(4), Inches(1)).text_frame.text = "plain"
box = shapes.add_textbox(0, Inches(2), Inches(4), Inches(1))
box.text_frame.text = "budget 100, and "
old = copy.deepcopy(box._element)
old.txBody.p_lst[0].r_lst[0].text = " "
math = "http://schemas.openxmlformats.org/officeDocument/2006/math"
box._element.txBody.p_lst[0].append(parse_xml(f'<a14:m xmlns:a14="{A14}"><m:oMath xmlns:m="{math}"><m:r><m:t>x=5</m:t></m:r></m:oMath></a14:m>'))
both = parse_xml(
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    f'<mc:Choice xmlns:a14="{A14}" Requires="a14"/><mc:Fallback/></mc:AlternateContent>'
)
box._element.addprevious(both)
both[0].append(box._element)
both[1].append(old)
talk.save("a.pptx")
read = [shape.text_frame.text for shape in pptx.Presentation("a.pptx").slides[0].shapes]
print("python-pptx", version("python-pptx"), " ".join(read).split())
print("MarkItDown", version("markitdown"), MarkItDown().convert("a.pptx").text_content.split("-->")[1].split())
print("kreuzberg", version("kreuzberg"), kreuzberg.extract_file_sync("a.pptx").content.split())
print("office-oxide", version("office-oxide"), office_oxide.extract_text("a.pptx").split())
PY
cat > run.js <<'JS'
require('officeparser').parseOffice('a.pptx').then(read =>
  console.log('officeparser', require('./node_modules/officeparser/package.json').version, JSON.stringify(read.toText().split(/\s+/)).replaceAll('"', "'")));
JS
{ venv/bin/python run.py; node run.js; } | tee out
[ "$(grep -cF " ['plain']" out)" = 4 ] && grep -qF "office-oxide 0.1.15 ['plain', 'budget', '100,', 'and', 'x=5']" out && echo "as found: a box with a formula in it is no box"
