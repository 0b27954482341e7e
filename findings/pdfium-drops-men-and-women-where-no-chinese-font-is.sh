#!/usr/bin/env bash
# Surprise: PDFium, the reader of Chrome, drops from the text of a page every Chinese character that is drawn by itself, and whole pages that are written downwards, if the font is one of Adobe's that are not embedded (STSong-Light, as reportlab writes Chinese by its manual) and the machine has no Chinese font, as most servers: of a list of
# persons the columns 性别 and 民族 are empty, 男 and 女, 汉 and 回 are nowhere, and words of two characters and figures beside them are all there. What the text says is in the file by its codes and needs no font (ISO 32000-2, 9.10). With a Chinese font in the folder all are there. pypdf has them without one.
# Seen with pypdfium2 5.15.2, pypdf 7.1.1 on pages that reportlab 5.1.0 wrote, with and without fonts-wqy-microhei 0.2.0-beta-3.1 of Debian 12, on 2026-12-02. Needs the apt-get of Debian 12.
source "$(dirname "$0")/start.bash" pypdfium2==5.15.2 pypdf==7.1.1 reportlab==5.1.0
apt-get download fonts-wqy-microhei > log 2>&1
dpkg -x fonts-wqy-microhei_*.deb wqy
mkdir none
cat > run.py <<'PY'
import ctypes
from importlib.metadata import version

import pypdf
import pypdfium2
from pypdfium2 import raw
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
page = Canvas("list.pdf")
page.setFont("STSong-Light", 12)
for y, row in [(800, ["姓名", "性别", "民族", "子女"]), (780, ["李明", "男", "汉", "2"]), (760, ["王芳", "女", "回", "1"])]:
    for x, text in zip([50, 150, 250, 350], row):
        page.drawString(x, y, text)
page.save()
pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light", isVertical=True))
page = Canvas("downwards.pdf")
page.setFont("STSong-Light", 20)
for x, text in [(500, "甲方李明应付一百元"), (460, "乙方王芳应收二百元")]:
    page.drawString(x, 800, text)
page.save()


def by_pdfium(folder, path):
    raw.FPDF_DestroyLibrary()
    name = ctypes.create_string_buffer(folder.encode())
    paths = (ctypes.POINTER(ctypes.c_char) * 2)(ctypes.cast(name, ctypes.POINTER(ctypes.c_char)))
    raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=paths))
    return pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range().split()


for path in "list.pdf", "downwards.pdf":
    print("PDFium", version("pypdfium2"), "without a font", by_pdfium("none", path))
    print("PDFium", version("pypdfium2"), "with one", by_pdfium("wqy/usr/share/fonts", path))
    print("pypdf", version("pypdf"), pypdf.PdfReader(path).pages[0].extract_text().split())
PY
venv/bin/python run.py | tee out
diff out - <<'END' && echo "as found: nobody is a man or a woman"
PDFium 5.15.2 without a font ['姓名', '性别', '民族', '子女', '李明', '2', '王芳', '1']
PDFium 5.15.2 with one ['姓名', '性别', '民族', '子女', '李明', '男', '汉', '2', '王芳', '女', '回', '1']
pypdf 7.1.1 ['姓名', '性别', '民族', '子女', '李明', '男', '汉', '2', '王芳', '女', '回', '1']
PDFium 5.15.2 without a font []
PDFium 5.15.2 with one ['乙方王芳应收二百元', '甲方李明应付一百元']
pypdf 7.1.1 ['甲方李明应付一百元', '乙方王芳应收二百元']
END
