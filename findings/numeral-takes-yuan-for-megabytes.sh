#!/usr/bin/env bash
# Surprise: Numeral.js, reading a sum, takes the MB in RMB for megabytes and the GB in GBP for gigabytes, the units of sizes of files that it can read too: RMB 100, a
# hundred yuan, is 100,000,000 and GBP 100 100,000,000,000, before or behind the figure, with no error. USD, CNY, HKD and ¥ are right, so that one column has both. A
# sum with a remark in brackets, 100元(税前), is a loss: -100. currency.js and accounting.js read the sums of all as they are.
# Seen with numeral 2.0.6, accounting 0.4.1 and currency.js 2.0.4 on 2026-12-02.
source "$(dirname "$0")/start-npm.bash" numeral@2.0.6 accounting@0.4.1 currency.js@2.0.4
npm ls --depth=0 | tail -n +2
cat > run.js <<'JS'
const accounting = require('accounting');
const currency = require('currency.js');
const numeral = require('numeral');
for (const sum of ['RMB 100', 'RMB1,200.50', '100RMB', 'GBP 100', 'USD 100', 'CNY 100', 'HKD 100', '¥100']) console.log(sum, numeral(sum).value(), currency(sum).value, accounting.unformat(sum));
for (const sum of ['100元', '100元(税前)']) console.log(sum, numeral(sum).value(), accounting.unformat(sum));
JS
node run.js | tee out
diff out - <<'END' && echo "as found: a hundred yuan are a hundred millions"
RMB 100 100000000 100 100
RMB1,200.50 1200500000 1200.5 1200.5
100RMB 100000000 100 100
GBP 100 100000000000 100 100
USD 100 100 100 100
CNY 100 100 100 100
HKD 100 100 100 100
¥100 100 100 100
100元 100 100
100元(税前) -100 100
END
