#!/usr/bin/env bash
# Surprise: Word of 2003 and 2007 in Chinese put dates and measures into smart tags by itself (w:smartTag, elements chsdate and chmetcnv; ECMA-376 Part 1, 17.5.1.9), and who opens and saves such a file today still has them. python-docx, docx2md and docx-to-prosemirror, which takes the parts of a document one by one so as to lose nothing, leave out what stands
# in them: of 租期自2025年12月31日起，面积200平方米，押金500元 stays 租期自起，面积，押金500元, a lease without date and area, and the sentence reads on. mammoth has all. What comes from old templates has no dates, what was typed in later has them.
# Seen with python-docx 1.2.0, docx2md 1.0.5, docx-to-prosemirror 0.1.0 and mammoth 1.12.0 on 2026-12-03.
source "$(dirname "$0")/start.bash" python-docx==1.2.0 docx2md==1.0.5 docx-to-prosemirror==0.1.0 mammoth==1.12.0
cat > run.py <<'PY'
import re
import subprocess
from importlib.metadata import version

import docx
import docx_to_prosemirror
import mammoth
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def run(text, kind=None):
    inner = f"<w:r><w:t>{text}</w:t></w:r>"
    return f'<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="{kind}">{inner}</w:smartTag>' if kind else inner


document = docx.Document()
text = run("租期自") + run("2025年12月31日", "chsdate") + run("起，面积") + run("200平方米", "chmetcnv") + run("，押金500元")
document.element.body.insert(0, parse_xml(f'<w:p {nsdecls("w")}>{text}</w:p>'))
document.save("a.docx")
print("python-docx", version("python-docx"), docx.Document("a.docx").paragraphs[0].text)
subprocess.run(["venv/bin/docx2md", "a.docx", "a.md"], capture_output=True, check=True)
print("docx2md", version("docx2md"), open("a.md").read().strip())
found = re.findall("'text': '(.*?)'", str(docx_to_prosemirror.to_prosemirror("a.docx")))
print("docx-to-prosemirror", version("docx-to-prosemirror"), "".join(found))
print("mammoth", version("mammoth"), mammoth.extract_raw_text(open("a.docx", "rb")).value.strip())
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: dates and measures are left out"
python-docx 1.2.0 租期自起，面积，押金500元
docx2md 1.0.5 租期自起，面积，押金500元
docx-to-prosemirror 0.1.0 租期自起，面积，押金500元
mammoth 1.12.0 租期自2025年12月31日起，面积200平方米，押金500元
END
