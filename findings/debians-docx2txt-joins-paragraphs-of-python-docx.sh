#!/usr/bin/env bash
# Surprise: docx2txt of Debian, the usual maker of text from .docx on a command line, puts nothing between the paragraphs of a file that python-docx has written, nor between the cells of its tables: the clause that ends with 2000 and the one that begins with 3000 are 20003000, and 李明, 13800138000
# and 500 in a row are one word. It knows a paragraph by a tag that has something behind <w:p, an attribute or properties (ECMA-376 Part 1, 17.3.1.22: all are optional); Word writes some, python-docx writes <w:p>. With a style on every paragraph the lines are there.
# Seen with docx2txt 1.4-5 of Debian 12, docx2txt 0.9 of PyPI (to compare) and python-docx 1.2.0 on 2026-12-02. Needs the apt-get of Debian 12, Perl and unzip.
source "$(dirname "$0")/start.bash" python-docx==1.2.0 docx2txt==0.9
apt-get download docx2txt=1.4-5 > log 2>&1
dpkg -x docx2txt_*.deb .
cat > write.py <<'PY'
import docx

for path, style in [("plain.docx", None), ("styled.docx", "Body Text")]:
    document = docx.Document()
    for text in ["第一条 定金2000", "3000元为尾款"]:
        document.add_paragraph(text, style)
    table = document.add_table(2, 3)
    for cell, text in zip(table._cells, ["李明", "13800138000", "500", "王芳", "13900139000", "700"]):
        cell.text = text
    document.save(path)
PY
venv/bin/python write.py
{
  for file in plain styled; do
    echo "$file.docx, docx2txt of Debian:"
    echo "$(perl usr/bin/docx2txt $file.docx -)"
    echo "$file.docx, docx2txt of PyPI:"
    venv/bin/docx2txt $file.docx | grep .
  done
} | tee out
diff out - <<'END' && echo "as found: 2000 and 3000 are 20003000"
plain.docx, docx2txt of Debian:
第一条 定金20003000元为尾款李明13800138000500王芳13900139000700
plain.docx, docx2txt of PyPI:
第一条 定金2000
3000元为尾款
李明
13800138000
500
王芳
13900139000
700
styled.docx, docx2txt of Debian:
第一条 定金2000
3000元为尾款
李明13800138000500王芳13900139000700
styled.docx, docx2txt of PyPI:
第一条 定金2000
3000元为尾款
李明
13800138000
500
王芳
13900139000
700
END
