#!/usr/bin/env bash
# Surprise: to-words, which writes numbers in words of 135 languages, Chinese sums "in financial characters" among them, writes 110000 as 十万万, which is a thousand
# million, and 210000 as 二十万万: it takes 十万, a hundred thousand, for a unit as "million" is one, and puts what is left behind it. 1100000 is 百万十万, and 50 fen are
# 伍拾分, with 整, "even", behind them, where 伍角 is meant. For 120000 yuan there is 拾萬贰萬圆整. nzh writes 壹拾壹万元整, and a reader of
# numerals makes 1000000000 of the one and 110000 of the other.
# Seen with to-words 5.7.0, nzh 1.0.14 and chinese-parseint2 2.0.6 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" to-words@5.7.0 nzh@1.0.14 chinese-parseint2@2.0.6
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const { ToWords } = require('to-words');
const nzh = require('nzh').cn;
const parse = require('chinese-parseint2').default;
const writer = new ToWords({ localeCode: 'zh-CN' });
for (const sum of [110000, 210000, 120000, 1100000, 2000, 1234.5]) {
  const words = writer.convert(sum).replaceAll(' ', '');
  const money = writer.convert(sum, { currency: true, formal: true });
  console.log(`${sum}: to-words ${words} (read as ${parse(words)}), ${money}; nzh ${nzh.encodeS(sum)} (read as ${parse(nzh.encodeS(sum))}), ${nzh.toMoney(sum, { outSymbol: false })}`);
}
JS
node run.js | tee out
diff out - <<'END' && echo "as found: 110000 reads as 1000000000"
110000: to-words 十万万 (read as 1000000000), 拾萬 萬 圆 整; nzh 十一万 (read as 110000), 壹拾壹万元整
210000: to-words 二十万万 (read as 2000000000), 贰 拾萬 萬 圆 整; nzh 二十一万 (read as 210000), 贰拾壹万元整
120000: to-words 十万二万 (read as 120000), 拾萬 贰 萬 圆 整; nzh 十二万 (read as 120000), 壹拾贰万元整
1100000: to-words 百万十万 (read as 1100000), 佰萬 拾萬 圆 整; nzh 一百一十万 (read as 1100000), 壹佰壹拾万元整
2000: to-words 二千 (read as 2000), 贰 仟 圆 整; nzh 二千 (read as 2000), 贰仟元整
1234.5: to-words 千二百三十四点五 (read as NaN), 仟 贰 佰 叁拾 肆 圆  伍拾 分 整; nzh 一千二百三十四点五 (read as NaN), 壹仟贰佰叁拾肆元伍角
END
