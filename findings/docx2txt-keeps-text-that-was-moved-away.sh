#!/usr/bin/env bash
# Surprise: docx2txt leaves out deleted text (w:del holds w:delText, which it does not know) and keeps text that was moved away
# (w:moveFrom holds plain w:t, ECMA-376 Part 1, 17.13.5.22): what was moved stands in the extracted text twice, at both places.
# Seen with docx2txt 0.9 on 2026-11-29.
source "$(dirname "$0")/start.bash" docx2txt==0.9
run() { printf '<w:r><w:t>%s</w:t></w:r>' "$1"; }
python3 "$here/docx.py" a.docx "<w:p>$(run here)<w:moveFrom w:id=\"1\" w:author=\"a\">$(run moved)</w:moveFrom></w:p>
<w:p>$(run there)<w:moveTo w:id=\"2\" w:author=\"a\">$(run moved)</w:moveTo><w:del w:id=\"3\" w:author=\"a\"><w:r><w:delText>deleted</w:delText></w:r></w:del></w:p>"
venv/bin/pip list 2>/dev/null | grep docx2txt
venv/bin/python -c 'import docx2txt; print(docx2txt.process("a.docx"))' | tee out
grep -q therermoved out || grep -q theremoved out
! grep -q deleted out
grep -q heremoved out && echo "as found: moved text is there twice, deleted text is not there"
