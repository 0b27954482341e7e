#!/usr/bin/env bash
# Surprise: html-for-docx, the usual maker of .docx from HTML for Python, knows no <dl> and no <blockquote> (HTML, 4.4.9 and 4.4.4) and sets what is in them at the end of the paragraph before: of 合计300 and, in a list of definitions, 2024: 100 and 2025: 200 it makes 合计30020241002025200, and of 甲方应付100 and the quotation 200元为限 甲方应付100200元为限.
# What stands behind a list, without an element of its own, is in the last item. A browser begins a new line with each. pandoc has a paragraph for each.
# Seen with html-for-docx 1.2.1 and pandoc 3.9 (pypandoc_binary 1.17) on 2026-12-02.
source "$(dirname "$0")/start.bash" html-for-docx==1.2.1 pypandoc_binary==1.17
cat > run.py <<'PY'
import docx
import html4docx
import pypandoc

HTML = (
    "<p>合计300</p><dl><dt>2024</dt><dd>100</dd><dt>2025</dt><dd>200</dd></dl><p>甲方应付100</p><blockquote>200元为限</blockquote>"
    "<ul><li>定金10</li></ul>20元另付<p>完</p>"
)
html4docx.HtmlToDocx().parse_html_string(HTML).save("html-for-docx.docx")
pypandoc.convert_text(HTML, "docx", "html", outputfile="pandoc.docx")
for name in ["html-for-docx", "pandoc"]:
    print(name + ":", [paragraph.text for paragraph in docx.Document(name + ".docx").paragraphs])
PY
{
  venv/bin/pip list 2> log | grep -E '^html-for-docx '
  venv/bin/python run.py
} | tee out
diff out - <<'END' && echo "as found: years and sums are one number"
html-for-docx     1.2.1
html-for-docx: ['合计30020241002025200', '甲方应付100200元为限', '定金1020元另付', '完']
pandoc: ['合计300', '2024', '100', '2025', '200', '甲方应付100', '200元为限', '定金10', '20元另付', '完']
END
