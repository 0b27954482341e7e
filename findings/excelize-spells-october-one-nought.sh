#!/usr/bin/env bash
# Surprise: Excelize (as excelize-wasm, which brings the library for Go to JavaScript), which gives cells as their formats show them, spells the day and the month of
# a date in Chinese numerals ([DBNum1][$-804]yyyy"年"m"月"d"日") figure by figure, as only a year is read: 1 October 2025 is 二○二五年一○月一日, and the 21st is 二一日. Excel shows
# 二〇二五年十月二十一日, as it is read. chrono finds no date in 一○月一日, and takes 二○二五年一一月三○日, 30 November, for 3 February of the year 25.
# Seen with excelize-wasm 0.1.3 and chrono-node 2.10.3 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" excelize-wasm@0.1.3 chrono-node@2.10.3
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import * as chrono from 'chrono-node';
import { init } from 'excelize-wasm';
const excelize = await init('node_modules/excelize-wasm/excelize.wasm.gz');
const book = excelize.NewFile();
const { style } = book.NewStyle({ CustomNumFmt: '[DBNum1][$-804]yyyy"年"m"月"d"日"' });
const show = day => {
  book.SetCellValue('Sheet1', 'A1', day);
  book.SetCellStyle('Sheet1', 'A1', 'A1', style);
  return book.GetCellValue('Sheet1', 'A1').value;
};
for (const words of [show(45931), show(45951), show(45991), '二〇二五年十月二十一日']) {
  const [found] = chrono.zh.hans.parse(words);
  console.log(words, 'chrono', found ? ['year', 'month', 'day'].map(part => found.start.get(part)).join('-') : 'nothing');
}
process.exit();
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: the month and the day are figures"
二○二五年一○月一日 chrono nothing
二○二五年一○月二一日 chrono nothing
二○二五年一一月三○日 chrono 25-2-3
二〇二五年十月二十一日 chrono 2025-10-21
END
