#!/usr/bin/env bash
# Surprise: HyperFormula's INT cuts off what is behind the point: INT(-2.5) is -2 and INT(-0.1) is 0. In Excel and by OpenFormula INT is the integer below, -3 and -1, so that
# a loss is a whole unit too small. fast-formula-parser has these right, and its TRUNC cuts the places that it is told to keep: TRUNC(8.999,2) is 8, not 8.99, and
# TRUNC(12345,-2) all of 12345. formulajs has both right.
# Seen with hyperformula 3.5.0, fast-formula-parser 1.0.19 and @formulajs/formulajs 4.6.1 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" hyperformula@3.5.0 @formulajs/formulajs@4.6.1 fast-formula-parser@1.0.19
npm ls hyperformula @formulajs/formulajs fast-formula-parser --depth=0 | tail -n +2
cat > run.js <<'JS'
const { HyperFormula } = require('hyperformula');
const ours = require('@formulajs/formulajs');
const Parser = require('fast-formula-parser');
const sheet = HyperFormula.buildFromArray([[]], { licenseKey: 'gpl-v3' });
for (const [name, ...numbers] of [['INT', 2.5], ['INT', -2.5], ['INT', -0.1], ['TRUNC', 8.999, 2], ['TRUNC', 12345, -2], ['TRUNC', -2.5, 0]]) {
  const formula = `${name}(${numbers})`;
  console.log(formula, 'hyperformula', sheet.calculateFormula(`=${formula}`, 0), 'fast-formula-parser', new Parser().parse(formula), 'formulajs', ours[name](...numbers));
}
JS
node run.js | tee out
grep -q '^INT(-2.5) hyperformula -2 fast-formula-parser -3 formulajs -3$' out && grep -q '^INT(-0.1) hyperformula 0 fast-formula-parser -1 formulajs -1$' out &&
  grep -q '^TRUNC(8.999,2) hyperformula 8.99 fast-formula-parser 8 formulajs 8.99$' out && echo "as found: one rounds towards zero, the other cuts off the cents"
