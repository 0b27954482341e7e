#!/usr/bin/env bash
# Surprise: LiteParse drops from the text of a PDF page every character beyond the first 65,536 of Unicode, with nothing in its place and no warning. Rare
# characters of Chinese names and places are there (𠮷, U+20BB7; GB 18030-2022 requires them), and the font says by ToUnicode which they are (ISO 32000-2,
# 9.10.3): 李𠮷明 is 李明, another person's name. PDFium, with which it reads the page, gives all three.
# Seen with liteparse 2.18.0 and pypdfium2 5.15.2 on 2026-12-01.
source "$(dirname "$0")/start.bash" liteparse==2.18.0 pypdfium2==5.15.2
cat > run.py <<'PY'
from importlib.metadata import version

import liteparse
import pypdfium2

CMAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def
1 begincodespacerange <00> <FF> endcodespacerange
3 beginbfchar <41> <674E> <42> <D842DFB7> <43> <660E> endbfchar
endcmap end end"""


def stream(data):
    return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)


objects = [
    b"<</Type/Catalog/Pages 2 0 R>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
    stream(b"BT /F 12 Tf 72 700 Td (ABC) Tj ET"),
    b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding/ToUnicode 6 0 R>>",
    stream(CMAP),
]
page, places = b"%PDF-1.7\n", []
for number, content in enumerate(objects, 1):
    places.append(len(page))
    page += b"%d 0 obj\n%s\nendobj\n" % (number, content)
table = b"".join(b"%010d 00000 n \n" % place for place in places)
page += b"xref\n0 7\n0000000000 65535 f \n%strailer\n<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (table, len(page))
with open("a.pdf", "wb") as file:
    file.write(page)
print("LiteParse", version("liteparse"), liteparse.LiteParse(ocr_enabled=False).parse("a.pdf").text)
print("PDFium", version("pypdfium2"), pypdfium2.PdfDocument("a.pdf")[0].get_textpage().get_text_range())
PY
venv/bin/python run.py 2> log | tee out
grep -q '^LiteParse .* 李明$' out && grep -q '^PDFium .* 李𠮷明' out && echo "as found: a name is a character short"
