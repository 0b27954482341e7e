#!/usr/bin/env bash
# Surprise: officeparser reads a content control within a line of a .docx and leaves out one that stands around whole paragraphs, rows or cells (w:sdt; ECMA-376
# Part 1, 17.5.2.29, 17.5.2.30 and 17.5.2.32), with all that is in it and no warning: a paragraph that a form has put in a control, each row of a list that
# repeats (w15:repeatingSection), the table of contents, the cover. mammoth reads them.
# Seen with officeparser 7.8.0 and mammoth 1.13.0 on 2026-12-01.
here=$(cd "$(dirname "$0")" && pwd)
source "$here/start-npm.bash" officeparser@7.8.0 mammoth@1.13.0
text() { printf '<w:p><w:r><w:t>%s</w:t></w:r></w:p>' "$1"; }
cell() { printf '<w:tc>%s</w:tc>' "$(text "$1")"; }
control() { printf '<w:sdt><w:sdtPr/><w:sdtContent>%s</w:sdtContent></w:sdt>' "$1"; }
python3 "$here/docx.py" a.docx "$(text before)<w:p>$(control '<w:r><w:t>line</w:t></w:r>')</w:p>$(control "$(text paragraph)")
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w=\"2000\"/><w:gridCol w:w=\"2000\"/></w:tblGrid><w:tr>$(cell one)$(control "$(cell cell)")</w:tr>
$(control "<w:tr>$(cell row)$(cell row)</w:tr>")</w:tbl>$(text after)"
npm ls officeparser mammoth | tail -n +2
cat > run.js <<'JS'
(async () => {
  const words = text => text.split(/\s+/).filter(Boolean).join(' ');
  console.log('officeparser:', words((await require('officeparser').parseOffice('a.docx')).toText()));
  console.log('mammoth:', words((await require('mammoth').extractRawText({ path: 'a.docx' })).value));
})();
JS
node run.js | tee out
grep -qx 'officeparser: before line one after' out && grep -qx 'mammoth: before line paragraph one cell row row after' out && echo "as found: what is in a control is not in the text"
