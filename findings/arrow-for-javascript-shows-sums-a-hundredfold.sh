#!/usr/bin/env bash
# Surprise: apache-arrow, the library of Arrow for JavaScript, gives a decimal without its point: a sum of 1234.56 in a column decimal(10, 2), as DuckDB and pyarrow
# write it, is 123456 as a text, in JSON, as a number and in the table that it prints, and 5 cents are 5; 120000 in a column of scale -4 is 12. The scale is in the
# schema alone, to which one is left. Dates and integers of 64 bits it gives as they are.
# Seen with apache-arrow 21.2.0 and pyarrow 26.0.1 (to write, and to compare) on 2026-12-02. Needs Node.js as well.
source "$(dirname "$0")/start.bash" pyarrow==26.0.1
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit apache-arrow@21.2.0
npm ls apache-arrow | tail -n +2
cat > write.py <<'PY'
from decimal import Decimal

import pyarrow
from pyarrow import feather

table = pyarrow.table(
    {
        "sum": pyarrow.array([Decimal("1234.56"), Decimal("-0.05"), Decimal("20.00")], pyarrow.decimal128(10, 2)),
        "large": pyarrow.array([Decimal("120000"), Decimal("-10000"), None], pyarrow.decimal128(10, -4)),
        "number": pyarrow.array([110105194912310021, 7, None], pyarrow.int64()),
    }
)
feather.write_feather(table, "a.arrow", compression="uncompressed")
print("pyarrow", pyarrow.__version__, *(str(value) for value in feather.read_table("a.arrow")["sum"].to_pylist()))
PY
venv/bin/python write.py | tee out
cat > run.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { tableFromIPC } from 'apache-arrow';
const table = tableFromIPC(readFileSync('a.arrow'));
for (const { name, type } of table.schema.fields) console.log(name, `${type}`, [...table.getChild(name)].map(value => `${value}`).join(' '));
console.log(JSON.stringify(table.get(0).sum), +table.get(0).sum, `${table.get(0)}`);
JS
node run.mjs | tee -a out
diff out - <<'END' && echo "as found: the sum is a hundredfold"
pyarrow 26.0.1 1234.56 -0.05 20.00
sum Decimal[10e+2] 123456 -5 2000
large Decimal[10e-4] 12 -1 null
number Int64 110105194912310021 7 null
"\"123456\"" 123456 {"sum": 123456, "large": 12, "number": 110105194912310021}
END
