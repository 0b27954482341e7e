#!/usr/bin/env bash
# Surprise: formulas, which calculates Excel workbooks in Python, writes October as month 1: TEXT(DATE(2025,10,15),"yyyy年m月d日") is 2025年1月15日, another date, with
# no error (in the month without a zero in front the zero behind is taken away as well). Every other month is right, and so is October in mm; a day in d, the 10th,
# 20th and 30th, loses its zero too. HyperFormula writes 2025年10月15日.
# Seen with formulas 1.3.4 and hyperformula 3.5.0 on 2026-12-02. Needs Node.js as well.
source "$(dirname "$0")/start.bash" formulas==1.3.4
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit hyperformula@3.5.0
cat > run.mjs <<'JS'
import { HyperFormula } from 'hyperformula'
const cells = process.argv.slice(2)
const sheet = HyperFormula.buildFromArray(cells.map(cell => [cell]), { licenseKey: 'gpl-v3' })
console.log(`hyperformula ${HyperFormula.version}`)
cells.forEach((cell, row) => console.log(cell, sheet.getCellValue({ sheet: 0, row, col: 0 })))
JS
cat > run.py <<'PY'
import sys
from importlib.metadata import version

import formulas

print("formulas", version("formulas"))
for cell in sys.argv[1:]:
    print(cell, formulas.Parser().ast(cell)[1].compile()())
PY
set -- '=TEXT(DATE(2025,9,15),"yyyy年m月d日")' '=TEXT(DATE(2025,10,15),"yyyy年m月d日")' '=TEXT(DATE(2025,10,15),"yyyy年mm月dd日")' '=TEXT(DATE(2025,11,15),"yyyy年m月d日")' '=TEXT(DATE(2025,3,10),"m月d日")' '=TEXT(DATE(2025,3,20),"m月d日")'
{ venv/bin/python -W ignore run.py "$@"; node run.mjs "$@"; } | tee out
diff <(grep '^=' out) - <<'END' && echo "as found: October is January"
=TEXT(DATE(2025,9,15),"yyyy年m月d日") 2025年9月15日
=TEXT(DATE(2025,10,15),"yyyy年m月d日") 2025年1月15日
=TEXT(DATE(2025,10,15),"yyyy年mm月dd日") 2025年10月15日
=TEXT(DATE(2025,11,15),"yyyy年m月d日") 2025年11月15日
=TEXT(DATE(2025,3,10),"m月d日") 3月1日
=TEXT(DATE(2025,3,20),"m月d日") 3月2日
=TEXT(DATE(2025,9,15),"yyyy年m月d日") 2025年9月15日
=TEXT(DATE(2025,10,15),"yyyy年m月d日") 2025年10月15日
=TEXT(DATE(2025,10,15),"yyyy年mm月dd日") 2025年10月15日
=TEXT(DATE(2025,11,15),"yyyy年m月d日") 2025年11月15日
=TEXT(DATE(2025,3,10),"m月d日") 3月10日
=TEXT(DATE(2025,3,20),"m月d日") 3月20日
END
