#!/usr/bin/env bash
# Surprise: two makers of HTML from RTF put nothing between the cells of a row (\cell; RTF 1.9.1, Table Definitions): 1000 and 2000 side by side are 10002000, and the name
# behind a number is joined to it, with no table, no space and no warning. rtf-to-html-converter leaves out tabs and line breaks within a paragraph (\tab, \line) as well, so
# that a list that is set with tabs is joined too; @iarna/rtf-to-html keeps these. striprtf has a mark between the cells.
# Seen with rtf-to-html-converter 1.2.4, @iarna/rtf-to-html 1.1.0 and striprtf 0.0.29 on 2026-12-02. Needs Node.js as well.
source "$(dirname "$0")/start.bash" striprtf==0.0.29
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit rtf-to-html-converter@1.2.4 @iarna/rtf-to-html@1.1.0
npm ls rtf-to-html-converter @iarna/rtf-to-html | tail -n +2
cat > run.js <<'JS'
const { fromString } = require('@iarna/rtf-to-html');
const { convertRtfToHtml } = require('rtf-to-html-converter');
const BODIES = { cells: '\\trowd\\cellx2000\\cellx4000\\intbl 1000\\cell 2000\\cell\\row\\pard', tab: '\\pard 1000\\tab 2000', line: '\\pard 1000\\line 2000' };
const text = html => JSON.stringify(html.replace(/^.*<body>/s, '').replace(/<[^>]*>/g, ' ').trim());
for (const [name, body] of Object.entries(BODIES)) {
  const rtf = `{\\rtf1\\ansi ${body}\\par}`;
  fromString(rtf, (error, html) => console.log(name, 'rtf-to-html-converter', text(convertRtfToHtml(rtf)), '@iarna/rtf-to-html', error ?? text(html)));
}
JS
node run.js | sort | tee out
venv/bin/python - <<'PY' | tee -a out
from importlib.metadata import version

from striprtf.striprtf import rtf_to_text

print("striprtf", version("striprtf"), repr(rtf_to_text(r"{\rtf1\ansi \trowd\cellx2000\cellx4000\intbl 1000\cell 2000\cell\row\pard\par}").strip()))
PY
grep -qx 'cells rtf-to-html-converter "10002000" @iarna/rtf-to-html "10002000"' out && grep -q '^tab rtf-to-html-converter "10002000" ' out && grep -q '^line rtf-to-html-converter "10002000" ' out &&
  grep -qF "striprtf 0.0.29 '1000|2000|'" out && echo "as found: two figures are one"
