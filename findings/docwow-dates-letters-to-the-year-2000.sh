#!/usr/bin/env bash
# Surprise: docwow, which makes HTML of .docx and .docx of it again "with guaranteed round-trip fidelity", writes 1/1/2000 for the date of a letter that stands in a
# field (w:fldSimple or w:fldChar; ECMA-376 Part 1, 17.16), and one page for twelve; what the document itself says there, and shows, is nowhere in the page, nor in
# the .docx that is made of it. A date of saving, a telephone number that a mail merge put in and a sum of a column are left out. It reads references (REF).
# Seen with docwow 1.0.2 on 2026-12-02.
source "$(dirname "$0")/start.bash" docwow==1.0.2
run() { printf '<w:r><w:t>%s</w:t></w:r>' "$1"; }
mark() { printf '<w:r><w:fldChar w:fldCharType="%s"/></w:r>' "$1"; }
line() { printf '<w:p>%s</w:p>' "$(run 于)$(mark begin)<w:r><w:instrText xml:space=\"preserve\"> $1 </w:instrText></w:r>$(mark separate)$(run "$2")$(mark end)$(run 止)"; }
python3 "$here/docx.py" a.docx "<w:p>$(run 于)<w:fldSimple w:instr=\" DATE \">$(run 2025年10月1日)</w:fldSimple>$(run 止)</w:p>
$(line DATE 2025年10月1日)$(line NUMPAGES 12)$(line 'MERGEFIELD 电话' 13800138000)$(line '=SUM(ABOVE)' 1234)$(line 'REF a' 第12条)"
cat > run.py <<'PY'
import re
import zipfile
from importlib.metadata import version

import docwow

page = docwow.to_html("a.docx")
print("docwow", version("docwow"))
print([re.sub("<[^>]*>", "", line) for line in re.findall('<p class="dw-p">(.*?)</p>', page)])
docwow.to_docx(page, "b.docx")
body = zipfile.ZipFile("b.docx").read("word/document.xml").decode()
print("again .docx:", ["".join(re.findall("<w:t(?: [^>]*)?>([^<]*)", line)) for line in re.findall("<w:p[ >].*?</w:p>", body, re.S)])
PY
venv/bin/python run.py | tee out
grep -qF "['于1/1/2000止', '于1/1/2000止', '于1止', '于止', '于止', '于第12条止']" out && grep -qF "again .docx: ['于1止', '于1止', '于1止', '于止', '于止', '于第12条止']" out &&
  echo "as found: the letter has another date, and no telephone number"
