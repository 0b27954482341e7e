#!/usr/bin/env bash
# Surprise: officeparser reads a Chinese character of RTF (\u26446) and then the stand-in behind it as well, which is there for readers that
# do not know \u and which those that do skip (\uc, 1 if nothing else is said; RTF 1.9.1, Unicode RTF): what pandoc writes of 李明 it reads as 李?明?, every character
# with a question mark, so that no name and no word of a list is found in the text. \uc1 before it changes nothing.
# Seen with officeparser 7.8.0 on what pandoc 3.9 (pypandoc_binary 1.17) wrote, and striprtf 0.0.35, on 2026-12-01. Needs Node.js as well.
source "$(dirname "$0")/start.bash" pypandoc_binary==1.17 striprtf==0.0.35
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit officeparser@7.8.0
cat > write.py <<'PY'
import pypandoc
from striprtf.striprtf import rtf_to_text
print("pandoc", pypandoc.get_pandoc_version())
pypandoc.convert_text("李明电话13800138000", "rtf", format="markdown", outputfile="a.rtf", extra_args=["--standalone"])
rtf = open("a.rtf").read()
open("b.rtf", "w").write(rtf.replace("\\deff0", "\\deff0\\uc1", 1))
print("striprtf:", rtf_to_text(rtf).strip())
PY
venv/bin/python write.py | tee out
npm ls officeparser | tail -n +2
cat > run.js <<'JS'
const { OfficeParser } = require("officeparser");
(async () => {
  for (const name of ["a.rtf", "b.rtf"]) console.log(name, (await OfficeParser.parseOffice(name)).toText().trim());
})();
JS
node run.js | tee -a out
grep -q 'uc1' b.rtf && grep -qx 'striprtf: 李明电话13800138000' out && [ "$(grep -cF '.rtf 李?明?电?话?13800138000' out)" = 2 ] &&
  echo "as found: every character with a question mark behind it"
