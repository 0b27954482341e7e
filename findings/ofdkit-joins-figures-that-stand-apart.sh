#!/usr/bin/env bash
# Surprise: ofdkit gives the characters of one text object of an OFD page as they follow each other in the file and does not look how far apart they stand
# (DeltaX; GB/T 33190-2016, 11.3): 100 at the left of a line and 200 five centimetres to the right, two columns, are 100200. What stands in two objects it puts
# apart.
# Seen with ofdkit 0.2.0 on 2026-12-01.
source "$(dirname "$0")/start.bash" ofdkit==0.2.0
cat > run.py <<'PY'
import zipfile
from importlib.metadata import version

import ofdkit

SPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
BOX = "<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox>"


def line(number, top, left, text, steps):
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{left} {top} 100 8" Font="2" Size="5">'
        f'<ofd:TextCode X="0" Y="5" DeltaX="{steps}">{text}</ofd:TextCode></ofd:TextObject>'
    )


content = line(11, 20, 20, "100200", "2.5 2.5 50 2.5 2.5") + line(12, 40, 20, "100", "2.5 2.5") + line(13, 40, 75, "200", "2.5 2.5")
parts = {
    "OFD.xml": f'<ofd:OFD {SPACE} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID></ofd:DocInfo>'
    "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
    "Doc_0/Document.xml": f"<ofd:Document {SPACE}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID><ofd:PageArea>{BOX}</ofd:PageArea><ofd:PublicRes>PublicRes.xml"
    '</ofd:PublicRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
    "Doc_0/PublicRes.xml": f'<ofd:Res {SPACE} BaseLoc="Res"><ofd:Fonts><ofd:Font ID="2" FontName="SimSun" FamilyName="SimSun"/></ofd:Fonts></ofd:Res>',
    "Doc_0/Pages/Page_0/Content.xml": f'<ofd:Page {SPACE}><ofd:Area>{BOX}</ofd:Area><ofd:Content><ofd:Layer ID="3" Type="Body">{content}</ofd:Layer></ofd:Content></ofd:Page>',
}
with zipfile.ZipFile("a.ofd", "w") as package:
    for name, text in parts.items():
        package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
print("ofdkit", version("ofdkit"), [line.split() for line in ofdkit.extract_text("a.ofd").splitlines() if line])
PY
venv/bin/python run.py | tee out
grep -qF "[['100200'], ['100', '200']]" out && echo "as found: two sums are one"
