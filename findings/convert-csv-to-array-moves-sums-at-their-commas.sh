#!/usr/bin/env bash
# Surprise: convert-csv-to-array reads what its sister convert-array-to-csv has written otherwise than it was: it ends a field at a comma within quotation marks (RFC
# 4180, 2.6), so that of "1,234" and 90 the budget is "1, the sum that was spent 234" and 90 stands under a heading named undefined, with no error. A budget of 1e5 is
# 1. Papa Parse reads it as it was written.
# Seen with convert-csv-to-array 1.0.3, convert-array-to-csv 2.0.0 and papaparse 5.5.3 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" convert-csv-to-array@1.0.3 convert-array-to-csv@2.0.0 papaparse@5.5.3
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const { convertArrayToCSV } = require('convert-array-to-csv');
const { convertCSVToArray } = require('convert-csv-to-array');
const papa = require('papaparse');
for (const budget of ['1234', '1,234', '1e5']) {
  const text = convertArrayToCSV([{ 姓名: '李明', 预算: budget, 支出: 90 }]);
  console.log(text.trim().split('\n')[1], JSON.stringify(convertCSVToArray(text, { separator: ',' })[1]), 'papaparse', JSON.stringify(papa.parse(text.trim(), { header: true, dynamicTyping: true }).data[0]));
}
JS
node run.js | tee out
diff out - <<'END' && echo "as found: the comma of the sum ends the field"
李明,1234,90 {"姓名":"李明","预算":1234,"支出":90} papaparse {"姓名":"李明","预算":1234,"支出":90}
李明,"1,234",90 {"姓名":"李明","预算":"\"1","支出":"234\"","undefined":90} papaparse {"姓名":"李明","预算":"1,234","支出":90}
李明,1e5,90 {"姓名":"李明","预算":1,"支出":90} papaparse {"姓名":"李明","预算":100000,"支出":90}
END
