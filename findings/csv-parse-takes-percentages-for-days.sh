#!/usr/bin/env bash
# Surprise: csv-parse, with which Node.js reads CSV, takes with cast_date every field for a date that Date.parse of JavaScript makes something of, and that is
# whatever ends in a small number: a share of 5% is 1 May 2001 and 12.5% 5 December, while 13% and 31% are left as they are and 32% is the year 2032, all in one
# column. 附件 1 is 1 January 2001, and 李明 2, the second of two of that name, 1 February. 2025年10月1日 is no date to it. Papa Parse leaves them all.
# Seen with csv-parse 7.0.3 and papaparse 5.5.3 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" csv-parse@7.0.3 papaparse@5.5.3
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import { parse } from 'csv-parse/sync';
import papa from 'papaparse';
const text = '2025-10-01\n5%\n12.5%\n13%\n31%\n32%\n附件 1\n李明 2\n京A 12345\n2025年10月1日\n';
const show = value => (value instanceof Date ? value.toISOString().replace('T00:00:00.000Z', '') : JSON.stringify(value));
const other = papa.parse(text.trim(), { dynamicTyping: true }).data;
parse(text, { cast: true, cast_date: true }).forEach(([value], row) => console.log(text.split('\n')[row], '→', show(value), '| papaparse', show(other[row][0])));
JS
TZ=UTC node run.mjs | tee out
diff out - <<'END' && echo "as found: shares and names are days"
2025-10-01 → 2025-10-01 | papaparse "2025-10-01"
5% → 2001-05-01 | papaparse "5%"
12.5% → 2001-12-05 | papaparse "12.5%"
13% → "13%" | papaparse "13%"
31% → "31%" | papaparse "31%"
32% → 2032-01-01 | papaparse "32%"
附件 1 → 2001-01-01 | papaparse "附件 1"
李明 2 → 2001-02-01 | papaparse "李明 2"
京A 12345 → +012345-01-01 | papaparse "京A 12345"
2025年10月1日 → "2025年10月1日" | papaparse "2025年10月1日"
END
