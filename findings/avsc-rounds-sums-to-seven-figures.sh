#!/usr/bin/env bash
# Surprise: avsc, the usual library of Avro for Node.js, infers from a value the type of a table (Type.forValue), and of a number of JavaScript that is no small integer
# "float", of 32 bits and seven figures, where each has 64 (Avro 1.12, Primitive Types: double): 1234567.89 comes back as 1234567.875, a contract number 20251234567 as
# another, with no error. isValid says that the values fit. Only beyond nine thousand million million is it a double.
# Seen with avsc 5.7.9 on 2026-12-02, and fastavro 1.13.0 to read. Needs Python as well.
here=$(cd "$(dirname "$0")" && pwd)
source "$here/start-npm.bash" avsc@5.7.9
npm ls --depth=0 | tail -n +2
python3 -m venv venv && venv/bin/pip -q install fastavro==1.13.0
cat > run.js <<'JS'
const avro = require('avsc');
const rows = [{ 姓名: '李明', 金额: 1234567.89, 编号: 20251234567 }, { 姓名: '王芳', 金额: 0.29, 编号: 20251234568 }];
const type = avro.Type.forValue(rows[0]);
console.log(JSON.stringify(type.schema()), 'valid', rows.every(row => type.isValid(row)));
for (const row of rows) console.log(JSON.stringify(type.fromBuffer(type.toBuffer(row))));
const file = avro.createFileEncoder('a.avro', type);
for (const row of rows) file.write(row);
file.end();
JS
{
  node run.js
  venv/bin/python -c 'import fastavro; print(*fastavro.reader(open("a.avro", "rb")), sep="\n")'
} | tee out
diff out - <<'END' && echo "as found: a sum is rounded"
{"type":"map","values":["string","float"]} valid true
{"姓名":"李明","金额":1234567.875,"编号":20251234304}
{"姓名":"王芳","金额":0.28999999165534973,"编号":20251234304}
{'姓名': '李明', '金额': 1234567.875, '编号': 20251234304.0}
{'姓名': '王芳', '金额': 0.28999999165534973, '编号': 20251234304.0}
END
