#!/usr/bin/env bash
# Surprise: officeparser leaves out the tabs and the line breaks of a .docx (w:tab, w:br; ECMA-376 Part 1, 17.3.3.32 and 17.3.3.1), with nothing in their place: a
# name, a telephone number and a sum that tabs part are one word, and 100 and 200 on two lines are 100200. Of an .odt with the same text it gives both.
# Seen with officeparser 7.8.0 on what python-docx 1.2.0 and odfdo 3.27.3 wrote, on 2026-12-01. Needs Node.js as well.
source "$(dirname "$0")/start.bash" python-docx==1.2.0 odfdo==3.27.3
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit officeparser@7.8.0
cat > run.py <<'PY'
import docx
from odfdo import Document, Paragraph

LINES = ["李明\t13800138000\t100", "100\n200"]
document = docx.Document()
text = Document("text")
text.body.clear()
for line in LINES:
    document.add_paragraph(line)
    text.body.append(Paragraph(line))
document.save("a.docx")
text.save("a.odt")
PY
venv/bin/python run.py
cat > run.js <<'JS'
const { parseOffice } = require('officeparser');
(async () => {
  for (const path of ['a.docx', 'a.odt'])
    console.log('officeparser', require('./node_modules/officeparser/package.json').version, path, JSON.stringify((await parseOffice(path)).toText().trim()));
})();
JS
node run.js | tee out
grep -qF 'a.docx "李明13800138000100\n100200"' out && grep -qF 'a.odt "李明\t13800138000\t100\n100\n200"' out && echo "as found: a telephone number has fourteen figures"
