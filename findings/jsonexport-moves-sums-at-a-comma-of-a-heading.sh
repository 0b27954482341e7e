#!/usr/bin/env bash
# Surprise: jsonexport, which makes CSV of objects, puts quotation marks around a value with a comma and none around a heading with one (RFC 4180, 2.6): a column 预算,万元
# (the budget, in ten thousands of yuan) has two headings and one value, so that what was spent stands under 万元 and nothing under 支出. So it is with headings that are
# given by rename.. Papa Parse and csv-stringify quote headings as they do values.
# Seen with jsonexport 3.2.0, papaparse 5.5.3 and csv-stringify 6.9.0 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" jsonexport@3.2.0 papaparse@5.5.3 csv-stringify@6.9.0
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const jsonexport = require('jsonexport');
const papa = require('papaparse');
const { stringify } = require('csv-stringify/sync');
const rows = [{ 姓名: '李明,王芳', '预算,万元': 100, 支出: 80 }];
const show = (name, text) => console.log(`${name}\n${text.trim()}\n${JSON.stringify(papa.parse(text.trim(), { header: true }).data[0])}`);
(async () => {
  show('jsonexport', await jsonexport(rows));
  show('with rename', await jsonexport([{ a: '李明', b: 100, c: 80 }], { rename: ['姓名', '预算,万元', '支出'] }));
  show('Papa Parse', papa.unparse(rows));
  show('csv-stringify', stringify(rows, { header: true }));
})();
JS
node run.js | tee out
diff out - <<'END' && echo "as found: what was spent stands under 万元"
jsonexport
姓名,预算,万元,支出
"李明,王芳",100,80
{"姓名":"李明,王芳","预算":"100","万元":"80"}
with rename
姓名,预算,万元,支出
李明,100,80
{"姓名":"李明","预算":"100","万元":"80"}
Papa Parse
姓名,"预算,万元",支出
"李明,王芳",100,80
{"姓名":"李明,王芳","预算,万元":"100","支出":"80"}
csv-stringify
姓名,"预算,万元",支出
"李明,王芳",100,80
{"姓名":"李明,王芳","预算,万元":"100","支出":"80"}
END
