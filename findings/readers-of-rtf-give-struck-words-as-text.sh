#!/usr/bin/env bash
# Surprise: three readers of RTF give what was struck with changes tracked (\deleted; RTF 1.9.1, Track Changes) as if it stood there, before what was put in its
# place: a budget of 10 that became one of 20 is 1020 to all three, and nothing says so. Of a .docx with the same changes two of them, kreuzberg and officeparser,
# leave out what was struck. pandoc gives it as struck.
# Seen with striprtf 0.0.35, kreuzberg 4.10.4, officeparser 7.8.0 and pandoc 3.9 (pypandoc_binary 1.17) on 2026-12-01. Needs Node.js as well.
source "$(dirname "$0")/start.bash" striprtf==0.0.35 kreuzberg==4.10.4 pypandoc_binary==1.17
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit officeparser@7.8.0
printf '%s' '{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\*\revtbl{Unknown;}{Li Ming;}}\f0 {\deleted\revauthdel1\revdttmdel1 10}{\revised\revauth1\revdttm1 20}\par}' > a.rtf
by='w:id="1" w:author="Li Ming" w:date="2026-01-01T00:00:00Z"'
python3 "$here/docx.py" a.docx "<w:p><w:del $by><w:r><w:delText>10</w:delText></w:r></w:del><w:ins $by><w:r><w:t>20</w:t></w:r></w:ins></w:p>"
cat > run.py <<'PY'
from importlib.metadata import version
from pathlib import Path

import kreuzberg
import pypandoc
from striprtf.striprtf import rtf_to_text

print("striprtf", version("striprtf"), "rtf", rtf_to_text(Path("a.rtf").read_text()).strip())
for path in ["a.rtf", "a.docx"]:
    print("kreuzberg", version("kreuzberg"), path, kreuzberg.extract_file_sync(path).content.strip())
print("pandoc", pypandoc.get_pandoc_version(), "a.rtf", pypandoc.convert_file("a.rtf", "markdown").strip())
PY
cat > run.js <<'JS'
const { parseOffice } = require('officeparser');
(async () => {
  for (const path of ['a.rtf', 'a.docx'])
    console.log('officeparser', require('./node_modules/officeparser/package.json').version, path, (await parseOffice(path)).toText().trim());
})();
JS
{ venv/bin/python run.py; node run.js; } | tee out
[ "$(grep -c 'rtf 1020$' out)" = 3 ] && [ "$(grep -c 'a.docx 20$' out)" = 2 ] && grep -qF 'a.rtf ~~10~~20' out && echo "as found: 10, struck for 20, is 1020"
