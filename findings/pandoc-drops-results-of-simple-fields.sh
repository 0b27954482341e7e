#!/usr/bin/env bash
# Surprise: pandoc reads the result of a field that is written as w:fldChar, and drops that of the same field written as w:fldSimple
# (ECMA-376 Part 1, 17.16.19), which is what Word and mail merge write for short fields: the words stand on the page, and not in the text.
# Seen with pandoc 3.9 (pypandoc_binary 1.17) on 2026-11-29.
source "$(dirname "$0")/start.bash" pypandoc_binary==1.17
cat > run.py <<'PY'
import pypandoc
print("pandoc", pypandoc.get_pandoc_version())
print(pypandoc.convert_file("a.docx", "plain"))
PY
run() { printf '<w:r><w:t>%s</w:t></w:r>' "$1"; }
mark() { printf '<w:r><w:fldChar w:fldCharType="%s"/></w:r>' "$1"; }
code=' DOCPROPERTY Number '
python3 "$here/docx.py" a.docx "<w:p>$(run before)<w:fldSimple w:instr=\"$code\">$(run simple)</w:fldSimple>$(run after)</w:p>
<w:p>$(run before)$(mark begin)<w:r><w:instrText>$code</w:instrText></w:r>$(mark separate)$(run complex)$(mark end)$(run after)</w:p>"
venv/bin/python run.py | tee out
grep -q beforecomplexafter out
grep -q beforeafter out && ! grep -q simple out && echo "as found: the simple field's result is gone, the complex one's is there"
