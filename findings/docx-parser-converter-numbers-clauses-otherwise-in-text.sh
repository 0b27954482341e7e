#!/usr/bin/env bash
# Surprise: docx-parser-converter, which makes text and HTML of .docx, counts clauses in each by another rule: a list that starts at 9 (w:start; ECMA-376 Part 1, 17.9.25), as the second half of a contract does, is 9 and 10 in its HTML and 1 and 2 in its text, and one of the form decimalZero (17.18.59) is 01 and 02 in its text and 1 and 2 in its HTML. Chinese
# figures, 第九条 (chineseCounting), are 第9条 in the HTML and 第1条 in the text: who cites clauses by the text cites others than those of the page. What the file asks for is 9, 01 and 第九条.
# Seen with docx-parser-converter 1.0.3 and python-docx 1.2.0 (to write) on 2026-12-03.
source "$(dirname "$0")/start.bash" docx-parser-converter==1.0.3 python-docx==1.2.0
cat > run.py <<'PY'
import re
from importlib.metadata import version

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx_parser_converter import docx_to_html, docx_to_text

document = docx.Document()
numbering = document.part.numbering_part.element
for number, (start, form, text) in enumerate([(9, "decimal", "%1."), (1, "decimalZero", "%1."), (9, "chineseCounting", "第%1条")], 90):
    level = f'<w:lvl w:ilvl="0"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{level}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    for clause in ["甲方", "乙方"]:
        properties = document.add_paragraph(clause)._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = 0, number
document.save("a.docx")
print("docx-parser-converter", version("docx-parser-converter"))
print("text", docx_to_text("a.docx").split())
print("HTML", re.findall(r'list-marker"[^>]*>([^<]*)<', docx_to_html("a.docx")))
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: clauses of the text have other numbers than those of the HTML"
docx-parser-converter 1.0.3
text ['1.', '甲方', '2.', '乙方', '01.', '甲方', '02.', '乙方', '第1条', '甲方', '第2条', '乙方']
HTML ['9.\t', '10.\t', '1.\t', '2.\t', '第9条\t', '第10条\t']
END
