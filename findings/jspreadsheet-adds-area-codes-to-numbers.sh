#!/usr/bin/env bash
# Surprise: @jspreadsheet/formula, which counts formulas as Excel does, puts a + of JavaScript for the & that joins texts (OpenFormula 1.3, 6.4.10): of 2025 and 10,
# =A1&B1 is 2035, and of the area code 010 and the telephone 12345678, both texts, 12345686, with no error. With a text that is no number between them, =A1&"年"&B1, it
# joins, so that a formula may hold for years; CONCATENATE joins always. HyperFormula has 202510.
# Seen with @jspreadsheet/formula 2.0.2 and hyperformula 3.5.0 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" @jspreadsheet/formula@2.0.2 hyperformula@3.5.0
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const required = require('@jspreadsheet/formula');
const { HyperFormula } = require('hyperformula');
const count = required.default ?? required;
for (const [formula, A1, B1] of [['A1&B1', 2025, 10], ['A1&B1', "'010", "'12345678"], ['A1&"年"&B1', 2025, 10], ['CONCATENATE(A1,B1)', 2025, 10]]) {
  const values = [A1, B1].map(value => (typeof value === 'string' ? value.slice(1) : value));
  const book = HyperFormula.buildFromArray([[A1, B1, `=${formula}`]], { licenseKey: 'gpl-v3' });
  console.log(formula, ...values, 'jspreadsheet', count(formula, { A1: values[0], B1: values[1] }), 'hyperformula', book.getCellValue({ sheet: 0, row: 0, col: 2 }));
}
JS
node run.js | tee out
diff out - <<'END' && echo "as found: the area code is added to the number"
A1&B1 2025 10 jspreadsheet 2035 hyperformula 202510
A1&B1 010 12345678 jspreadsheet 12345686 hyperformula 01012345678
A1&"年"&B1 2025 10 jspreadsheet 2025年10 hyperformula 2025年10
CONCATENATE(A1,B1) 2025 10 jspreadsheet 202510 hyperformula 202510
END
