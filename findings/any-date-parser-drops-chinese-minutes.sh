#!/usr/bin/env bash
# Surprise: any-date-parser, which reads dates in many languages, Chinese among them, reads of 2025年10月1日下午3点30分 the day and the hour and drops the minutes, and of
# 2025年10月1日15点30分 the day alone: a meeting at half past three is at three, or at midnight, with no error, though it refuses what it can't read. 下午3:30, 晚上8:30 and
# 上午12:30 it reads to the minute. Day.js, given the same form, reads both.
# Seen with any-date-parser 2.2.4 and dayjs 1.11.23 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" any-date-parser@2.2.4 dayjs@1.11.23
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import reader from 'any-date-parser';
import dayjs from 'dayjs';
import form from 'dayjs/plugin/customParseFormat.js';
import 'dayjs/locale/zh-cn.js';
dayjs.extend(form);
for (const words of ['2025年10月1日下午3:30', '2025年10月1日下午3点30分', '2025年10月1日下午3时30分', '2025年10月1日15点30分']) {
  const { hour, minute } = reader.attempt(words, 'zh-CN');
  console.log(words, 'hour', hour, 'minute', minute, reader.fromString(words, 'zh-CN').toISOString().slice(0, 16));
}
console.log('dayjs', dayjs('2025年10月1日下午3点30分', 'YYYY年M月D日Ah点mm分', 'zh-cn').format('HH:mm'));
JS
TZ=UTC node run.mjs | tee out
diff out - <<'END' && echo "as found: half past three is three, or midnight"
2025年10月1日下午3:30 hour 15 minute 30 2025-10-01T15:30
2025年10月1日下午3点30分 hour 15 minute undefined 2025-10-01T15:00
2025年10月1日下午3时30分 hour 15 minute undefined 2025-10-01T15:00
2025年10月1日15点30分 hour undefined minute undefined 2025-10-01T00:00
dayjs 15:30
END
