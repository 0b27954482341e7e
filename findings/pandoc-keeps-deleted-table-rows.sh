#!/usr/bin/env bash
# Surprise: pandoc, told to accept all tracked changes (its default), leaves out deleted words but keeps the rows of a table that
# were deleted (w:trPr/w:del, ECMA-376 Part 1, 17.13.5.12): what the author struck from the table is in the converted text, unmarked.
# Seen with pandoc 3.9 (pypandoc_binary 1.17) on 2026-11-29.
source "$(dirname "$0")/start.bash" pypandoc_binary==1.17
cat > run.py <<'PY'
import pypandoc
print("pandoc", pypandoc.get_pandoc_version())
print(pypandoc.convert_file("a.docx", "plain", extra_args=["--track-changes=accept"]))
PY
run() { printf '<w:r><w:t>%s</w:t></w:r>' "$1"; }
struck='<w:del w:id="1" w:author="a"/>'
python3 "$here/docx.py" a.docx "<w:p>$(run kept)<w:del w:id=\"2\" w:author=\"a\"><w:r><w:delText>struck-word</w:delText></w:r></w:del></w:p>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>
<w:tr><w:trPr>$struck</w:trPr><w:tc><w:p>$(run struck-row)</w:p></w:tc></w:tr>
<w:tr><w:tc><w:p>$(run kept-row)</w:p></w:tc></w:tr></w:tbl><w:p/>"
venv/bin/python run.py | tee out
grep -q kept-row out
! grep -q struck-word out
grep -q struck-row out && echo "as found: the deleted row is still there, the deleted word is not"
