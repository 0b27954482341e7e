#!/usr/bin/env bash
# Surprise: HyperFormula's TEXT writes a share with a percent format as a hundredth of it: TEXT(0.256,"0.0%") is 0.3%, where Excel writes 25.6% (% in a format multiplies
# by a hundred; ECMA-376 Part 1, 18.8.31), and TEXT(1,"0%") is 1%. What it does not know of a format it leaves standing as a word behind the figure, with no error:
# TEXT(1234,"#,##0") is 1234,##0 and a telephone number by 000-0000-0000 13800138000-0000-0000. formulajs and fast-formula-parser write 25.6%.
# Seen with hyperformula 3.5.0, @formulajs/formulajs 4.6.1 and fast-formula-parser 1.0.19 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" hyperformula@3.5.0 @formulajs/formulajs@4.6.1 fast-formula-parser@1.0.19
npm ls hyperformula @formulajs/formulajs fast-formula-parser --depth=0 | tail -n +2
cat > run.js <<'JS'
const { HyperFormula } = require('hyperformula');
const { TEXT } = require('@formulajs/formulajs');
const Parser = require('fast-formula-parser');
const sheet = HyperFormula.buildFromArray([[]], { licenseKey: 'gpl-v3' });
for (const [number, format] of [[0.256, '0.0%'], [1, '0%'], [1234, '#,##0'], [13800138000, '000-0000-0000'], [2.5, '0.00']]) {
  const formula = `TEXT(${number},"${format}")`;
  console.log(formula, 'hyperformula', sheet.calculateFormula(`=${formula}`, 0), 'formulajs', TEXT(number, format), 'fast-formula-parser', new Parser().parse(formula));
}
JS
node run.js | tee out
grep -q '"0.0%") hyperformula 0.3% formulajs 25.6% fast-formula-parser 25.6%$' out && grep -q '"0%") hyperformula 1% formulajs 100% ' out &&
  grep -q 'hyperformula 1234,##0 ' out && grep -q 'hyperformula 13800138000-0000-0000 ' out && grep -q 'hyperformula 2.50 formulajs 2.50 ' out &&
  echo "as found: a quarter is a quarter of a percent"
