#!/usr/bin/env bash
# Surprise: csvjson, told that fields are quoted by ", reads nothing of a field that has a quotation mark in it (RFC 4180, 2.7: it is written twice), or what is behind
# the last of them: of 说"同意"的 there is 的, of 备注"急" nothing at all, and 7"管 is 管, with no error. What it writes itself has the mark once within a quoted field,
# which no reader takes for that, and the heading [].姓名 for 姓名. A comma within a field it keeps. Papa Parse reads them all.
# Seen with csvjson 5.1.0 and papaparse 5.5.3 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" csvjson@5.1.0 papaparse@5.5.3
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const csvjson = require('csvjson');
const papa = require('papaparse');
const rows = ['说"同意"的', '备注"急"', '7"管', '甲,乙'].map(备注 => ({ 姓名: '李明', 备注, 金额: '100' }));
const text = papa.unparse(rows, { newline: '\n' });
console.log(text);
for (const [index, row] of csvjson.toObject(text, { delimiter: ',', quote: '"' }).entries()) {
  console.log('csvjson', JSON.stringify(row), 'Papa Parse', papa.parse(text, { header: true }).data[index].备注);
}
console.log(JSON.stringify(csvjson.toCSV(rows.slice(0, 1), { delimiter: ',', wrap: true })));
JS
node run.js | tee out
diff out - <<'END' && echo "as found: the note is empty"
姓名,备注,金额
李明,"说""同意""的",100
李明,"备注""急""",100
李明,"7""管",100
李明,"甲,乙",100
csvjson {"姓名":"李明","备注":"的","金额":"100"} Papa Parse 说"同意"的
csvjson {"姓名":"李明","备注":"","金额":"100"} Papa Parse 备注"急"
csvjson {"姓名":"李明","备注":"管","金额":"100"} Papa Parse 7"管
csvjson {"姓名":"李明","备注":"甲,乙","金额":"100"} Papa Parse 甲,乙
"\"[].姓名\",\"[].备注\",\"[].金额\"\n\"李明\",\"说\"同意\"的\",\"100\""
END
