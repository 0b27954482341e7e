#!/usr/bin/env bash
# Surprise: SheetJS shows a sum in tens of thousands of yuan, 万元, as a tenth of it. Excel has no comma for ten thousand, and the usual format for it in China takes
# the one for a thousand and sets a point of its own before the last figure (0\.0,"万元"; ECMA-376 Part 1, 18.8.31: a character behind \ is shown as it is, a comma
# behind the figures divides by a thousand): 123456 is 12.3万元 in the sheet, and 1.23万元 in SheetJS, which takes the point that is shown for the decimal point and
# divides by a hundred thousand. numfmt, which does the same work, shows 12.3万元.
# Seen with xlsx (SheetJS) 0.18.5, @e965/xlsx (SheetJS) 0.20.3, ssf 0.11.2 and numfmt 4.0.1 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" xlsx@0.18.5 @e965/xlsx@0.20.3 ssf@0.11.2 numfmt@4.0.1
npm ls xlsx @e965/xlsx ssf numfmt | tail -n +2
cat > run.mjs <<'JS'
import { createRequire } from 'node:module'
import { format } from 'numfmt'
const require = createRequire(import.meta.url)
for (const mask of ['0"元"', '0\\.0,"万元"', '0"."0,"万元"'])
  for (const sum of [123456, 98765432])
    console.log(mask, sum, '→', require('xlsx').SSF.format(mask, sum), require('@e965/xlsx').SSF.format(mask, sum), require('ssf').format(mask, sum), format(mask, sum))
JS
node run.mjs | tee out
diff out - <<'END' && echo "as found: the sum is a tenth"
0"元" 123456 → 123456元 123456元 123456元 123456元
0"元" 98765432 → 98765432元 98765432元 98765432元 98765432元
0\.0,"万元" 123456 → 1.23万元 1.23万元 1.23万元 12.3万元
0\.0,"万元" 98765432 → 987.65万元 987.65万元 987.65万元 9876.5万元
0"."0,"万元" 123456 → 1.23万元 1.23万元 1.23万元 12.3万元
0"."0,"万元" 98765432 → 987.65万元 987.65万元 987.65万元 9876.5万元
END
