#!/usr/bin/env bash
# Surprise: array-to-csv, which makes CSV of arrays, sets a field into quotation marks if it has a comma or a quotation mark, and not if it has a line end (RFC 4180, 2.6), nor does it write a mark within one twice (2.7): an address of two lines makes two rows of a person, the second with the rest of the address for a name and the sum under the remarks,
# and a remark 说"同意",缓办 is two fields, so that its sum moves on by one. Papa Parse reads what it has written itself as it was.
# Seen with array-to-csv 1.0.1 and papaparse 5.5.3 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" array-to-csv@1.0.1 papaparse@5.5.3
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const arrayToCsv = require('array-to-csv');
const Papa = require('papaparse');
const rows = [['姓名', '备注', '金额'], ['李明', '长安街1号\n2单元', 100], ['王芳', '说"同意",缓办', 200], ['孙七', '7"管', 300]];
console.log(arrayToCsv(rows));
for (const row of Papa.parse(arrayToCsv(rows)).data) console.log('array-to-csv', JSON.stringify(row));
for (const row of Papa.parse(Papa.unparse(rows)).data) console.log('papaparse', JSON.stringify(row));
JS
node run.js | tee out
diff out - <<'END' && echo "as found: of three persons there are more rows"
姓名,备注,金额
李明,长安街1号
2单元,100
王芳,"说"同意",缓办",200
孙七,"7"管",300
array-to-csv ["姓名","备注","金额"]
array-to-csv ["李明","长安街1号"]
array-to-csv ["2单元","100"]
array-to-csv ["王芳","说\"同意","缓办\"","200"]
array-to-csv ["孙七","7\"管","300"]
papaparse ["姓名","备注","金额"]
papaparse ["李明","长安街1号\n2单元","100"]
papaparse ["王芳","说\"同意\",缓办","200"]
papaparse ["孙七","7\"管","300"]
END
