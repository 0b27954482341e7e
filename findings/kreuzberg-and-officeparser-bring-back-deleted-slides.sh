#!/usr/bin/env bash
# Surprise: kreuzberg and officeparser take for the slides of a presentation whatever is named slideN.xml in it, by that number, and not what it lists as its
# slides (p:sldIdLst; ECMA-376 Part 1, 19.2.1.34). A slide that was taken off the list with python-pptx, whose part stays in the file, is in the text as if it
# were shown, and slides that were moved are in the order of before. No program shows that slide. python-pptx goes by the list.
# Seen with kreuzberg 4.10.4, officeparser 7.8.0 and python-pptx 1.0.2 on 2026-12-01. Needs Node.js as well.
source "$(dirname "$0")/start.bash" kreuzberg==4.10.4 python-pptx==1.0.2
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit officeparser@7.8.0
cat > run.py <<'PY'
from importlib.metadata import version

import kreuzberg
import pptx
from pptx.util import Inches

talk = pptx.Presentation()
for words in ["first", "second", "deleted"]:
    talk.slides.add_slide(talk.slide_layouts[6]).shapes.add_textbox(0, 0, Inches(4), Inches(1)).text_frame.text = words
slides = talk.slides._sldIdLst
slides.remove(slides[2])
slides.insert(0, slides[1])
talk.save("a.pptx")
print("kreuzberg", version("kreuzberg"), kreuzberg.extract_file_sync("a.pptx").content.split())
print("python-pptx", version("python-pptx"), [slide.shapes[0].text_frame.text for slide in pptx.Presentation("a.pptx").slides])
PY
cat > run.js <<'JS'
require('officeparser').parseOffice('a.pptx').then(read =>
  console.log('officeparser', require('./node_modules/officeparser/package.json').version, read.toText().split(/\s+/)));
JS
{ venv/bin/python run.py; node run.js; } | tee out
grep -qF "kreuzberg 4.10.4 ['first', 'second', 'deleted']" out && grep -qF "officeparser 7.8.0 [ 'first', 'second', 'deleted' ]" out &&
  grep -qF "python-pptx 1.0.2 ['second', 'first']" out && echo "as found: what was deleted is read out"
