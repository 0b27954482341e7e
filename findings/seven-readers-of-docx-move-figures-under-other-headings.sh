#!/usr/bin/env bash
# Surprise: seven readers of .docx move the cells of a row that begins farther right (w:gridBefore; ECMA-376 Part 1, 17.4.15) to the left edge of the table: a row
# of which only 支出, the third column, is filled in, says 30 under 姓名, and a sum that was spent is a person's name. Merged cells (w:gridSpan) they know. The
# element stands in the properties of the row; docx-to-markdown looks there and sets 30 where it is on the page.
# Seen with pandoc 3.9 (pypandoc_binary 1.17), mammoth 1.13.0, MarkItDown 0.1.9, kreuzberg 4.10.4, office-oxide 0.1.15, undoc 0.27.1, docspine 0.4.0 and
# docx-to-markdown 2.32.0 on 2026-12-02.
source "$(dirname "$0")/start.bash" pypandoc_binary==1.17 'markitdown[docx]==0.1.9' mammoth==1.13.0 kreuzberg==4.10.4 office-oxide==0.1.15 undoc==0.27.1 docspine==0.4.0 docx-to-markdown==2.32.0
cell() { printf '<w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>' "$1"; }
grid='<w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
before='<w:trPr><w:gridBefore w:val="2"/><w:wBefore w:w="4000" w:type="dxa"/></w:trPr>'
python3 "$here/docx.py" a.docx "<w:tbl><w:tblPr/>$grid<w:tr>$(cell 姓名)$(cell 收入)$(cell 支出)</w:tr><w:tr>$(cell 李明)$(cell 100)$(cell 20)</w:tr><w:tr>$before$(cell 30)</w:tr></w:tbl><w:p/>"
cat > run.py <<'PY'
import re
import subprocess
from importlib.metadata import version

import docspine
import kreuzberg
import mammoth
import markitdown
import office_oxide
import pypandoc
import undoc


def last(table):
    """The cells of the last row of a table in Markdown."""
    return [cell.strip() for cell in table.strip().split("\n")[-1].strip().strip("|").split("|")]


print("pandoc", pypandoc.get_pandoc_version(), last(pypandoc.convert_file("a.docx", "gfm")))
with open("a.docx", "rb") as file:
    print("mammoth", version("mammoth"), re.findall("<p>(.*?)</p>", mammoth.convert_to_html(file).value.split("<tr>")[-1]))
print("markitdown", version("markitdown"), last(markitdown.MarkItDown().convert("a.docx").text_content))
print("kreuzberg", version("kreuzberg"), kreuzberg.extract_file_sync("a.docx").tables[0].cells[-1])
print("office-oxide", version("office-oxide"), last(office_oxide.Document.open("a.docx").to_markdown()))
print("undoc", version("undoc"), last(undoc.parse_file("a.docx").to_markdown()))
print("docspine", version("docspine"), last(docspine.open("a.docx").to_markdown()))
made = subprocess.run(["venv/bin/docx-to-markdown", "a.docx"], capture_output=True, text=True, check=True)
print("docx-to-markdown", version("docx-to-markdown"), last(made.stdout))
PY
venv/bin/python -W ignore run.py | tee out
[ "$(grep -cE " \['30'(, '')*\]$" out)" = 7 ] && grep -qF "docx-to-markdown 2.32.0 ['', '', '30']" out && echo "as found: what was spent stands where the name is"
