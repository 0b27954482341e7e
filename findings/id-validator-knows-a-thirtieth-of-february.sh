#!/usr/bin/env bash
# Surprise: id-validator, a validator of Chinese identity numbers for Node.js, knows the months and not how long they are: a number of one who was born on 30
# February or 31 April is valid to it, if the check digit is right, and it tells that birthday; of the 13th month and of the 32nd day it says that there are none.
# idcard, its peer, refuses them all.
# Seen with id-validator 1.3.0 and idcard 4.2.0 on 2026-12-01.
source "$(dirname "$0")/start-npm.bash" id-validator@1.3.0 idcard@4.2.0
npm ls id-validator idcard | tail -n +2
cat > run.js <<'JS'
const IDValidator = require('id-validator');
const idcard = require('idcard');
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]; // GB 11643-1999
const number = first => first + '10X98765432'[[...first].reduce((sum, digit, at) => sum + digit * WEIGHTS[at], 0) % 11];
const validator = new IDValidator();
for (const day of ['19900228', '19900230', '19900431', '19901301', '19900132']) {
  const it = number(`110105${day}123`);
  console.log(day, 'id-validator', validator.isValid(it), validator.getInfo(it).birth, 'idcard', idcard.verify(it));
}
JS
node run.js | tee out
diff out - << 'OUT' && echo "as found: born on 30 February"
19900228 id-validator true 1990-02-28 idcard true
19900230 id-validator true 1990-02-30 idcard false
19900431 id-validator true 1990-04-31 idcard false
19901301 id-validator false undefined idcard false
19900132 id-validator false undefined idcard false
OUT
