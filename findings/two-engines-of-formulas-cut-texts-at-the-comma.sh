#!/usr/bin/env bash
# Surprise: hot-formula-parser and @fortune-sheet/formula-parser, the engine of FortuneSheet, count with the figures at the beginning of a text and leave the rest:
# "1,000"+1, which is 1001 in Excel, is 2, SUM("1,000",1) too, "12%"*100 is 1200 and not 12, and "1.5万"*2, an error in Excel, is 3. A sum that is a text counts for a
# thousandth, with no error; "¥100"+1 is one. HyperFormula has 12 for the percentage and an error for the rest.
# Seen with hot-formula-parser 4.0.0, @fortune-sheet/formula-parser 0.2.13 and hyperformula 3.5.0 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" hot-formula-parser@4.0.0 @fortune-sheet/formula-parser@0.2.13 hyperformula@3.5.0
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const { HyperFormula } = require('hyperformula');
const engines = [require('hot-formula-parser').Parser, require('@fortune-sheet/formula-parser').Parser].map(Parser => new Parser());
for (const formula of ['"1000"+1', '"1,000"+1', 'SUM("1,000",1)', '"12%"*100', '"1.5万"*2', '"¥100"+1']) {
  const value = HyperFormula.buildFromArray([[`=${formula}`]], { licenseKey: 'gpl-v3' }).getCellValue({ sheet: 0, row: 0, col: 0 });
  console.log(formula, ...engines.map(engine => engine.parse(formula)).map(({ error, result }) => error ?? result), '| hyperformula', value?.value ?? value);
}
JS
node run.js | tee out
diff out - <<'END' && echo "as found: a thousand and one is two"
"1000"+1 1001 1001 | hyperformula 1001
"1,000"+1 2 2 | hyperformula #VALUE!
SUM("1,000",1) 2 2 | hyperformula #VALUE!
"12%"*100 1200 1200 | hyperformula 12
"1.5万"*2 3 3 | hyperformula #VALUE!
"¥100"+1 #VALUE! #VALUE! | hyperformula #VALUE!
END
