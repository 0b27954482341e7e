#!/usr/bin/env bash
# Surprise: pdf-oxide puts a decimal point between two figures of a PDF page that stand some way apart, where there is none: an identity number with a box for
# each figure, as forms ask for it, begins 1.1 0.1 0.5, 2025 is 2.0 2.5, and of two cells with 1 and 34 in them it makes 1.34, a number that is nowhere on the
# page. Closer or farther apart there are spaces. PDFium gives spaces, and no points.
# Seen with pdf_oxide 0.3.78 and pypdfium2 5.15.2 on a page that reportlab 5.1.0 wrote, on 2026-12-01.
source "$(dirname "$0")/start.bash" pdf_oxide==0.3.78 pypdfium2==5.15.2 reportlab==5.1.0
cp "$here/identity.py" .
cat > run.py <<'PY'
from importlib.metadata import version

import pdf_oxide
import pypdfium2
from identity import number
from reportlab.pdfgen.canvas import Canvas

page = Canvas("a.pdf")
page.setFont("Helvetica", 12)
for top, words, step in [(700, number("11010519900307123"), 14), (660, "2025", 14), (620, ["1", "34"], 18), (580, "2025", 8)]:
    for at, word in enumerate(words):
        page.drawString(72 + at * step, top, word)
page.save()
print("pdf_oxide", version("pdf_oxide"), [line for line in pdf_oxide.PdfDocument("a.pdf").extract_text(0).splitlines() if line])
print("PDFium", version("pypdfium2"), pypdfium2.PdfDocument("a.pdf")[0].get_textpage().get_text_range().split("\r\n"))
PY
venv/bin/python run.py | tee out
grep -qF "['1.1 0.1 0.5 1.9 9.0 0.3 0.7 1.2 3.9', '2.0 2.5', '1.34', '2 0 2 5']" out && grep -qF "'2 0 2 5', '1 34'" out && echo "as found: points that no page has"
