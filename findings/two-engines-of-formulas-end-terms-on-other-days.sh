#!/usr/bin/env bash
# Surprise: a term of months that ends in February ends on other days with two engines of formulas. A month after 31 January 2024 is 29 February (EDATE of Excel and of
# OpenFormula: the last day, if the month has no such day): HyperFormula has the 28th, as if there were no leap years, though its EOMONTH has the 29th, and
# fast-formula-parser 2 March. The latter goes over the end of every shorter month, so six months after 31 August 2025 is 3 March. formulajs is right.
# Seen with hyperformula 3.5.0, fast-formula-parser 1.0.19 and @formulajs/formulajs 4.6.1 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" hyperformula@3.5.0 @formulajs/formulajs@4.6.1 fast-formula-parser@1.0.19
npm ls hyperformula @formulajs/formulajs fast-formula-parser --depth=0 | tail -n +2
cat > run.js <<'JS'
const { HyperFormula } = require('hyperformula');
const { DATE, EDATE } = require('@formulajs/formulajs');
const Parser = require('fast-formula-parser');
const sheet = HyperFormula.buildFromArray([[]], { licenseKey: 'gpl-v3' });
const day = serial => new Date(Date.UTC(1899, 11, 30) + serial * 864e5).toISOString().slice(0, 10);
for (const [y, m, d, months] of [[2024, 1, 31, 1], [2023, 8, 31, 6], [2025, 8, 31, 6], [2025, 3, 31, 1], [2025, 1, 15, 1]]) {
  const formula = `EDATE(DATE(${y},${m},${d}),${months})`;
  console.log(formula, 'hyperformula', day(sheet.calculateFormula(`=${formula}`, 0)), 'fast-formula-parser', day(new Parser().parse(formula)),
    'formulajs', EDATE(DATE(y, m, d), months).toLocaleDateString('sv'));
}
console.log('EOMONTH(DATE(2024,1,31),1) hyperformula', day(sheet.calculateFormula('=EOMONTH(DATE(2024,1,31),1)', 0)));
JS
node run.js | tee out
tail -n 6 out | cut -d ' ' -f 2- | diff - <(cat <<'END'
hyperformula 2024-02-28 fast-formula-parser 2024-03-02 formulajs 2024-02-29
hyperformula 2024-02-28 fast-formula-parser 2024-03-02 formulajs 2024-02-29
hyperformula 2026-02-28 fast-formula-parser 2026-03-03 formulajs 2026-02-28
hyperformula 2025-04-30 fast-formula-parser 2025-05-01 formulajs 2025-04-30
hyperformula 2025-02-15 fast-formula-parser 2025-02-15 formulajs 2025-02-15
hyperformula 2024-02-29
END
) && echo "as found: one end is a day early, the other in the month after"
