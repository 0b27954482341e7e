#!/usr/bin/env bash
# Surprise: convert-excel-to-json gives a day of an Excel sheet, 2025-10-01, on a machine in China as 17 seconds past 23:59 of the day before: whoever writes it as a date
# has 30 September, and so it is with every date of birth and every day on which a contract ends. (It has SheetJS of 2018, which counts from 1899 on the clock of the
# machine, and Shanghai was 8 hours, 5 minutes and 43 seconds from Greenwich then.) Where the machine is on UTC, as where such things are tested, it is midnight of the day.
# @e965/xlsx 0.20.3, the SheetJS of today, has the day on both.
# Seen with convert-excel-to-json 1.7.0, @e965/xlsx 0.20.3 and exceljs 4.4.0 (to write) on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" convert-excel-to-json@1.7.0 @e965/xlsx@0.20.3 exceljs@4.4.0
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const convert = require('convert-excel-to-json');
const xlsx = require('@e965/xlsx');
const { Workbook } = require('exceljs');
const write = day => day.toLocaleString('sv-SE');
(async () => {
  const book = new Workbook();
  book.addWorksheet('S').addRow(['李明', new Date('2025-10-01')]).getCell(2).numFmt = 'yyyy-mm-dd';
  await book.xlsx.writeFile('a.xlsx');
  const sheet = xlsx.readFile('a.xlsx', { cellDates: true }).Sheets.S;
  console.log(process.env.TZ, 'convert-excel-to-json', write(convert({ sourceFile: 'a.xlsx' }).S[0].B), '@e965/xlsx', write(sheet.B1.v));
})();
JS
for zone in UTC Asia/Shanghai; do TZ=$zone node run.js; done | tee out
diff out - <<'END' && echo "as found: 1 October is 30 September"
UTC convert-excel-to-json 2025-10-01 00:00:00 @e965/xlsx 2025-10-01 00:00:00
Asia/Shanghai convert-excel-to-json 2025-09-30 23:59:17 @e965/xlsx 2025-10-01 08:00:00
END
