#!/usr/bin/env bash
# Surprise: @thasmorato/docx-parser puts a space between the runs of a paragraph of a .docx, so that a word or a number is cut wherever Word has split it, at a change of
# its look or for nothing to be seen: 1380013 8000. It gives what was struck with changes tracked (w:del; ECMA-376 Part 1, 17.13.5.14) in the same line as what was put in
# its place, and every table twice, once cell by cell and once row by row at the end of the document, so that a sum over the figures is doubled.
# Seen with @thasmorato/docx-parser 1.4.0 and mammoth 1.13.0 (to compare) on 2026-12-02. Needs Python as well.
here=$(cd "$(dirname "$0")" && pwd)
source "$here/start-npm.bash" @thasmorato/docx-parser@1.4.0 mammoth@1.13.0
run() { printf '<w:r><w:t>%s</w:t></w:r>' "$1"; }
cell() { printf '<w:tc><w:p>%s</w:p></w:tc>' "$(run "$1")"; }
python3 "$here/docx.py" a.docx "<w:p>$(run 1380013)$(run 8000)</w:p><w:p>$(run 预算)<w:del w:id=\"1\" w:author=\"a\"><w:r><w:delText>十</w:delText></w:r></w:del><w:ins w:id=\"2\" w:author=\"a\">$(run 二十)</w:ins>$(run 万元)</w:p>
<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>$(cell 李明)$(cell 200)</w:tr></w:tbl><w:p>$(run 止)</w:p>"
npm ls @thasmorato/docx-parser mammoth --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import mammoth from 'mammoth';
import { extractText } from '@thasmorato/docx-parser';
console.log('docx-parser', JSON.stringify(await extractText(readFileSync('a.docx'))));
console.log('mammoth', JSON.stringify((await mammoth.extractRawText({ path: 'a.docx' })).value.trim().split(/\n+/)));
JS
node run.mjs | tee out
grep -qF 'docx-parser "1380013 8000\n预算 十 二十 万元\n李明\n200\n止\n李明\t200"' out && grep -qx 'mammoth \["13800138000","预算二十万元","李明","200","止"\]' out &&
  echo "as found: the number is two, the struck word is back, and the table is there twice"
