#!/usr/bin/env bash
# Surprise: officeparser leaves out what was deleted with changes tracked in a .docx (w:del) and gives it in an .odt (text:tracked-changes;
# ODF 1.3 part 3, 5.5.1) as if it were the first line of the document, unmarked: the same draft, saved in the other format, says what was struck.
# Seen with officeparser 7.8.0 on 2026-12-01.
here=$(cd "$(dirname "$0")" && pwd)
source "$here/start-npm.bash" officeparser@7.8.0
run() { printf '<w:r><w:t>%s</w:t></w:r>' "$1"; }
python3 "$here/docx.py" a.docx "<w:p>$(run 经研究)<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>拟免去李明职务</w:delText></w:r></w:del>$(run 决定)</w:p>"
cat > odt.py <<'PY'
import zipfile

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
KIND = "application/vnd.oasis.opendocument.text"
with zipfile.ZipFile("a.odt", "w") as archive:
    archive.writestr("mimetype", KIND)
    archive.writestr("content.xml", f"""<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{OASIS}office:1.0"
xmlns:text="{OASIS}text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"><office:body><office:text><text:tracked-changes>
<text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>a</dc:creator><dc:date>2025-10-01T00:00:00</dc:date></office:change-info>
<text:p>拟免去李明职务</text:p></text:deletion></text:changed-region></text:tracked-changes>
<text:p>经研究<text:change text:change-id="c1"/>决定</text:p></office:text></office:body></office:document-content>""")
    archive.writestr("META-INF/manifest.xml", f"""<?xml version="1.0" encoding="UTF-8"?><manifest:manifest manifest:version="1.3"
xmlns:manifest="{OASIS}manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>""")
PY
python3 odt.py
npm ls officeparser | tail -n +2
cat > run.js <<'JS'
const { OfficeParser } = require("officeparser");
(async () => {
  for (const name of ["a.docx", "a.odt"]) console.log(name, JSON.stringify((await OfficeParser.parseOffice(name)).toText()));
})();
JS
node run.js | tee out
grep -qxF 'a.docx "经研究决定"' out && grep -qxF 'a.odt "拟免去李明职务\n经研究决定"' out && echo "as found: struck from the one, first line of the other"
