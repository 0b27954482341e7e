#!/usr/bin/env bash
# Surprise: Luxon and Tempo, libraries of dates for JavaScript, leave the 月 out when they write a month by its name (MMMM) in Chinese beside a year and a day: 15
# January and 5 November 2025 are both 2025年115日, with no name and nothing between. Luxon reads its own words for 5 November as 15 January, and refuses 2025年11月5日;
# Tempo reads 2025年1, and 2025年1月, as December, whatever the month, with no error. In Korean the month is 1월 with both. Day.js has 一月.
# Seen with luxon 3.7.2, @formkit/tempo 1.1.0 and dayjs 1.11.23 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" luxon@3.7.2 @formkit/tempo@1.1.0 dayjs@1.11.23
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import { format, parse } from '@formkit/tempo';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import { DateTime } from 'luxon';
const FORM = 'yyyy年MMMMd日';
for (const [month, day] of [[1, 15], [11, 5]]) {
  const date = new Date(2025, month - 1, day);
  const words = DateTime.fromJSDate(date).setLocale('zh').toFormat(FORM);
  console.log('luxon', words, DateTime.fromJSDate(date).setLocale('ko').toFormat(FORM), 'reads', DateTime.fromFormat(words, FORM, { locale: 'zh' }).toISODate());
  console.log('tempo', format(date, 'YYYY年MMMMD日', 'zh'), format(date, 'YYYY年MMMMD日', 'ko'), 'dayjs', dayjs(date).locale('zh-cn').format('YYYY年MMMMD日'));
}
for (const words of ['2025年11月5日', '2025年1月15日']) console.log('luxon', words, DateTime.fromFormat(words, FORM, { locale: 'zh' }).isValid);
for (const words of ['2025年1', '2025年1月', '2025年3月', '2025年10月']) console.log('tempo', words, format(parse(words, 'YYYY年MMMM', 'zh'), 'YYYY-MM'));
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: two days are one, and every month is December"
luxon 2025年115日 2025年1월15日 reads 2025-01-15
tempo 2025年115日 2025年1월15日 dayjs 2025年一月15日
luxon 2025年115日 2025年11월5日 reads 2025-01-15
tempo 2025年115日 2025年11월5日 dayjs 2025年十一月5日
luxon 2025年11月5日 false
luxon 2025年1月15日 false
tempo 2025年1 2025-12
tempo 2025年1月 2025-12
tempo 2025年3月 2025-12
tempo 2025年10月 2025-12
END
