#!/usr/bin/env bash
# Surprise: pptx-in-html-out, which makes HTML of presentations "with full fidelity", sorts the slides by the names of their files as words, so that the tenth is
# behind the first and the second behind the eleventh, in every presentation of ten or more. It and pptx-content-extractor leave out tables, what is in groups, and
# fields, such as the date that PowerPoint sets (a:fld; ECMA-376 Part 1, 21.1.2.2.4): of 日期2025年10月1日 日期 is left, with no warning. pptxtojson has all of it.
# Seen with pptx-in-html-out 0.0.2, pptx-content-extractor 1.0.3, pptxtojson 2.2.0 and python-pptx 1.0.2 (to write) on 2026-12-02. Needs Node.js as well.
source "$(dirname "$0")/start.bash" python-pptx==1.0.2
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit pptx-in-html-out@0.0.2 pptx-content-extractor@1.0.3 pptxtojson@2.2.0
npm ls --depth=0 | tail -n +2
cat > write.py <<'PY'
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

deck, inch = Presentation(), Inches(1)
slides = [deck.slides.add_slide(deck.slide_layouts[5]) for _ in range(11)]
for number, slide in enumerate(slides, 1):
    slide.shapes.title.text = f"第{number}页"
slides[0].shapes.add_table(1, 1, inch, inch, inch, inch).table.cell(0, 0).text = "预算20万元"
slides[0].shapes.add_group_shape().shapes.add_textbox(inch, inch, inch, inch).text_frame.text = "合计30万元"
paragraph = slides[0].shapes.add_textbox(inch, inch, inch, inch).text_frame.paragraphs[0]
paragraph.add_run().text = "日期"
field = etree.SubElement(paragraph._p, qn("a:fld"), id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}", type="datetime1")
etree.SubElement(field, qn("a:t")).text = "2025年10月1日"
deck.save("a.pptx")
PY
venv/bin/python write.py
cat > run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extractPptxSlides } from 'pptx-content-extractor';
import { PPTXInHTMLOut } from 'pptx-in-html-out';
const { parse } = createRequire(import.meta.url)('pptxtojson/dist/index.cjs');
const file = readFileSync('a.pptx');
const texts = {
  'pptx-in-html-out': await new PPTXInHTMLOut(file).toHTML(),
  'pptx-content-extractor': JSON.stringify(await extractPptxSlides('a.pptx')),
  pptxtojson: JSON.stringify(await parse(file.buffer.slice(file.byteOffset, file.byteOffset + file.length))),
};
for (const [name, text] of Object.entries(texts))
  console.log(name, text.match(/第\d+页/g).join('').replace(/[第页]+/g, ' ').trim(), ...['预算20万元', '合计30万元', '日期', '2025年10月1日'].map(word => text.includes(word)));
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: the tenth slide is second, and table, group and date are gone"
pptx-in-html-out 1 10 11 2 3 4 5 6 7 8 9 false false true false
pptx-content-extractor 1 2 3 4 5 6 7 8 9 10 11 false false true false
pptxtojson 1 2 3 4 5 6 7 8 9 10 11 true true true true
END
