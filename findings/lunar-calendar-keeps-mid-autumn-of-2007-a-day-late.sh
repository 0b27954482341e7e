#!/usr/bin/env bash
# Surprise: lunar-calendar, a calendar of Chinese dates and festivals for Node.js, has six months of the Chinese year 2007 a day late, and the Mid-Autumn Festival with
# them: 25 September 2007 is the fourteenth of the eighth month to it, and the festival is on the 26th; one who was born in these months gets another birthday. The
# other years from 2000 to 2050 are right on every day, and so are all of them by lunar-lite, its peer.
# Seen with lunar-calendar 0.1.4, lunar-lite 0.2.8 and tyme4ts 1.5.2 (to compare) on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" lunar-calendar@0.1.4 lunar-lite@0.2.8 tyme4ts@1.5.2
npm ls lunar-calendar lunar-lite tyme4ts --depth=0 | tail -n +2
cat > run.js <<'JS'
const { solarToLunar } = require('lunar-calendar');
const { solar2lunar } = require('lunar-lite');
const { SolarDay } = require('tyme4ts');
const READERS = { 'lunar-calendar': (y, m, d) => solarToLunar(y, m, d).lunarDay, 'lunar-lite': (y, m, d) => solar2lunar(`${y}-${m}-${d}`).lunarDay };
const wrong = Object.fromEntries(Object.keys(READERS).map(name => [name, {}]));
for (let time = Date.UTC(2000, 0, 1); time < Date.UTC(2051, 0, 1); time += 864e5) {
  const day = new Date(time), [y, m, d] = [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
  const real = SolarDay.fromYmd(y, m, d).getLunarDay().getDay();
  for (const [name, read] of Object.entries(READERS)) if (read(y, m, d) !== real) wrong[name][y] = (wrong[name][y] ?? 0) + 1;
}
for (const [name, days] of Object.entries(wrong)) console.log(name, 'days from 2000 to 2050 that have another number:', JSON.stringify(days));
for (const [y, m, d] of [[2006, 10, 6], [2007, 9, 25], [2007, 9, 26], [2025, 10, 6]]) {
  const { lunarMonthName, lunarDayName, lunarFestival } = solarToLunar(y, m, d);
  console.log(`${y}-${m}-${d}`, 'lunar-calendar', lunarMonthName + lunarDayName, lunarFestival ?? '-', 'tyme4ts', SolarDay.fromYmd(y, m, d).getLunarDay().toString());
}
JS
node run.js | tee out
grep -q '^lunar-calendar .*{"2007":150,"2008":30}$' out && grep -q '^lunar-lite .*{}$' out && grep -qx '2007-9-25 lunar-calendar 八月十四 - tyme4ts .*八月十五' out &&
  grep -qx '2007-9-26 lunar-calendar 八月十五 中秋节 tyme4ts .*' out && echo "as found: the festival is on the day after"
