#!/usr/bin/env bash
# Surprise: docxlatex and eqword2llm, which make LaTeX of the formulas of a .docx, leave the sign % in it as it is, where to LaTeX it begins a comment: what a formula
# says behind its first per cent is not read. 增长率=25%+5%=30% is 增长率=25 to two readers of LaTeX, in text and in MathML: the per cent and the result are gone. Their
# LaTeX of a fraction and of a root is right, and firecrawl-anydoc, which makes LaTeX too, writes 25\%.
# Seen with docxlatex 1.2.3, eqword2llm 0.5.0, firecrawl-anydoc 0.2.4, pylatexenc 2.11 and latex2mathml 3.81.1 on 2026-12-02.
source "$(dirname "$0")/start.bash" docxlatex==1.2.3 eqword2llm==0.5.0 firecrawl-anydoc==0.2.4 pylatexenc==2.11 latex2mathml==3.81.1
python3 "$here/docx.py" a.docx '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>增长率=25%+5%=30%</m:t></m:r></m:oMath></w:p>'
cat > run.py <<'PY'
import re
from importlib.metadata import version

import anydoc
import docxlatex
import eqword2llm
import latex2mathml.converter
from pylatexenc.latex2text import LatexNodes2Text


def show(name, text):
    inside = re.search(r"\$+(.*?)\$+", text, re.S).group(1).strip()
    page = latex2mathml.converter.convert(inside)
    print(name, version(name), inside, "→", LatexNodes2Text().latex_to_text(f"${inside}$"), "→", "".join(re.findall(">([^<]+)<", page)))


show("docxlatex", docxlatex.Document("a.docx").get_text())
show("eqword2llm", str(eqword2llm.WordToMarkdownConverter("a.docx").convert()))
show("firecrawl-anydoc", anydoc.to_markdown("a.docx"))
PY
venv/bin/python run.py | tee out
for one in docxlatex eqword2llm; do grep "^$one" out | grep -qxE '[a-z0-9. ]* 增长率=25%\+5%=30% → 增长率=25 → 增长率&#x0003D;25'; done
grep '^firecrawl-anydoc' out | grep -qF '→ 增长率=25%+5%=30% →' && echo "as found: the result is in a comment"
