#!/usr/bin/env bash
# Surprise: xlsx-extract reads the numbers of an Excel sheet rounded to the places of their formats, as its manual says, and takes the places of a percentage for those of the
# share: 0.256, shown as 25.6%, is 0.3, and 0.0485, shown as 4.9%, is 0. By the format 0% it is 26, a hundred times more, and by 0.00% 0.26, so that one column may have it in
# two units. By the format 0 it does not round but cuts: 1999.9 is 1999. With round_floats off 26 and 1999 remain. xlstream shows all as Excel does.
# Seen with xlsx-extract 0.2.0, xlstream 2.5.5 and exceljs 4.4.0 (to write) on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" xlsx-extract@0.2.0 xlstream@2.5.5 exceljs@4.4.0
npm ls xlsx-extract xlstream exceljs --depth=0 | tail -n +2
cat > run.js <<'JS'
const ExcelJS = require('exceljs');
const { XLSX } = require('xlsx-extract');
const { getXlsxStream } = require('xlstream');
const CELLS = [[0.256, '0.0%'], [0.256, '0%'], [0.256, '0.00%'], [0.0485, '0.0%'], [1999.9, '0'], [1234.567, '#,##0.00']];
const read = options => new Promise((done, failed) => {
  const values = [];
  new XLSX().extract('a.xlsx', { sheet_nr: 1, ...options }).on('row', row => values.push(row[0])).on('error', failed).on('end', () => done(values));
});
(async () => {
  const book = new ExcelJS.Workbook(), sheet = book.addWorksheet('s');
  CELLS.forEach(([value, numFmt], row) => Object.assign(sheet.getCell(row + 1, 1), { value, numFmt }));
  await book.xlsx.writeFile('a.xlsx');
  const ours = await read({}), exact = await read({ round_floats: false }), shown = [];
  for await (const row of await getXlsxStream({ filePath: 'a.xlsx', sheet: 0 })) shown.push(row.formatted.arr[0]);
  CELLS.forEach(([value, format], row) => console.log(value, format, 'xlsx-extract', ours[row], 'not rounded', exact[row], 'xlstream', shown[row]));
})();
JS
node run.js | tee out
tail -n 6 out | diff - <(cat <<'END'
0.256 0.0% xlsx-extract 0.3 not rounded 0.256 xlstream 25.6%
0.256 0% xlsx-extract 26 not rounded 26 xlstream 26%
0.256 0.00% xlsx-extract 0.26 not rounded 0.256 xlstream 25.60%
0.0485 0.0% xlsx-extract 0 not rounded 0.0485 xlstream 4.9%
1999.9 0 xlsx-extract 1999 not rounded 1999 xlstream 2000
1234.567 #,##0.00 xlsx-extract 1234.57 not rounded 1234.567 xlstream 1,234.57
END
) && echo "as found: a quarter is three tenths"
