#!/usr/bin/env bash
# Surprise: docxmlater, "a comprehensive DOCX editing framework", moves the links of a paragraph behind the words that follow them when a document is opened and saved, if a
# content control or a smart tag (w:sdt, w:smartTag; ECMA-376 Part 1, 17.5.2 and 17.5.1.9) stands before them: 由北京李明向王芳付款 (李明 of Beijing pays 王芳) becomes
# 由向李明付款。王芳, and 北京, which was in the control, is in the file no longer, nor is the paragraph that has a control of its own. With plain words it is as it was.
# Seen with docxmlater 10.1.0 on 2026-12-02. Needs Python as well.
here=$(cd "$(dirname "$0")" && pwd)
source "$here/start-npm.bash" docxmlater@10.1.0
run() { printf '<w:r><w:t>%s</w:t></w:r>' "$1"; }
link() { printf '<w:hyperlink w:anchor="a">%s</w:hyperlink>' "$(run "$1")"; }
sentence() { printf '<w:p>%s</w:p>' "$(run 由)$1$(link 李明)$(run 向)$(link 王芳)$(run 付款。)"; }
python3 "$here/docx.py" a.docx "$(sentence "$(run 北京)")$(sentence "<w:sdt><w:sdtContent>$(run 北京)</w:sdtContent></w:sdt>")
$(sentence "<w:smartTag w:uri=\"urn:a\" w:element=\"sum\">$(run 北京)</w:smartTag>")<w:sdt><w:sdtContent><w:p>$(run 不得转让。)</w:p></w:sdtContent></w:sdt><w:p>$(run 止)</w:p>"
npm ls docxmlater | tail -n +2
cat > run.mjs <<'JS'
import { readFileSync, writeFileSync } from 'node:fs';
import { Document } from 'docxmlater';
writeFileSync('b.docx', await (await Document.loadFromBuffer(readFileSync('a.docx'))).toBuffer());
JS
node run.mjs
cat > words.py <<'PY'
import re
import sys
import zipfile

for name in sys.argv[1:]:
    paragraphs = re.findall("<w:p[ >].*?</w:p>", zipfile.ZipFile(name).read("word/document.xml").decode(), re.S)
    print(name, *("".join(re.findall("<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph)) for paragraph in paragraphs))
PY
python3 words.py a.docx b.docx | tee out
grep -qx 'a.docx 由北京李明向王芳付款。 由北京李明向王芳付款。 由北京李明向王芳付款。 不得转让。 止' out && grep -qE '^b.docx 由北京李明向王芳付款。 由向李明付款。王芳 由向李明付款。王芳  ?止$' out &&
  echo "as found: another is paid"
