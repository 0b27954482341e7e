"""Writes the smallest OpenDocument spreadsheet (ODF 1.3) with the given rows: ods.py FILE ROWS"""
import sys
import zipfile

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
SPACES = "".join(f' xmlns:{name}="{OASIS}{name}:1.0"' for name in ("office", "table", "text"))
KIND = "application/vnd.oasis.opendocument.spreadsheet"
CONTENT = (
    f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{SPACES} office:version="1.3"><office:body><office:spreadsheet>'
    f'<table:table table:name="S">{sys.argv[2]}</table:table></office:spreadsheet></office:body></office:document-content>'
)
MANIFEST = (
    f'<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="{OASIS}manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)
with zipfile.ZipFile(sys.argv[1], "w") as archive:
    archive.writestr("mimetype", KIND)
    archive.writestr("content.xml", CONTENT)
    archive.writestr("META-INF/manifest.xml", MANIFEST)
