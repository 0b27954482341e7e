#!/usr/bin/env bash
# Surprise: ExcelJS reads of a cell whose date is written by ISO 8601 (t="d"; ECMA-376 Part 1, 18.18.11) only the year, as a number, and takes that for the days
# since 1900: of 2025-10-01 it makes 17 July 1905, without an error, and so of every date of 2025. SheetJS writes dates so when it is told to keep them dates
# (cellDates); a list that the one library has written comes out of the other with all its dates the same.
# Seen with exceljs 4.4.0 on what xlsx (SheetJS) 0.18.5 wrote, on 2026-12-01.
source "$(dirname "$0")/start-npm.bash" exceljs@4.4.0 xlsx@0.18.5
npm ls exceljs xlsx | tail -n +2
cat > run.js <<'JS'
const XLSX = require('xlsx');
const ExcelJS = require('exceljs');
const rows = [['李明', new Date('2025-10-01')], ['王芳', new Date('2025-03-08')], ['某人', new Date('1990-05-04')]];
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows, { cellDates: true }), 's');
XLSX.writeFile(book, 'a.xlsx', { cellDates: true });
const read = new ExcelJS.Workbook();
read.xlsx.readFile('a.xlsx').then(() =>
  rows.forEach(([name, date], at) => console.log(name, date.toISOString(), '→', read.worksheets[0].getCell(at + 1, 2).value.toISOString())));
JS
node run.js | tee out
[ "$(grep -cF '→ 1905-07-17T00:00:00.000Z' out)" = 2 ] && grep -q '^某人 1990-05-04.*→ 1905-06-12T' out && echo "as found: a hundred and twenty years are gone"
