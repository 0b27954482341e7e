#!/usr/bin/env bash
# Surprise: docx-trackdiff makes of two .docx files one in which every change is tracked, to be accepted or rejected, "lossless in both directions", and takes the header of the newer file with no mark on it: 秘密 (secret) has become 公开 (public), the lawyer sees one change, of the sum, and whoever rejects all has the new header. Its verifier passes "reject-all == OLD". A superscript goes so as well: 面积10m² is 面积10m2, unmarked. jubarte-redlines marks both.
# Seen with docx-trackdiff 1.0.0, jubarte-redlines 0.14.0 and python-docx 1.2.0 on 2026-12-02.
source "$(dirname "$0")/start.bash" docx-trackdiff==1.0.0 jubarte-redlines==0.14.0 python-docx==1.2.0
cat > write.py <<'PY'
import docx

for path, header, amount, superscript in [("a.docx", "秘密", "100", True), ("b.docx", "公开", "200", False)]:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = header
    document.add_paragraph("合同金额为人民币" + amount)
    paragraph = document.add_paragraph("面积10m")
    paragraph.add_run("2").font.superscript = superscript or None
    document.save(path)
PY
cat > read.py <<'PY'
import sys
import zipfile
import re

for path in sys.argv[1:]:
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            if re.fullmatch(r"word/(document|header\d*)\.xml", name):
                text = package.read(name).decode()
                found = re.findall(r"<(w:ins|w:del|w:rPrChange|w:vertAlign|w:t|w:delText)\b[^>]*?>([^<]*)", text)
                print(path, name, [word or tag for tag, word in found])
PY
venv/bin/python write.py
{
  venv/bin/docx-trackdiff a.docx b.docx c.docx > log
  venv/bin/docx-trackdiff-verify c.docx a.docx b.docx | grep all
  venv/bin/jubarte-redlines compare a.docx b.docx -o d.docx > log 2>&1
  venv/bin/python read.py c.docx d.docx
} | tee out
diff out - <<'END' && echo "as found: secret is public, and nothing is marked"
PASS - accept-all == NEW (2 vs 2 paras)
PASS - reject-all == OLD (2 vs 2 paras)
PASS - all revisions have author & date (missing author=0, date=0)
c.docx word/document.xml ['w:del', '合同金额为人民币100', 'w:ins', '合同金额为人民币200', '面积10m', '2']
c.docx word/header1.xml ['公开']
d.docx word/document.xml ['合同金额为人民币', 'w:ins', '200', 'w:del', '100', '面积10m', 'w:rPrChange', 'w:vertAlign', '2']
d.docx word/header1.xml ['w:ins', '公开', 'w:del', '秘密']
END
