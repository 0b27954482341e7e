#!/usr/bin/env bash
# Surprise: chrono, the usual reader of dates in running text for Node.js, reads in Chinese text 去年10月1日, the first of October of last year, as that of this year, and 明年1月1日, of next year, so too:
# it takes 年10月1日 for the date and leaves what is before 年 outside, a span that begins in the middle of a word. So it is in both scripts. A year in figures is right, and 去年 by
# itself is no date to it.
# Seen with chrono-node 2.10.3 on 2026-12-01.
source "$(dirname "$0")/start-npm.bash" chrono-node@2.10.3
npm ls chrono-node | tail -n +2
cat > run.mjs <<'JS'
import * as chrono from 'chrono-node';
const today = new Date(2026, 11, 1, 12);
const show = (reader, text) => {
  const read = reader.parse(text, today).map(({ text, start }) => `${text} = ${['year', 'month', 'day'].map(part => start.get(part)).join('-')}`);
  console.log(text, '→', read.join(', ') || 'nothing');
};
for (const text of ['去年10月1日召开', '明年1月1日起', '今年3月5日', '2025年10月1日召开', '去年召开']) show(chrono.zh.hans, text);
show(chrono.zh.hant, '去年10月1日召開');
JS
node run.mjs | tee out
grep -qx '去年10月1日召开 → 年10月1日 = 2026-10-1' out && grep -qx '明年1月1日起 → 年1月1日 = 2026-1-1' out && grep -qx '2025年10月1日召开 → 2025年10月1日 = 2025-10-1' out &&
  echo "as found: a year is lost"
