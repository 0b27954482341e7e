#!/usr/bin/env bash
# Surprise: of a text document of OpenDocument odfdo's formatted text and officeparser leave out what stands in a field, words that every reader of the page sees
# (ODF 1.3 part 3, 7.1 and after): the date of a letter, the telephone number that a mail merge put in, the number of the article that is referred to, what was
# filled into a form; 于2025年10月1日签 is 于签. Odfdo's Markdown of the same document has them all.
# Seen with odfdo 3.27.3 and officeparser 7.8.0 on 2026-12-01. Needs Node.js as well.
source "$(dirname "$0")/start.bash" odfdo==3.27.3
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit officeparser@7.8.0
cat > run.py <<'PY'
from importlib.metadata import version

from odfdo import Document, Element

FIELDS = [
    "于<text:date>2025年10月1日</text:date>签",
    '见<text:bookmark-ref text:reference-format="text" text:ref-name="a">第三条</text:bookmark-ref>办理',
    '电话<text:database-display text:table-name="t" text:table-type="table" text:column-name="c">13800138000</text:database-display>已核',
    '姓名<text:text-input text:description="姓名">李明</text:text-input>已核',
]
document = Document("text")
document.body.clear()
for field in FIELDS:
    document.body.append(Element.from_tag(f"<text:p>{field}</text:p>"))
document.save("a.odt")
document = Document("a.odt")
print("odfdo", version("odfdo"), "text", document.get_formatted_text().split())
print("odfdo", version("odfdo"), "Markdown", document.to_markdown().split())
PY
cat > run.js <<'JS'
require('officeparser').parseOffice('a.odt').then(read =>
  console.log('officeparser', require('./node_modules/officeparser/package.json').version, read.toText().split('\n').filter(Boolean)));
JS
{ venv/bin/python run.py; node run.js; } | tee out
grep -qF "text ['于签', '见办理', '电话已核', '姓名已核']" out && grep -qF "Markdown ['于2025年10月1日签', '见第三条办理', '电话13800138000已核', '姓名李明已核']" out &&
  grep -qF "officeparser 7.8.0 [ '于签', '见办理', '电话已核', '姓名已核' ]" out && echo "as found: a letter without a date"
