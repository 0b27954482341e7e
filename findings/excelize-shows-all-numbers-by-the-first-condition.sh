#!/usr/bin/env bash
# Surprise: Excelize (as excelize-wasm, which brings the library for Go to JavaScript), which gives cells as their formats show them, reads a condition in a number
# format (ECMA-376 Part 1, 18.8.31: [>=10000], [=1]) and never asks whether it holds: every number that is not negative is shown by the first section. 75 points in
# [<60]"不及格";"及格" are failed, 0 in [=1]"是";[=0]"否";0 is yes, 345 yuan in [>=10000]0.0,"千元";0"元" are 0.3千元. The third section, for zero, it leaves out as well: 0 in
# 0;-0;"无" is 0. SheetJS shows what Excel shows.
# Seen with excelize-wasm 0.1.3 and @e965/xlsx 0.20.3 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" excelize-wasm@0.1.3 @e965/xlsx@0.20.3
npm ls --depth=0 | tail -n +2
cat > run.mjs <<'JS'
import { SSF } from '@e965/xlsx';
import { init } from 'excelize-wasm';
const excelize = await init('node_modules/excelize-wasm/excelize.wasm.gz');
const PASS = '[<60]"不及格";"及格"', YES = '[=1]"是";[=0]"否";0', SUM = '[>=10000]0.0,"千元";0"元"', NONE = '0;-0;"无"';
const cells = [[PASS, 59], [PASS, 75], [YES, 1], [YES, 0], [SUM, 12345], [SUM, 345], [NONE, 0], ['0"人";-0"人"', -3]];
const book = excelize.NewFile();
cells.forEach(([format, value], row) => {
  book.SetCellValue('Sheet1', `A${row + 1}`, value);
  book.SetCellStyle('Sheet1', `A${row + 1}`, `A${row + 1}`, book.NewStyle({ CustomNumFmt: format }).style);
});
const read = excelize.OpenReader(book.WriteToBuffer().buffer);
cells.forEach(([format, value], row) => console.log(format, value, 'excelize', read.GetCellValue('Sheet1', `A${row + 1}`).value, 'SheetJS', SSF.format(format, value)));
process.exit();
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: a pass is a failure, and no is yes"
[<60]"不及格";"及格" 59 excelize 不及格 SheetJS 不及格
[<60]"不及格";"及格" 75 excelize 不及格 SheetJS 及格
[=1]"是";[=0]"否";0 1 excelize 是 SheetJS 是
[=1]"是";[=0]"否";0 0 excelize 是 SheetJS 否
[>=10000]0.0,"千元";0"元" 12345 excelize 12.3千元 SheetJS 12.3千元
[>=10000]0.0,"千元";0"元" 345 excelize 0.3千元 SheetJS 345元
0;-0;"无" 0 excelize 0 SheetJS 无
0"人";-0"人" -3 excelize -3人 SheetJS -3人
END
