#!/usr/bin/env bash
# Surprise: Day.js writes half past twelve in Chinese as 中午12:30, half past twelve at noon, and reads its own words as 00:30, twelve hours earlier, with no error:
# parsing, it takes only hours behind 12 for those of the afternoon, and 中午 begins at 11 for it. Its 中午11:30 and 下午1:30 come back as they were. Moment.js and date-fns
# read 中午12:30 as 12:30.
# Seen with dayjs 1.11.23, moment 2.31.0 and date-fns 4.4.0 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" dayjs@1.11.23 moment@2.31.0 date-fns@4.4.0
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const { format, parse } = require('date-fns');
const { zhCN } = require('date-fns/locale');
const dayjs = require('dayjs').extend(require('dayjs/plugin/customParseFormat'));
const moment = require('moment');
require('dayjs/locale/zh-cn');
require('moment/locale/zh-cn');
const FORM = 'YYYY年M月D日Ah:mm';
for (const [hour, minute] of [[11, 30], [12, 10], [12, 30], [13, 30]]) {
  const words = dayjs(new Date(2025, 9, 1, hour, minute)).locale('zh-cn').format(FORM);
  console.log(words, 'dayjs', dayjs(words, FORM, 'zh-cn').format('HH:mm'), 'moment', moment(words, FORM, 'zh-cn').format('HH:mm'));
}
console.log('date-fns', format(parse('2025年10月1日中午12:30', 'yyyy年M月d日bh:mm', new Date(), { locale: zhCN }), 'HH:mm'));
JS
node run.js | tee out
diff out - <<'END' && echo "as found: noon is midnight"
2025年10月1日中午11:30 dayjs 11:30 moment 11:30
2025年10月1日中午12:10 dayjs 00:10 moment 12:10
2025年10月1日中午12:30 dayjs 00:30 moment 12:30
2025年10月1日下午1:30 dayjs 13:30 moment 13:30
date-fns 12:30
END
