#!/usr/bin/env bash
# Surprise: uDSV, a fast reader of CSV that infers the types of columns, judges each by the last field alone among the first rows, and what is of another type above
# it is gone without an error: in a column that ends with 200 the sum "1,200" and the word 面议 are null (a number that is NaN, in JSON), in one that ends with true 是
# is false, as is yes, and of the contract numbers A-01, A-02 and 103 the last alone is left. With the rows the other way round all are kept as text. Papa Parse
# judges field by field.
# Seen with udsv 0.7.3 and papaparse 5.5.3 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" udsv@0.7.3 papaparse@5.5.3
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import papa from 'papaparse';
import { inferSchema, initParser } from 'udsv';
for (const fields of [['"1,200"', '面议', '200'], ['200', '面议', '"1,200"'], ['是', 'yes', 'true'], ['A-01', 'A-02', '103'], ['12%', '0.13']]) {
  const text = ['姓名,x', ...fields.map(field => `李明,${field}`), ''].join('\n');
  const read = initParser(inferSchema(text)).typedObjs(text).map(row => row.x);
  const other = papa.parse(text.trim(), { header: true, dynamicTyping: true }).data.map(row => row.x);
  console.log(...fields, '→', JSON.stringify(read), '| papaparse', JSON.stringify(other));
}
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: the last row decides, and the others are gone"
"1,200" 面议 200 → [null,null,200] | papaparse ["1,200","面议",200]
200 面议 "1,200" → ["200","面议","1,200"] | papaparse [200,"面议","1,200"]
是 yes true → [false,false,true] | papaparse ["是","yes",true]
A-01 A-02 103 → [null,null,103] | papaparse ["A-01","A-02",103]
12% 0.13 → [null,0.13] | papaparse ["12%",0.13]
END
