#!/usr/bin/env bash
# Surprise: html-to-text, with which most mail in Node.js is made plain text, and inscriptis, a converter for Python that lays text out as a browser does, know no
# <dl>: terms and their descriptions (HTML, 4.4.9 to 4.4.11), which every browser sets on lines of their own, are on one line with nothing between, so that the 100 of
# 2024 and the year 2025 behind it are 1002025. html-to-text joins <address> and <figcaption> to what follows as well. Both break up <div>.
# @kreuzberg/html-to-markdown-node has a line for each term.
# Seen with html-to-text 10.0.1, inscriptis 2.7.0 and @kreuzberg/html-to-markdown-node 3.7.2 on 2026-12-02. Needs Node.js as well.
source "$(dirname "$0")/start.bash" inscriptis==2.7.0
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit html-to-text@10.0.1 @kreuzberg/html-to-markdown-node@3.7.2
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import kreuzberg from '@kreuzberg/html-to-markdown-node';
import { convert } from 'html-to-text';
for (const html of process.argv.slice(2)) console.log('html-to-text', JSON.stringify(convert(html)), 'kreuzberg', JSON.stringify(kreuzberg.convert(html).content));
JS
pages=('<dl><dt>2024年</dt><dd>100</dd><dt>2025年</dt><dd>200</dd></dl>' '<p>电话</p><address>13800138000</address>20号' '<div>2024年</div><div>100</div>')
node run.mjs "${pages[@]}" | tee out
venv/bin/python - "${pages[@]}" <<'PY' | tee -a out
import sys
from importlib.metadata import version

import inscriptis

print("inscriptis", version("inscriptis"))
for page in sys.argv[1:]:
    print("inscriptis", inscriptis.get_text(page).split())
PY
grep -qxF 'html-to-text "2024年1002025年200" kreuzberg "2024年\n100\n\n2025年\n200\n"' out && grep -q '^html-to-text ".*1380013800020号"' out && grep -q '^html-to-text "2024年\\n100"' out &&
  grep -qxF "inscriptis ['2024年1002025年200']" out && grep -qxF "inscriptis ['2024年', '100']" out && echo "as found: a sum and a year are one number"
