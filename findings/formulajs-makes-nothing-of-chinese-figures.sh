#!/usr/bin/env bash
# Surprise: formulajs, the functions of Excel in JavaScript, makes 0 of a text that is no number to it: VALUE("十二") and VALUE("１２"), with full-width figures, are 0 and
# not the error #VALUE! of Excel and HyperFormula, so that a sum over such cells is too small and nobody is told. 12元 is 12. Its own NUMBERVALUE says NaN. And of COUNTIF it
# knows no wildcards, though its MATCH does: of 李明 and 李华 COUNTIF counts none that is 李*.
# Seen with @formulajs/formulajs 4.6.1 and hyperformula 3.5.0 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" @formulajs/formulajs@4.6.1 hyperformula@3.5.0
npm ls @formulajs/formulajs hyperformula --depth=0 | tail -n +2
cat > run.js <<'JS'
const { COUNTIF, MATCH, NUMBERVALUE, VALUE } = require('@formulajs/formulajs');
const { HyperFormula } = require('hyperformula');
const sheet = HyperFormula.buildFromArray([[]], { licenseKey: 'gpl-v3' });
const peer = formula => { const value = sheet.calculateFormula(`=${formula}`, 0); return value.value ?? value; };
for (const text of ['１２', '十二', '12元', '1,234'])
  console.log(text, 'VALUE', VALUE(text), 'NUMBERVALUE', NUMBERVALUE(text, '.', ','), 'hyperformula', peer(`VALUE("${text}")`));
console.log('COUNTIF', COUNTIF(['李明', '李华'], '李*'), 'MATCH', MATCH('李*', ['王芳', '李华'], 0), 'hyperformula', peer('COUNTIF({"李明","李华"},"李*")'));
JS
node run.js | tee out
grep -qx '１２ VALUE 0 NUMBERVALUE NaN hyperformula #VALUE!' out && grep -qx '十二 VALUE 0 NUMBERVALUE NaN hyperformula #VALUE!' out && grep -qx '12元 VALUE 12 .*' out &&
  grep -qx 'COUNTIF 0 MATCH 2 hyperformula 2' out && echo "as found: twelve is nothing"
