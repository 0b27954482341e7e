#!/usr/bin/env bash
# Surprise: where Debian's fonts-noto-cjk is installed, LiteParse reads other figures than stand in a PDF whose Chinese font is one of Adobe's that are not
# embedded (STSong-Light, as reportlab writes Chinese by its manual): every 2 is a minus sign and every 9 a 5, so that 13900139000 is 13500135000, someone else's
# number, and 200元 -00元, without a warning and without OCR. The characters are in the file by their codes, and PDFium, with which LiteParse reads it, gives them
# right; what a text says then depends on the fonts of the machine that reads it. Without those fonts it is right.
# Seen with liteparse 2.18.0 and pypdfium2 5.15.2 on a page that reportlab 5.1.0 wrote, with fonts-noto-cjk 20220127, on 2026-12-01.
[ -f /usr/share/fonts/opentype/noto/NotoSerifCJK-Regular.ttc ] || { echo "needs the fonts: apt-get install fonts-noto-cjk" >&2; exit 1; }
source "$(dirname "$0")/start.bash" liteparse==2.18.0 pypdfium2==5.15.2 reportlab==5.1.0
cat > run.py <<'PY'
from importlib.metadata import version

import liteparse
import pypdfium2
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
page = Canvas("a.pdf")
page.setFont("STSong-Light", 12)
page.drawString(72, 700, "电话13900139000，金额200元，0123456789")
page.save()
print("LiteParse", version("liteparse"), liteparse.LiteParse(ocr_enabled=False).parse("a.pdf").text)
print("PDFium", version("pypdfium2"), pypdfium2.PdfDocument("a.pdf")[0].get_textpage().get_text_range())
PY
venv/bin/python run.py 2> log | tee out
grep -q '^LiteParse .* 电话13500135000，金额-00元，01-3456785$' out && grep -q '^PDFium .* 电话13900139000，金额200元，0123456789' out && echo "as found: another telephone number"
