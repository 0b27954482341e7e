#!/usr/bin/env bash
# Surprise: xlsx-populate, which fills in Excel workbooks and leaves all else as it was, empties every cell of the sheet that holds a text of several runs within the cell (t="inlineStr" with r; ECMA-376 Part 1, 18.3.1.53 and 18.4.4), as openpyxl writes rich text: of 应付 with 100 in bold behind it nothing is left in the file
# that it saves, though only another cell was set, with no error. Before that its value is a list of objects, "[object Object],[object Object]" as a text, and find sees neither the words nor the name 王芳 that is bold as a whole. Texts of one run without a format it keeps, but those of figures alone, 200 or a telephone number, as numbers. calamine reads all of them.
# Seen with xlsx-populate 1.21.0, openpyxl 3.1.5 (to write) and python-calamine 0.9.1 (to compare) on 2026-12-03. Needs Node.js and npm as well.
source "$(dirname "$0")/start.bash" openpyxl==3.1.5 python-calamine==0.9.1
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit xlsx-populate@1.21.0
npm ls --depth=0 | tail -n +2
cat > write.py <<'PY'
import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

bold = InlineFont(b=True)
book = openpyxl.Workbook()
book.active.append(["姓名", "应付", "签收"])
book.active.append(["李明", CellRichText("应付", TextBlock(bold, "100"), "元")])
book.active.append([CellRichText(TextBlock(bold, "王芳")), "200"])
book.save("a.xlsx")
PY
cat > fill.js <<'JS'
const XlsxPopulate = require('xlsx-populate');
XlsxPopulate.fromFileAsync('a.xlsx').then((book) => {
  const sheet = book.sheet(0);
  console.log('xlsx-populate', String(sheet.cell('B2').value()), '|', String(sheet.cell('A3').value()), '| finds', sheet.find('王芳').length, sheet.find('李明').length);
  sheet.cell('C2').value('是');
  return book.toFileAsync('b.xlsx');
});
JS
cat > read.py <<'PY'
import python_calamine

for name in ("a.xlsx", "b.xlsx"):
    print(name, python_calamine.CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python())
PY
{
  venv/bin/python write.py
  node fill.js
  venv/bin/python read.py
} | tee out
diff out - <<'END' && echo "as found: one cell was set, two are empty"
xlsx-populate [object Object],[object Object],[object Object] | [object Object] | finds 0 1
a.xlsx [['姓名', '应付', '签收'], ['李明', '应付100元', ''], ['王芳', '200', '']]
b.xlsx [['姓名', '应付', '签收'], ['李明', '', '是'], ['', 200.0, '']]
END
