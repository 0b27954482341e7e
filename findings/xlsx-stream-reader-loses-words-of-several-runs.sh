#!/usr/bin/env bash
# Surprise: xlsx-stream-reader, which reads Excel sheets row by row, reads a text that stands in its cell in several runs (t="inlineStr" with r; ECMA-376 Part 1,
# 18.3.1.53), as openpyxl writes 预算20万元 with the figure bold, as an object that has the name of an element and none of the words: it is [object Object] in a CSV file.
# A text of one run in the same column is right, and so are runs in the list of texts, as XlsxWriter writes them. exceljs reads all.
# Seen with xlsx-stream-reader 1.1.1, exceljs 4.4.0, openpyxl 3.1.5 and XlsxWriter 3.2.9 (to write) on 2026-12-02. Needs Node.js as well.
source "$(dirname "$0")/start.bash" openpyxl==3.1.5 xlsxwriter==3.2.9
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit xlsx-stream-reader@1.1.1 exceljs@4.4.0
npm ls --depth=0 | tail -n +2
cat > write.py <<'PY'
import openpyxl
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

book = openpyxl.Workbook()
book.active.append(["合计", CellRichText("预算", TextBlock(InlineFont(b=True), "20"), "万元")])
book.save("openpyxl.xlsx")
with xlsxwriter.Workbook("xlsxwriter.xlsx") as book:
    sheet = book.add_worksheet()
    sheet.write(0, 0, "合计")
    sheet.write_rich_string(0, 1, "预算", book.add_format({"bold": True}), "20", "万元")
PY
venv/bin/python write.py
cat > run.js <<'JS'
const { createReadStream } = require('node:fs');
const ExcelJS = require('exceljs');
const Reader = require('xlsx-stream-reader');
const stream = file => new Promise((done, failed) => {
  const book = new Reader();
  book.on('error', failed);
  book.on('worksheet', sheet => sheet.on('row', row => done(row.values.slice(1))).process());
  createReadStream(file).pipe(book);
});
(async () => {
  for (const file of ['openpyxl.xlsx', 'xlsxwriter.xlsx']) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    const row = await stream(file);
    console.log(file, 'xlsx-stream-reader', JSON.stringify(row), row.join(), 'exceljs', book.worksheets[0].getCell('B1').text);
  }
})();
JS
node run.js | tee out
diff out - <<'END' && echo "as found: the words of several runs are an object"
openpyxl.xlsx xlsx-stream-reader ["合计",{"name":"t"}] 合计,[object Object] exceljs 预算20万元
xlsxwriter.xlsx xlsx-stream-reader ["合计","预算20万元"] 合计,预算20万元 exceljs 预算20万元
END
