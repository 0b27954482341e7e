#!/usr/bin/env bash
# Surprise: textract, which reads documents of many kinds for Node.js, passes what it has read through a list of characters that it lets through, and ≥, ≤, ‰, ℃ and
# the circled figures (①) are not on it: ≥60分 is 60分, a limit of 30‰ is one of 30, and items have lost their numbers; × and ± are on it. The bar | it takes for a
# quotation mark. A space is all that is left, with no warning and no option, in a .txt file as in a .docx.
# Seen with textract 2.5.0, @nosferatu500/textract 3.1.3 and python-docx 1.2.0 on 2026-12-02. Needs Node.js as well.
source "$(dirname "$0")/start.bash" python-docx==1.2.0
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit --ignore-scripts textract@2.5.0 @nosferatu500/textract@3.1.3
cat > write.py <<'PY'
from pathlib import Path

import docx

TEXT = "①成绩≥60分，税率30‰，温度≤36℃，误差±5，甲|乙"
Path("a.txt").write_text(TEXT, "utf-8")
document = docx.Document()
document.add_paragraph(TEXT)
document.save("a.docx")
print("as written:", TEXT)
PY
venv/bin/python write.py | tee out
cat > run.js <<'JS'
const read = (name, file) => new Promise((done, fail) => require(name).fromFileWithPath(file, (error, text) => error ? fail(error) : done(text)));
(async () => {
  for (const name of ['textract', '@nosferatu500/textract'])
    for (const file of ['a.txt', 'a.docx']) console.log(name, require(`${name}/package.json`).version, file, (await read(name, file)).trim());
})();
JS
node run.js | tee -a out
[ "$(grep -cF '成绩 60分，税率30 ，温度 36 ，误差±5，甲"乙' out)" = 4 ] && echo "as found: sixty or more is sixty"
