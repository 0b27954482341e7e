#!/usr/bin/env bash
# Surprise: four readers of .docx know the tab (w:tab) and leave out the alignment tab (w:ptab; ECMA-376 Part 1, 17.3.3.23), which Word sets between what stands
# at the left and what at the right of a line ("Insert Alignment Tab"), with nothing in its place: 12 at the left and 34 at the right are 1234. It is an element
# of its own, and no setting of w:tab. python-docx gives a tab.
# Seen with pandoc 3.9 (pypandoc_binary 1.17), mammoth 1.13.0, office-oxide 0.1.15, undoc 0.27.1 and python-docx 1.2.0 on 2026-12-01.
source "$(dirname "$0")/start.bash" pypandoc_binary==1.17 mammoth==1.13.0 office-oxide==0.1.15 undoc==0.27.1 python-docx==1.2.0
python3 "$here/docx.py" a.docx '<w:p><w:r><w:t>12</w:t><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/><w:t>34</w:t></w:r></w:p>
<w:p><w:r><w:t>56</w:t><w:tab/><w:t>78</w:t></w:r></w:p>'
cat > run.py <<'PY'
from importlib.metadata import version

import docx
import mammoth
import office_oxide
import pypandoc
import undoc

print("pandoc", pypandoc.get_pandoc_version(), pypandoc.convert_file("a.docx", "plain").split())
print("mammoth", version("mammoth"), mammoth.extract_raw_text("a.docx").value.split())
print("office-oxide", version("office-oxide"), office_oxide.extract_text("a.docx").split())
print("undoc", version("undoc"), undoc.parse_file("a.docx").plain_text().split())
print("python-docx", version("python-docx"), "\n".join(paragraph.text for paragraph in docx.Document("a.docx").paragraphs).split())
PY
venv/bin/python run.py | tee out
[ "$(grep -cF "['1234', '56', '78']" out)" = 4 ] && grep -qF "python-docx 1.2.0 ['12', '34', '56', '78']" out && echo "as found: two numbers are one"
