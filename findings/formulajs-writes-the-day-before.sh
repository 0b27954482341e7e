#!/usr/bin/env bash
# Surprise: formulajs, the functions of Excel in JavaScript, writes in China the day before of every date: TEXT(DATE(2025,10,1),"yyyy-mm-dd") is 2025-09-30. DATE makes
# midnight of the place where the program runs, and TEXT writes the day that it is in Greenwich then; YEAR, MONTH and DAY of the same date are right. By a program in
# London or New York it is right in winter.
# Seen with @formulajs/formulajs 4.6.1 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" @formulajs/formulajs@4.6.1
npm ls @formulajs/formulajs | tail -n +2
cat > run.js <<'JS'
const { DATE, DAY, EDATE, MONTH, TEXT, YEAR } = require('@formulajs/formulajs');
for (const day of [DATE(2025, 10, 1), DATE(2025, 1, 1), EDATE(DATE(2024, 11, 30), 1)])
  console.log(process.env.TZ, [YEAR(day), MONTH(day), DAY(day)].join('-'), '→', TEXT(day, 'yyyy-mm-dd'));
JS
for TZ in Asia/Shanghai America/New_York; do export TZ; node run.js; done | tee out
grep -qx 'Asia/Shanghai 2025-10-1 → 2025-09-30' out && grep -qx 'Asia/Shanghai 2025-1-1 → 2024-12-31' out && grep -qx 'America/New_York 2025-10-1 → 2025-10-01' out &&
  echo "as found: the first of January is in the year before"
