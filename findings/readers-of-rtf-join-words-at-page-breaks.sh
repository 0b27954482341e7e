#!/usr/bin/env bash
# Surprise: four readers of RTF have nothing for a page break (\page; RTF 1.9.1, Special Characters): what ends one page and what begins the next are one word,
# and 2000 at the foot of the one and 3000 at the head of the other are 20003000. A line break (\line) they all know. striprtf gives two line breaks for a page.
# Seen with pandoc 3.9 (pypandoc_binary 1.17), kreuzberg 4.10.4, officeparser 7.8.0, @iarna/rtf-to-html 1.1.0 and striprtf 0.0.35 on 2026-12-01. Needs Node.js as
# well.
source "$(dirname "$0")/start.bash" striprtf==0.0.35 kreuzberg==4.10.4 pypandoc_binary==1.17
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit officeparser@7.8.0 @iarna/rtf-to-html@1.1.0
printf '%s' '{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}\f0 1000\line 2000\page 3000\par}' > a.rtf
cat > run.py <<'PY'
from importlib.metadata import version
from pathlib import Path

import kreuzberg
import pypandoc
from striprtf.striprtf import rtf_to_text

print("pandoc", pypandoc.get_pandoc_version(), pypandoc.convert_file("a.rtf", "plain").split())
print("kreuzberg", version("kreuzberg"), kreuzberg.extract_file_sync("a.rtf").content.split())
print("striprtf", version("striprtf"), rtf_to_text(Path("a.rtf").read_text()).split())
PY
cat > run.js <<'JS'
const show = (name, text) =>
  console.log(name, require(`./node_modules/${name}/package.json`).version, text.replace(/<[^>]*>/g, '').split(/\s+/).filter(Boolean));
require('officeparser').parseOffice('a.rtf').then(read => show('officeparser', read.toText()));
require('@iarna/rtf-to-html').fromString(require('fs').readFileSync('a.rtf', 'latin1'), { template: (_, __, content) => content }, (error, page) => {
  if (error) throw error;
  show('@iarna/rtf-to-html', page);
});
JS
{ venv/bin/python run.py; node run.js; } | tee out
[ "$(grep -cE "\[ ?'1000', '20003000' ?\]$" out)" = 4 ] && grep -qF "['1000', '2000', '3000']" out && echo "as found: two sums are one"
