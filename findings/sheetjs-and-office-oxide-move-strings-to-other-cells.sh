#!/usr/bin/env bash
# Surprise: a shared string of an Excel workbook that is empty may be written <si/> (ECMA-376 Part 1, 18.4.8: an si has nothing that it must hold), as many an XML
# library writes an element without content. SheetJS and office-oxide take it for no string at all, so that each cell whose string stands behind it shows the one
# after its own: of two persons the first has the other's name, and there is no error. Written <si></si>, the same element is one string to them; openpyxl and
# calamine read both alike.
# Seen with xlsx (SheetJS) 0.18.5, @e965/xlsx (SheetJS) 0.20.3, office-oxide 0.1.15, openpyxl 3.1.5 and python-calamine 0.9.1 on 2026-12-01. Needs Node.js as
# well.
source "$(dirname "$0")/start.bash" office-oxide==0.1.15 openpyxl==3.1.5 python-calamine==0.9.1
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit xlsx@0.18.5 @e965/xlsx@0.20.3
person() { printf '<row r="%s"><c r="A%s" t="s"><v>%s</v></c><c r="B%s"><v>%s</v></c></row>' "$1" "$1" "$2" "$1" "$3"; }
for empty in '<si/>' '<si></si>'; do
    case $empty in '<si/>') file=a.xlsx ;; *) file=b.xlsx ;; esac
    python3 "$here/xlsx.py" $file "$(person 1 1 13800138000)$(person 2 2 13900139000)" "$empty<si><t>李明</t></si><si><t>王芳</t></si>"
done
cat > run.py <<'PY'
from importlib.metadata import version

import office_oxide
import openpyxl
import python_calamine

for path in ["a.xlsx", "b.xlsx"]:
    print("office-oxide", version("office-oxide"), path, office_oxide.extract_text(path).split()[1:])
    print("openpyxl", version("openpyxl"), path, [row[0] for row in openpyxl.load_workbook(path).active.values])
    print("calamine", version("python-calamine"), path, [row[0] for row in python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()])
PY
cat > run.js <<'JS'
for (const name of ['xlsx', '@e965/xlsx']) {
  const XLSX = require(name);
  for (const path of ['a.xlsx', 'b.xlsx'])
    console.log(name, XLSX.version, path, JSON.stringify(XLSX.utils.sheet_to_json(XLSX.readFile(path).Sheets.s, { header: 1 })));
}
JS
{ venv/bin/python run.py; node run.js; } | tee out
wrong='["王芳",13800138000],["",13900139000]' right='["李明",13800138000],["王芳",13900139000]'
[ "$(grep -cF "a.xlsx [$wrong]" out)" = 2 ] && [ "$(grep -cF "b.xlsx [$right]" out)" = 2 ] && grep -qF "a.xlsx ['王芳', '13800138000', '13900139000']" out &&
  [ "$(grep -cF "xlsx ['李明', '王芳']" out)" = 4 ] && echo "as found: a telephone number has come to another name"
