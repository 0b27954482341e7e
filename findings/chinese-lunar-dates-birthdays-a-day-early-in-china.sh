#!/usr/bin/env bash
# Surprise: chinese-lunar adds days of 24 hours to the first day of a month, on the clock of the machine, and China had summer time from 1986 to 1991: on a machine in
# Shanghai Mid-Autumn of 1988, 25 September, is 23 o'clock of the 24th, a day early when it is written as a date, as are 87 lunar birthdays of those six years, all
# behind the end of a summer. The same machine on UTC has them right, so that a test that runs there passes.
# Seen with chinese-lunar 0.1.4, and tyme4ts 1.5.2 to compare, on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" chinese-lunar@0.1.4 tyme4ts@1.5.2
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const lunar = require('chinese-lunar');
const { LunarDay } = require('tyme4ts');
const written = date => [date.getFullYear(), date.getMonth() + 1, date.getDate()].join('-');
const real = (...day) => (day => [day.getYear(), day.getMonth(), day.getDay()].join('-'))(LunarDay.fromYmd(...day).getSolarDay());
for (const year of [1985, 1988, 1992]) console.log(process.env.TZ, year, written(lunar.lunarToSolar({ year, month: 8, day: 15 })), real(year, 8, 15));
let wrong = 0;
for (let year = 1986; year < 1992; year++)
  for (let month = 1; month <= 12; month++)
    for (let day = 1; day <= 29; day++) wrong += written(lunar.lunarToSolar({ year, month, day })) !== real(year, month, day);
console.log(process.env.TZ, 'wrong from 1986 to 1991:', wrong);
JS
for zone in UTC Asia/Shanghai; do TZ=$zone node run.js; done | tee out
diff out - <<'END' && echo "as found: birthdays are a day early"
UTC 1985 1985-9-29 1985-9-29
UTC 1988 1988-9-25 1988-9-25
UTC 1992 1992-9-11 1992-9-11
UTC wrong from 1986 to 1991: 0
Asia/Shanghai 1985 1985-9-29 1985-9-29
Asia/Shanghai 1988 1988-9-24 1988-9-25
Asia/Shanghai 1992 1992-9-11 1992-9-11
Asia/Shanghai wrong from 1986 to 1991: 87
END
