#!/usr/bin/env bash
# Surprise: xlsx-template, which fills .xlsx templates by which "formulas are maintained", sets a row in for each person of a list and leaves formulas as they were, though it
# moves the cells: the sum below the list is still SUM(B2:B2), the first person's alone, and a formula that names the cell of the sum, B3, now takes the second person's
# figure, with no error. Merged cells and named ranges it moves, and of formulas its manual says that they are kept.
# Seen with xlsx-template 1.4.7, exceljs 4.4.0 (to write and read) and hyperformula 3.5.0 (to count) on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" xlsx-template@1.4.7 exceljs@4.4.0 hyperformula@3.5.0
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const Template = require('xlsx-template');
const { Workbook } = require('exceljs');
const { HyperFormula } = require('hyperformula');
(async () => {
  const book = new Workbook();
  const rows = [['姓名', '金额'], ['${table:list.name}', '${table:list.sum}'], ['合计', { formula: 'SUM(B2:B2)' }], ['其中一半', { formula: 'B3/2' }]];
  book.addWorksheet('S').addRows(rows);
  const template = new Template(Buffer.from(await book.xlsx.writeBuffer()));
  template.substitute(1, { list: [{ name: '李明', sum: 100 }, { name: '王芳', sum: 200 }, { name: '张三', sum: 300 }] });
  const filled = new Workbook();
  await filled.xlsx.load(template.generate({ type: 'nodebuffer' }));
  const cells = [];
  filled.worksheets[0].eachRow(row => cells.push(row.values.slice(1).map(value => (value.formula ? `=${value.formula}` : value))));
  const counted = HyperFormula.buildFromArray(cells, { licenseKey: 'gpl-v3' }).getSheetValues(0);
  for (const [index, row] of cells.entries()) console.log(row.join(' '), row[1].toString().startsWith('=') ? counted[index][1] : '');
})();
JS
node run.js | tee out
diff out - <<'END' && echo "as found: the sum is the first person's"
姓名 金额 
李明 100 
王芳 200 
张三 300 
合计 =SUM(B2:B2) 100
其中一半 =B3/2 100
END
