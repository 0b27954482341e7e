#!/usr/bin/env bash
# Surprise: json-2-csv, a usual converter between JSON and CSV for Node.js, takes the line end at the end of a file for a part of the last field (RFC 4180, 2.2: the last
# record may have one, and most files do): the last of a list of persons is 王芳 with a line feed, who is not found among those who are 王芳. With that field in
# quotation marks, or a number, it is not so, and its own CSV has no line end there, so that a test of both ways passes. Papa Parse and csv-parse leave it out.
# Seen with json-2-csv 5.6.0, papaparse 5.5.3 and csv-parse 7.0.3 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" json-2-csv@5.6.0 papaparse@5.5.3 csv-parse@7.0.3
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const { csv2json, json2csv } = require('json-2-csv');
const papa = require('papaparse');
const { parse } = require('csv-parse/sync');
const show = (name, rows) => console.log(name.padEnd(12), JSON.stringify(rows), rows.filter(row => row.姓名 === '王芳').length);
const own = json2csv([{ 电话: '010-1', 姓名: '李明' }, { 电话: '010-2', 姓名: '王芳' }]);
for (const text of [own, own + '\n', own.replace('王芳', '"王芳"') + '\n']) {
  console.log(JSON.stringify(text));
  show('json-2-csv', csv2json(text));
  show('Papa Parse', papa.parse(text, { header: true, skipEmptyLines: true }).data);
  show('csv-parse', parse(text, { columns: true }));
}
JS
node run.js | tee out
diff out - <<'END' && echo "as found: the last name has a line end"
"电话,姓名\n010-1,李明\n010-2,王芳"
json-2-csv   [{"电话":"010-1","姓名":"李明"},{"电话":"010-2","姓名":"王芳"}] 1
Papa Parse   [{"电话":"010-1","姓名":"李明"},{"电话":"010-2","姓名":"王芳"}] 1
csv-parse    [{"电话":"010-1","姓名":"李明"},{"电话":"010-2","姓名":"王芳"}] 1
"电话,姓名\n010-1,李明\n010-2,王芳\n"
json-2-csv   [{"电话":"010-1","姓名":"李明"},{"电话":"010-2","姓名":"王芳\n"}] 0
Papa Parse   [{"电话":"010-1","姓名":"李明"},{"电话":"010-2","姓名":"王芳"}] 1
csv-parse    [{"电话":"010-1","姓名":"李明"},{"电话":"010-2","姓名":"王芳"}] 1
"电话,姓名\n010-1,李明\n010-2,\"王芳\"\n"
json-2-csv   [{"电话":"010-1","姓名":"李明"},{"电话":"010-2","姓名":"王芳"}] 1
Papa Parse   [{"电话":"010-1","姓名":"李明"},{"电话":"010-2","姓名":"王芳"}] 1
csv-parse    [{"电话":"010-1","姓名":"李明"},{"电话":"010-2","姓名":"王芳"}] 1
END
