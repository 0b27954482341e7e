#!/usr/bin/env bash
# Surprise: docx2tiptap, which brings a Word file into an editor (TipTap) with its tracked changes and saves it as .docx again, loses what was not edited: of a telephone number with hyphens that do not break (w:noBreakHyphen; ECMA-376 Part 1, 17.3.3.18), as Word sets by Ctrl+Shift+_, 010-62345678 is 01062345678, a clause that was moved with
# changes tracked stands in both places as plain text (w:moveFrom; 17.13.5.22), so that it is due twice, and a paragraph in a content control (17.5.2.29), as forms and title pages have, is gone. What was inserted and deleted it keeps as such. python-docx, on which it is built, has the hyphen.
# Seen with docx2tiptap 0.2.3 and python-docx 1.2.0 on 2026-12-03.
source "$(dirname "$0")/start.bash" docx2tiptap==0.2.3 python-docx==1.2.0
moved='w:id="1" w:author="a" w:date="2025-10-01T00:00:00Z"'
python3 "$here/docx.py" a.docx "<w:p><w:r><w:t>010</w:t><w:noBreakHyphen/><w:t>62345678</w:t></w:r></w:p>
<w:p><w:moveFrom $moved><w:r><w:t>甲方付100元。</w:t></w:r></w:moveFrom><w:r><w:t>乙方交货。</w:t></w:r></w:p><w:p><w:moveTo $moved><w:r><w:t>甲方付100元。</w:t></w:r></w:moveTo></w:p>
<w:sdt><w:sdtContent><w:p><w:r><w:t>姓名：李明</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:p><w:del $moved><w:r><w:delText>十</w:delText></w:r></w:del><w:ins $moved><w:r><w:t>二十</w:t></w:r></w:ins><w:r><w:t>日</w:t></w:r></w:p>"
cat > run.py <<'PY'
import re
import zipfile
from importlib.metadata import version

import docx
import docx2tiptap

with open("a.docx", "rb") as file:
    elements, comments, *_ = docx2tiptap.parse_docx(file.read())
with open("b.docx", "wb") as file:
    file.write(docx2tiptap.create_docx_from_tiptap(docx2tiptap.to_tiptap(elements, comments)).read())
print("docx2tiptap", version("docx2tiptap"))
for name in ("a.docx", "b.docx"):
    xml = zipfile.ZipFile(name).read("word/document.xml").decode()
    tracked = sorted(set(re.findall(r"<w:(ins|del|moveFrom|moveTo) ", xml)))
    texts = ["".join(re.findall(r"<w:(?:t|delText)\b[^>]*>([^<]*)", one.replace("<w:noBreakHyphen/>", "<w:t>-</w:t>"))) for one in xml.split("</w:p>")]
    print(name, [one for one in texts if one], "marks:", *tracked)
print("python-docx", docx.Document("a.docx").paragraphs[0].text, docx.Document("b.docx").paragraphs[0].text)
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: what nobody edited is changed"
docx2tiptap 0.2.3
a.docx ['010-62345678', '甲方付100元。乙方交货。', '甲方付100元。', '姓名：李明', '十二十日'] marks: del ins moveFrom moveTo
b.docx ['01062345678', '甲方付100元。乙方交货。', '甲方付100元。', '十二十日'] marks: del ins
python-docx 010-62345678 01062345678
END
