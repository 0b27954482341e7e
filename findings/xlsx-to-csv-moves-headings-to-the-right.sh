#!/usr/bin/env bash
# Surprise: xlsx-to-csv, "the fastest XLSX to CSV converter", gives back a text that begins with a comma which is not in the sheet and ends with another, so that every
# heading stands one column to the right of what it is the heading of: of 李明,好,100 the remark is under 姓名 and the sum under 备注, and nothing is under 金额, with no error.
# (What it hands on is an array of three parts made into a text, of which the sheet is the second.) In a file that it writes itself (dest) there is no such comma.
# Seen with xlsx-to-csv 2.0.1, papaparse 5.5.3 and exceljs 4.4.0 (to write) on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" xlsx-to-csv@2.0.1 papaparse@5.5.3 exceljs@4.4.0
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const { convertFile } = require('xlsx-to-csv');
const papa = require('papaparse');
const { Workbook } = require('exceljs');
(async () => {
  const book = new Workbook();
  book.addWorksheet('S').addRows([['姓名', '备注', '金额'], ['李明', '好', 100], ['王芳', '甲,乙', 200]]);
  await book.xlsx.writeFile('a.xlsx');
  const text = convertFile('a.xlsx', { delimiter: ',', dest: 'return' });
  console.log(JSON.stringify(text));
  convertFile('a.xlsx', { delimiter: ',', dest: 'a.csv' });
  console.log(JSON.stringify(require('fs').readFileSync('a.csv', 'utf8')));
  for (const row of papa.parse(text, { header: true }).data) console.log(JSON.stringify(row));
})();
JS
node run.js | tee out
diff out - <<'END' && echo "as found: the sums are under the remarks"
",姓名,备注,金额\r\n李明,好,100\r\n王芳,\"甲,乙\",200\r\n,"
"姓名,备注,金额\r\n李明,好,100\r\n王芳,\"甲,乙\",200\r\n"
{"":"李明","姓名":"好","备注":"100"}
{"":"王芳","姓名":"甲,乙","备注":"200"}
{"":"","姓名":""}
END
