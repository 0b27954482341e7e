#!/usr/bin/env bash
# Surprise: docx2python takes the first hexadecimal digit off a w:sym character (ECMA-376 Part 1, 17.3.3.30), as if every one were in
# the private range F000-F0FF: w:char="4E00" (一) comes out as &#x0E00;, another character (Thai), not as a missing one.
# Seen with docx2python 3.7.1 on 2026-11-29.
source "$(dirname "$0")/start.bash" docx2python==3.7.1
run() { printf '<w:r><w:t>%s</w:t></w:r>' "$1"; }
python3 "$here/docx.py" a.docx "<w:p>$(run 第)<w:r><w:sym w:font=\"SimSun\" w:char=\"4E00\"/></w:r>$(run 号)</w:p>"
venv/bin/pip list 2>/dev/null | grep docx2python
venv/bin/python - <<'PY' | tee out
from docx2python import docx2python
print(docx2python("a.docx").body)
PY
grep -q '&#x0E00;' out && ! grep -q 一 out && echo "as found: 4E00 became 0E00"
