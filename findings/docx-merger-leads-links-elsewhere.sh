#!/usr/bin/env bash
# Surprise: docx-merger, which makes one .docx of several, takes over the text of every document and the targets of links (word/_rels/document.xml.rels; ECMA-376 Part
# 2, 9.3) of the first alone, and does not number them anew: a link in the second leads where the link of the same number in the first does. The budget of 2025 leads
# to that of 2024, in a file that Word opens without a word. If the first has no link of that number, it leads nowhere. Lists and styles it tells apart. docxcompose,
# for Python, keeps the targets.
# Seen with docx-merger 1.2.2, docxcompose 2.2.0 and python-docx 1.2.0 on 2026-12-02. Needs Node.js as well.
source "$(dirname "$0")/start.bash" python-docx==1.2.0 docxcompose==2.2.0
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit docx-merger@1.2.2
npm ls --depth=0 | tail -n +2
cat > write.py <<'PY'
import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docxcompose.composer import Composer
from lxml import etree

for year in "2024", "2025":
    document = docx.Document()
    paragraph = document.add_paragraph()
    target = document.part.relate_to(f"https://example.com/budget-{year}", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = etree.SubElement(paragraph._p, qn("w:hyperlink"), {qn("r:id"): target})
    etree.SubElement(etree.SubElement(link, qn("w:r")), qn("w:t")).text = f"{year}年预算"
    document.save(f"{year}.docx")
composer = Composer(docx.Document("2024.docx"))
composer.append(docx.Document("2025.docx"))
composer.save("docxcompose.docx")
PY
venv/bin/python write.py
cat > run.js <<'JS'
const { readFileSync, writeFileSync } = require('node:fs');
const Merger = require('docx-merger');
const files = ['2024.docx', '2025.docx'].map(file => readFileSync(file, 'binary'));
new Merger({}, files).save('nodebuffer', file => writeFileSync('docx-merger.docx', file));
JS
node run.js
cat > read.py <<'PY'
import docx

for name in "docx-merger", "docxcompose":
    links = [link for paragraph in docx.Document(f"{name}.docx").paragraphs for link in paragraph.hyperlinks]
    print(name, *(f"{link.text} {link.address}" for link in links))
PY
venv/bin/python read.py | tee out
diff out - <<'END' && echo "as found: the link of 2025 leads to 2024"
docx-merger 2024年预算 https://example.com/budget-2024 2025年预算 https://example.com/budget-2024
docxcompose 2024年预算 https://example.com/budget-2024 2025年预算 https://example.com/budget-2025
END
