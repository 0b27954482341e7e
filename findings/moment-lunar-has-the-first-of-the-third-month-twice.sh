#!/usr/bin/env bash
# Surprise: moment-lunar, the Chinese calendar for Moment.js, makes the first of the third month of the last days of the second: 28 March 2025 and 29 March 2025 are both
# 2025-03-01, and in 2023 two days of the second month are the first and the second of the third. It keeps the Chinese date as a date of the Western calendar, which has
# no 29 or 30 February, and Moment.js counts on. One or two days are wrong so in nearly every year.
# Seen with moment-lunar 0.0.4, moment 2.31.0 and tyme4ts 1.5.2 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" moment-lunar@0.0.4 moment@2.31.0 tyme4ts@1.5.2
npm ls moment-lunar moment tyme4ts --depth=0 | tail -n +2
cat > run.js <<'JS'
const moment = require('moment');
require('moment-lunar');
const { SolarDay } = require('tyme4ts');
for (const day of ['2023-02-20', '2023-03-20', '2023-03-21', '2023-03-22', '2025-03-27', '2025-03-28', '2025-03-29', '2025-10-06']) {
  const [y, m, d] = day.split('-').map(Number);
  console.log(day, 'moment-lunar', moment(day, 'YYYY-MM-DD').lunar().format('YYYY-MM-DD'), 'tyme4ts', SolarDay.fromYmd(y, m, d).getLunarDay().toString());
}
JS
node run.js | tee out
grep -qx '2025-03-28 moment-lunar 2025-03-01 tyme4ts .*二月廿九' out && grep -qx '2025-03-29 moment-lunar 2025-03-01 tyme4ts .*三月初一' out &&
  grep -qx '2023-03-21 moment-lunar 2023-03-02 tyme4ts .*二月三十' out && echo "as found: two days have one date"
