#!/usr/bin/env bash
# Surprise: chinese-days, a calendar of Chinese holidays for Node.js, has 立秋, the start of autumn, on 27 or 28 August in every year from 1900 to 1999, twenty
# days late and behind 处暑, the term that follows it. From 2000 on it is where it is, on 7 or 8 August. No other term of two hundred years is off by more than a
# day.
# Seen with chinese-days 1.5.7, and lunar-javascript 1.7.7 (which computes the terms from the sun's place) to compare, on 2026-12-01.
source "$(dirname "$0")/start-npm.bash" chinese-days@1.5.7 lunar-javascript@1.7.7
npm ls chinese-days lunar-javascript | tail -n +2
cat > run.js <<'JS'
const { getSolarTerms } = require('chinese-days');
const { Lunar } = require('lunar-javascript');
const far = {};
for (let year = 1900; year < 2100; year++) {
  const real = Lunar.fromYmd(year, 6, 1).getJieQiTable();
  for (const { date, name } of getSolarTerms(`${year}-01-01`, `${year}-12-31`)) {
    const days = (new Date(date) - new Date(real[name == '冬至' ? 'DONG_ZHI' : name].toYmd())) / 864e5;
    if (Math.abs(days) > 1) (far[`${name} by ${days} days`] ??= []).push(year);
    if (year % 100 == 99 && (name == '立秋' || name == '处暑')) console.log(name, date);
  }
}
for (const [what, years] of Object.entries(far)) console.log(what, years.length, 'times,', years[0], 'to', years.at(-1));
JS
node run.js | tee out
diff out - <<< $'立秋 1999-08-28\n处暑 1999-08-23\n立秋 2099-08-07\n处暑 2099-08-23\n立秋 by 20 days 100 times, 1900 to 1999' &&
  echo "as found: autumn starts when its second term is over"
