#!/usr/bin/env bash
# Surprise: ferrodoc, which converts documents as pandoc does, sets the parts of a formula of a .docx one behind the other and leaves out what stands between them
# (m:f, m:sSup, m:rad; ECMA-376 Part 1, 22.1.2.36, 22.1.2.105 and 22.1.2.88): a half is $12$, ten to the eighth 108 and the root of sixteen 16, and profit by income
# is one word, in the marks of a formula and with no warning. pandoc gives \frac{1}{2}.
# Seen with ferrodoc 1.0.1 and pandoc 3.9 (pypandoc_binary 1.17) on 2026-12-02.
source "$(dirname "$0")/start.bash" ferrodoc==1.0.1 pypandoc_binary==1.17
MATH=http://schemas.openxmlformats.org/officeDocument/2006/math
one() { printf '<m:r><m:t>%s</m:t></m:r>' "$1"; }
line() { printf '<w:p><w:r><w:t>%s</w:t></w:r><m:oMath xmlns:m="%s">%s</m:oMath></w:p>' "$1" "$MATH" "$2"; }
python3 "$here/docx.py" a.docx "$(line 占 "<m:f><m:num>$(one 1)</m:num><m:den>$(one 2)</m:den></m:f>")
$(line 共 "<m:sSup><m:e>$(one 10)</m:e><m:sup>$(one 8)</m:sup></m:sSup>")
$(line 为 "<m:rad><m:radPr><m:degHide m:val=\"1\"/></m:radPr><m:deg/><m:e>$(one 16)</m:e></m:rad>")
$(line 率 "<m:f><m:num>$(one 利润)</m:num><m:den>$(one 收入)</m:den></m:f>")"
cat > run.py <<'PY'
from importlib.metadata import version

import ferrodoc
import pypandoc

print("ferrodoc", version("ferrodoc"), ferrodoc.convert(open("a.docx", "rb").read(), "docx", "markdown").split())
print("pandoc", pypandoc.convert_file("a.docx", "markdown").split())
PY
venv/bin/python run.py | tee out
grep '^pandoc' out | grep -qF 'frac{1}{2}$' && grep '^ferrodoc' out | grep -qF "['占\$12\$', '共\$108\$', '为\$16\$', '率\$利润收入\$']" && echo "as found: a half is twelve"
