#!/usr/bin/env bash
# Surprise: chinese-numbers-converter, which makes figures of Chinese numerals and mixed ones, up to 亿 by its manual, takes 亿 (a hundred million) for a million
# million if 万 follows: 一亿二千万, 120 million, is 1000020000000, and 2亿3000万 is 2000000000000 and has lost the 3000万. 两亿 alone and 一亿零一 are right.
# chinese-parseint2 reads it rightly.
# Seen with chinese-numbers-converter 2.3.1 and chinese-parseint2 2.0.6 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" chinese-numbers-converter@2.3.1 chinese-parseint2@2.0.6
npm ls chinese-numbers-converter chinese-parseint2 | tail -n +2
cat > run.js <<'JS'
const ChineseNumber = require('chinese-numbers-converter');
const parse = require('chinese-parseint2').default;
for (const words of ['两亿', '一亿零一', '五千万', '一亿二千万', '十亿零五百万'])
  console.log(words, new ChineseNumber(words).toInteger(), parse(words));
for (const words of ['2亿', '2亿3000万', '预算一亿二千万元']) console.log(words, new ChineseNumber(words).toArabicString());
JS
node run.js | tee out
diff out - <<'END' && echo "as found: a hundred million are a million million"
两亿 200000000 200000000
一亿零一 100000001 100000001
五千万 50000000 50000000
一亿二千万 1000020000000 120000000
十亿零五百万 10000005000000 1005000000
2亿 200000000
2亿3000万 2000000000000
预算一亿二千万元 预算1000020000000元
END
