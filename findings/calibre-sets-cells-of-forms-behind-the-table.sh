#!/usr/bin/env bash
# Surprise: calibre's ebook-convert takes cells and rows of a table of .docx that stand in a content control (w:sdt around w:tc or w:tr; ECMA-376 Part 1, 17.5.2.32 and 17.5.2.30), as forms and repeated rows have them, out of the table and sets them as paragraphs behind it: of 李明, with a budget of 100 that was filled in and 200 spent,
# there is the row 李明 200, so that 200 stands under 预算 (budget), and 王芳's row is behind the last one's. Into text, HTML and EPUB alike, with no warning. pandoc has the cells where they stand.
# Seen with calibre 6.13.0 of Debian 12 and pandoc 3.9 (pypandoc_binary 1.17) on 2026-12-03. Needs the first (apt-get install).
source "$(dirname "$0")/start.bash" pypandoc_binary==1.17
cell() { printf '<w:tc><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:tc>' "$1"; }
control() { printf '<w:sdt><w:sdtPr/><w:sdtContent>%s</w:sdtContent></w:sdt>' "$1"; }
row() { printf '<w:tr>%s</w:tr>' "$1"; }
python3 "$here/docx.py" a.docx "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"2000\"/></w:tblGrid>
$(row "$(cell 姓名)$(cell 预算)$(cell 决算)")$(row "$(cell 李明)$(control "$(cell 100)")$(cell 200)")
$(control "$(row "$(cell 王芳)$(cell 300)$(cell 400)")")$(row "$(cell 张三)$(cell 500)$(cell 600)")</w:tbl><w:p><w:r><w:t>完</w:t></w:r></w:p>"
ebook-convert a.docx a.txt > log 2>&1
ebook-convert a.docx a.htmlz > log 2>&1
{
  dpkg-query -W -f='${Package} ${Version}\n' calibre
  echo "text" $(cat a.txt)
  echo "HTML" $(python3 -m zipfile -e a.htmlz html && sed -n '/<body/,$p' html/index.html | tr -d '\n' | sed 's/<\/tr>/ | /g; s/<\/table>/ || /g; s/<[^>]*>/ /g')
  venv/bin/python -c 'import pypandoc; print("pandoc", pypandoc.convert_file("a.docx", "gfm").split())'
} | tee out
diff out - <<'END' && echo "as found: what was spent stands under the budget"
calibre 6.13.0+repack-2+deb12u10
text 姓名 预算 决算 李明 200 张三 500 600 100 王芳 300 400 完
HTML Unknown 姓名 预算 决算 | 李明 200 | 张三 500 600 | || 100 王芳 300 400 完
pandoc ['|', '|', '|', '|', '|------|------|------|', '|', '姓名', '|', '预算', '|', '决算', '|', '|', '李明', '|', '100', '|', '200', '|', '|', '王芳', '|', '300', '|', '400', '|', '|', '张三', '|', '500', '|', '600', '|', '完']
END
