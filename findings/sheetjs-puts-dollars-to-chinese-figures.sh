#!/usr/bin/env bash
# Surprise: SheetJS puts a dollar sign before a number whose format names a language and no currency (ECMA-376 Part 1, 18.8.31: [$-804] is Chinese). Excel writes
# that into a format for figures in Chinese words, one of its own for China (Special, Chinese Capital Numbers): 1234 in [DBNum2][$-804]General"元整" is
# 壹仟贰佰叁拾肆元整 in the sheet, and $1234元整 in the text, the CSV and the HTML that SheetJS makes of it. In a format of a date [$-804] is left out.
# Seen with xlsx (SheetJS) 0.18.5 and @e965/xlsx (SheetJS) 0.20.3 on 2026-12-02.
source "$(dirname "$0")/start.bash" openpyxl==3.1.5
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit xlsx@0.18.5 @e965/xlsx@0.20.3
cat > write.py <<'PY'
import openpyxl

book = openpyxl.Workbook()
for format in ['0"元整"', '[DBNum2][$-804]General"元整"', "[DBNum1][$-804]General", "[$-804]0", '[$-804]yyyy"年"m"月"']:
    book.active.append([1234, format])
    book.active.cell(book.active.max_row, 1).number_format = format
book.save("a.xlsx")
PY
venv/bin/python write.py
cat > run.js <<'JS'
for (const name of ['xlsx', '@e965/xlsx']) {
  const XLSX = require(name);
  console.log(name, XLSX.version);
  console.log(XLSX.utils.sheet_to_csv(XLSX.readFile('a.xlsx').Sheets.Sheet, { FS: '\t', forceQuotes: false }).replaceAll('"', ''));
}
JS
node run.js | tee out
[ "$(grep -cE '^\$1234(元整)?	' out)" = 6 ] && [ "$(grep -cE '^(1234元整|1903年5月)	' out)" = 4 ] && echo "as found: yuan are dollars"
