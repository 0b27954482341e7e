#!/usr/bin/env bash
# Surprise: docx-plus and docx-revisions have one call each that accepts every tracked change "in the document", and it looks at the body alone: what was struck
# from a header (w:del; ECMA-376 Part 1, 17.13.5.14 and 17.10.4) still stands in the file that is saved, with who struck it and when, and the list of changes that
# either gives for that file is empty.
# Seen with docx-plus 0.6.2, docx-revisions 0.1.5 and python-docx 1.2.0 on 2026-12-01.
source "$(dirname "$0")/start.bash" docx-plus==0.6.2 docx-revisions==0.1.5 python-docx==1.2.0
cat > run.py <<'PY'
import re
import zipfile
from importlib.metadata import version

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx_plus.revisions import accept_all_revisions, read_revisions
from docx_revisions import RevisionDocument


def struck(words):
    return parse_xml(
        f'<w:del {nsdecls("w")} w:id="1" w:author="李明" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>{words}</w:delText></w:r></w:del>'
    )


document = docx.Document()
document.add_paragraph("正文")._p.append(struck("三百万元"))
header = document.sections[0].header.paragraphs[0]
header.text = "某局文件"
header._p.append(struck("内部资料"))
document.save("a.docx")

plus = docx.Document("a.docx")
accept_all_revisions(plus)
plus.save("docx-plus.docx")
revisions = RevisionDocument("a.docx")
revisions.accept_all()
revisions.save("docx-revisions.docx")
for name in ["docx-plus", "docx-revisions"]:
    package = zipfile.ZipFile(f"{name}.docx")
    left = [word for part in package.namelist() for word in re.findall(r"<w:delText>(.*?)</w:delText>", package.read(part).decode("utf-8", "ignore"))]
    listed = len(read_revisions(docx.Document(f"{name}.docx"))) if name == "docx-plus" else len(RevisionDocument(f"{name}.docx").track_changes)
    print(name, version(name), "changes listed:", listed, "struck words in the file:", left)
PY
venv/bin/python run.py | tee out
[ "$(grep -cF "changes listed: 0 struck words in the file: ['内部资料']" out)" = 2 ] && echo "as found: the header keeps what was struck from it"
