#!/usr/bin/env bash
# Surprise: Node.js has the Spring Festival of 2027 a day late and that of 2030 a day early: Intl.DateTimeFormat with the Chinese calendar calls 6 February 2027 the
# thirtieth of the twelfth month, 腊月30日, and 7 February the first of the first, 正月1日. It is on 6 February, as tyme4ts and lunar-javascript have it.
# Seen with Node.js 24.21.0 (ICU 78.3), tyme4ts 1.5.2 and lunar-javascript 1.7.7 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" node@24.21.0 tyme4ts@1.5.2 lunar-javascript@1.7.7
cat > run.js <<'JS'
const { SolarDay } = require('tyme4ts');
const { Solar } = require('lunar-javascript');
console.log('Node.js', process.version, 'ICU', process.versions.icu);
const chinese = new Intl.DateTimeFormat('zh-u-ca-chinese', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric' });
for (const day of ['2026-02-17', '2027-02-05', '2027-02-06', '2027-02-07', '2030-02-02', '2030-02-03']) {
  const [y, m, d] = day.split('-').map(Number);
  const lunar = Solar.fromYmd(y, m, d).getLunar();
  console.log(day, 'Intl', chinese.format(new Date(`${day}T12:00+08:00`)), 'tyme4ts', SolarDay.fromYmd(y, m, d).getLunarDay().toString().slice(5),
    'lunar-javascript', `${lunar.getMonthInChinese()}月${lunar.getDayInChinese()}`);
}
JS
node_modules/.bin/node run.js | tee out
grep -qx '2027-02-06 Intl 腊月30日 tyme4ts 正月初一 lunar-javascript 正月初一' out && grep -qx '2027-02-07 Intl 正月1日 .*' out && grep -qx '2030-02-02 Intl 正月1日 tyme4ts 十二月三十 .*' out &&
  grep -qx '2026-02-17 Intl 正月1日 tyme4ts 正月初一 .*' out && echo "as found: the year begins on another day"
