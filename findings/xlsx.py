"""Writes the smallest .xlsx file with the given rows and shared strings (ECMA-376 Part 1, 12.2): xlsx.py FILE ROWS SHARED"""

import sys
import zipfile

OPC = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml."
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def relationships(*targets):
    one = '<Relationship Id="r{}" Type="{}/{}" Target="{}"/>'
    all_of_them = "".join(one.format(number, OFFICE, kind, target) for number, (kind, target) in enumerate(targets, 1))
    return f'<Relationships xmlns="{OPC}/relationships">{all_of_them}</Relationships>'


path, rows, shared = sys.argv[1:]
parts = {"xl/workbook.xml": "sheet.main+xml", "xl/worksheets/sheet1.xml": "worksheet+xml", "xl/sharedStrings.xml": "sharedStrings+xml"}
with zipfile.ZipFile(path, "w") as package:
    package.writestr(
        "[Content_Types].xml",
        f'<Types xmlns="{OPC}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/{name}" ContentType="{KIND}{kind}"/>' for name, kind in parts.items())
        + "</Types>",
    )
    package.writestr("_rels/.rels", relationships(("officeDocument", "xl/workbook.xml")))
    package.writestr(
        "xl/_rels/workbook.xml.rels",
        relationships(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")),
    )
    package.writestr(
        "xl/workbook.xml",
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets><sheet name="s" sheetId="1" r:id="r1"/></sheets></workbook>',
    )
    package.writestr("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>')
    package.writestr("xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{shared}</sst>')
