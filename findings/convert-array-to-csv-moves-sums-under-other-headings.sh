#!/usr/bin/env bash
# Surprise: convert-array-to-csv, which makes CSV of objects, takes the headings of the first object and writes the values of every other in the order in which they
# stand in it: a person without a budget, whose field is not there (as JSON leaves out what is undefined), has the 90 that was spent under 预算, and an object with its
# fields in another order, which is the same object, has its name there. A header that is given changes nothing. Papa Parse goes by the names.
# Seen with convert-array-to-csv 2.0.0 and papaparse 5.5.3 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" convert-array-to-csv@2.0.0 papaparse@5.5.3
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const { convertArrayToCSV } = require('convert-array-to-csv');
const papa = require('papaparse');
const first = { 姓名: '李明', 预算: 100, 支出: 80 };
const header = Object.keys(first);
for (const other of [{ 姓名: '王芳', 支出: 90 }, { 支出: 90, 姓名: '王芳', 预算: 200 }]) {
  console.log('convert-array-to-csv', convertArrayToCSV([first, other]).trim().split('\n').join(' / '));
  console.log('with header', convertArrayToCSV([first, other], { header }).trim().split('\n').join(' / '));
  console.log('papaparse', papa.unparse([first, other]).split('\r\n').join(' / '));
}
JS
node run.js | tee out
diff out - <<'END' && echo "as found: what was spent is the budget"
convert-array-to-csv 姓名,预算,支出 / 李明,100,80 / 王芳,90
with header 姓名,预算,支出 / 李明,100,80 / 王芳,90
papaparse 姓名,预算,支出 / 李明,100,80 / 王芳,,90
convert-array-to-csv 姓名,预算,支出 / 李明,100,80 / 90,王芳,200
with header 姓名,预算,支出 / 李明,100,80 / 90,王芳,200
papaparse 姓名,预算,支出 / 李明,100,80 / 王芳,200,90
END
