#!/usr/bin/env bash
# Surprise: comma-separated-values, a parser of CSV for JavaScript, casts numbers and booleans, as it says, by the first row of data: below a number every field of that column that is no number is null, 待定 (to be settled) as much as "1,234", and an empty one is 0, so that who has no sum yet has nought and the column adds up; A2 below the number 1 is null. With
# 待定 in the first row all are texts, and with nothing there all are numbers again, the first of them 0. Papa Parse, told to find types (dynamicTyping), judges field by field, and csv-parse with cast as well: both have 待定.
# Seen with comma-separated-values 3.6.4, papaparse 5.5.3 and csv-parse 7.0.3 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" comma-separated-values@3.6.4 papaparse@5.5.3 csv-parse@7.0.3
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const CSV = require('comma-separated-values');
const Papa = require('papaparse');
const { parse } = require('csv-parse/sync');
const rows = ['李明,100', '王芳,待定', '张三,', '孙七,"1,234"'];
for (const some of [rows, [rows[1], rows[0]], [rows[2], rows[0]], ['甲,1', '乙,A2']]) {
  const text = some.join('\n') + '\n';
  console.log(JSON.stringify(text));
  console.log('  comma-separated-values', JSON.stringify(CSV.parse(text)));
  console.log('  papaparse', JSON.stringify(Papa.parse(text, { dynamicTyping: true, skipEmptyLines: true }).data));
  console.log('  csv-parse', JSON.stringify(parse(text, { cast: true })));
}
JS
node run.js | tee out
diff out - <<'END' && echo "as found: what is not settled is nothing"
"李明,100\n王芳,待定\n张三,\n孙七,\"1,234\"\n"
  comma-separated-values [["李明",100],["王芳",null],["张三",0],["孙七",null]]
  papaparse [["李明",100],["王芳","待定"],["张三",null],["孙七","1,234"]]
  csv-parse [["李明",100],["王芳","待定"],["张三",""],["孙七","1,234"]]
"王芳,待定\n李明,100\n"
  comma-separated-values [["王芳","待定"],["李明","100"]]
  papaparse [["王芳","待定"],["李明",100]]
  csv-parse [["王芳","待定"],["李明",100]]
"张三,\n李明,100\n"
  comma-separated-values [["张三",0],["李明",100]]
  papaparse [["张三",null],["李明",100]]
  csv-parse [["张三",""],["李明",100]]
"甲,1\n乙,A2\n"
  comma-separated-values [["甲",1],["乙",null]]
  papaparse [["甲",1],["乙","A2"]]
  csv-parse [["甲",1],["乙","A2"]]
END
