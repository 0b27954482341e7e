#!/usr/bin/env bash
# Surprise: pdfmuse, which reads PDF and .docx for models ("it extracts everything a file actually contains"), leaves out the tabs and the line breaks of a .docx (w:tab, w:br; ECMA-376 Part 1, 17.3.3.32 and 17.3.3.1) with nothing in their place: 2024, 100 and 200, set with tabs, are 2024100200, and a name, a telephone number and a sum are one word. Of
# a PDF with the same figures as far apart it gives them apart. Its list of warnings is empty. MarkItDown has a space and two lines.
# Seen with pdfmuse 0.1.12, MarkItDown 0.1.9, reportlab 5.1.0 and python-docx 1.2.0 (to write) on 2026-12-02.
source "$(dirname "$0")/start.bash" pdfmuse==0.1.12 'markitdown[docx]==0.1.9' reportlab==5.1.0 python-docx==1.2.0
cat > run.py <<'PY'
import docx
import markitdown
import pdfmuse
from reportlab.pdfgen.canvas import Canvas

document = docx.Document()
document.add_paragraph("2024\t100\t200\n2025\t300")
document.add_paragraph("李明\t13800138000\t500")
document.save("a.docx")
canvas = Canvas("a.pdf")
for x, text in [(72, "2024"), (108, "100"), (144, "200")]:
    canvas.drawString(x, 700, text)
canvas.save()
data = open("a.docx", "rb").read()
print("pdfmuse:", [line for line in pdfmuse.to_markdown(data).split("\n") if line], pdfmuse.parse(data).warnings)
print("pdfmuse, PDF:", pdfmuse.to_text(open("a.pdf", "rb").read()).split("\n"))
print("MarkItDown:", [line for line in markitdown.MarkItDown().convert("a.docx").text_content.split("\n") if line])
PY
{
  venv/bin/pip list 2> log | grep -E '^(pdfmuse|markitdown) '
  venv/bin/python run.py
} | tee out
diff out - <<'END' && echo "as found: a year and two sums are one number"
markitdown         0.1.9
pdfmuse            0.1.12
pdfmuse: ['20241002002025300', '李明13800138000500'] []
pdfmuse, PDF: ['2024 100 200']
MarkItDown: ['2024 100 200', '2025 300', '李明 13800138000 500']
END
