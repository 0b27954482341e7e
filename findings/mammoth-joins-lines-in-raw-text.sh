#!/usr/bin/env bash
# Surprise: mammoth, the usual reader of .docx for Node.js, leaves line breaks (w:br; ECMA-376 Part 1, 17.3.3.1) out of the raw text that it extracts, with nothing in their
# place: 100 and 200 on two lines of a paragraph or of a cell are 100200, and the name at the end of a line and the one below are one. Tabs and paragraphs it keeps, and in
# its HTML of the same file there is <br />. mammoth for Python does so too.
# Seen with mammoth 1.13.0 for Node.js, mammoth 1.13.0 for Python and python-docx 1.2.0 (to compare) on 2026-12-02. Needs Python as well.
here=$(cd "$(dirname "$0")" && pwd)
source "$here/start-npm.bash" mammoth@1.13.0
npm ls --depth=0 | tail -n +2
python3 -m venv venv && venv/bin/pip -q install mammoth==1.13.0 python-docx==1.2.0 2> log
t() { printf '<w:t>%s</w:t>' "$1"; }
python3 "$here/docx.py" a.docx "<w:p><w:r>$(t 100)<w:br/>$(t 200)</w:r></w:p><w:p><w:r>$(t 李明)<w:br/>$(t 王芳)<w:tab/>$(t 300)</w:r></w:p>"
cat > run.js <<'JS'
const mammoth = require('mammoth');
(async () => {
  for (const name of ['extractRawText', 'convertToHtml']) console.log(name, JSON.stringify((await mammoth[name]({ path: 'a.docx' })).value));
})();
JS
{
  node run.js
  venv/bin/python -c 'import mammoth; print("for Python", repr(mammoth.extract_raw_text(open("a.docx", "rb")).value))'
  venv/bin/python -c 'import docx; print("python-docx", [paragraph.text for paragraph in docx.Document("a.docx").paragraphs])'
} | tee out
diff out - <<'END' && echo "as found: 100 and 200 are 100200"
extractRawText "100200\n\n李明王芳\t300\n\n"
convertToHtml "<p>100<br />200</p><p>李明<br />王芳\t300</p>"
for Python '100200\n\n李明王芳\t300\n\n'
python-docx ['100\n200', '李明\n王芳\t300']
END
