#!/usr/bin/env bash
# Surprise: zh2num, which makes figures of the Chinese numerals in a text, takes 万 and 千 behind Arabic figures, as every report writes them, for a numeral by itself and
# writes its value behind the figures: 12万元, 120000 yuan, is 120元, 1.2万元 1.20元, 100万 1000 and 共3千人 共31000人, with no error. 十二万元 it reads rightly, and
# 2025年3月 it leaves as it is. chinese-numbers-converter reads both.
# Seen with @lazy-cjk/zh2num 1.0.2 and chinese-numbers-converter 2.3.1 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" @lazy-cjk/zh2num@1.0.2 chinese-numbers-converter@2.3.1
npm ls @lazy-cjk/zh2num chinese-numbers-converter | tail -n +2
cat > run.js <<'JS'
const { zh2num } = require('@lazy-cjk/zh2num');
const ChineseNumber = require('chinese-numbers-converter');
for (const words of ['十二万元', '12万元', '1.2万元', '100万', '共3千人', '2025年3月'])
  console.log(words, '→', zh2num(words), '| chinese-numbers-converter', new ChineseNumber(words).toArabicString());
JS
node run.js | tee out
diff out - <<'END' && echo "as found: a hundred and twenty thousand yuan are a hundred and twenty"
十二万元 → 120000元 | chinese-numbers-converter 120000元
12万元 → 120元 | chinese-numbers-converter 120000元
1.2万元 → 1.20元 | chinese-numbers-converter 12000元
100万 → 1000 | chinese-numbers-converter 1000000
共3千人 → 共31000人 | chinese-numbers-converter 共3000人
2025年3月 → 2025年3月 | chinese-numbers-converter 2025年3月
END
