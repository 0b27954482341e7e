#!/usr/bin/env bash
# Surprise: xlsx-calc, which recalculates workbooks that SheetJS has read, makes 0 of the years between 1 October 1990 and 30 September 2025 and 1 of the days: DATEDIF takes
# the days of Excel for thousandths of a second, with no error, so that everyone is nought years old when the sheet is counted anew. If SheetJS is told to read dates as
# dates it has 35, the difference of the years, a day before the birthday. A loss of 2.5 it rounds to 2, where Excel has 3, and -2^2 is -4, in Excel 4. HyperFormula has 34.
# Seen with xlsx-calc 0.9.2, @e965/xlsx 0.20.3, exceljs 4.4.0 (to write) and hyperformula 3.5.0 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" xlsx-calc@0.9.2 @e965/xlsx@0.20.3 exceljs@4.4.0 hyperformula@3.5.0
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const calculate = require('xlsx-calc');
const xlsx = require('@e965/xlsx');
const { Workbook } = require('exceljs');
const { HyperFormula } = require('hyperformula');
const formulas = ['DATEDIF(A1,B1,"Y")', 'DATEDIF(A1,B1,"M")', 'DATEDIF(A1,B1,"D")', 'ROUND(-2.5,0)', '-2^2'];
(async () => {
  const book = new Workbook();
  const row = book.addWorksheet('S').addRow([new Date('1990-10-01'), new Date('2025-09-30'), ...formulas.map(formula => ({ formula, result: 7 }))]);
  for (const cell of [1, 2]) row.getCell(cell).numFmt = 'yyyy-mm-dd';
  await book.xlsx.writeFile('a.xlsx');
  for (const cellDates of [false, true]) {
    const read = xlsx.readFile('a.xlsx', { cellDates });
    calculate(read);
    console.log('xlsx-calc', cellDates ? 'dates' : 'numbers', ['C1', 'D1', 'E1', 'F1', 'G1'].map(cell => read.Sheets.S[cell].v).join(' '));
  }
  const peer = HyperFormula.buildFromArray([['=DATE(1990,10,1)', '=DATE(2025,9,30)', ...formulas.map(formula => `=${formula}`)]], { licenseKey: 'gpl-v3' });
  console.log('HyperFormula', peer.getSheetValues(0)[0].slice(2).join(' '));
})();
JS
node run.js | tee out
diff out - <<'END' && echo "as found: the age is 0"
xlsx-calc numbers 0 0 1 -2 -4
xlsx-calc dates 35 419 12783 -2 -4
HyperFormula 34 419 12783 -3 4
END
