#!/usr/bin/env bash
# Surprise: date-holidays, the usual calendar of holidays for Node.js, has the Mid-Autumn Festival of 2033 on 7 October, a month late, in China, Taiwan and Hong Kong
# alike. (date-chinese, on which it builds, puts the leap month of that year behind the seventh month; by GB/T 33661-2017 it is behind the eleventh, as the first
# month without a major term counts only in a year of thirteen months from winter solstice to winter solstice.) lunar-javascript and tyme4ts have 8 September.
# Seen with date-holidays 3.37.0 (date-chinese 2.1.4), lunar-javascript 1.7.7 and tyme4ts 1.5.2 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" date-holidays@3.37.0 date-chinese@2.1.4 lunar-javascript@1.7.7 tyme4ts@1.5.2
npm ls date-holidays date-chinese lunar-javascript tyme4ts | tail -n +2
cat > run.js <<'JS'
const Holidays = require('date-holidays');
const { Lunar } = require('lunar-javascript');
const { LunarDay } = require('tyme4ts');
for (const year of [2032, 2033, 2034]) {
  const days = ['CN', 'TW', 'HK'].map(country => new Holidays(country, { languages: 'en' }).getHolidays(year).find(({ name }) => /Mid-Autumn Festival$/.test(name)));
  console.log(year, 'date-holidays', ...days.map(({ date, name }) => `${date.slice(5, 10)}${name.includes('following') ? ' (the day after)' : ''}`),
    '| lunar-javascript', Lunar.fromYmd(year, 8, 15).getSolar().toYmd().slice(5), '| tyme4ts', LunarDay.fromYmd(year, 8, 15).getSolarDay().toString());
}
JS
node run.js | tee out
grep -qF "2033 date-holidays 10-07 10-07 10-08 (the day after) | lunar-javascript 09-08 | tyme4ts 2033年9月8日" out &&
  grep -qF "2034 date-holidays 09-27 09-27 09-28 (the day after) | lunar-javascript 09-27 | tyme4ts 2034年9月27日" out && echo "as found: the moon of October, not of September"
