#!/usr/bin/env bash
# Surprise: SheetJS, as npm has it (xlsx 0.18.5), shows a time in the last half second of a minute a minute early, as it rounds the seconds up to 60 and takes these
# for 00 of the same minute: 10:29:59.6, which Excel shows as 10:30:00, is 10:29:00. openpyxl writes such times, of datetime.now(). Without seconds the last half
# second of a day is 24:00 of that day. @e965/xlsx 0.20.3, the SheetJS of today, and numfmt go on to the next minute, and day.
# Seen with xlsx 0.18.5, @e965/xlsx 0.20.3, numfmt 4.0.1 and openpyxl 3.1.5 (to write) on 2026-12-02. Needs Node.js as well.
source "$(dirname "$0")/start.bash" openpyxl==3.1.5
npm init --yes > /dev/null
npm install --silent --no-fund --no-audit xlsx@0.18.5 @e965/xlsx@0.20.3 numfmt@4.0.1
npm ls --depth=0 | tail -n +2
cat > write.py <<'PY'
from datetime import datetime

import openpyxl

book = openpyxl.Workbook()
for clock in (10, 29, 59, 400000), (10, 29, 59, 600000), (10, 59, 59, 999000), (23, 59, 59, 700000):
    book.active.append([datetime(2025, 10, 1, *clock)])
for (cell,) in book.active:
    cell.number_format = "yyyy-mm-dd hh:mm:ss"
book.save("a.xlsx")
PY
venv/bin/python write.py
cat > run.mjs <<'JS'
import { createRequire } from 'node:module';
import { format } from 'numfmt';
const require = createRequire(import.meta.url);
const sheets = ['xlsx', '@e965/xlsx'].map(name => require(name).readFile('a.xlsx').Sheets.Sheet);
for (const cell of ['A1', 'A2', 'A3', 'A4'])
  console.log(`xlsx ${sheets[0][cell].w} | @e965/xlsx ${sheets[1][cell].w} | numfmt ${format('yyyy-mm-dd hh:mm:ss', sheets[0][cell].v)}`);
console.log(require('xlsx').SSF.format('yyyy-mm-dd hh:mm', sheets[0].A4.v), require('@e965/xlsx').SSF.format('yyyy-mm-dd hh:mm', sheets[0].A4.v));
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: half a second before the minute is a minute before"
xlsx 2025-10-01 10:29:59 | @e965/xlsx 2025-10-01 10:29:59 | numfmt 2025-10-01 10:29:59
xlsx 2025-10-01 10:29:00 | @e965/xlsx 2025-10-01 10:30:00 | numfmt 2025-10-01 10:30:00
xlsx 2025-10-01 10:59:00 | @e965/xlsx 2025-10-01 11:00:00 | numfmt 2025-10-01 11:00:00
xlsx 2025-10-01 23:59:00 | @e965/xlsx 2025-10-02 00:00:00 | numfmt 2025-10-02 00:00:00
2025-10-01 24:00 2025-10-02 00:00
END
