#!/usr/bin/env bash
# Surprise: number-to-chinese-words leaves out the ten thousands of a number if there are fewer than ten of them behind a hundred million: 100050000 is 一億, and
# fifty thousand are gone, without an error. Of 100100000 and of 1050000 it writes all. nzh writes 一億零五萬.
# Seen with number-to-chinese-words 1.0.20 and nzh 1.0.14 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" number-to-chinese-words@1.0.20 nzh@1.0.14
npm ls number-to-chinese-words nzh | tail -n +2
cat > run.js <<'JS'
const { toWords } = require('number-to-chinese-words').NumberToChineseWords;
const { hk } = require('nzh');
for (const number of [1050000, 100100000, 100050000, 300090000, 1000010000]) console.log(number, toWords(number), hk.encodeS(number));
JS
node run.js | tee out
diff out - <<'END' && echo "as found: fifty thousand are gone"
1050000 一百零五萬 一百零五萬
100100000 一億零一十萬 一億零十萬
100050000 一億 一億零五萬
300090000 三億 三億零九萬
1000010000 十億 十億零一萬
END
