#!/usr/bin/env bash
# Surprise: docxmlater, "a comprehensive DOCX editing framework", puts words of its own for what stands in a simple field (w:fldSimple; ECMA-376 Part 1, 17.16.19) when a
# document is opened and saved, with nothing changed: 1 for a sum of 1234 and for a reference to 第12条, the day of today for the date of a letter, and nothing for a telephone
# number that a mail merge put in. In the text that it gives of the paragraph none of them is there. Fields of w:fldChar it keeps in the file.
# Seen with docxmlater 10.1.0 on 2026-12-02. Needs Python as well.
here=$(cd "$(dirname "$0")" && pwd)
source "$here/start-npm.bash" docxmlater@10.1.0
run() { printf '<w:r><w:t>%s</w:t></w:r>' "$1"; }
mark() { printf '<w:r><w:fldChar w:fldCharType="%s"/></w:r>' "$1"; }
simple() { printf '<w:p>%s</w:p>' "$(run 于)<w:fldSimple w:instr=\" $1 \">$(run "$2")</w:fldSimple>$(run 止)"; }
python3 "$here/docx.py" a.docx "$(simple '=SUM(ABOVE)' 1234)$(simple 'REF a' 第12条)$(simple DATE 2025年10月1日)$(simple 'MERGEFIELD 电话' 13800138000)
<w:p>$(run 于)$(mark begin)<w:r><w:instrText> REF a </w:instrText></w:r>$(mark separate)$(run 第12条)$(mark end)$(run 止)</w:p>"
npm ls docxmlater | tail -n +2
cat > run.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import { Document } from 'docxmlater';
const document = await Document.loadFromBuffer(readFileSync('a.docx'));
console.log('text:', document.getParagraphs().map(paragraph => paragraph.getText()).join(' '));
writeFileSync('b.docx', await document.toBuffer());
JS
node run.mjs | tee out
cat > words.py <<'PY'
import re
import sys
import zipfile

for name in sys.argv[1:]:
    paragraphs = re.findall("<w:p[ >].*?</w:p>", zipfile.ZipFile(name).read("word/document.xml").decode(), re.S)
    print(name, *("".join(re.findall("<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph)) for paragraph in paragraphs))
PY
python3 words.py a.docx b.docx | tee -a out
grep -q '^text: 于止 于止 于止 于止 ' out && grep -q '^a.docx 于1234止 于第12条止 于2025年10月1日止 于13800138000止 于第12条止$' out &&
  grep -qE '^b.docx 于1止 于1止 于[0-9]+/[0-9]+/20[0-9]+止 于止 于第12条止$' out && echo "as found: the sum is 1 in the file that is saved"
