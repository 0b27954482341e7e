#!/usr/bin/env bash
# Surprise: pdf-oxide sets nothing between Chinese words of a line of a PDF page, however far apart they stand, in its plain text: of a table with three persons, 三, and the sum 十万元, 100000 yuan, eleven characters to the right, there is 三十万元, 300000 yuan, and the name is part of it; 二 and 百元 are 二百元. Between figures of Arabic
# there is a space. Its extract_text has 十万元500 in one, and puts the names of the persons behind all that is said of them; in its Markdown of the same page it finds the table and its cells. pypdf, told to keep the layout, sets spaces.
# Seen with pdf_oxide 0.3.78 and pypdf 7.1.1 on a page that reportlab 5.1.0 wrote, on 2026-12-02.
source "$(dirname "$0")/start.bash" pdf_oxide==0.3.78 pypdf==7.1.1 reportlab==5.1.0
cat > run.py <<'PY'
from importlib.metadata import version

import pdf_oxide
import pypdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
page = Canvas("a.pdf")
page.setFont("STSong-Light", 12)
for y, row in [(800, ["姓名", "人数", "金额", "页数"]), (780, ["李明", "三", "十万元", "500"]), (760, ["王芳", "二", "百元", "20"])]:
    for x, text in zip([50, 200, 350, 500], row):
        page.drawString(x, y, text)
page.save()
document = pdf_oxide.PdfDocument("a.pdf")
print("pdf_oxide", version("pdf_oxide"))
for name in "to_plain_text", "extract_text", "to_markdown":
    print(name, getattr(document, name)(0).split("\n"))
print("pypdf", version("pypdf"), pypdf.PdfReader("a.pdf").pages[0].extract_text(extraction_mode="layout").split("\n"))
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: 三 and 十万元 are 三十万元"
pdf_oxide 0.3.78
to_plain_text ['姓名人数金额页数', '', '李明三十万元 500', '', '王芳二百元 20', '']
extract_text ['人数', '金额', '页数', '三', '十万元500', '二', '百元20', '', '', '姓名', '李明', '王芳']
to_markdown ['| 姓名 | 人数 | 金额 | 页数 |', '|---|---|---|---|', '| 李明 | 三 | 十万元 | 500 |', '| 王芳 | 二 | 百元 | 20 |', '']
pypdf 7.1.1 ['姓名              人数               金额              页数', '李明              三                十万元             500', '王芳              二                百元              20']
END
