#!/usr/bin/env bash
# Surprise: @dsnp/parquetjs saves decimals rounded down from a product in binary numbers: 0.29 in a column of two places is 0.28 in the file, 19.99 is 19.98 and -8.55
# is -8.56, with no error. Of the thousand sums from 0.01 to 10.00 69 are a cent short. What it takes as a decimal is a number of JavaScript, there is no other way;
# 1234.56 is right. Apache Arrow reads the file without a word.
# Seen with @dsnp/parquetjs 1.8.8 (the last for Node.js 20) and pyarrow 26.0.1 on 2026-12-02. Needs Node.js as well.
source "$(dirname "$0")/start.bash" pyarrow==26.0.1
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit @dsnp/parquetjs@1.8.8
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const { ParquetSchema, ParquetWriter } = require('@dsnp/parquetjs');
(async () => {
  const schema = new ParquetSchema({ written: { type: 'UTF8' }, sum: { type: 'DECIMAL', precision: 10, scale: 2 } });
  const writer = await ParquetWriter.openFile(schema, 'a.parquet');
  for (const sum of [1234.56, 0.29, 19.99, -8.55, ...Array.from({ length: 1000 }, (_, cent) => (cent + 1) / 100)]) await writer.appendRow({ written: sum.toFixed(2), sum });
  await writer.close();
})();
JS
node run.js
cat > read.py <<'PY'
from importlib.metadata import version

from pyarrow import parquet

rows = [(row["written"], str(row["sum"])) for row in parquet.read_table("a.parquet").to_pylist()]
print("pyarrow", version("pyarrow"), *(f"{written} is {saved}," for written, saved in rows[:4]), "changed:", sum(written != saved for written, saved in rows[4:]))
PY
venv/bin/python read.py | tee out
grep -qx 'pyarrow 26.0.1 1234.56 is 1234.56, 0.29 is 0.28, 19.99 is 19.98, -8.55 is -8.56, changed: 69' out && echo "as found: sums are a cent short"
