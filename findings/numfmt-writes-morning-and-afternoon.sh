#!/usr/bin/env bash
# Surprise: numfmt, which shows numbers as the formats of a spreadsheet do, writes both words of a Chinese clock, morning and afternoon, before every time, and counts the
# hours to 24 then: half past six in the evening is 上午/下午18时30分. 上午/下午h"时"mm"分" is one of the formats that Excel has built in for Chinese (number 34; ECMA-376 Part 1,
# 18.8.30), where it is 下午6时30分, as SheetJS's SSF has it. Of AM/PM numfmt makes the right word, and a Chinese one if the language is Chinese.
# Seen with numfmt 4.0.1 and ssf 0.11.2 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" numfmt@4.0.1 ssf@0.11.2
npm ls numfmt ssf --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import * as numfmt from 'numfmt';
import ssf from 'ssf';
for (const format of ['上午/下午h"时"mm"分"', '[$-804]上午/下午h:mm', '[$-804]AM/PM h:mm'])
  for (const time of [9.5 / 24, 18.5 / 24]) console.log(format, 'numfmt', numfmt.format(format, time, { locale: 'zh-CN' }), 'ssf', ssf.format(format, time));
JS
node run.mjs | tee out
grep -qx '上午/下午h"时"mm"分" numfmt 上午/下午18时30分 ssf 下午6时30分' out && grep -qx '\[$-804\]AM/PM h:mm numfmt 下午 6:30 .*' out && echo "as found: it is morning and afternoon"
